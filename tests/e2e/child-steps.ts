import { expect, type Locator, type Page } from '@playwright/test';
import type { T } from '../../app/i18n/translator.ts';

/** Steps of a child, found by the words on the page. The same with and without script, in every language. */

/** What a person decided stands on a child's live page within this. */
export const soon = { timeout: 1_000 };

export async function lookInside(page: Page, t: T, code: string): Promise<void> {
  await page.getByLabel(t('code.label')).fill(code);
  await page.getByRole('button', { name: t('code.look') }).click();
}

/** From the first page to the seat. */
export async function join(page: Page, t: T, code: string): Promise<void> {
  await page.goto('/');
  await lookInside(page, t, code);
  await page.getByRole('button', { name: t('assent.yes') }).click();
  await expect(page).toHaveURL(/\/here\/name$/);
}

/** Takes the first of the other names and answers it. */
export async function takeAnotherName(page: Page, t: T): Promise<string> {
  const before = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await page.getByRole('link', { name: t('name.more') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(before);
  const others = page.locator('form').filter({ has: page.locator('button[name=name]') });
  const other = others.getByRole('button').first();
  const name = ((await other.textContent()) ?? '').trim();
  await other.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${t('name.title')} ${name}`);
  return name;
}

export async function practise(page: Page, t: T, words: string): Promise<void> {
  await page.getByRole('link', { name: t('home.practice') }).click();
  await page.getByLabel(t('practice.label')).fill(words);
  await page.getByRole('button', { name: t('practice.send') }).click();
  await expect(page.getByText(words).first()).toBeVisible();
  await expect(page.getByText(t('practice.end'))).toBeVisible();
  await page.getByRole('link', { name: t('practice.on') }).click();
  await expect(page).toHaveURL(/\/here$/);
}

/** Writes into the box of the page and sends it to be read. */
export async function say(page: Page, t: T, words: string): Promise<void> {
  await page.locator('textarea').fill(words);
  await page.getByRole('button', { name: t('ask.send') }).click();
}

/** The child's own words as they stand on a page, with their state, reason and acts. */
export function ownWords(page: Page, words: string): Locator {
  return page.locator('article.own').filter({ hasText: words });
}

/** What everybody in the room reads. */
export function shownWords(page: Page, words: string): Locator {
  return page.locator('.messages article').filter({ hasText: words });
}

/** Everything a browser could keep of a visit, as one text. */
export async function keptByBrowser(page: Page): Promise<string> {
  const stored = await page.evaluate(async () =>
    JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      await caches.keys(),
      (await indexedDB.databases()).map((each) => each.name),
    ]),
  );
  return stored + JSON.stringify(await page.context().cookies());
}
