import { expect, type Locator, type Page } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { ownWords, say } from '../child/child-steps.ts';

/** Words that stand in a box while the language changes. The same with and without script. */

const typed = 'Not sent yet,\nand in two lines.';

/** The words of the page, in the language in which it stands now. */
async function wordsOf(page: Page): Promise<ReturnType<typeof speakerOf>['t']> {
  return speakerOf((await page.locator('html').getAttribute('lang')) ?? '').t;
}

/** Changes the language from English to Arabic or back, and is on the page again, of which nothing was sent. */
async function throughLook(
  page: Page,
  { to = new URL(page.url()).pathname }: { to?: string } = {},
): Promise<void> {
  const t = await wordsOf(page);
  const next = (await page.locator('html').getAttribute('lang')) === 'en' ? 'ar' : 'en';
  await page
    .getByRole('contentinfo')
    .getByRole('button', { name: t('foot.look') })
    .click();
  await expect(page).toHaveURL(/\/look$/);
  await page.locator(`[name=language][value=${next}]`).check();
  await page
    .getByRole('button', { name: t('look.save') })
    .last()
    .click();
  await expect(page).toHaveURL(to);
  await expect(page.locator('html')).toHaveAttribute('lang', next);
  await expect(page.getByRole('alert')).toHaveCount(0);
}

/** The same with something typed, which is in its box again. */
async function changesLanguage(page: Page, box: Locator): Promise<void> {
  await box.fill(typed);
  await throughLook(page);
  await expect(box).toHaveValue(typed);
  await expect(box).toBeVisible();
}

/** Words that open something, half of which is no guess: six of a child or a receipt, five of a sheet or of others. */
async function wordsThatOpen(page: Page): Promise<void> {
  for (const [path, name] of [
    ['/back', 'phrase'],
    ['/help/back', 'phrase'],
    ['/wrong/back', 'phrase'],
    ['/wrong/join', 'words'],
  ] as const) {
    await page.goto(path);
    await changesLanguage(page, page.locator(`[name=${name}]`));
    await expect(page.locator('.error'), path).toHaveCount(0);
  }
  const code = page.locator('[name=code]');
  for (const words of ['glade seal', 'glade seal spicy']) {
    if (words === 'glade seal') await page.goto('/');
    await code.fill(words);
    await throughLook(page, { to: '/join' });
    await expect(code).toHaveValue(words);
    await expect(page.locator('.error')).toHaveCount(0);
  }
}

/** What a child chose in a poll and did not send: of several answers, and of an order. */
async function choicesOfChild(page: Page): Promise<void> {
  const open = async (at: number) => {
    await page.goto('/here');
    await page.locator('.path a[href*="/here/poll/"]').nth(at).click();
  };
  await open(0);
  const boxes = page.getByRole('checkbox');
  for (const at of [0, 2]) await boxes.nth(at).check();
  await throughLook(page);
  for (const [at, chosen] of [true, false, true].entries())
    await expect(boxes.nth(at)).toBeChecked({ checked: chosen });
  // No way to help throws it away either.
  const t = await wordsOf(page);
  await page
    .getByRole('contentinfo')
    .getByRole('button', { name: t('foot.help') })
    .click();
  // To whoever listens and back, without a word to them.
  await page.getByRole('button', { name: t('help.team') }).click();
  await expect(page).toHaveURL(/\/here\/help-me$/);
  await page.getByRole('button', { name: t('help.back') }).click();
  await expect(boxes.nth(2)).toBeChecked();
  await expect(page.getByText(t('poll.sent'))).toHaveCount(0);

  await open(2);
  const places = page.locator('.rank li [name^=place-]');
  const order = async () => places.evaluateAll((all) => all.map((each) => each.getAttribute('name')));
  await expect(places).toHaveCount(3);
  const before = await order();
  await page.locator('.rank li').nth(2).locator('[value$="-up"]').click();
  const moved = [before[0], before[2], before[1]];
  await expect.poll(order).toEqual(moved);
  await throughLook(page);
  expect(await order()).toEqual(moved);
}

/** Anybody, without a seat: a complaint with its choices, a letter, and more to a letter that six words opened. */
export async function wordsOfAnybody(page: Page): Promise<void> {
  await wordsThatOpen(page);
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
  await changesLanguage(page, page.locator('textarea').nth(1));
  await expect(page.locator('textarea').first()).toHaveValue(typed);
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

  await choicesOfChild(page);

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
