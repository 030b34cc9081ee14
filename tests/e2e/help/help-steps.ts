import { expect, type Page } from '@playwright/test';
import type { T } from '../../../app/i18n/translator.ts';
import { demoLeadCode } from '../../../server/demo/help.ts';
import { type DemoCrew, decide, speakerOf } from '../../support/house/stage.ts';
import type { OpenWindow } from '../../support/pages/browser.ts';
import { join, ownWords, say } from '../child/child-steps.ts';
import { inLanguage } from '../every-page/journey-languages.ts';
import { comeBack, phraseShown } from './phrase-steps.ts';

/** A child tells trained adults what happened, by forms alone or on pages that live; two leads open it, and it reads the answer. */

export const words = {
  en: {
    view: 'Nobody should keep pictures for ever.',
    told: 'At home somebody hits me.\nI am afraid to go back tonight.',
    answer: 'We believe you. It is not your fault. Please call 555-0101 today.',
  },
  ar: {
    view: 'لا ينبغي لأحد أن يحتفظ بالصور إلى الأبد.',
    told: 'في البيت يضربني شخص.\nأخاف أن أعود الليلة.',
    answer: 'نحن نصدقك. هذا ليس خطأك. اتصل اليوم بالرقم 555-0101.',
  },
  zh: {
    view: '谁都不应该永远留着照片。',
    told: '家里有人打我。\n我今晚不敢回去。',
    answer: '我们相信你。这不是你的错。今天请拨打555-0101。',
  },
  fr: {
    view: 'Personne ne devrait garder des photos pour toujours.',
    told: 'À la maison, quelqu’un me frappe.\nJ’ai peur de rentrer ce soir.',
    answer: 'Nous te croyons. Ce n’est pas ta faute. Appelle aujourd’hui le 555-0101.',
  },
  es: {
    view: 'Nadie debería guardar fotos para siempre.',
    told: 'En casa alguien me pega.\nTengo miedo de volver esta noche.',
    answer: 'Te creemos. No es tu culpa. Llama hoy al 555-0101.',
  },
  ru: {
    view: 'Никто не должен хранить фотографии вечно.',
    told: 'Дома меня кто-то бьёт.\nМне страшно возвращаться сегодня вечером.',
    answer: 'Мы тебе верим. Ты не виноват. Позвони сегодня по номеру 555-0101.',
  },
  sw: {
    view: 'Hakuna anayepaswa kuhifadhi picha milele.',
    told: 'Nyumbani kuna mtu ananipiga.\nNaogopa kurudi leo usiku.',
    answer: 'Tunakuamini. Si kosa lako. Piga simu leo 555-0101.',
  },
} as const;

export type Way = {
  readonly open: OpenWindow;
  readonly demo: { readonly crew: DemoCrew; readonly origin: string };
  readonly language: string;
};

/** Leads need script in either way: their keys open in their browsers. */
export async function atSafeguarding(way: Way, lead: DemoCrew['lead'], place: string): Promise<Page> {
  const { open, demo, language } = way;
  const { t } = speakerOf(language);
  const page = await open({ origin: demo.origin, as: lead, language, width: 1280, script: true });
  await page.goto(place);
  await page.getByLabel(t('sg.unlock.label')).fill('000');
  await page.getByRole('button', { name: t('sg.unlock') }).click();
  await expect(page.getByText(t('sg.unlock.wrong'))).toBeVisible();
  await page.getByLabel(t('sg.unlock.label')).fill(demoLeadCode.toLowerCase());
  await page.getByRole('button', { name: t('sg.unlock') }).click();
  await expect(page.getByText(t('sg.unlocked'))).toBeVisible();
  return page;
}

export async function openWithAnother(page: Page, t: T): Promise<void> {
  const form = page.locator('form').filter({ has: page.locator('button[value=open]') });
  await form.getByLabel(t('sg.reason')).fill('To help.');
  await form.getByRole('button', { name: t('sg.open') }).click();
}

