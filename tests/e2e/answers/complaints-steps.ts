import { expect, type Page } from '@playwright/test';
import { type DemoCrew, speakerOf } from '../../support/house/stage.ts';
import type { OpenWindow } from '../../support/pages/browser.ts';
import { inLanguage } from '../every-page/journey-languages.ts';

const said = {
  en: [
    'Nobody read us the answer.',
    'You are right. I asked for the answer, and it comes.',
    'You are right.',
  ],
  ar: ['لم يقرأ لنا أحد الجواب.', 'أنتم على حق. طلبت الجواب وهو آتٍ.', 'أنتم على حق.'],
  zh: ['没有人给我们念答复。', '你们是对的。我去要了答复，很快就有。', '你们是对的。'],
  fr: [
    'Personne ne nous a lu la réponse.',
    'Vous avez raison. J’ai demandé la réponse, et elle arrive.',
    'Vous avez raison.',
  ],
  es: ['Nadie nos leyó la respuesta.', 'Tienen razón. Pedí la respuesta, y ya viene.', 'Tienen razón.'],
  ru: ['Нам никто не прочитал ответ.', 'Вы правы. Я попросил ответ, и он придёт.', 'Вы правы.'],
  sw: ['Hakuna aliyetusomea jibu.', 'Mko sahihi. Niliomba jibu, na linakuja.', 'Mko sahihi.'],
} as const;

/** The words of the stones on a page once they are there: six, and five more where others may join. */
async function stones(page: Page, count: number): Promise<string[]> {
  const all = page.locator('.six-word');
  await expect(all).toHaveCount(count);
  return all.allTextContents();
}

type Way = {
  readonly open: OpenWindow;
  readonly demo: { readonly crew: DemoCrew; readonly origin: string };
  readonly language: string;
};

/** Two children complain together, the overseer answers and says so in public, one says that it helped. */
export async function complainTogether({ open, demo, language }: Way): Promise<void> {
  const { t } = speakerOf(language);
  const { t: tYounger } = speakerOf(language, 'younger');
  const [words, older, younger] = inLanguage(said, language);
  const { origin, crew } = demo;
  const phone = { origin, language, width: 390, height: 844 } as const;

  // Anybody, without a seat, from the foot of the first page.
  const first = await open(phone);
  await first.goto('/');
  await first.getByRole('link', { name: t('foot.wrong'), exact: true }).click();
  await expect(first.getByText(t('wrong.outside.text'))).toBeVisible();
  await first.getByRole('button', { name: t('wrong.send') }).click();
  await expect(first.getByRole('alert')).toContainText(t('refusal.choice-unfit'));
  await first.getByRole('radio', { name: t('complaint.kind.answer') }).check();
  await first.getByRole('radio', { name: t('complaint.way.together') }).check();
  await first.locator('[name=text]').fill(words);
  await first.getByRole('button', { name: t('wrong.send') }).click();
  await expect(first.getByText(t('receipt.thanks'))).toBeVisible();
  const shown = await stones(first, 11);
  const [six, five] = [shown.slice(0, 6).join(' '), shown.slice(6).join(' ')];
  // R832: whoever has written down the words is not left standing here.
  await expect(first.getByRole('link', { name: t('nav.here') })).toHaveAttribute('href', '/');

  // Another one, who reads at the younger level.
  const second = await open({ ...phone, level: 'younger' });
  await second.goto('/wrong/join');
  await second.locator('[name=words]').fill(five);
  await second.getByRole('button', { name: tYounger('wrong.join.look') }).click();
  await expect(second.getByText(words)).toBeVisible();
  await second.getByRole('button', { name: tYounger('wrong.join.do') }).click();
  const own = (await stones(second, 6)).join(' ');
  await second.goto('/wrong/join');
  await second.locator('[name=words]').fill(five);
  await second.getByRole('button', { name: tYounger('wrong.join.look') }).click();
  await second.getByRole('button', { name: tYounger('wrong.join.do') }).click();
  await expect(second.getByText(tYounger('refusal.joined-already'))).toBeVisible();

  const overseer = await open({ origin, as: crew.overseer, language, width: 1280 });
  await overseer.goto('/staff');
  await overseer.getByRole('link', { name: t('staff.home.complaints', { count: 1 }) }).click();
  await expect(overseer.getByText(words)).toHaveCount(0);
  await overseer
    .getByRole('row')
    .filter({ hasText: t('complaints.state.received') })
    .getByRole('link', { name: t('complaint.kind.answer') })
    .click();
  await expect(overseer.getByText(words)).toBeVisible();
  await overseer.getByRole('button', { name: t('complaints.take-up') }).click();
  await overseer.getByRole('radio', { name: t('complaints.outcome.agreed') }).check();
  await overseer.locator('[name=older]').fill(older);
  await overseer.locator('[name=younger]').fill(younger);
  await overseer.getByRole('button', { name: t('complaints.answer.send') }).click();
  await expect(overseer.getByText(t('complaints.state.answered'), { exact: true })).toBeVisible();
  await overseer.locator('[name="comment.older"]').fill(`${older} (${language})`);
  await overseer.locator('[name="comment.younger"]').fill(`${younger} (${language})`);
  await overseer.getByRole('button', { name: t('complaints.comment.send') }).click();
  await expect(overseer.getByText(t('staff.saved'))).toBeVisible();

  for (const [page, phrase, answer, tOf] of [
    [first, six, older, t],
    [second, own, younger, tYounger],
  ] as const) {
    await page.goto('/wrong/back');
    await page.locator('[name=phrase]').fill(phrase);
    await page.getByRole('button', { name: tOf('follow.do') }).click();
    await expect(page.getByText(tOf('complaint.outcome.agreed'))).toBeVisible();
    await expect(page.getByText(answer, { exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: tOf('nav.here') })).toBeVisible();
  }
  // R628: what is said to the answer comes along to the page of the look, with the six words that opened this one.
  await first.locator('[name=text]').fill(words);
  await first
    .getByRole('contentinfo')
    .getByRole('button', { name: t('foot.look') })
    .click();
  await first
    .getByRole('button', { name: t('look.save') })
    .last()
    .click();
  await expect(first.locator('[name=text]')).toHaveValue(words);
  await first.getByRole('button', { name: t('follow.yes'), exact: true }).click();
  // R190: it is noted, and the other who joined may still say otherwise.
  await expect(first.getByText(t('follow.felt.helped'))).toBeVisible();
  await expect(first.getByText(t('complaint.state.answered'))).toBeVisible();
  await expect(second.getByRole('button', { name: tYounger('follow.no'), exact: true })).toBeVisible();

  const anybody = await open({ origin, language });
  await anybody.goto('/said');
  await expect(anybody.getByText(`${older} (${language})`)).toBeVisible();
  await anybody.goto('/transparency');
  await expect(anybody.getByRole('heading', { name: t('transparency.title') })).toBeVisible();
}
