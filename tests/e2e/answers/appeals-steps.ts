import { expect, type Page } from '@playwright/test';
import { type DemoCrew, decide, speakerOf } from '../../support/house/stage.ts';
import type { OpenWindow } from '../../support/pages/browser.ts';
import type { RunningProduct } from '../../support/processes/product.ts';
import { join, ownWords, say, shownWords } from '../child/child-steps.ts';
import { inLanguage } from '../every-page/journey-languages.ts';

/** The way of contested words, by forms or live: a limit that another adult lifts, and words that two children report. */

export const rude = {
  en: ['That is a stupid idea.', 'Ask the boy with the red hat.'],
  ar: ['هذه فكرة سخيفة.', 'اسألوا الولد ذا القبعة الحمراء.'],
  zh: ['这个主意真蠢。', '去问那个戴红帽子的男孩。'],
  fr: ['Cette idée est stupide.', 'Demandez au garçon au chapeau rouge.'],
  es: ['Esa idea es tonta.', 'Pregunten al niño del sombrero rojo.'],
  ru: ['Это глупая идея.', 'Спросите мальчика в красной шапке.'],
  sw: ['Hilo ni wazo la kijinga.', 'Muulizeni mvulana mwenye kofia nyekundu.'],
} as const;

type Way = {
  readonly open: OpenWindow;
  readonly demo: { readonly crew: DemoCrew; readonly product: RunningProduct; readonly origin: string };
  readonly language: string;
  /** Pages hear by themselves; without script they are loaded anew. */
  readonly live: boolean;
};

/** Insult, returned, appealed, restored by another adult; answers the author's page in the room. */
export async function appealAndRestore({ open, demo, language, live }: Way): Promise<Page> {
  const { t } = speakerOf(language);
  const { crew, origin } = demo;
  const [words] = inLanguage(rude, language);
  const child = await open({ origin, language, width: 390, height: 844 });
  await join(child, t, crew.nextCode());
  await child.goto('/here');
  await child.getByRole('link', { name: t('home.room') }).click();
  const room = child.url();
  await say(child, t, words);
  const id = ((await ownWords(child, words).getAttribute('id')) ?? '').replace('own-', '');
  await decide(crew.moderator, { consultation: crew.consultation, id, decision: 'return', reason: 'hurt' });
  if (!live) await child.goto(room);
  await expect(ownWords(child, words)).toContainText(t('reason.hurt'));
  await ownWords(child, words)
    .getByRole('button', { name: t('appeal.ask'), exact: true })
    .click();
  await expect(ownWords(child, words)).toContainText(t('appeal.sent'));
  await expect(ownWords(child, words).getByRole('heading')).toHaveText(t('state.rechecked'));
  await expect(ownWords(child, words).getByText(t('reason.hurt'))).toBeHidden();
  await expect(ownWords(child, words).getByRole('button', { name: t('appeal.ask') })).toHaveCount(0);

  // Whoever decided first finds it, and no form for it.
  const place = `/staff/c/${crew.consultation}/second?item=${id}`;
  const first = await open({ origin, as: crew.moderator, language, width: 1280 });
  await first.goto(place);
  await expect(first.getByText(t('second.own.next'))).toBeVisible();
  await expect(first.locator('form.decision')).toHaveCount(0);
  await child.goto(room);
  const second = await open({ origin, as: crew.secondModerator, language, width: 1280 });
  await second.goto(place);
  await expect(second.locator('.item-words')).toBeHidden();
  await second.getByRole('radio', { name: t('deed.redact') }).check();
  await expect(second.locator('.places')).toBeHidden();
  await second.getByRole('checkbox', { name: t('desk.severe') }).check();
  await expect(second.locator('.item-words')).toHaveText(words);
  await expect(second.getByText(t('desk.state.returned'))).toBeVisible();
  await second.getByRole('radio', { name: t('second.uphold') }).check();
  await second.getByRole('button', { name: t('desk.go') }).click();
  await expect(second.getByRole('alert')).toContainText(t('refusal.reason-needed'));
  await second.getByRole('radio', { name: t('deed.publish') }).check();
  await second.getByRole('button', { name: t('desk.go') }).click();
  await expect(second.getByText(t('staff.saved'))).toBeVisible();

  if (!live) await child.goto(room);
  await expect(shownWords(child, words)).toBeVisible();
  return child;
}

