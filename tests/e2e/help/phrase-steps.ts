import { expect, type Page } from '@playwright/test';
import type { T } from '../../../app/i18n/translator.ts';

/** Steps with six words, found by what stands on the page; the same with and without script. */

/** From the page of names to the six words, which are answered as they stand there. */
export async function takePhrase(page: Page, t: T): Promise<string[]> {
  await page.locator('main a[href="/here/phrase"]').click();
  await expect(page.getByRole('link', { name: t('phrase.without') })).toBeVisible();
  await page.getByRole('button', { name: t('phrase.show') }).click();
  return phraseShown(page, t);
}

export async function phraseShown(page: Page, t: T): Promise<string[]> {
  const words = page.getByRole('list', { name: t('phrase.yours') }).locator('.six-word');
  await expect(words).toHaveCount(6);
  return words.allTextContents();
}

/** "I was here before", from the first page. */
export async function comeBack(page: Page, t: T, typed: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: t('back.title') }).click();
  await typeWords(page, t, typed);
}

/** After wrong words the next ones wait a second, and a program types faster than that: it tries again, as a child would. */
export async function typeWords(page: Page, t: T, typed: string): Promise<void> {
  await expect(async () => {
    await page.getByLabel(t('phrase.yours')).fill(typed);
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: t('back.do') }).click();
    expect((await answer).status()).not.toBe(429);
  }).toPass();
}
