import { expect, type Page } from '@playwright/test';
import { draftGuarded, guardedWords, printAttested } from '../../support/house/guarded.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { joinAsChild, openDraft } from '../../support/pages/journeys.ts';
import { lookInside } from './child-steps.ts';
import { comeWith, expectInside, expectNotYet, lookOpenly, sayYes } from './consent-steps.ts';
import { walkEveryConsent } from './consent-ways.ts';

const { t } = speakerOf('en');
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const goTo = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('link', { name, exact: true }).click();

test('R110, R111, R112, R115: an organiser decides who says yes, and a child of each age comes in as it needs', async ({
  house,
  open,
}) => {
  test.setTimeout(120_000);
  const { crew, origin } = house;
  const { id, title } = await draftGuarded(crew, 'The new playground');
  const organiser = await open({ origin, as: crew.organiser, language: 'en', width: 1280 });
  const row = (item: 'consent' | 'without-carer') =>
    organiser.getByRole('row').filter({ has: organiser.getByRole('rowheader', { name: t(`gate.${item}`) }) });

  await test.step('R111: a guardian without a law, and without another way, shuts the gate', async () => {
    await organiser.goto(`/staff/c/${id}`);
    await expect(row('consent')).toContainText(t('gate.state.ready'));
    await goTo(organiser, t('place.consent'));
    await organiser.locator('[name="mode.10-12"]').selectOption('guardian');
    await organiser.locator('[name="mode.13-15"]').selectOption('organisation');
    await organiser.locator('[name="mode.16-17"]').selectOption('child');
    await press(organiser, t('staff.save'));
    await expect(organiser.getByText(t('staff.saved'))).toBeVisible();
    await expect(organiser.locator('[name="mode.13-15"]')).toHaveValue('organisation');
    await goTo(organiser, t('place.overview'));
    for (const item of ['consent', 'without-carer'] as const)
      await expect(row(item)).toContainText(t(`gate.${item}.missing`));
    await row('consent').getByRole('link').click();
    for (const level of ['younger', 'older']) {
      await organiser.locator(`[name="text.guardian-reason.en.${level}"]`).fill(guardedWords.reason);
      await organiser.locator(`[name="text.without-carer.en.${level}"]`).fill(guardedWords.without);
    }
    await organiser.getByLabel(t('consent.carer-way')).selectOption('body');
    await press(organiser, t('staff.save'));
    await expect(organiser.getByText(t('staff.saved'))).toBeVisible();
    await goTo(organiser, t('place.overview'));
    for (const item of ['consent', 'without-carer'] as const)
      await expect(row(item)).toContainText(t('gate.state.ready'));
    await openDraft(crew, id);
  });

  const cards: Record<string, string> = {};
  await test.step('R112, R115: codes say what they stand for; small groups share a mixed pile', async () => {
    await organiser.goto(`/staff/c/${id}/codes`);
    await organiser.getByLabel(t('codes.consent.guardian')).check();
    await organiser.getByLabel(t('codes.size')).fill('8, 14');
    await press(organiser, t('codes.go'));
    await expect(organiser.getByRole('alert')).toContainText(t('refusal.attestation-missing'));
    await expect(organiser.getByLabel(t('codes.size'))).toHaveValue('8, 14');
    for (const kind of ['child', 'organisation'] as const)
      cards[kind] = (await printAttested(crew.organiser, { id, kind }))[0] ?? '';
    for (const kind of ['guardian', 'independent'] as const) {
      await organiser.goto(`/staff/c/${id}/codes`);
      await organiser.getByLabel(t(`codes.consent.${kind}`)).check();
      await organiser.getByLabel(t('codes.attested-by')).fill(guardedWords.body);
      await organiser.getByLabel(t('codes.attested-how')).fill(guardedWords.how);
      await organiser.getByLabel(t('codes.label')).fill('Class 4b and the club');
      await organiser.getByLabel(t('codes.size')).fill('8, 14');
      await press(organiser, t('codes.go'));
      await expect(organiser.locator('.code-sheet')).toHaveCount(22);
      await expect(organiser.getByText(t('codes.lot'))).toContainText(t('codes.pile.pooled'));
      await expect(organiser.locator('main')).not.toContainText('Class 4b');
      cards[kind] = (await organiser.locator('.code-words').first().textContent()) ?? '';
    }
    await organiser.goto(`/staff/c/${id}/codes`);
    await expect(organiser.getByRole('row').filter({ hasText: guardedWords.body })).toHaveCount(3);
    await expect(organiser.locator('main')).not.toContainText('Class 4b');
  });

  const page = await open({ origin, language: 'en', width: 390 });
  const another = () => page.context().clearCookies();
  await test.step('the child alone', async () => {
    await another();
    await comeWith(page, t, { code: cards.child ?? '', age: '16-17' });
    await expectInside(page);
  });
  await test.step('with an organisation, whose code is no guardian’s consent', async () => {
    await another();
    await comeWith(page, t, { code: cards.organisation ?? '', age: '10-12' });
    await expectNotYet(page, t, 'consent-needed');
    await expect(page.getByLabel(t('age.10-12'))).toBeChecked();
    await sayYes(page, t, '13-15');
    await expectInside(page);
  });
  await test.step('with a guardian', async () => {
    await another();
    await page.goto('/');
    await lookInside(page, t, cards.guardian ?? '');
    await expect(page.getByText(t('why.from.guardian'))).toContainText(guardedWords.body);
    await sayYes(page, t, '10-12');
    await expectInside(page);
  });
  await test.step('R111: without a safe carer: everybody can read where to go, and what comes from there works', async () => {
    await another();
    await page.goto('/open');
    const listed = page.locator('section section').filter({ hasText: title });
    await expect(listed).toContainText(guardedWords.reason);
    await expect(listed).toContainText(guardedWords.without);
    await page.goto('/');
    await lookInside(page, t, cards.independent ?? '');
    await expect(page.getByText(t('why.from.independent'))).toContainText(guardedWords.body);
    await sayYes(page, t, '10-12');
    await expectInside(page);
  });
});

