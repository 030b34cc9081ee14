import { expect } from '@playwright/test';
import { answeredStory } from '../../support/house/answered.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { ownWords } from './child-steps.ts';
import { decideAboutRows } from './own-ways.ts';

decideAboutRows('with forms alone');

test('R97, R99: once it is published, words cannot be changed, and each page says what stays', async ({
  answered,
  open,
}) => {
  const { t } = speakerOf('en');
  const child = await open({ origin: answered.product.origin, as: answered.child, language: 'en' });
  await child.goto('/here/words');
  const own = ownWords(child, answeredStory.question);
  await expect(own).toContainText(t('own.point'));
  await expect(own.getByRole('link', { name: t('own.change'), exact: true })).toHaveCount(0);
  await expect(own.getByRole('link', { name: t('own.take-back'), exact: true })).toBeVisible();
  const to = await own.getByRole('link', { name: t('own.take-back'), exact: true }).getAttribute('href');
  await child.goto(to?.replace('?back=yes', '') ?? '');
  await expect(child.locator('textarea')).toHaveCount(0);
  await child.goto('/here/uses');
  await expect(child.getByText(t('uses.released'))).toBeVisible();
  await child.goto('/here/erase');
  await expect(child.getByText(t('erase.will.released'))).toBeVisible();
});
