import { expect, type Locator, type Page } from '@playwright/test';
import { speakerOf } from '../support/stage.ts';
import { ownWords, say } from './child-steps.ts';

/** Words that stand in a box while the language changes. The same with and without script. */

const typed = 'Not sent yet,\nand in two lines.';

/** The words of the page, in the language in which it stands now. */
async function wordsOf(page: Page): Promise<ReturnType<typeof speakerOf>['t']> {
  return speakerOf((await page.locator('html').getAttribute('lang')) ?? '').t;
}

/** Types, changes the language from English to Arabic or back, and finds what was typed in its box, unsent. */
async function changesLanguage(
  page: Page,
  box: Locator,
  press: (t: ReturnType<typeof speakerOf>['t']) => Locator = (t) =>
    page.getByRole('contentinfo').getByRole('button', { name: t('foot.look') }),
): Promise<void> {
  const { pathname } = new URL(page.url());
  const t = await wordsOf(page);
  const next = (await page.locator('html').getAttribute('lang')) === 'en' ? 'ar' : 'en';
  await box.fill(typed);
  await press(t).click();
  await expect(page).toHaveURL(/\/look$/);
  await page.locator(`[name=language][value=${next}]`).check();
  await page
    .getByRole('button', { name: t('look.save') })
    .last()
    .click();
  await expect(page).toHaveURL(pathname);
  await expect(page.locator('html')).toHaveAttribute('lang', next);
  await expect(box).toHaveValue(typed);
  await expect(box).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
}

/** Anybody, without a seat: a complaint with its choices, a letter, and more to a letter that six words opened. */
export async function wordsOfAnybody(page: Page): Promise<void> {
  await page.goto('/wrong');
  await page.locator('[name=kind][value=answer]').check();
  await page.locator('[name=way][value=together]').check();
  await changesLanguage(page, page.locator('[name=text]'));
  await expect(page.locator('[name=kind][value=answer]')).toBeChecked();
  await expect(page.locator('[name=way][value=together]')).toBeChecked();

  await page.goto('/help/write');
  await changesLanguage(page, page.locator('[name=text]'));
  await page.getByRole('button', { name: (await wordsOf(page))('help-me.send') }).click();
  const six = page.locator('.six-word');
  await expect(six).toHaveCount(6);
  const phrase = (await six.allTextContents()).join(' ');

  await page.goto('/help/back');
  await page.locator('[name=phrase]').fill(phrase);
  await page.getByRole('button', { name: (await wordsOf(page))('follow.do') }).click();
  await page.getByText((await wordsOf(page))('help-me.more'), { exact: true }).click();
  await changesLanguage(page, page.locator('textarea').first());
  await page.getByText((await wordsOf(page))('help-me.reach'), { exact: true }).click();
  const reach = page.locator('details').nth(1);
  await changesLanguage(page, reach.locator('textarea'), (t) =>
    reach.getByRole('button', { name: t('foot.look') }),
  );
  await expect(page.locator('article.sealed')).toBeVisible();

  // So that nothing of it waits for the two adults of a journey after this one.
  const t = await wordsOf(page);
  await page.locator('summary', { hasText: t('help-me.back') }).click();
  await page.getByRole('button', { name: t('help-me.back'), exact: true }).click();
  await expect(page.getByText(t('case.state.withdrawn'))).toBeVisible();
}

/** A child with a seat: a practice, words that it changes, trained adults, and the readings of a part. */
export async function wordsOfChild(page: Page): Promise<void> {
  await page.goto('/here/practice');
  await changesLanguage(page, page.locator('textarea'));

  await page.goto('/here/part/1');
  const box = page.locator('textarea').first();
  await box.fill(typed);
  for (const way of ['part.easy', 'part.own', 'part.plain', 'part.shorter'] as const) {
    await page.getByRole('button', { name: (await wordsOf(page))(way) }).click();
    await expect(page.getByRole('button', { name: (await wordsOf(page))(way) })).toHaveCount(0);
    await expect(box).toHaveValue(typed);
  }
  await expect(page).toHaveURL(/words=younger/);
  // Without a word the page comes as by a link.
  await box.fill('');
  await page.getByRole('button', { name: (await wordsOf(page))('part.longer') }).click();
  await expect(page).toHaveURL(/words=older/);
  await page.reload();
  await expect(page.locator('article.own')).toHaveCount(0);
  await say(page, await wordsOf(page), 'Sent now.');
  await ownWords(page, 'Sent now.').locator('a[href^="/here/words/"]').first().click();
  await changesLanguage(page, page.locator('textarea'));
  await expect(ownWords(page, 'Sent now.')).toBeVisible();

  await page.goto('/here/help-me');
  await changesLanguage(page, page.locator('textarea'));
  await expect(page.locator('article.sealed')).toHaveCount(0);
}
