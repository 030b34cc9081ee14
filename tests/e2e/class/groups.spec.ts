import { test } from '../../support/pages/browser.ts';
import { walkGroups } from './groups-steps.ts';

test('R600 to R604, R1293: a room goes into small groups and comes back, with script', async ({
  house,
  open,
}) => {
  test.setTimeout(120_000);
  await walkGroups({ house, open, script: true, language: 'en' });
});
