import { expect } from '@playwright/test';
import { commentWords } from '../../../locales/general-comment.ts';
import { sentencesOf } from '../../../server/core/consultation/easy-read.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import {
  draftConsultation,
  joinAsChild,
  openConsultation,
  printCodes,
} from '../../support/pages/journeys.ts';
import { overflowing } from '../../support/pages/overflowing.ts';
import { ofThree } from '../every-page/journey-languages.ts';
import { readEasily } from './easy-read-steps.ts';

for (const language of ofThree) {
  test(`R605, R607, R608: without a script a child chooses easy-read, sees pictures with labels, and changes back, ${language}`, {
    tag: '@every-language',
  }, async ({ demo, open }) => {
    const child = await open({ origin: demo.origin, language, width: 390, height: 844 });
    await readEasily(child, { crew: demo.crew, language });
  });
}

test('R607: General Comment 25 is read a sentence a line', async ({ house, open }) => {
  const { t } = speakerOf('en', 'younger');
  const reader = await open({ origin: house.origin, language: 'en', level: 'older', width: 320 });
  await reader.goto('/general-comment');
  await reader.getByRole('link', { name: t('part.easy') }).click();
  await expect(reader).toHaveURL(/words=easy$/);
  const whole = commentWords.en?.paragraphs?.['12']?.younger ?? '';
  expect((await reader.locator('#p12 p').textContent())?.split('\n')).toEqual(sentencesOf(whole, 'en'));
  expect(await overflowing(reader)).toEqual([]);
  await reader.getByRole('link', { name: t('part.longer') }).click();
  await expect(reader.locator('#p12 p')).toHaveText(commentWords.en?.paragraphs?.['12']?.older ?? '');
});

test('R607: where nobody wrote it the short words come a sentence a line, and the pages say so', async ({
  house,
  open,
}) => {
  const { t } = speakerOf('en', 'younger');
  const { crew, origin } = house;
  const opened = await openConsultation(crew, {
    title: 'Newts',
    rooms: [],
    questions: ['What do newts need?'],
  });
  const [code = ''] = await printCodes(crew.organiser, opened.id, 20);
  const as = await joinAsChild(origin, code);
  const child = await open({ origin, as, language: 'en', level: 'easy', width: 360 });
  await child.goto('/here');
  await expect(child.getByText(t('home.pictures', { done: 0, all: 1 }))).toBeVisible();
  await child.goto('/here/part/1');
  await expect(child.locator('.easy-text p')).toHaveText('This is what it says.');
  await expect(child.locator('.easy-text svg')).toHaveCount(0);
  await expect(child.getByText(t('part.no-pictures'))).toBeVisible();
});

test('R606, R609, R611: staff write it line by line, are told what no picture is called, and a second person checks what a child sees', async ({
  house,
  open,
}) => {
  const { t } = speakerOf('en');
  const { crew, origin } = house;
  const { id } = await draftConsultation(crew, { title: 'Ponds', rooms: [], questions: [] });
  const organiser = await open({ origin, as: crew.organiser, language: 'en', width: 1280 });
  await organiser.goto(`/staff/c/${id}/document`);
  await expect(organiser.getByText(t('document.easy.none')).first()).toBeVisible();
  await organiser.locator('a[href*="section="]').first().click();
  const field = organiser.locator('[name="body.en.easy"]');
  const typed = ':house: You live near a pond.\n:pnod: It is deep. Take care.';
  await field.fill(typed);
  await organiser.getByText(t('document.easy.symbols')).click();
  await expect(organiser.locator('.symbol-list svg')).toHaveCount(32);
  await organiser.getByRole('button', { name: t('staff.save'), exact: true }).click();
  await expect(organiser.getByText(t('staff.saved'))).toBeVisible();
  await expect(organiser.getByText(t('document.easy.look', { what: 'English' }))).toBeVisible();
  await organiser.locator('a[href*="section="]').first().click();
  await expect(field).toHaveValue(typed);
  await expect(organiser.getByText(t('easy.hint.unknown', { line: 2 }))).toContainText('pnod');
  await expect(organiser.getByText(t('easy.hint.several', { line: 2 }))).toBeVisible();
  await field.fill(':house: You live near a pond.');
  await organiser.getByRole('button', { name: t('staff.save'), exact: true }).click();
  await expect(organiser.getByText(t('document.easy.look', { what: 'English' }))).toHaveCount(0);

  const approver = await open({ origin, as: crew.approver, language: 'en', width: 1280 });
  await approver.goto(`/staff/c/${id}/document/check?language=en`);
  const shown = approver.locator('.desk-easy');
  await expect(shown.locator('.easy-text p')).toHaveText('You live near a pond.');
  await expect(shown.getByRole('img', { name: t('symbol.house') })).toBeVisible();
  await approver.getByRole('button', { name: t('plain.check.go') }).click();
  await expect(shown).toContainText(t('plain.checked.by'));

  await organiser.locator('a[href*="section="]').first().click();
  await field.fill('');
  await organiser.getByRole('button', { name: t('staff.save'), exact: true }).click();
  await expect(organiser.getByText(t('staff.saved'))).toBeVisible();
  await approver.reload();
  await expect(shown).toHaveCount(0);
});
