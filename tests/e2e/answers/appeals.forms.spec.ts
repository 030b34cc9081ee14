import { test } from '../../support/pages/browser.ts';
import { formsLanguages } from '../every-page/journey-languages.ts';
import { appealAndRestore, reportAndRestore } from './appeals-steps.ts';

for (const language of formsLanguages) {
  test(`R148, R150, R713, R968: an insult is returned, another adult restores it; twice reported it is hidden and restored, with forms alone, ${language}`, {
    tag: '@every-language',
  }, async ({ demo, open }) => {
    const way = { open, demo, language, live: false };
    const author = await appealAndRestore(way);
    await reportAndRestore(way, author);
  });
}
