import { chromium, type Page } from '@playwright/test';
import { chromiumFlags, chromiumPath } from '../../support/processes/toolchain.ts';

export type Walk = {
  readonly origin: string;
  /** Folder of the browser's profile. */
  readonly profile: string;
  readonly script: boolean;
  readonly code: string;
  /** What the child writes under a part and, where the page lives, in the room. */
  readonly words: readonly [string, string];
};

/** Lines of a page that a reader could know the consultation by. */
async function linesOf(page: Page, selector: string): Promise<string[]> {
  const texts = await page.locator(selector).allTextContents();
  return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text.length >= 12);
}

/**
 * A child comes in, reads, writes, speaks and leaves, in a browser that keeps its profile. Answers what it saw that must not stay:
 * the title, headings, what was to be read, what others said, its own words and names.
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
  const seen: string[] = [...words];
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
  await page.locator('textarea').fill(words[0]);
  await page.locator('form:has(textarea) button').first().click();
  await page.getByText(words[0]).first().waitFor();
  await page.goto('/here');
  await page.locator('a[href*="/here/room/"]').first().click();
  await page.locator('.messages article').first().waitFor();
  seen.push(...(await linesOf(page, 'main h1, .messages article p')));
  if (script) await page.locator('.kept-place').waitFor({ state: 'attached' });
  await page.locator('textarea').fill(words[1]);
  await page.locator('form:has(textarea) button').first().click();
  await page.getByText(words[1]).first().waitFor();
  await page.locator('.bar form button').click();
  // By what stands there: on a slow machine two ways lead there at once, and the later one ends the earlier.
  await page.locator('.month').first().waitFor();
  await context.close();
  return [...new Set(seen)];
}
