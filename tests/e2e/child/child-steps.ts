import { expect, type Locator, type Page } from '@playwright/test';
import type { T } from '../../../app/i18n/translator.ts';

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
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('name.title', { name }));
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

/** The same with words that the page asks about first, and that are meant. */
export async function sayAsItIs(page: Page, t: T, words: string): Promise<void> {
  await say(page, t, words);
  await page.getByRole('button', { name: t('asked.as-is') }).click();
}

/** The sentence on the card, as it is read. */
export async function cardWords(page: Page): Promise<string> {
  return ((await page.locator('#statement').textContent()) ?? '').trim();
}

/** Answers the sentence on the card and waits until it is counted and another one, or the end, is there. */
export async function voteOnCard(
  page: Page,
  t: T,
  choice: 'agree' | 'disagree' | 'pass' | 'unclear',
): Promise<string> {
  const words = await cardWords(page);
  await page.getByRole('button', { name: t(`vote.${choice}`), exact: true }).click();
  await expect(page.locator('.counted')).toContainText(t('vote.counted'));
  await expect(page.locator('.vote-now').getByText(words, { exact: true })).toHaveCount(0);
  return words;
}

/** One of the child's own answers on the page that lists them. */
export function ownVote(page: Page, words: string): Locator {
  return page.locator('article.ballot').filter({ hasText: words });
}

/** Changes an answer there and looks that the list says so. */
export async function changeVote(
  page: Page,
  t: T,
  { words, to }: { words: string; to: 'agree' | 'disagree' | 'pass' | 'unclear' },
): Promise<void> {
  const ballot = ownVote(page, words);
  await ballot.getByText(t('vote.mine.change')).click();
  await ballot.getByRole('button', { name: t(`vote.${to}`), exact: true }).click();
  await expect(ownVote(page, words).locator('.ballot-said')).toContainText(t(`vote.${to}`));
  await expect(ownVote(page, words)).toContainText(t('vote.counted'));
}

/** Answers the four polls of the demo: several, one, places, a step of five; skips one, changes one. */
export async function answerPolls(page: Page, t: T): Promise<void> {
  const open = async (at: number) => {
    await page.goto('/here');
    await page.locator('.path a[href*="/here/poll/"]').nth(at).click();
  };
  const send = (key: 'poll.send' | 'poll.change' | 'poll.skip') =>
    page.getByRole('button', { name: t(key) }).click();

  await open(0);
  await send('poll.send');
  await expect(page.getByRole('alert')).toContainText(t('poll.empty'));
  await page.getByRole('checkbox').nth(0).check();
  await page.getByRole('checkbox').nth(2).check();
  await send('poll.send');
  await expect(page.getByText(t('poll.sent'))).toBeVisible();
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(2);

  await open(1);
  await send('poll.skip');
  await expect(page.getByText(t('poll.skipped'))).toBeVisible();
  await page.getByRole('radio').nth(1).check();
  await send('poll.send');
  await expect(page.getByText(t('poll.sent'))).toBeVisible();
  await page.getByRole('radio').nth(0).check();
  await send('poll.change');
  await expect(page.getByRole('radio').nth(0)).toBeChecked();

  await open(2);
  const ranks = page.locator('.rank li');
  await expect(ranks).toHaveCount(3);
  const words = await page.locator('.rank-label').allTextContents();
  await ranks.nth(2).locator('[value$="-up"]').click();
  await expect(page.locator('.rank-label')).toHaveText([words[0], words[2], words[1]].map(String));
  await expect(ranks.nth(1).locator('[value$="-up"]')).toBeFocused();
  await page.keyboard.press('Enter');
  const order = [words[2], words[0], words[1]].map(String);
  await expect(page.locator('.rank-label')).toHaveText(order);
  await expect(page.locator('.rank [role=status]')).toHaveText(
    t('poll.moved', { label: order[0] ?? '', number: 1, all: 3 }),
  );
  await expect(ranks.nth(0).locator('[value$="-up"]')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  // Without script each press is a page of its own: the next key belongs to the page that comes back.
  await expect(page.locator('.rank-label')).toHaveText([words[0], words[2], words[1]].map(String));
  await expect(ranks.nth(1).locator('[value$="-down"]')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('.rank-label')).toHaveText(order);
  await send('poll.send');
  await expect(page.getByText(t('poll.sent'))).toBeVisible();
  await expect(page.locator('.rank-label')).toHaveText(order);

  await open(3);
  await page.getByRole('radio').nth(4).check();
  await send('poll.send');
  await expect(page.getByRole('radio').nth(4)).toBeChecked();
  await page.goto('/here');
  await expect(page.locator('.path li.done').filter({ hasText: t('poll.home.done') })).toHaveCount(4);
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

/** As a browser does that translates: each piece of text is in an element of its own from then on, out of reach of the page. */
export async function translate(place: Locator): Promise<void> {
  await place.evaluate((around) => {
    const pieces = document.createTreeWalker(around, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (pieces.nextNode()) texts.push(pieces.currentNode as Text);
    for (const text of texts) {
      const said = document.createElement('font');
      said.textContent = text.data;
      text.replaceWith(said);
    }
  });
}
