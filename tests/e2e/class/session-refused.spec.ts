import { test } from '../../support/pages/browser.ts';
import { refusedSteps } from './session-refused-steps.ts';

test('R1134: where a room is led, what was not taken is said where it was pressed, with script', async ({
  house,
  open,
}) => {
  await refusedSteps({ house, open }, { script: true });
});
