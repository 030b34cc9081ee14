import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { stillAsked } from './still-asked.ts';
import { left, zoomedWay } from './zoomed-steps.ts';

test('R627: in high contrast, four times as large, a child walks its whole way on pages that live', async ({
  demo,
  open,
}) => {
  await zoomedWay({ demo, open }, { language: 'en', words: 'Ask us before you keep it.', live: true });
});

test('R1133: four times as large, the question whether somebody is still there has its button on the screen', async ({
  stage,
  open,
}) => {
  const page = await open({ origin: stage.product.origin, as: stage.people.kiosk, language: 'en', ...left });
  await stillAsked(page, { t: speakerOf('en').t, live: true });
});
