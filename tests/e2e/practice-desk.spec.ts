import { expect } from '@playwright/test';
import { practiceTexts } from '../../server/core/moderation/practice.ts';
import { test } from '../support/browser.ts';
import { speakerOf } from '../support/stage.ts';

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
