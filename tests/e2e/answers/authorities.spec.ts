import { expect } from '@playwright/test';
import { speakerOf, write } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { joinAsChild } from '../../support/pages/journeys.ts';

const { t } = speakerOf('en');
const basis = 'Order 4711 of a court';
const waits = 'Waiting for two people';

test('R125, R126: an authority learns what is held only after two people said yes in their browsers', async ({
  demo,
  open,
}) => {
  const { product, origin, crew } = demo;
  const child = await joinAsChild(origin, crew.nextCode());
  const words = 'The swing in our park is broken.';
  const subject = await write(child, '/here/part/1', words);
  const asking = product.begin('who', subject, '--basis', basis);
  await asking.said(waits);

  const overseer = await open({ origin, as: crew.overseer, language: 'en', width: 1280, script: false });
  await overseer.goto('/staff');
  await overseer.getByRole('link', { name: t('staff.home.requests', { count: 1 }) }).click();
  await expect(overseer.getByText(basis)).toBeVisible();
  await expect(overseer.getByText(subject)).toBeVisible();
  await expect(overseer.getByText(words)).toHaveCount(0);
  await overseer.getByRole('button', { name: t('requests.oversee') }).click();
  await expect(overseer.getByText(t('staff.saved'))).toBeVisible();
  await expect(overseer.getByRole('button', { name: t('requests.oversee') })).toHaveCount(0);

  const responsible = await open({ origin, as: crew.administrator, language: 'en', width: 1280 });
  await responsible.goto('/staff/requests');
  await expect(responsible.getByText(words)).toHaveCount(0);
  await responsible.getByRole('button', { name: t('requests.approve') }).click();
  const { code, stdout } = await asking.finished;
  expect(code).toBe(0);
  expect(stdout).toContain(`text: ${words}\n`);
  expect(stdout.trim().split('\n')).toHaveLength(4);
  await responsible.goto('/staff/requests');
  await expect(responsible.getByRole('cell', { name: t('requests.state.answered') })).toBeVisible();

  // Its day is that of UTC; a log of a house with other zones may have a later one before midnight.
  await overseer.goto(`/staff/audit?day=${new Date().toISOString().slice(0, 10)}`);
  await expect(overseer.getByText(t('audit.deed.request:answer'), { exact: true })).toHaveCount(1);
  await expect(overseer.getByText(`${t('audit.of.texts')}: 1`)).toBeVisible();
  const verified = await product.command('audit', 'verify');
  expect(verified.stdout).toMatch(/chain intact/);

  const anybody = await open({ origin, language: 'en' });
  await anybody.goto('/keep#asked');
  const row = anybody.getByRole('row').filter({ has: anybody.getByRole('rowheader') });
  await expect(row).toHaveText(/^\d{4}110$/);
  child.close();
});

test('R125: nothing is held of what its child took back; a no ends it; Ctrl-C leaves it standing', async ({
  demo,
  open,
}) => {
  const { product, origin, crew } = demo;
  const child = await joinAsChild(origin, crew.nextCode());
  const subject = await write(child, '/here/part/1', 'I take this back.');
  await child.send(await child.get(`/here/words/${subject}?back=yes`), { press: 'intent=withdraw' });

  const left = product.begin('who', subject, '--basis', basis);
  await left.said(waits);
  left.interrupt();
  expect((await left.finished).stdout).toBe('');
  const asking = product.begin('who', subject);
  await asking.said(waits);
  for (const [as, key] of [
    [crew.organiser, 'requests.approve'],
    [crew.overseer, 'requests.oversee'],
  ] as const) {
    const page = await open({ origin, as, language: 'en', width: 1280 });
    await page.goto('/staff/requests');
    await page.getByRole('button', { name: t(key) }).click();
    await expect(page.getByText(t('staff.saved'))).toBeVisible();
  }
  expect(await asking.finished).toMatchObject({ code: 0, stdout: 'Nothing is held.\n' });

  const again = product.begin('who', subject, '--basis', basis);
  await again.said(waits);
  const page = await open({ origin, as: crew.overseer, language: 'ar', width: 1280, script: false });
  await page.goto('/staff/requests');
  await page.getByRole('button', { name: speakerOf('ar').t('requests.refuse') }).click();
  expect(await again.finished).toMatchObject({ code: 1, stdout: 'Refused. Nothing was read.\n' });
  child.close();
});
