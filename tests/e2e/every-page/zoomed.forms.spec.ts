import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { stillAsked } from './still-asked.ts';
import { left, zoomedWay } from './zoomed-steps.ts';

test('R627: in high contrast, four times as large, a child walks its whole way by forms, from right to left', async ({
  demo,
  open,
}) => {
  await zoomedWay({ demo, open }, { language: 'ar', words: 'اسألونا قبل أن تحفظوه.', live: false });
});

test('R1133: four times as large and from right to left, the question whether somebody is still there has its button on the screen', async ({
  stage,
  open,
}) => {
  const page = await open({ origin: stage.product.origin, as: stage.people.kiosk, language: 'ar', ...left });
  await stillAsked(page, { t: speakerOf('ar').t, live: false });
});
