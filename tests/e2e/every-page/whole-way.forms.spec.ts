import { test } from '../../support/pages/browser.ts';
import { among, formsLanguages } from './journey-languages.ts';
import { wholeWay, written } from './whole-way.ts';

// The last file of all: its languages are shared out, so that no worker has all of them while the other has nothing.
test.describe.configure({ mode: 'parallel' });

for (const language of among(formsLanguages, written)) {
  test(`R62, R301, R412: from joining to the answer beside a child's words, with forms alone, ${language}`, {
    tag: '@every-language',
  }, async ({ house, open }) => {
    test.setTimeout(120_000);
    await wholeWay({ house, open }, { language, live: false });
  });
}