test('R116: anybody fills in the forms of the demo without a code, and never meets anybody', async ({
  demo,
  open,
}) => {
  const page = await open({ origin: demo.origin, language: 'en', width: 390 });
  const title = 'What should children know and decide about their data?';
  await lookOpenly(page, t, title);
  await press(page, t('assent.no-thanks'));
  await expect(page.getByText(t('assent.no.open'))).toBeVisible();
  await lookOpenly(page, t, title);
  await press(page, t('assent.yes'));
  await expectInside(page);
  await page.goto('/here');
  await expect(page.locator('a[href^="/here/poll/"]').first()).toBeVisible();
  await expect(page.locator('a[href^="/here/room/"]')).toHaveCount(0);
  const inside = await joinAsChild(demo.origin, demo.crew.nextCode());
  const room = /href="(\/here\/room\/[^"]+)"/.exec((await inside.get('/here')).html)?.[1] ?? '';
  expect(room).not.toBe('');
  expect((await page.goto(room))?.status()).toBe(404);
});

test('R113, R114: a new use waits for a second person, then each child is asked once', async ({
  demo,
  open,
}) => {
  const { crew, origin } = demo;
  const here = `/staff/c/${crew.consultation}/consent`;
  const [organiser, approver] = await Promise.all(
    [crew.organiser, crew.approver].map((as) => open({ origin, as, language: 'en', width: 1280 })),
  );
  if (!organiser || !approver) throw new Error('Nobody.');
  const child = await open({ origin, as: await joinAsChild(origin, crew.nextCode()), width: 390 });
  const asked = child.getByRole('heading', { name: t('use.quotes'), exact: true });
  const quotes = (page: Page) => page.getByRole('row').filter({ hasText: t('consent.use.quotes') });

  await organiser.goto(here);
  await quotes(organiser)
    .getByRole('button', { name: t('consent.use.ask') })
    .click();
  await expect(quotes(organiser)).toContainText(t('consent.use.state.asked'));
  await expect(quotes(organiser).getByRole('button', { name: t('consent.use.approve') })).toHaveCount(0);
  await child.goto('/here');
  await expect(asked).toHaveCount(0);
  await approver.goto(here);
  await quotes(approver)
    .getByRole('button', { name: t('consent.use.approve') })
    .click();
  await expect(quotes(approver)).toContainText(t('consent.use.state.made'));
  await child.goto('/here');
  await expect(asked).toBeVisible();
  await press(child, t('use.no'));
  await expect(asked).toHaveCount(0);
  await child.goto('/here');
  await expect(asked).toHaveCount(0);
  await organiser.reload();
  await quotes(organiser)
    .getByRole('button', { name: t('consent.use.drop') })
    .click();
  await expect(quotes(organiser)).toContainText(t('consent.use.state.off'));
});

walkEveryConsent('on pages that live');
