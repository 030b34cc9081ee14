import { expect } from '@playwright/test';
import { commentWords } from '../../../locales/general-comment.ts';
import { madeUpComment } from '../../support/house/made-up-comment.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { draftConsultation } from '../../support/pages/journeys.ts';

/** General Comment No. 25 in plain words, without a line of script: read by whoever comes, and given to an imported document. */

for (const language of ['en', 'ar'] as const) {
  test(`R564, R566: everybody reads it by part and paragraph, at both levels, ${language}`, async ({
    house,
    open,
  }) => {
    const { t } = speakerOf(language);
    const own = commentWords[language];
    const reader = await open({ origin: house.origin, language, level: 'older', width: 390, height: 844 });
    await reader.goto('/rights');
    await reader
      .locator('main')
      .getByRole('link', { name: t('gc25.title') })
      .click();
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(t('gc25.title'));
    await expect(reader.locator('main')).toContainText(t('gc25.by'));
    await expect(reader.locator('main')).toContainText(t('gc25.unreviewed'));
    await expect(reader.locator('.numbered > li')).toHaveCount(125);
    const twelfth = reader.locator('#p12');
    await expect(twelfth).toContainText(own?.paragraphs?.['12']?.older ?? '');
    await reader.getByRole('link', { name: t('part.shorter') }).click();
    await expect(twelfth).toContainText(own?.paragraphs?.['12']?.younger ?? '');
    await reader.getByRole('link', { name: own?.headings?.VII?.younger ?? '' }).click();
    await expect(reader).toHaveURL(/words=younger#part-VII$/);
    // What a language lacks is in English, and says so.
    const lent = reader.locator('#p70 p[lang="en"]');
    if (own?.paragraphs?.['70'] === undefined) {
      await expect(lent).toHaveText(commentWords.en?.paragraphs?.['70']?.younger ?? '');
      await expect(reader.locator('main')).toContainText(t('gc25.english'));
    } else await expect(lent).toHaveCount(0);
  });
}

test('R568: an organiser gives an imported comment the plain words at one press', async ({ house, open }) => {
  const { crew, origin } = house;
  const { t } = speakerOf('en');
  const { id } = await draftConsultation(crew, { title: 'Hedgehogs', rooms: [], questions: [] });
  const organiser = await open({ origin, as: crew.organiser, language: 'en', width: 1280 });
  await organiser.goto(`/staff/c/${id}/document`);
  await organiser.getByText(t('document.again')).click();
  await organiser.getByLabel(t('document.file')).setInputFiles({
    name: 'comment.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(madeUpComment(125)),
  });
  await organiser.getByRole('button', { name: t('document.file.read') }).click();
  await organiser.getByLabel(t('document.name')).fill('A comment');
  await organiser.getByRole('button', { name: t('document.cut') }).click();
  const take = organiser.getByRole('button', { name: t('document.comment.take') });
  await take.click();
  await expect(take).toHaveCount(0);
  await expect(organiser.getByRole('cell', { name: t('document.plain.whole'), exact: true })).toHaveCount(
    165,
  );
  await organiser.getByRole('link', { name: /· 12\.$/ }).click();
  await expect(organiser.getByText(t('document.comment.by')).first()).toBeVisible();
  await expect(organiser.getByText(commentWords.en?.paragraphs?.['12']?.older ?? '')).toBeVisible();
});
