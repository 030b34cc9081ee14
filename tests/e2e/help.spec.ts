import { test } from '../support/browser.ts';
import { tellAndBeAnswered } from './help-steps.ts';
import { liveLanguages } from './journey-languages.ts';

for (const language of liveLanguages) {
  test(`R174: a child tells, two leads open it, it reads the answer with six words, on pages that live, ${language}`, {
    tag: '@every-language',
  }, async ({ demo, open }) => {
    await tellAndBeAnswered({ demo, open, language });
  });
}
