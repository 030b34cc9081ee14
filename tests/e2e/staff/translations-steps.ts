import { writeFileSync } from 'node:fs';
import { join as path } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { decide, speakerOf } from '../../support/house/stage.ts';
import { barriers } from '../../support/pages/axe.ts';
import { type OpenWindow, test } from '../../support/pages/browser.ts';
import { startDemo } from '../../support/processes/begun-demo.ts';
import { tempFolder } from '../../support/processes/temp.ts';
import { cardWords, join, say, voteOnCard } from '../child/child-steps.ts';

const { t } = speakerOf('en');
const { t: arabic } = speakerOf('ar');
const words = 'Ask us every spring.';
/** What the program of this test makes of them; a real one is held to the same contract (tests/contract). */
const translated = 'اسألونا كل ربيع.';
const sentence = 'Children should be asked every spring.';
const better = 'من فضلكم اسألونا في كل ربيع.';

/** A child in English and one in Arabic read each other: asked, translated, signed, and taken away again by a no. */
export async function walkTranslations({
  afterwards,
  open,
  script,
}: {
  afterwards: (end: () => unknown) => void;
  open: OpenWindow;
  script: boolean;
}): Promise<void> {
  const folder = tempFolder('translator');
  afterwards(folder.remove);
  writeFileSync(path(folder.path, 'eng-ara.mode'), `echo '${translated}'\n`);
  const { product, crew, origin } = await startDemo({
    TRANSLATOR: 'apertium',
    TRANSLATOR_MODES: folder.path,
  });
  afterwards(product.remove);
  const here = `/staff/c/${crew.consultation}`;
  const author = await open({ origin, language: 'en', width: 390, script });
  const reader = await open({ origin, language: 'ar', width: 390, script });
  const moderator = await open({ origin, as: crew.moderator, language: 'en', width: 1280, script });
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
  /** A page that lives learns of it by itself; the other is loaded anew until it is there. */
  const comes = async (page: Page, seen: () => Promise<void>) => {
    if (script) return seen();
    await expect(async () => {
      await page.reload();
      await seen();
    }).toPass({ timeout: 10_000 });
  };
  const looksWell = async (page: Page) => {
    if (!script) return;
    expect(await barriers(page)).toEqual([]);
  };

  await test.step('R458, R464: the consultation does it after two people, and the child is told and asked', async () => {
    for (const to of ['asked', 'made'] as const) {
      const who = to === 'asked' ? crew.organiser : crew.approver;
      const name = to === 'asked' ? t('consent.use.ask') : t('consent.use.approve');
      const page = await open({ origin, as: who, language: 'en', width: 1280, script });
      await page.goto(`${here}/consent`);
      await expect(page.getByText(t('consent.translator.here'))).toBeVisible();
      const row = page.getByRole('row').filter({ hasText: t('consent.use.translation') });
      await row.getByRole('button', { name }).click();
    }
    await author.goto('/');
    await author.getByLabel(t('code.label')).fill(crew.nextCode());
    await press(author, t('code.look'));
    await expect(author.getByText(t('use.translation.computer'))).toBeVisible();
    await press(author, t('assent.yes'));
    await author.goto('/here');
    await expect(author.getByText(t('use.translation.computer'))).toBeVisible();
    await press(author, t('use.yes'));
    await join(reader, arabic, crew.nextCode());
  });
  await reader.goto('/here');
  const room = (await reader.locator('.path a[href*="/here/room/"]').first().getAttribute('href')) ?? '';
  for (const page of [author, reader]) {
    await page.goto(room);
    if (script) await expect(page.locator('.kept-place')).toBeAttached();
  }
  await expect(reader.getByText(arabic('translated.lead'))).toBeVisible();

  const message = reader.locator('.message').filter({ hasText: words });
  const beside = message.locator('.translation');
  await test.step('R460: it stands below the original, in its own language, and says who made it', async () => {
    await say(author, t, words);
    await expect(author.locator('#own')).toContainText(words);
    const mine = await author.locator('#own article').first().getAttribute('id');
    await decide(crew.moderator, {
      consultation: crew.consultation,
      id: mine?.replace('own-', '') ?? '',
      decision: 'publish',
    });
    await comes(reader, async () => {
      await expect(beside).toContainText(translated, { timeout: script ? 10_000 : 500 });
    });
    await expect(message.locator('.words').first()).toHaveAttribute('lang', 'en');
    await expect(beside.locator('.words')).toHaveAttribute('lang', 'ar');
    await expect(beside.locator('.words')).toHaveAttribute('dir', 'auto');
    await expect(beside).toContainText(arabic('translated.machine'));
    await looksWell(reader);
    // Who reads in the language of the words sees the words.
    await author.goto(room);
    await expect(author.locator('.translation')).toHaveCount(0);
  });

  await test.step('R463: a person signs it, and the badge says so', async () => {
    await moderator.goto(`${here}/translations`);
    await expect(moderator.locator('section').filter({ hasText: words })).toContainText(translated);
    await looksWell(moderator);
    await press(moderator, t('translations.sign'));
    await expect(moderator.getByText(t('translations.signed'))).toBeVisible();
    await comes(reader, async () => {
      await expect(beside).toContainText(arabic('translated.signed'), { timeout: script ? 10_000 : 500 });
    });
  });

  await test.step('R540: a person writes it better, and children read that a person did', async () => {
    const item = moderator.locator('section').filter({ hasText: words });
    await item.getByText(t('translations.correct'), { exact: true }).click();
    await item.getByLabel(t('translations.words')).fill('  ');
    await press(moderator, t('translations.save'));
    const again = moderator.getByRole('textbox', { name: t('translations.words') });
    await expect(again).toHaveAttribute('aria-invalid', 'true');
    await expect(again).toHaveAttribute('lang', 'ar');
    await looksWell(moderator);
    await again.fill(better);
    await press(moderator, t('translations.save'));
    await expect(moderator.getByText(t('translations.typed'))).toBeVisible();
    await expect(item).toContainText(translated);
    await comes(reader, async () => {
      await expect(beside).toContainText(better, { timeout: script ? 10_000 : 500 });
    });
    await expect(beside).toContainText(arabic('translated.typed'));
    await expect(beside).not.toContainText(translated);
    await expect(message.locator('.words').first()).toHaveText(words);
  });

  // The same child has the room open beside what comes now.
  const inRoom = await reader.context().newPage();
  await inRoom.goto(room);
  const besideThere = inRoom.locator('.message').filter({ hasText: words }).locator('.translation');
  await expect(besideThere).toContainText(better);
  if (script) await expect(inRoom.locator('.kept-place')).toBeAttached();
  await test.step('R546: so is a sentence that children vote on, below its own words', async () => {
    for (const page of [author, reader]) {
      await page.goto('/here');
      await page.locator('.path a[href*="/here/statements/"]').first().click();
      if (script) await expect(page.locator('.vote-now')).toHaveAttribute('data-line', 'live');
    }
    await say(author, t, sentence);
    await expect(author.locator('#own')).toContainText(sentence);
    const mine = await author.locator('#own article').first().getAttribute('id');
    await decide(crew.moderator, {
      consultation: crew.consultation,
      id: mine?.replace('own-', '') ?? '',
      decision: 'publish',
    });
    await expect(async () => {
      await moderator.goto(`${here}/translations`);
      await expect(moderator.locator('section').filter({ hasText: sentence })).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 10_000 });
    await reader.reload();
    for (let cards = 0; cards < 8 && !(await cardWords(reader)).includes(sentence); cards += 1)
      await voteOnCard(reader, arabic, 'pass');
    const card = reader.locator('.vote-card');
    await expect(card.locator('#statement')).toHaveAttribute('lang', 'en');
    await expect(card.locator('.translation .words')).toHaveText(translated);
    await expect(card.locator('.translation .words')).toHaveAttribute('lang', 'ar');
    await expect(card.locator('.translation')).toContainText(arabic('translated.machine'));
    await expect(reader.getByText(arabic('translated.lead'))).toBeVisible();
    await looksWell(reader);
  });

  await test.step('R462: a no takes it away, and the words stand', async () => {
    await author.goto('/here/uses');
    await author.locator('#use-translation button').click();
    await expect(author.locator('#use-translation')).toContainText(t('uses.said-no'));
    const card = reader.locator('.vote-card');
    await comes(reader, async () => {
      await expect(card.locator('.translation')).toHaveCount(0, { timeout: script ? 10_000 : 500 });
    });
    await expect(card.locator('#statement')).toHaveText(sentence);
    await comes(inRoom, async () => {
      await expect(besideThere).toHaveCount(0, { timeout: script ? 10_000 : 500 });
    });
    await expect(inRoom.locator('.message').filter({ hasText: words })).toHaveCount(1);
  });
}
