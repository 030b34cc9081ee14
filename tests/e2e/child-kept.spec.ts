import { expect, type Page } from '@playwright/test';
import { test } from '../support/browser.ts';
import { joinAsChild } from '../support/journeys.ts';
import { speakerOf } from '../support/stage.ts';
import { refuseInstead } from './lost-line.ts';

/** Words that were typed, on pages that live: nothing that happens elsewhere takes them. */

const { t } = speakerOf('en');
const alive = (page: Page) => page.locator('.kept-place, [data-line=live]');

test('R662: a page that votes asks once more for what it may have missed when nobody answered', async ({
  demo,
  open,
}) => {
  const as = await joinAsChild(demo.origin, demo.crew.nextCode());
  const page = await open({ origin: demo.origin, as, language: 'en' });
  const asks = await refuseInstead(page, { name: 'statements:next', code: 'try-again' });
  await page.goto('/here');
  await page.getByRole('link', { name: t('vote.title'), exact: true }).click();
  await expect(alive(page)).toHaveCount(1);
  await expect.poll(() => asks.sent.length).toBe(1);
  asks.refuse(false);
  await expect.poll(() => asks.sent.length).toBe(2);
  as.close();
});
