import { expect, type Page } from '@playwright/test';
import type { T } from '../../../app/i18n/translator.ts';
import type { AgeBand } from '../../../server/core/privacy/consent.ts';
import { lookInside } from './child-steps.ts';

/** Says how old it is, if it does, and yes. */
export async function sayYes(page: Page, t: T, age?: AgeBand): Promise<void> {
  if (age) await page.getByLabel(t(`age.${age}`)).check();
  await page.getByRole('button', { name: t('assent.yes') }).click();
}

/** Types a code, says an age and yes. */
export async function comeWith(page: Page, t: T, by: { code: string; age?: AgeBand }): Promise<void> {
  await page.goto('/');
  await lookInside(page, t, by.code);
  await sayYes(page, t, by.age);
}

export async function expectInside(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/here\/name$/);
}

/** The same page again with what is still needed; no seat was taken. */
export async function expectNotYet(
  page: Page,
  t: T,
  refusal: 'age-needed' | 'consent-needed',
): Promise<void> {
  await expect(page.locator('.notice[role=status]')).toContainText(t(`refusal.${refusal}`));
  await expect(page.getByRole('button', { name: t('assent.yes') })).toBeVisible();
  expect((await page.context().cookies()).filter(({ name }) => name.endsWith('seat'))).toEqual([]);
}

/** From the first page to the page before the yes, without a code. */
export async function lookOpenly(page: Page, t: T, title: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: t('landing.open') }).click();
  await expect(page).toHaveTitle('Due Weight');
  await page
    .locator('section')
    .filter({ has: page.getByRole('heading', { level: 2, name: title }) })
    .getByRole('button', { name: t('code.look') })
    .click();
  await expect(page.getByText(t('why.anyone'))).toBeVisible();
}
