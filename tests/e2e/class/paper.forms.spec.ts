import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type Download, expect, type Page } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { createClient } from '../../support/pages/client.ts';

const { t } = speakerOf('en');
const words = 'The bus comes too late in the morning.';

/** The text of a file that a form answered with. */
async function textOf(download: Download): Promise<string> {
  const file = await download.path();
  expect(readFileSync(file).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  return spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' }).stdout;
}

async function fileOf(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return textOf(download);
}

async function openSheet(page: Page, consultation: string, number: string): Promise<void> {
  await page.goto(`/staff/c/${consultation}/paper/sheet`);
  await page.getByLabel(t('paper.type.number')).fill(number);
  await page.getByRole('button', { name: t('paper.type.go') }).click();
}

async function typeSheet(page: Page, vote: 'agree' | 'disagree'): Promise<void> {
  await page.locator('[name^="text-"]').first().fill(words);
  await page.locator(`[name^="vote-"][value="${vote}"]`).first().check();
  await page.locator('[name=consent][value=yes]').check();
  await page.getByRole('button', { name: t('paper.sheet.go') }).click();
}

test('R394 to R402: a sheet is printed, typed twice, settled, opened by its child, answered and destroyed, with forms alone', async ({
  demo,
  open,
}) => {
  // A kit for twenty is drawn.
  test.slow();
  const { origin, crew } = demo;
  const { consultation } = crew;
  const organiser = await open({ origin, as: crew.organiser });
  await organiser.goto(`/staff/c/${consultation}/paper`);
  await expect(organiser.getByRole('heading', { level: 1 })).toHaveText(t('place.paper'));
  await organiser.getByLabel(t('paper.print.label')).fill('Class 4b');
  await organiser.getByLabel(t('paper.print.size')).fill('20');
  const kit = await fileOf(organiser, t('paper.print.go'));
  expect(kit).toContain(t('paper.script'));
  expect(kit).toContain(t('paper.safe'));
  expect(kit).toContain(t('paper.parents'));
  const receipts = [
    ...kit.matchAll(
      /Your receipt for sheet (\d{7})\n[\s\S]*?Do\s+not\s+show\s+them\s+to\s+anyone\.\s+((?:[a-z]+\s+){5}[a-z]+)/g,
    ),
  ].map(([, number = '', six = '']) => ({ number, six: six.replace(/\s+/g, ' ') }));
  expect(receipts).toHaveLength(20);
  const [{ number, six } = { number: '', six: '' }] = receipts;

  // Whoever printed it does not type it, and nobody else is told that it could.
  await organiser.goto(`/staff/c/${consultation}/paper/sheet?number=${number}`);
  await expect(organiser.getByRole('heading', { level: 1 })).toHaveText(t('staff.nothing'));

  const first = await open({ origin, as: crew.moderator });
  await openSheet(
    first,
    consultation,
    number.replace(/.$/, (digit) => String((Number(digit) + 1) % 10)),
  );
  await expect(first.getByText(t('refusal.sheet-unknown'))).toBeVisible();
  await openSheet(first, consultation, number);
  await typeSheet(first, 'agree');
  await expect(first.getByText(t('paper.became.once', { number }))).toBeVisible();
  await openSheet(first, consultation, number);
  await expect(first.getByText(t('paper.sheet.mine'))).toBeVisible();

  // No moderator: one who typed reads nothing of the same children at the desk.
  const second = await open({ origin, as: crew.analyst, width: 390, height: 844 });
  await openSheet(second, consultation, number);
  await expect(second.getByText(words)).toHaveCount(0);
  await typeSheet(second, 'disagree');
  await expect(second.getByText(t('paper.became.differs', { number }))).toBeVisible();
  await openSheet(second, consultation, number);
  await expect(second.getByRole('heading', { name: t('paper.differs') })).toBeVisible();
  await second.getByRole('button', { name: t('paper.differs.go') }).click();
  await expect(second.getByText(t('refusal.field-missing')).first()).toBeVisible();
  await second.locator('[name^="pick-vote:"][value=first]').check();
  await second.getByRole('button', { name: t('paper.differs.go') }).click();
  await expect(second.getByText(t('paper.became.settled', { number }))).toBeVisible();

  // Its child comes back with its six words, and reads what was taken from its sheet.
  const child = await open({ origin, width: 390, height: 844 });
  await child.goto('/back');
  await child.locator('[name=phrase]').fill(six);
  await child.locator('form:has([name=phrase]) button').first().click();
  await child.goto('/here/words');
  await expect(child.getByText(words)).toBeVisible();

  // R451, R452: whoever typed it finds nothing of it at the desk, and another moderator does.
  await first.goto(`/staff/c/${consultation}/desk`);
  await expect(first.getByText(t('desk.apart'))).toBeVisible();
  await expect(first.getByText(words)).toHaveCount(0);
  await first.goto(`/staff/c/${consultation}/groups`);
  await expect(first.getByText(t('groups.how.typed'))).toBeVisible();
  const stranger = await open({ origin, as: crew.secondModerator });
  await stranger.goto(`/staff/c/${consultation}/desk`);
  await expect(stranger.getByText(words).first()).toBeVisible();

  await first.goto(`/staff/c/${consultation}/paper`);
  const replies = await fileOf(first, t('paper.replies'));
  expect(replies).toContain(number);
  // R920: nobody read its words yet, so they are on no paper.
  expect(replies).not.toContain(words);
  expect(replies).toContain(speakerOf('en', 'younger').t('state.waiting'));

  await first
    .locator('summary')
    .filter({ hasText: t('paper.destroy') })
    .click();
  await first.getByLabel(t('paper.destroy.count')).fill('3');
  await first.getByRole('button', { name: t('paper.destroy.go') }).click();
  await expect(first.getByText(t('refusal.count-differs')).first()).toBeVisible();
  await first.getByLabel(t('paper.destroy.count')).fill('1');
  await first.getByRole('button', { name: t('paper.destroy.go') }).click();
  await expect(first.getByText(t('staff.saved'))).toBeVisible();
  await first
    .locator('summary')
    .filter({ hasText: t('paper.sheets') })
    .click();
  await expect(first.getByText(t('paper.state.destroyed'))).toHaveCount(1);
});

test('R716: a kit that is not printed leaves its form as it was filled in, on its page', async ({
  demo,
  open,
}) => {
  const { origin, crew } = demo;
  const page = await open({ origin, as: crew.organiser });
  await page.goto(`/staff/c/${crew.consultation}/paper`);
  await page.getByLabel(t('paper.print.label')).fill('Class 4b');
  const size = page.getByLabel(t('paper.print.size'), { exact: true });
  // A browser that minds no bounds.
  await size.evaluate((box) => box.removeAttribute('min'));
  await size.fill('7');
  await page.getByRole('button', { name: t('paper.print.go') }).click();
  await expect(page.locator('#errors a')).toHaveAttribute('href', '#field-size');
  await expect(page.getByLabel(t('paper.print.label'))).toHaveValue('Class 4b');
  await expect(size).toHaveValue('7');
  await expect(size).toHaveAccessibleDescription(new RegExp(t('refusal.field-missing')));
});

test('R457: whoever is signed out and asks for something to print reads that nothing was printed', async ({
  demo,
}) => {
  const { origin } = demo;
  const { consultation } = demo.crew;
  const away = createClient(origin);
  for (const form of ['kit', 'replies', 'checks']) {
    const page = await away.post(`/staff/c/${consultation}/paper/${form}`, '');
    expect(page.headers.location ?? page.path).toMatch(/\/staff\/sign-in\?unprinted$/);
  }
  expect((await away.get('/staff/sign-in?unprinted')).html).toContain(t('signin.unprinted'));
  // Of what was typed an address leads on, in whatever letters (R502): an answer's head holds few.
  const strange = await away.post(`/staff/c/${encodeURIComponent('媐ศ')}/paper/kit`, 'label=a');
  expect(strange.status).toBeLessThan(500);
  away.close();
});
