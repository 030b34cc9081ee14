import { expect } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { newWindow, test } from '../../support/pages/browser.ts';
import { holdLine } from '../every-page/lost-line.ts';
import { join, say } from './child-steps.ts';

/** Two children one after the other on one telephone, the page of the first still open. */

const { t } = speakerOf('en');
const typed = 'These are the words of the first of us.';

test('R1009: a page that lives is the first child’s no more once the second came in, and shows none of its words', async ({
  demo,
  open,
}) => {
  const first = await open({ origin: demo.origin, language: 'en', width: 360, height: 640 });
  await join(first, t, demo.crew.nextCode());
  await first.goto('/here');
  await first.getByRole('link', { name: t('home.room') }).click();
  await expect(first.locator('.kept-place')).toHaveCount(1);
  await first.locator('textarea').fill(typed);
  const second = await first.context().newPage();
  await join(second, t, demo.crew.nextCode());
  await expect(first).toHaveURL(/\/here\?other$/);
  await expect(first.getByText(t('other.text'))).toBeVisible();
  await expect(first.getByText(typed)).toHaveCount(0);
  await second.goto('/here/words');
  await expect(second.getByText(typed)).toHaveCount(0);
});

test('R1009: words that waited for a line go for nobody else', async ({ demo, browser }) => {
  test.setTimeout(60_000);
  const context = await newWindow(browser, { origin: demo.origin, language: 'en', width: 360, height: 640 });
  const first = await context.newPage();
  const line = await holdLine(first);
  await join(first, t, demo.crew.nextCode());
  await first.goto('/here');
  await first.getByRole('link', { name: t('home.room') }).click();
  await expect(first.locator('.kept-place')).toHaveCount(1);
  await line.lose();
  await expect(first.locator('#lost')).toBeVisible();
  await say(first, t, typed);
  const second = await context.newPage();
  await join(second, t, demo.crew.nextCode());
  line.back();
  await expect(first).toHaveURL(/\/here\?other$/, { timeout: 40_000 });
  await expect(first.getByText(t('other.text'))).toBeVisible();
  await second.goto('/here/words');
  await expect(second.getByText(typed)).toHaveCount(0);
  await context.close();
});
