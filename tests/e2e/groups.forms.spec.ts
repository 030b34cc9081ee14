import { test } from '../support/browser.ts';
import { walkGroups } from './groups-steps.ts';

for (const language of ['ar', 'zh'] as const) {
  test(`R600 to R604: a room goes into small groups and comes back, by forms alone, ${language}`, async ({
    house,
    open,
  }) => {
    test.setTimeout(120_000);
    await walkGroups({ house, open, script: false, language });
  });
}
