import { expect } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { joinAsChild } from '../../support/pages/journeys.ts';
import { ownWords, say } from '../child/child-steps.ts';
import { wordsOfAnybody, wordsOfChild } from '../help/words-along-steps.ts';

test('R475, R476: without script letters change, and nothing promises to read', async ({ demo, open }) => {
  const { t } = speakerOf('en');
  const page = await open({ origin: demo.origin });
  await page.goto('/look?back=/help');
  await page.locator('[name=font][value=lexend]').check();
  await page.locator('[name=aloud][value=yes]').check();
  await page
    .getByRole('button', { name: t('look.save') })
    .last()
    .click();
  await expect(page).toHaveURL(/\/help$/);
  await expect(page.locator('h1')).toHaveCSS('font-family', /^"?Lexend/);
  await expect(page.locator('.reader')).toBeHidden();
});

test('R628: who changes language and words while something is typed finds it in its box again, and nothing was sent', async ({
  demo,
  open,
}) => {
  const [english, arabic] = [speakerOf('en'), speakerOf('ar', 'younger')];
  const page = await open({ origin: demo.origin, as: await joinAsChild(demo.origin, demo.crew.nextCode()) });
  await page.goto('/here');
  await page.locator('.path a[href*="/here/part/"]').first().click();
  const here = page.url();
  const words = 'Not sent yet,\nand in two lines.';
  await page.locator('textarea').first().fill(words);
  await page.getByRole('button', { name: english.t('foot.look') }).click();
  await expect(page).toHaveURL(/\/look$/);
  await page.locator('[name=language][value=ar]').check();
  await page.locator('[name=level][value=younger]').check();
  await page
    .getByRole('button', { name: english.t('look.save') })
    .last()
    .click();
  await expect(page).toHaveURL(new URL(here).pathname);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(page.locator('textarea').first()).toHaveValue(words);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.locator('article.own')).toHaveCount(0);
  await say(page, arabic.t, 'Sent now.');
  await expect(ownWords(page, 'Sent now.')).toContainText(arabic.t('state.waiting'));
});

test('R628: without a word in the box the same button leads to the look and back', async ({ demo, open }) => {
  const { t } = speakerOf('en');
  const page = await open({ origin: demo.origin, as: await joinAsChild(demo.origin, demo.crew.nextCode()) });
  await page.goto('/here');
  await page.locator('.path a[href*="/here/room/"]').first().click();
  const here = page.url();
  await page.getByRole('button', { name: t('foot.look') }).click();
  await page.locator('[name=theme][value=dark]').check();
  await page
    .getByRole('button', { name: t('look.save') })
    .last()
    .click();
  await expect(page).toHaveURL(new URL(here).pathname);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('R628: without a script what is typed comes along from every box, of a child and of anybody, and to other words of a part', async ({
  demo,
  open,
}) => {
  const as = await joinAsChild(demo.origin, demo.crew.nextCode());
  await wordsOfChild(await open({ origin: demo.origin, as, language: 'ar' }));
  await wordsOfAnybody(await open({ origin: demo.origin, language: 'ar' }));
});
