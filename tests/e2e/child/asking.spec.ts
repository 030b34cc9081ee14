import { test } from '../../support/pages/browser.ts';
import { liveLanguages } from '../every-page/journey-languages.ts';
import { askedThenPublished } from './asking-steps.ts';

for (const language of liveLanguages) {
  test(`R153, R154, R155, R237, R712: a number and harm are asked about on the device within half a second, and nothing leaves it before, ${language}`, {
    tag: '@every-language',
  }, async ({ demo, open }) => {
    await askedThenPublished({ open, demo, language, live: true });
  });
}
