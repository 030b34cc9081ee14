import { expect } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { formsLanguages } from '../every-page/journey-languages.ts';
import { complainTogether } from './complaints-steps.ts';

for (const language of formsLanguages) {
  test(`R187, R188, R191, R198, R239, R832: a complaint of two children to its outcome and a public word, with forms alone, ${language}`, {
    tag: '@every-language',
  }, async ({ demo, open }) => {
    await complainTogether({ open, demo, language });
  });
}

test('R191: whoever is not the overseer finds no complaint, and a company’s page never hides the way out', async ({
  demo,
  open,
}) => {
  const { t } = speakerOf('en');
  const { origin, crew } = demo;
  for (const as of [crew.administrator, crew.organiser, crew.moderator]) {
    const page = await open({ origin, as, width: 1280 });
    const answer = await page.goto('/staff/complaints');
    expect(answer?.status()).toBe(404);
  }
  const page = await open({ origin, width: 390, height: 844 });
  await page.goto('/wrong');
  await page.getByRole('link', { name: t('wrong.outside.list') }).click();
  await expect(page.getByRole('heading', { name: 'Ireland' })).toBeVisible();
});
