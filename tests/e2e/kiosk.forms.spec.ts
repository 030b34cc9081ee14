import { test } from '../support/browser.ts';
import { speakerOf } from '../support/stage.ts';
import { kioskStory } from './kiosk-steps.ts';

test('R404, R405: at a shared device the next child finds nothing of the one before', async ({
  demo,
  open,
}) => {
  await kioskStory(demo, { open, t: speakerOf('en').t });
});
