import { test } from '../../support/pages/browser.ts';
import { zoomedWay } from './zoomed-steps.ts';

test('R627: in high contrast, four times as large, a child walks its whole way on pages that live', async ({
  demo,
  open,
}) => {
  await zoomedWay({ demo, open }, { language: 'en', words: 'Ask us before you keep it.', live: true });
});
