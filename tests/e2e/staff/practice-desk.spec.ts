import { expect } from '@playwright/test';
import { practiceTexts } from '../../../server/core/moderation/practice.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';

const { t } = speakerOf('en');
const address = '/staff/training/desk';

test('R867: every text is decided on with the keys of the desk alone, one after the other', async ({
  stage,
  open,
}) => {
  const page = await open({ origin: stage.product.origin, as: stage.people.moderator, language: 'en' });
  await page.goto('/staff/training');
  await page.getByRole('link', { name: t('practise.go') }).click();
  for (const [index, { name }] of practiceTexts.entries()) {
    await page.locator('.key-help').waitFor();
    await expect(page.locator('.claimed')).toContainText(t('practise.number', { number: index + 1 }));
    await page.keyboard.press('r');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect(page.locator('#answer')).toBeFocused();
    await expect(page.locator('.practice-answer')).toContainText(t(`practise.${name}.why`));
    await page.locator('.key-help').waitFor();
    if (index + 1 < practiceTexts.length) await page.keyboard.press('Enter');
  }
  await page.getByRole('link', { name: t('practise.end') }).click();
  await expect(page).toHaveURL(/\/staff\/training$/);
});

test('R867: as at the desk a hard text is opened first, a part is hidden with two keys, and U decides again', async ({
  stage,
  open,
}) => {
  const page = await open({ origin: stage.product.origin, as: stage.people.moderator, language: 'en' });
  await page.goto(`${address}?text=4`);
  await page.locator('.key-help').waitFor();
  await page.keyboard.press('h');
  await page.keyboard.press('Enter');
  await expect(page.locator('#answer')).toHaveText(t('practise.weighed.first'));
  await page.locator('.key-help').waitFor();
  await page.keyboard.press('u');
  await expect(page.locator('.decision')).toBeVisible();
  await page.keyboard.press('j');
  await page.locator('.severe-text').waitFor();
  await expect(page.locator('.severe-text .item-words')).toBeHidden();
  await page.keyboard.press('p');
  await page.keyboard.press('Enter');
  await expect(page.locator('.severe-text .item-words')).toBeVisible();
  await expect(page.locator('#answer')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page.locator('#answer')).toHaveText(t('practise.weighed.first'));
});

test('R1007: single keys that were turned off stay off when the page comes again, at each desk of that browser, until they are on again', async ({
  stage,
  open,
}) => {
  const { origin } = stage.product;
  const page = await open({ origin, as: stage.people.moderator, language: 'en' });
  const box = page.getByRole('checkbox', { name: t('keys.on') });
  const refuse = page.locator('input[name=decision][value=refuse]');
  await page.goto(address);
  await expect(box).toBeChecked();
  await box.uncheck();
  await page.reload();
  await expect(box).not.toBeChecked();
  await page.keyboard.press('x');
  await expect(refuse).not.toBeChecked();
  await page.goto(`/staff/c/${stage.places.demo}/desk`);
  await expect(box).not.toBeChecked();
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ 'desk-keys': 'off' });
  await box.check();
  await page.goto(address);
  await expect(box).toBeChecked();
  // It hears keys from then on.
  await page.locator('.key-help').waitFor();
  await page.keyboard.press('x');
  await expect(refuse).toBeChecked();
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({});
});
