import { test } from '../../support/pages/browser.ts';
import { startMovedDemo } from '../answers/moved-demo.ts';
import { walkListening } from './listening-steps.ts';

test('R530, R531, R532: an hour in which a decision-maker listens, from its plan to its end, with script', async ({
  afterwards,
  open,
}) => {
  test.setTimeout(120_000);
  const demo = await startMovedDemo();
  afterwards(demo.remove);
  await walkListening({ demo, open, script: true });
});
