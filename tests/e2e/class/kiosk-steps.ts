import { type BrowserContext, expect, type Page } from '@playwright/test';
import type { T } from '../../../app/i18n/translator.ts';
import type { OpenWindow } from '../../support/pages/browser.ts';
import type { Demo } from '../../support/processes/begun-demo.ts';
import { lookInside, ownWords } from '../child/child-steps.ts';

export const secret = 'The gate behind the gym is never locked.';

/** An adult makes a device a kiosk; one child writes and leaves; the next one finds nothing of it and does the same. */
export async function kioskStory(demo: Demo, { open, t }: { open: OpenWindow; t: T }): Promise<void> {
  const { origin, crew } = demo;
  const page = await open({ origin, width: 390, height: 844 });
  await page.goto('/kiosk');
  await page.getByRole('button', { name: t('kiosk.start') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('kiosk.title'));
  const seats: string[] = [];
  for (const words of [secret, 'A bench would be good.']) {
    await lookInside(page, t, crew.nextCode());
    await page.getByRole('button', { name: t('assent.yes') }).click();
    await expect(page).toHaveURL(/\/here\/name$/);
    await page.goto('/here/part/1');
    await page.locator('textarea').fill(words);
    await page.getByRole('button', { name: t('ask.send') }).click();
    await expect(ownWords(page, words)).toBeVisible();
    // Its page goes by itself when nobody touches it, with script and without.
    await expect(page.locator('head meta[http-equiv=refresh]')).toHaveAttribute(
      'content',
      '480;url=/left?again',
    );
    seats.push((await seatIn(page.context())) ?? '');
    // The next child may come before this one pressed anything.
    await page.goto('/kiosk');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('kiosk.in'));
    await page.getByRole('button', { name: t('leave.now') }).click();
    await expect(page).toHaveURL(/\/kiosk$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('kiosk.title'));
    await nothingIsLeft(page, words);
  }
  expect(new Set(seats).size).toBe(2);
  await page.getByText(t('kiosk.adult.end')).click();
  await page.getByRole('button', { name: t('kiosk.end') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('kiosk.adult'));
  expect(await page.context().cookies()).toEqual([]);
}

async function seatIn(context: BrowserContext): Promise<string | undefined> {
  return (await context.cookies()).find(({ name }) => name === '__Host-seat')?.value;
}

/** Going back, every page of a seat, the cookies and what pages can store: nothing of the child that was here. */
async function nothingIsLeft(page: Page, words: string): Promise<void> {
  expect((await page.context().cookies()).map(({ name }) => name)).toEqual(['__Host-kiosk']);
  for (let step = 0; step < 3; step += 1) {
    await page.goBack();
    await expect(page.getByText(words)).toHaveCount(0);
  }
  for (const path of ['/here', '/here/words', '/here/part/1', '/here/held']) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/$/);
    await expect(page.getByText(words)).toHaveCount(0);
  }
  await page.goto('/kiosk');
}