export async function writeAnswer(page: Page, t: T, answer: string): Promise<void> {
  const write = page.locator('form').filter({ has: page.locator('button[value=answer]') });
  await write.getByLabel(t('sg.answer.label')).fill(answer);
  await write.getByRole('button', { name: t('sg.answer.write') }).click();
  await expect(page.getByText(t('staff.saved'))).toBeVisible();
}

/** Tells, takes six words, and leaves; two leads open and answer; the child comes back with its words and reads. */
export async function tellAndBeAnswered(way: Way): Promise<void> {
  const { open, demo, language } = way;
  const { t } = speakerOf(language);
  const { crew, origin } = demo;
  const { view, told, answer } = inLanguage(words, language);

  // Its view counts as any other's, whatever it tells the team.
  const child = await open({ origin, language, width: 390, height: 844 });
  await join(child, t, crew.nextCode());
  await child.goto('/here');
  await child.getByRole('link', { name: t('home.room') }).click();
  await say(child, t, view);
  const id = ((await ownWords(child, view).getAttribute('id')) ?? '').replace('own-', '');
  await decide(crew.moderator, { consultation: crew.consultation, id, decision: 'publish' });

  await child.goto('/help');
  await expect(child.getByRole('link', { name: '555-0100' })).toBeVisible();
  await child.getByRole('link', { name: t('help.team') }).click();
  await child.getByLabel(t('help-me.label')).fill(told);
  await child.getByRole('button', { name: t('help-me.send') }).click();
  await expect(child.getByText(t('help-me.sent'))).toBeVisible();
  await expect(child.getByRole('heading', { name: t('case.state.sealed') })).toBeVisible();
  await expect(child.getByText(told.split('\n')[0] ?? '')).toHaveCount(0);
  const caseId = ((await child.locator('article.sealed').getAttribute('id')) ?? '').replace('case-', '');
  await child.getByRole('link', { name: t('help-me.phrase.go') }).click();
  await child.getByRole('button', { name: t('phrase.show') }).click();
  const phrase = await phraseShown(child, t);
  await child.goto('/here/words');
  await expect(ownWords(child, view)).toContainText(view);

  const place = `/staff/c/${crew.consultation}/safeguarding?case=${caseId}`;
  const first = await atSafeguarding(way, crew.moderator, place);
  await openWithAnother(first, t);
  await expect(first.getByText(t('sg.half'))).toBeVisible();
  const text = (page: Page) => page.locator('.opened-text');
  await expect(text(first)).toHaveCount(0);
  const second = await atSafeguarding(way, crew.lead, place);
  await openWithAnother(second, t);
  await expect(text(second)).toHaveText(told);
  // The first one's page is loaded in place, with its key still open.
  await first.locator('.queue-row.claimed a').click();
  await expect(text(first)).toHaveText(told);

  await writeAnswer(first, t, answer);
  await expect(first.getByRole('button', { name: t('sg.answer.send') })).toHaveCount(0);
  await child.goto('/here/help-me');
  await expect(child.getByText(answer)).toHaveCount(0);
  await second.locator('.queue-row.claimed a').click();
  await second.getByRole('button', { name: t('sg.answer.send') }).click();
  await expect(second.getByText(t('staff.saved'))).toBeVisible();
  await second
    .locator('form', { hasText: t('sg.remedy.removal') })
    .getByRole('button')
    .click();
  await expect(second.locator('form', { hasText: t('sg.remedy.removal') })).toContainText(
    t('sg.remedy.done'),
  );

  // Another device, six words.
  const later = await open({ origin, language, width: 390, height: 844 });
  await comeBack(later, t, phrase.join(' '));
  await later.goto('/here/help-me');
  await expect(later.getByRole('heading', { name: t('case.state.answered') })).toBeVisible();
  await expect(later.getByText(answer)).toBeVisible();
  await expect(later.getByText(t('remedy.removal'))).toBeVisible();
}
