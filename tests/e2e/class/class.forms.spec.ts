import { test } from '../../support/pages/browser.ts';
import { classStory } from './class-steps.ts';

test('R408, R409, R428: a class takes part half at a kiosk and half on paper, and reads its answer', async ({
  house,
  open,
}) => {
  // A kit for twenty is drawn, and a release.
  test.setTimeout(240_000);
  await classStory({ house, open }, { live: false });
});
