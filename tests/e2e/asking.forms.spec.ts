import { test } from '../support/browser.ts';
import { askedThenPublished } from './asking-steps.ts';
import { everyLanguage } from './journey-languages.ts';

for (const language of everyLanguage) {
  test(`R153, R154, R155, R237: a number and harm are asked about in the answer to the form, ${language}`, {
    tag: '@every-language',
  }, async ({ demo, open }) => {
    await askedThenPublished({ open, demo, language, live: false });
  });
}
