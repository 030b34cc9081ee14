import { expect } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { join, keptByBrowser } from '../child/child-steps.ts';
import { comeBack, phraseShown, takePhrase } from './phrase-steps.ts';

const { t } = speakerOf('en');

test('R88: the words are shown once; loading again, or going back, shows no words and ends none', async ({
  demo,
  open,
}) => {
  const page = await open({ origin: demo.origin });
  await join(page, t, demo.crew.nextCode());
  const six = await takePhrase(page, t);
  await expect(page.getByText(t('phrase.what'))).toBeVisible();
  // A short word may stand anywhere by chance; three of them do not.
  const kept = await keptByBrowser(page);
  expect(six.filter((word) => kept.includes(word)).length).toBeLessThan(3);

  await page.reload();
  await expect(page.getByText(t('phrase.once'), { exact: true })).toBeVisible();
  await expect(page.locator('.six-word')).toHaveCount(0);
  await page.goto('/here/phrase');
  await expect(page.getByText(t('phrase.has'))).toBeVisible();
  await expect(page.locator('.six-word')).toHaveCount(0);

  const other = await open({ origin: demo.origin });
  await comeBack(other, t, six.join(' '));
  await expect(other).toHaveURL(/\/here\/words(\?back)?$/);
});

test('R90: new words, taken from "My words", end the old ones on every device', async ({ demo, open }) => {
  const page = await open({ origin: demo.origin });
  await join(page, t, demo.crew.nextCode());
  const old = await takePhrase(page, t);
  await page.goto('/here/words');
  await page.getByRole('link', { name: t('phrase.new') }).click();
  await page.getByRole('button', { name: t('phrase.new') }).click();
  const fresh = await phraseShown(page, t);
  expect(fresh).not.toEqual(old);

  const other = await open({ origin: demo.origin });
  await comeBack(other, t, old.join(' '));
  await expect(other.getByText(t('refusal.phrase-opens-nothing'))).toBeVisible();
  await comeBack(other, t, fresh.join('-'));
  await expect(other).toHaveURL(/\/here\/words(\?back)?$/);
});

test('R88: going on without the words takes one press, like taking them', async ({ demo, open }) => {
  const page = await open({ origin: demo.origin, width: 390 });
  await join(page, t, demo.crew.nextCode());
  await page.locator('main a[href="/here/phrase"]').click();
  const [take, without] = await Promise.all([
    page.getByRole('button', { name: t('phrase.show') }).boundingBox(),
    page.getByRole('link', { name: t('phrase.without') }).boundingBox(),
  ]);
  expect(without?.width).toBe(take?.width);
  expect(without?.height).toBe(take?.height);
  await page.getByRole('link', { name: t('phrase.without') }).click();
  await expect(page).toHaveURL(/\/here$/);
});

test('R94: a facilitator hands out one code for a lost sheet, as words and QR, and it opens a seat', async ({
  demo,
  open,
}) => {
  const organiser = await open({ origin: demo.origin, as: demo.crew.organiser, width: 1280 });
  await organiser.goto(`/staff/c/${demo.crew.consultation}/codes`);
  await organiser.getByRole('button', { name: t('codes.replace.go') }).click();
  await expect(organiser.locator('.code-words')).toHaveCount(1);
  await expect(organiser.getByRole('img', { name: t('codes.qr') })).toBeVisible();
  const code = (await organiser.locator('.code-words').textContent()) ?? '';
  const child = await open({ origin: demo.origin });
  await join(child, t, code);
});
