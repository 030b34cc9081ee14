import { test } from '../../support/pages/browser.ts';
import { ofThree } from '../every-page/journey-languages.ts';
import { walkGroups } from './groups-steps.ts';

for (const language of ofThree) {
  test(`R600 to R604, R1293: a room goes into small groups and comes back, by forms alone, ${language}`, {
    tag: '@every-language',
  }, async ({ house, open }) => {
    test.setTimeout(120_000);
    await walkGroups({ house, open, script: false, language });
  });
}
