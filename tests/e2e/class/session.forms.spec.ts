import { test } from '../../support/pages/browser.ts';
import { walkSession } from './session-steps.ts';

test('R523: a session is led from its first step to its last words, without script', async ({
  house,
  open,
}) => {
  test.setTimeout(120_000);
  await walkSession({ house, open, script: false });
});
