import { test } from '../support/browser.ts';
import { tellAndBeAnswered } from './help-steps.ts';
import { formsLanguages } from './journey-languages.ts';

for (const language of formsLanguages) {
  test(`R174: a child tells, two leads open it, it reads the answer with six words, with forms alone, ${language}`, {
    tag: '@every-language',
  }, async ({ demo, open }) => {
    await tellAndBeAnswered({ demo, open, language });
  });
}
