import { test } from '../../support/pages/browser.ts';
import { among, liveLanguages } from './journey-languages.ts';
import { wholeWay, written } from './whole-way.ts';

for (const language of among(liveLanguages, written)) {
  test(`from joining to the answer beside a child's words, live, ${language}`, {
    tag: '@every-language',
  }, async ({ house, open }) => {
    test.setTimeout(120_000);
    await wholeWay({ house, open }, { language, live: true });
  });
}
