import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { kioskStory } from './kiosk-steps.ts';

test('R404, R405: at a shared device the next child finds nothing of the one before', async ({
  demo,
  open,
}) => {
  await kioskStory(demo, { open, t: speakerOf('en').t });
});
