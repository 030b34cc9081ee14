import { expect } from '@playwright/test';
import { test } from '../support/browser.ts';
import { speakerOf } from '../support/stage.ts';

test('R475, R476: without script letters change, and nothing promises to read', async ({ demo, open }) => {
  const { t } = speakerOf('en');
  const page = await open({ origin: demo.origin });
  await page.goto('/look?back=/help');
  await page.locator('[name=font][value=lexend]').check();
  await page.locator('[name=aloud][value=yes]').check();
  await page.getByRole('button', { name: t('look.save') }).click();
  await expect(page).toHaveURL(/\/help$/);
  await expect(page.locator('h1')).toHaveCSS('font-family', /^"?Lexend/);
  await expect(page.locator('.reader')).toBeHidden();
});
