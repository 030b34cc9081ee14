import { test } from '../../support/pages/browser.ts';
import { formsLanguages } from '../every-page/journey-languages.ts';
import { askedThenPublished } from './asking-steps.ts';

for (const language of formsLanguages) {
  test(`R153, R154, R155, R237, R712: a number and harm are asked about in the answer to the form, ${language}`, {
    tag: '@every-language',
  }, async ({ demo, open }) => {
    await askedThenPublished({ open, demo, language, live: false });
  });
}
