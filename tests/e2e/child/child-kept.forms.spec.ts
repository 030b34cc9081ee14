import { expect, type Page } from '@playwright/test';
import type { T } from '../../../app/i18n/translator.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import {
  joinAsChild,
  moveActivity,
  moveConsultation,
  openConsultation,
  printCodes,
} from '../../support/pages/journeys.ts';
import { ofThree } from '../every-page/journey-languages.ts';
import { ownWords, say } from './child-steps.ts';

/** Words that were typed into a form that came too late: their page comes back with them. */

const typed = {
  en: 'Ask us again every spring.',
  ar: 'اسألونا من جديد كل ربيع.',
  zh: '每年春天再问我们一次。',
} as const;

async function standsThere(
  page: Page,
  t: T,
  { words, over }: { words: string; over: boolean },
): Promise<void> {
  await expect(page.locator('textarea')).toHaveValue(words);
  const send = page.getByRole('button', { name: t('ask.send') });
  if (over) {
    await expect(send).toBeDisabled();
    await expect(page.locator('.reason-off')).toHaveText(t('ask.over'));
  } else await expect(send).toBeEnabled();
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
}

for (const language of ofThree) {
  test(`R659, R710: a form that is refused at rest or at the end comes back with its words, ${language}`, {
    tag: '@every-language',
  }, async ({ house, open }) => {
    const { t } = speakerOf(language);
    const words = typed[language];
    const { crew, origin } = house;
    const { id, rooms, statements } = await openConsultation(crew, {
      title: words,
      language,
      rooms: [words],
      questions: [words],
      statements: [{ prompt: words, seeds: [words] }],
    });
    const [code = ''] = await printCodes(crew.organiser, id, 1);
    const as = await joinAsChild(origin, code);
    const pages: Page[] = [];
    for (const path of ['/here/part/all', `/here/statements/${statements[0]}`, `/here/room/${rooms[0]}`]) {
      const page = await open({ origin, as, language, width: 390, height: 844 });
      await page.goto(path);
      pages.push(page);
    }
    const [question, voting] = pages as [Page, Page, Page];

    await moveConsultation(crew.organiser, id, 'paused');
    for (const page of pages) {
      await say(page, t, words);
      await expect(page.getByText(t('paused.next'))).toBeVisible();
      await expect(page.locator('#errors')).toHaveCount(0);
      await standsThere(page, t, { words, over: false });
    }

    await moveConsultation(crew.organiser, id, 'open');
    for (const page of [question, voting]) {
      await page.getByRole('button', { name: t('ask.send') }).click();
      await expect(ownWords(page, words)).toContainText(t('state.waiting'));
    }

    await moveConsultation(crew.organiser, id, 'closed');
    for (const page of [question, voting]) await say(page, t, words);
    await pages[2]?.getByRole('button', { name: t('ask.send') }).click();
    for (const page of pages) {
      await expect(page.locator('#errors')).toContainText(t('refusal.activity-closed'));
      await standsThere(page, t, { words, over: true });
      // The way to the page of the look takes them along, and they come back.
      await page.getByRole('button', { name: t('foot.look') }).click();
      await expect(page).toHaveURL(/\/look$/);
      await page
        .getByRole('button', { name: t('look.save') })
        .last()
        .click();
      await standsThere(page, t, { words, over: true });
    }
    as.close();
  });

  test(`R659, R710: a design at rest keeps the words and the place of a form that it refused, ${language}`, {
    tag: '@every-language',
  }, async ({ demo, open }) => {
    const { t } = speakerOf(language);
    const words = typed[language];
    const { crew, origin } = demo;
    const as = await joinAsChild(origin, crew.nextCode());
    const page = await open({ origin, as, language, width: 390, height: 844 });
    await page.goto('/here');
    await page.locator('a[href^="/here/design/"]').first().click();
    const design = new URL(page.url()).pathname.replace('/here/design/', '');
    const move = (to: 'open' | 'paused') =>
      moveActivity(crew.organiser, crew.consultation, { id: design, to });
    await move('paused');
    try {
      await page.locator('#place-2').check();
      for (const button of ['point.only-point', 'ask.send'] as const) {
        await page.locator('textarea').fill(words);
        await page.getByRole('button', { name: t(button) }).click();
        await expect(page.locator('#errors')).toHaveCount(0);
        await expect(page.locator('#place-2')).toBeChecked();
        await expect(page.getByText(t('paused.next'))).toBeVisible();
        await standsThere(page, t, { words, over: false });
      }
    } finally {
      await move('open');
    }
    await page.getByRole('button', { name: t('ask.send') }).click();
    await expect(page.locator('#said')).toContainText(words);
    await expect(page.locator('#pointed li')).toHaveCount(1);
    as.close();
  });
}