/** Two children report what is shown; it is gone for all, its author is told, a person lets it stand and it is back in its place; another one takes it off for good. */
export async function reportAndRestore({ open, demo, language, live }: Way, author: Page): Promise<void> {
  const { t } = speakerOf(language);
  const { crew, origin } = demo;
  const [, words] = inLanguage(rude, language);
  const room = author.url();
  await say(author, t, words);
  const id = ((await ownWords(author, words).getAttribute('id')) ?? '').replace('own-', '');
  await decide(crew.moderator, { consultation: crew.consultation, id, decision: 'publish' });
  const readers: Page[] = [];
  for (let at = 0; at < 2; at += 1) {
    const reader = await open({ origin, language, width: 390, height: 844 });
    await join(reader, t, crew.nextCode());
    await reader.goto(room);
    readers.push(reader);
  }
  for (const reader of readers) {
    const said = shownWords(reader, words);
    await expect(said).toBeVisible();
    if (live) await reader.locator('textarea').fill('Half a thought');
    await said.getByText(t('report.open')).click();
    await said.getByRole('button', { name: t('report.send'), exact: true }).click();
    if (live) await expect(reader.locator('textarea')).toHaveValue('Half a thought');
    else await expect(reader.getByText(t('report.taken'))).toBeVisible();
    if (live && reader === readers[0]) {
      await expect(said).toContainText(t('report.taken'));
      // The button is gone with its form, and whoever goes by keys is not sent back to the top.
      await expect(said.locator('summary', { hasText: t('report.open') })).toBeFocused();
    }
  }
  if (!live) for (const page of [author, ...readers]) await page.goto(room);
  for (const reader of readers) await expect(shownWords(reader, words)).toHaveCount(0);
  await expect(ownWords(author, words)).toContainText(t('state.rechecked'));

  const desk = await open({ origin, as: crew.secondModerator, language, width: 1280 });
  await desk.goto(`/staff/c/${crew.consultation}/desk?item=${id}`);
  await expect(desk.locator('.queue-row').first()).toContainText(t('desk.reported'));
  await expect(desk.getByRole('radio', { name: t('deed.return') })).toHaveCount(0);
  // Nor are its words read aloud, or shown anywhere else, before they are asked for.
  await expect(desk.locator('.item-words')).toBeHidden();
  await desk.getByRole('checkbox', { name: t('desk.severe') }).check();
  await expect(desk.locator('.item-words')).toHaveText(words);
  await decide(crew.secondModerator, { consultation: crew.consultation, id, decision: 'publish' });
  if (!live) for (const page of [author, ...readers]) await page.goto(room);
  for (const reader of readers) await expect(shownWords(reader, words)).toBeVisible();
  await expect(shownWords(author, words)).toBeVisible();

  // R968: whoever sees later that it was a mistake takes it off, from a page without script.
  await desk.goto(`/staff/c/${crew.consultation}/shown`);
  await desk.locator(`.queue-row a[href*="${id}"]`).click();
  await desk.getByRole('radio', { name: t('deed.refuse') }).check();
  await desk.getByRole('checkbox', { name: t('desk.refuse.all') }).check();
  await desk.getByRole('radio', { name: t('reason.hurt.label'), exact: true }).check();
  await desk.locator('.decision button').click();
  await expect(desk.getByText(t('desk.done.refuse'))).toBeVisible();
  if (!live) for (const page of readers) await page.goto(room);
  for (const reader of readers) await expect(shownWords(reader, words)).toHaveCount(0);
}
