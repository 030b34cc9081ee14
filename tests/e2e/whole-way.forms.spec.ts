import { test } from '../support/browser.ts';
import { languages, wholeWay } from './whole-way.ts';

for (const language of languages) {
  test(`R62, R301, R412: from joining to the answer beside a child's words, with forms alone, ${language}`, async ({
    house,
    open,
  }) => {
    test.setTimeout(120_000);
    await wholeWay({ house, open }, { language, live: false });
  });
}
