import { expect } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { draftConsultation, signIn } from '../../support/pages/journeys.ts';

for (const language of ['en', 'ar'] as const) {
  test(`R614: without a script a translator finds the one page that it has, reads both and checks, ${language}`, async ({
    house,
    open,
  }) => {
    const { t } = speakerOf(language);
    const { crew, origin, product } = house;
    const title = `A rule to be read twice, ${language}`;
    const { id } = await draftConsultation(crew, { title, language, rooms: [], questions: [] });
    const as = await signIn(origin, await product.invite('Lin', 'translator'));
    const translator = await open({ origin, as, language, width: 360, height: 780 });
    await translator.goto('/staff');
    await translator.getByRole('link', { name: title, exact: true }).click();
    await expect(translator).toHaveURL(new RegExp(`/staff/c/${id}/document/check$`));
    await expect(translator.getByRole('heading', { level: 1 })).toHaveText(t('plain.check.title'));
    // Its bar leads to nothing that it may not read.
    const bar = translator.locator('.staff-links a');
    await expect(bar).toHaveText([t('nav.consultations'), t('plain.check.title')]);
    await expect(translator.getByRole('link', { name: t('document.all') })).toHaveCount(0);
    await expect(translator.getByText(t('plain.waits')).first()).toBeVisible();
    await translator.getByRole('button', { name: t('plain.check.go') }).click();
    await expect(translator.getByText(t('staff.saved'))).toBeVisible();
    await expect(translator.getByText(t('plain.check.all'))).toBeVisible();
    await expect(translator.locator('main').getByText('Lin').first()).toBeVisible();
    expect(await translator.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    for (const rest of ['', '/document', '/source', '/desk'])
      expect((await as.get(`/staff/c/${id}${rest}`)).status).toBe(404);
  });
}
