import { chromium, type Page } from '@playwright/test';
import { chromiumFlags, chromiumPath } from '../../support/processes/toolchain.ts';

export type Walk = {
  readonly origin: string;
  /** Folder of the browser's profile. */
  readonly profile: string;
  readonly script: boolean;
  readonly code: string;
  /** What the child writes: under a part and, where the page lives, in the room; to the team, in a letter and in a complaint. */
  readonly words: Readonly<Record<'part' | 'room' | 'team' | 'letter' | 'complaint', string>>;
};

/** Lines of a page that a reader could know the consultation by. */
async function linesOf(page: Page, selector: string): Promise<string[]> {
  const texts = await page.locator(selector).allTextContents();
  return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text.length >= 12);
}

/** Presses what makes six words, and answers them as the page and its data write them: a single word may stand in any file. */
async function sixWords(page: Page, button: string): Promise<string[]> {
  await page.locator(button).first().click();
  await page.locator('.six-word').first().waitFor();
  const six = await page.locator('.six-word').allTextContents();
  return [
    `class="six-word">${six[0]}<`,
    six
      .slice(0, 3)
      .map((word) => JSON.stringify(word))
      .join(','),
    six.slice(0, 6).join(' '),
  ];
}

/** What nobody else at this device may learn: the six words, the numbers of help, what the team, a letter and a complaint are told, the very rows. */
async function inConfidence(page: Page, words: Walk['words']): Promise<string[]> {
  const box = 'main textarea[name=text]';
  const seen: string[] = [];
  await page.goto('/here/phrase');
  seen.push(...(await sixWords(page, 'form:has([name=instead]) button')));
  await page.goto('/help');
  seen.push(...(await linesOf(page, 'main .help-number')));
  await page.goto('/here/help-me');
  await page.locator(box).fill(words.team);
  await page.locator('form:has(textarea[name=text]) button').first().click();
  // Sealed by then, it is shown to nobody again.
  await page.waitForURL('**/here/help-me?sent=yes');
  await page.goto('/help/write');
  await page.locator(box).fill(words.letter);
  seen.push(...(await sixWords(page, 'form:has([name=nonce]) button')));
  await page.goto('/wrong');
  await page.locator('[name=kind]').first().check({ force: true });
  await page.locator(box).fill(words.complaint);
  seen.push(...(await sixWords(page, 'form:has([name=nonce]) button')));
  await page.goto('/here/held');
  await page.getByText(words.part).first().waitFor({ state: 'attached' });
  return seen;
}

/**
 * A child comes in, reads, writes, speaks, tells in confidence and leaves, in a browser that keeps its profile. Answers what it saw that must not stay:
 * the title, headings, what was to be read, what others said, its own words and names, and words by which one comes back.
 */
export async function walk({ origin, profile, script, code, words }: Walk): Promise<readonly string[]> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    args: chromiumFlags(),
    baseURL: origin,
    locale: 'en-GB',
    javaScriptEnabled: script,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const seen: string[] = Object.values(words);
  await page.goto('/');
  await page.locator('[name=code]').fill(code);
  await page.locator('form:has([name=code]) button').first().click();
  await page.locator('button[value=yes]').waitFor();
  seen.push(...(await linesOf(page, 'main h1, main .lead')));
  await page.locator('button[value=yes]').click();
  await page.waitForURL('**/here/name');
  await page.goto('/here');
  seen.push(...(await linesOf(page, 'main h1, .you-are b, .path a')));
  await page.goto('/here/part/1');
  seen.push(...(await linesOf(page, 'main h1, .section-text p, .plain p')));
  await page.locator('textarea').fill(words.part);
  await page.locator('form:has(textarea) button').first().click();
  await page.getByText(words.part).first().waitFor();
  seen.push(...(await inConfidence(page, words)));
  await page.goto('/here');
  await page.locator('a[href*="/here/room/"]').first().click();
  await page.locator('.messages article').first().waitFor();
  seen.push(...(await linesOf(page, 'main h1, .messages article p')));
  if (script) await page.locator('.kept-place').waitFor({ state: 'attached' });
  await page.locator('textarea').fill(words.room);
  await page.locator('form:has(textarea) button').first().click();
  await page.getByText(words.room).first().waitFor();
  await page.locator('.bar form button').click();
  // By what stands there: on a slow machine two ways lead there at once, and the later one ends the earlier.
  await page.locator('.month').first().waitFor();
  await context.close();
  return [...new Set(seen)];
}
