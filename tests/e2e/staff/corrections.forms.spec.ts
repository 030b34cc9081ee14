import { expect } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { draftConsultation, openDraft, printCodes } from '../../support/pages/journeys.ts';
import { join, say } from '../child/child-steps.ts';

/** A wrong word in a question, corrected by two people while children answer, without a line of script, in a language of each direction. */

const written = {
  en: ['What of the swnig?', 'What of the swing?', 'It is too low.', 'Two letters had changed places.'],
  ar: ['ما رأيك في الأرحوجة؟', 'ما رأيك في الأرجوحة؟', 'إنها منخفضة جدًا.', 'كان حرف خاطئًا.'],
} as const;

for (const language of ['en', 'ar'] as const) {
  test(`R1265, R1267, R1268: a word of a question is corrected, and who had answered is told, ${language}`, async ({
    house,
    open,
  }) => {
    test.setTimeout(120_000);
    const { crew, origin } = house;
    const { t } = speakerOf(language);
    const [wrong, right, answer, reason] = written[language];
    const drafted = await draftConsultation(crew, {
      title: `The swing ${language}`,
      language,
      rooms: [],
      questions: [wrong],
    });
    await openDraft(crew, drafted.id);
    const [card = ''] = await printCodes(crew.organiser, drafted.id, 1);
    const child = await open({ origin, language, level: 'older' });
    await join(child, t, card);
    await child.goto('/here/part/all');
    await say(child, t, answer);

    const organiser = await open({ origin, as: crew.organiser, language, width: 1280 });
    await organiser.goto(`/staff/c/${drafted.id}/activities`);
    await organiser.getByRole('link', { name: t('corrections.go') }).click();
    await organiser.getByRole('link', { name: wrong }).click();
    const propose = organiser.getByRole('button', { name: t('corrections.write.go') });
    const boxes = organiser.locator(`#correct textarea[lang="${language}"]`);
    // The list of them waits for nothing: on a slow page there would be none to fill in.
    await expect(boxes.first()).toHaveValue(wrong);
    for (const box of await boxes.all()) if ((await box.inputValue()) === wrong) await box.fill(right);
    await propose.click();
    await expect(organiser.getByRole('alert')).toContainText(t('refusal.field-missing'));
    await expect(boxes.first()).toHaveValue(right);
    await organiser.getByLabel(t('corrections.reason'), { exact: true }).fill(reason);
    await propose.click();
    await expect(organiser.getByText(t('staff.saved'))).toBeVisible();
    await expect(organiser.getByRole('button', { name: t('corrections.sign.go') })).toHaveCount(0);
    await child.goto('/here');
    await expect(child.getByText(t('corrected.yours'))).toHaveCount(0);

    const approver = await open({ origin, as: crew.approver, language, width: 1280 });
    await approver.goto(`/staff/c/${drafted.id}`);
    await approver.getByRole('link', { name: t('corrections.look') }).click();
    await expect(approver.getByText(reason)).toBeVisible();
    await approver.getByRole('button', { name: t('corrections.sign.go') }).click();
    await expect(approver.getByRole('heading', { name: t('corrections.sign') })).toHaveCount(0);

    await child.goto('/here');
    await expect(child.getByText(t('corrected.yours'))).toBeVisible();
    await child.getByRole('link', { name: t('corrected.yours.look') }).click();
    await expect(child.getByRole('heading', { name: right })).toBeVisible();
    await expect(child.locator('q').filter({ hasText: wrong })).toBeVisible();
    await child.goto('/here');
    await child.getByRole('button', { name: t('corrected.yours.read') }).click();
    await expect(child.getByText(t('corrected.yours'))).toHaveCount(0);

    const anybody = await open({ origin, language, width: 1280 });
    await anybody.goto(`/terms/${drafted.id}`);
    await expect(anybody.getByRole('heading', { name: t('corrections.title') })).toBeVisible();
    await expect(anybody.locator('del').filter({ hasText: wrong }).first()).toBeVisible();
  });
}
