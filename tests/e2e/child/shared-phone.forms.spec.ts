import { expect } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { join, say } from './child-steps.ts';

const { t } = speakerOf('ar');
const typed = 'هذه كلمات الأول منا.';

test('R1009: a form of the page of the child before does nothing, and whoever pressed is told whose page that was', async ({
  demo,
  open,
}) => {
  const first = await open({ origin: demo.origin, language: 'ar', width: 360, height: 640 });
  await join(first, t, demo.crew.nextCode());
  await first.goto('/here');
  await first.getByRole('link', { name: t('home.room') }).click();
  const second = await first.context().newPage();
  await join(second, t, demo.crew.nextCode());
  await say(first, t, typed);
  await expect(first).toHaveURL(/\/here\?other/);
  await expect(first.getByText(t('other.text'))).toBeVisible();
  await expect(first.getByText(typed)).toHaveCount(0);
  await first
    .getByRole('link', { name: t('words.title') })
    .first()
    .click();
  await expect(first.getByText(typed)).toHaveCount(0);
  // Its own page takes what it writes.
  await second.goto('/here');
  await second.getByRole('link', { name: t('home.room') }).click();
  await say(second, t, 'وهذه كلماتي.');
  await expect(second.getByText('وهذه كلماتي.')).toBeVisible();
});
