import { test } from '../../support/pages/browser.ts';
import { liveLanguages } from '../every-page/journey-languages.ts';
import { tellAndBeAnswered } from './help-steps.ts';

for (const language of liveLanguages) {
  test(`R174: a child tells, two leads open it, it reads the answer with six words, on pages that live, ${language}`, {
    tag: '@every-language',
  }, async ({ demo, open }) => {
    await tellAndBeAnswered({ demo, open, language });
  });
}
