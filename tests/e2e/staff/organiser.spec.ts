import { expect, type Page } from '@playwright/test';
import QRCode from 'qrcode';
import { attributeFields } from '../../../app/routes/staff/consultation/attribute-fields.ts';
import { attributeNames } from '../../../server/core/attributes/attributes.ts';
import {
  assessmentFields,
  assessmentKinds,
  assessmentParts,
} from '../../../server/core/consultation/assessment.ts';
import { sourceParts } from '../../../server/core/consultation/document-source.ts';
import { termFields } from '../../../server/core/consultation/terms.ts';
import { decide, speakerOf, write } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { proveAgain } from '../../support/pages/factor-steps.ts';
import { joinAsChild } from '../../support/pages/journeys.ts';
import { lookInside } from '../child/child-steps.ts';

const { t } = speakerOf('en');

/** The dark modules of a drawn QR, row by row, without its quiet zone of four. */
async function modulesOf(page: Page): Promise<string[]> {
  const drawn = page.locator('.code-sheet svg').first();
  const side = Number((await drawn.getAttribute('viewBox'))?.split(' ')[2]);
  const path = (await drawn.locator('path').getAttribute('d')) ?? '';
  const rows = Array.from({ length: side }, () => Array.from({ length: side }, () => '0'));
  for (const [, column, row, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let at = 0; at < Number(width); at += 1) (rows[Number(row)] as string[])[Number(column) + at] = '1';
  return rows.slice(4, -4).map((row) => row.slice(4, -4).join(''));
}

function modulesFor(text: string): string[] {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  return Array.from({ length: size }, (_, row) =>
    Array.from(data.slice(row * size, (row + 1) * size), (dark) => (dark ? '1' : '0')).join(''),
  );
}

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

test('R37, R38: from an empty page to an answer owed: prepared, approved by a second person, opened, closed, sorted, signed', async ({
  house,
  open,
}) => {
  test.setTimeout(120_000);
  const { crew, origin } = house;
  // Both do what nothing undoes.
  await Promise.all([proveAgain(crew.approver), proveAgain(crew.organiser)]);
  const [organiser, approver, analyst] = await Promise.all(
    [crew.organiser, crew.approver, crew.analyst].map((as) =>
      open({ origin, as, language: 'en', width: 1280 }),
    ),
  );
  if (!organiser || !approver || !analyst) throw new Error('Nobody.');
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const goTo = (page: Page, name: string) =>
    page.getByRole('navigation').getByRole('link', { name, exact: true }).click();

  await test.step('a draft', async () => {
    await organiser.goto('/staff');
    await organiser.getByRole('link', { name: t('staff.home.new') }).click();
    await organiser.getByLabel(t('text.title')).fill('How loud may our schoolyard be?');
    await organiser.getByLabel(t('about.zone')).selectOption('Europe/Vienna');
    // R454: this one asks neither of the closing questions, and says why on its terms.
    await organiser.locator('[name=closing][value=no]').check();
    await press(organiser, t('new.go'));
    await expect(organiser.getByRole('heading', { level: 1 })).toHaveText(t('about.title'));
  });
  const here = new URL(organiser.url()).pathname.replace('/about', '');
  const id = here.replace('/staff/c/', '');

  await test.step('the gate names what is missing and lets nobody past', async () => {
    await goTo(organiser, t('place.overview'));
    await expect(organiser.getByRole('button', { name: t('act.prepared') })).toBeDisabled();
    await expect(organiser.locator('.reason-off')).toContainText(t('gate.document'));
    await expect(organiser.getByText(t('gate.state.not-yet-checked')).first()).toBeVisible();
  });

  await test.step('what children are told', async () => {
    await goTo(organiser, t('place.about'));
    const texts = {
      title: 'How loud may our schoolyard be?',
      purpose: 'The city writes new rules about noise.',
      sponsor: 'The school office of the city.',
      payer: 'The city pays.',
      gains: 'You gain quiet. Nobody earns money.',
      readers: 'Three people of the school office.',
      change: 'All of it can still change.',
      decider: 'The head of the school office.',
    };
    for (const [field, text] of Object.entries(texts))
      for (const level of ['younger', 'older'])
        await organiser.locator(`[name="text.${field}.en.${level}"]`).fill(text);
    await organiser.getByLabel(t('about.country')).selectOption('XX');
    await organiser.getByLabel(t('about.answer')).fill(dayFromNow(40));
    await organiser.getByLabel(t('about.retention')).fill(dayFromNow(200));
    await press(organiser, t('staff.save'));
    await expect(organiser.getByText(t('staff.saved'))).toBeVisible();
  });

  await test.step('a document, cut into sections, each in plain words', async () => {
    await goTo(organiser, t('place.document'));
    await organiser.getByLabel(t('document.name')).fill('Noise rules');
    await organiser
      .getByLabel(t('document.text'))
      .fill('# Breaks\n\nDuring breaks noise is not measured.\n\n# Afternoons\n\nAfter four it is quiet.');
    await press(organiser, t('document.cut'));
    await expect(
      organiser.getByRole('heading', { name: t('document.sections', { count: 2 }) }),
    ).toBeVisible();
    await organiser.getByRole('link', { name: /1 · Breaks/ }).click();
    for (const save of [t('document.save-next'), t('staff.save')]) {
      for (const level of ['younger', 'older'])
        await organiser.locator(`[name="body.en.${level}"]`).fill('You can be loud. Nobody counts it.');
      await press(organiser, save);
      await expect(organiser.getByText(t('staff.saved'))).toBeVisible();
    }
    await expect(organiser.getByText(t('document.plain.whole'), { exact: true })).toHaveCount(2);
  });

  await test.step('a question', async () => {
    await goTo(organiser, t('place.activities'));
    for (const level of ['younger', 'older'])
      await organiser.locator(`[name="prompt.en.${level}"]`).fill('What should be allowed in breaks?');
    await press(organiser, t('activities.add.go'));
    await expect(
      organiser.getByRole('rowheader', { name: 'What should be allowed in breaks?' }),
    ).toBeVisible();
  });

  await test.step('why nothing about themselves is asked', async () => {
    await goTo(organiser, t('place.overview'));
    await organiser
      .getByRole('region', { name: t('gate.caption') })
      .getByRole('link', { name: t('gate.attributes'), exact: true })
      .click();
    await expect(organiser.getByRole('heading', { level: 1 })).toHaveText(t('place.attributes'));
    for (const name of attributeNames)
      for (const level of ['younger', 'older'] as const)
        await organiser
          .locator(`[name="${attributeFields.reason(name, 'en', level)}"]`)
          .fill('We need not know it.');
    await press(organiser, t('staff.save'));
    await expect(organiser.getByText(t('staff.saved'))).toBeVisible();
    await goTo(organiser, t('place.activities'));
  });

  await test.step('sentences to vote on, one after the other, and a poll', async () => {
    const ask = async (kind: string, words: string) => {
      await organiser.locator(`[name=kind][value=${kind}]`).check();
      for (const level of ['younger', 'older'])
        await organiser.locator(`[name="prompt.en.${level}"]`).fill(words);
    };
    const option = (number: number, level = 'younger') =>
      organiser.locator(`[name="option.${number}.en.${level}"]`);
    await expect(option(1)).toBeHidden();
    await ask('statements', 'What do you think of these?');
    await organiser.locator('[name="seed.1.en"]').fill('Breaks should be longer.');
    await press(organiser, t('seeds.more'));
    await expect(organiser.locator('[name="seed.1.en"]')).toHaveValue('Breaks should be longer.');
    await organiser.locator('[name="seed.2.en"]').fill('Balls belong on the yard.');
    await press(organiser, t('staff.save'));
    await expect(organiser.getByRole('rowheader', { name: 'What do you think of these?' })).toBeVisible();

    await ask('poll', 'Where do you spend your breaks?');
    await option(1).fill('On the yard');
    await press(organiser, t('activities.add.go'));
    await expect(organiser.getByRole('alert')).toContainText(t('refusal.options-missing'));
    await expect(option(1)).toHaveValue('On the yard');
    await option(1, 'older').fill('On the yard');
    for (const level of ['younger', 'older']) await option(3, level).fill('In the library');
    await press(organiser, t('activities.add.go'));
    await expect(organiser.getByRole('rowheader', { name: 'Where do you spend your breaks?' })).toBeVisible();
    await organiser
      .getByRole('row')
      .filter({ hasText: 'Where do you spend' })
      .getByRole('button', { name: t('activities.change') })
      .click();
    await expect(option(2)).toHaveValue('In the library');
  });

  await test.step('R666, R786: Enter in a field saves it, and other words wait until it is saved', async () => {
    const second = organiser.locator('[name="option.2.en.younger"]');
    await second.fill('Inside');
    await organiser
      .getByRole('row')
      .filter({ hasText: 'What should be allowed' })
      .getByRole('button', { name: t('activities.change') })
      .click();
    await expect(organiser.getByText(t('activities.unsaved'))).toBeVisible();
    await expect(second).toHaveValue('Inside');
    await second.press('Enter');
    await expect(organiser.getByText(t('staff.saved'))).toBeVisible();
    await organiser
      .getByRole('row')
      .filter({ hasText: 'Where do you spend' })
      .getByRole('button', { name: t('activities.change') })
      .click();
    await expect(second).toHaveValue('Inside');
  });

  await test.step('R418: the terms, and two assessments that a second person approves', async () => {
    await goTo(organiser, t('place.terms'));
    await organiser.getByLabel(t('terms.days.label')).fill('0');
    for (const field of termFields)
      for (const level of ['younger', 'older'])
        await organiser.locator(`[name="text.${field}.en.${level}"]`).fill('The noise is now.');
    await organiser.getByText(t('terms.languages.told')).click();
    await press(organiser, t('staff.save'));
    await expect(organiser.getByText(t('staff.saved'))).toBeVisible();
    for (const kind of assessmentKinds) {
      await organiser.goto(`${here}/assessments?kind=${kind}`);
      for (const { part } of assessmentParts[kind]) {
        await organiser.locator(`[name="part.${part}.rights"][value=heard]`).check();
        for (const field of assessmentFields)
          await organiser.locator(`[name="part.${part}.${field}"]`).fill('We looked at it.');
      }
      for (const level of ['younger', 'older'])
        await organiser.locator(`[name="words.en.${level}"]`).fill('We looked at what could happen.');
      await press(organiser, t('staff.save'));
      await expect(organiser.getByText(t('assessment.waits'))).toBeVisible();
      await expect(
        organiser.getByRole('button', { name: t('assessment.approve', { number: 1 }) }),
      ).toHaveCount(0);
      await approver.goto(`${here}/assessments?kind=${kind}`);
      await press(approver, t('assessment.approve', { number: 1 }));
      await expect(approver.getByText(t('assessment.waits'))).toHaveCount(0);
    }
  });

  await test.step('R570, R571: both sides of the document, and another person says who from outside read them', async () => {
    await goTo(organiser, t('place.source'));
    await organiser.getByLabel(t('source.origin')).fill('A paper of the school');
    await organiser.getByLabel(t('source.author')).fill('The office of the school');
    for (const part of sourceParts)
      for (const level of ['younger', 'older'])
        await organiser.locator(`[name="${part}.en.${level}"]`).fill('It is quieter then.');
    await press(organiser, t('staff.save'));
    await expect(organiser.getByText(t('source.waits'))).toBeVisible();
    await expect(organiser.getByRole('button', { name: t('source.check.go') })).toHaveCount(0);
    await approver.goto(`${here}/source`);
    await approver.getByLabel(t('source.check.name')).fill('Ilse');
    await approver.getByLabel(t('source.check.from')).fill('A library next door');
    await approver.getByLabel(t('source.check.outside')).check();
    await press(approver, t('source.check.go'));
    await expect(approver.getByRole('alert')).toContainText(t('refusal.checker-inside'));
    await approver.getByLabel(t('source.check.name')).fill('Lena Okafor');
    await press(approver, t('source.check.go'));
    await expect(approver.getByText('Lena Okafor')).toBeVisible();
    await expect(approver.getByText(t('source.waits'))).toHaveCount(0);
  });

  await test.step('R586, R588: another person than wrote the plain words reads them beside the original', async () => {
    await organiser.goto(`${here}/document?section=1`);
    await expect(organiser.getByText(t('plain.check.own'))).toBeVisible();
    await expect(organiser.getByRole('button', { name: t('plain.check.go') })).toHaveCount(0);
    await goTo(organiser, t('place.overview'));
    await expect(organiser.getByText(t('gate.plain-checked.waits', { done: 0, all: 2 }))).toBeVisible();
    await approver.goto(`${here}/document?section=1`);
    await press(approver, t('plain.check.go'));
    await expect(approver.getByText(t('staff.saved'))).toBeVisible();
    await expect(approver.getByText(t('plain.waits'))).toHaveCount(0);
    await approver.getByRole('link', { name: t('plain.check.title') }).click();
    await expect(approver.getByText('After four it is quiet.')).toBeVisible();
    await press(approver, t('plain.check.go'));
    await expect(approver.getByText(t('plain.check.all'))).toBeVisible();
  });

  await test.step('who prepared it cannot approve it; a second person can', async () => {
    await goTo(organiser, t('place.overview'));
    await press(organiser, t('act.prepared'));
    await expect(organiser.getByText(t('life.assessed')).first()).toBeVisible();
    await expect(organiser.getByRole('button', { name: t('act.approved') })).toHaveCount(0);
    await approver.goto('/staff');
    await approver
      .getByRole('row')
      .filter({ hasText: 'schoolyard' })
      .getByRole('link', { name: t('next.approve') })
      .click();
    await press(approver, t('act.approved'));
    await expect(approver.locator('.signatures')).toContainText('Tariq');
    await organiser.reload();
    await press(organiser, t('act.open'));
    await expect(organiser.getByRole('heading', { level: 1 })).toHaveText(t('life.open.title'));
  });

  const codes: string[] = [];
  await test.step('codes are printed once, as words and as a QR that says the same', async () => {
    await goTo(organiser, t('place.codes'));
    await organiser.getByLabel(t('codes.label')).fill('Class 4b');
    await organiser.getByLabel(t('codes.size')).fill('20');
    await press(organiser, t('codes.go'));
    await expect(organiser.locator('.code-sheet')).toHaveCount(20);
    // The last sheet may stand there before its words have come.
    await organiser.waitForLoadState();
    codes.push(...(await organiser.locator('.code-words').allTextContents()));
    expect(new Set(codes).size).toBe(20);
    expect(codes[0]).toMatch(/^([a-z]+ ){4}[a-z]+$/);
    const address = `${origin}/enter#${codes[0]?.replaceAll(' ', '-')}`;
    expect(await modulesOf(organiser)).toEqual(modulesFor(address));
    await expect(organiser.locator('.code-sheet').first()).not.toContainText('schoolyard');
    const pdf = await organiser.pdf({ preferCSSPageSize: true });
    expect(pdf.length).toBeGreaterThan(1_000);
    await organiser.getByRole('link', { name: t('codes.made.done') }).click();
    await expect(organiser.locator('.code-words')).toHaveCount(0);
    await expect(organiser.getByRole('rowheader', { name: 'Class 4b' })).toBeVisible();
  });

  const said: string[] = [];
  await test.step('twelve children answer and a person reads each', async () => {
    for (const [index, code] of codes.slice(0, 12).entries()) {
      const child = await joinAsChild(origin, code);
      said.push(
        await write(
          child,
          '/here/part/all',
          index < 11 ? 'Laughing and balls should be allowed.' : 'Only whispering.',
        ),
      );
      child.close();
    }
    for (const each of said)
      await decide(crew.moderator, { consultation: id, id: each, decision: 'publish' });
  });

  await test.step('paused, nobody joins or writes; opened again, they do', async () => {
    await goTo(organiser, t('place.overview'));
    await press(organiser, t('act.pause'));
    await expect(organiser.getByRole('heading', { level: 1 })).toHaveText(t('life.paused.title'));
    const child = await open({ origin, language: 'en' });
    await child.goto('/');
    await lookInside(child, t, codes[13] ?? '');
    await expect(child.getByText(t('code.rests'))).toBeVisible();
    await press(organiser, t('act.resume'));
    await lookInside(child, t, codes[13] ?? '');
    await expect(child.getByRole('button', { name: t('assent.yes') })).toBeVisible();
  });

  await test.step('closed for good, after being asked', async () => {
    await organiser.getByRole('link', { name: t('act.close') }).click();
    await press(organiser, t('act.close.yes'));
    await expect(organiser.getByRole('heading', { level: 1 })).toHaveText(t('life.closed.title'));
  });

  await test.step('R44: the analyst sorts without seeing a number', async () => {
    await analyst.goto(`${here}/points`);
    for (const point of ['Laughing should be allowed.', 'Quiet has its place too.']) {
      await analyst.getByLabel(t('points.name')).fill(point);
      await press(analyst, t('points.name.go'));
      await expect(analyst.locator('.points li').filter({ hasText: point })).toBeVisible();
    }
    for (const [index, contribution] of said.entries())
      await analyst
        .locator(`select[name="under.${contribution}"]`)
        .selectOption(index < 11 ? 'Laughing should be allowed.' : 'Quiet has its place too.');
    await press(analyst, t('points.save'));
    await expect(analyst.getByText(t('staff.saved'))).toBeVisible();
    await expect(analyst.locator('main')).not.toContainText('12');
  });

  await test.step('R310: what enough children said is finished with a finding that is owed an answer, and not without', async () => {
    await press(analyst, t('points.draft'));
    await expect(analyst.getByRole('alert')).toContainText(t('refusal.findings-owed'));
    await analyst.goto(`${here}/findings`);
    await analyst.getByRole('checkbox', { name: 'Laughing should be allowed.' }).check();
    await analyst
      .getByLabel(t('findings.text'))
      .fill('The children who took part want laughing to be allowed.');
    await press(analyst, t('findings.save'));
    await analyst.getByRole('link', { name: t('findings.done.go') }).click();
    await press(analyst, t('points.draft'));
    await expect(analyst.getByText(t('points.drafted'), { exact: true })).toBeVisible();
  });

  await test.step('R45: a second person reads what everybody will read, and signs', async () => {
    await approver.goto(`${here}/release`);
    await expect(approver.locator('.draft')).toContainText('Laughing should be allowed.');
    await press(approver, t('signing.sign'));
    await expect(approver).toHaveURL(/\/said\/[\w-]{22}$/);
  });

  await test.step('everybody can read it', async () => {
    const anybody = await open({ origin, language: 'en' });
    await anybody.goto('/');
    await anybody.getByRole('link', { name: t('landing.said') }).click();
    await anybody.getByRole('link', { name: 'How loud may our schoolyard be?' }).click();
    await expect(
      anybody
        .locator('.legend')
        .getByText(`10 ${t('release.children', { count: 10 })}`)
        .first(),
    ).toBeAttached();
    await expect(anybody.locator('.also-said')).toContainText('Quiet has its place too.');
    await expect(anybody.getByText(t('release.no-answer')).first()).toBeVisible();
    await expect(anybody.locator('main')).not.toContainText('Only whispering');
    await expect(anybody.locator('main')).toContainText('Tariq');
  });
});
