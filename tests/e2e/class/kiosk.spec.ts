import { expect } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { join } from '../child/child-steps.ts';
import { kioskStory } from './kiosk-steps.ts';

test('R404, R405: at a shared device the next child finds nothing of the one before', async ({
  demo,
  open,
}) => {
  await kioskStory(demo, { open, t: speakerOf('en').t });
});

test('R405: a page that lives goes from a shared device where its script does not come', async ({
  demo,
  open,
}) => {
  const { t } = speakerOf('en');
  const page = await open({ origin: demo.origin, width: 390, height: 844 });
  await page.goto('/kiosk');
  await page.getByRole('button', { name: t('kiosk.start') }).click();
  await join(page, t, demo.crew.nextCode());
  await page.goto('/here');
  await page.getByRole('link', { name: t('home.room') }).click();
  // What goes.js looks for: this one knows for itself.
  await expect(page.locator('html[data-lives]')).toHaveCount(1);
  await page.route(/\/assets\/.*\.js$/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: '' }),
  );
  await page.clock.install();
  await page.reload();
  await page.locator('textarea').fill('Nobody has read this sentence yet.');
  await page.clock.fastForward(478_000);
  await expect(page).toHaveURL(/\/here\/room\//);
  await page.clock.fastForward(4_000);
  await expect(page).toHaveURL(/\/kiosk$/);
});
