import { test } from '../../support/pages/browser.ts';
import { zoomedWay } from './zoomed-steps.ts';

test('R627: in high contrast, four times as large, a child walks its whole way by forms, from right to left', async ({
  demo,
  open,
}) => {
  await zoomedWay({ demo, open }, { language: 'ar', words: 'اسألونا قبل أن تحفظوه.', live: false });
});
