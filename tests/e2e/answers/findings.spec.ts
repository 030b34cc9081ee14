import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { letChildrenSpeak, speakerOf } from '../../support/house/stage.ts';
import { letChildrenVote } from '../../support/house/voted.ts';
import { sortAll } from '../../support/pages/analyst-steps.ts';
import { test } from '../../support/pages/browser.ts';
import { proveAgain } from '../../support/pages/factor-steps.ts';
import { moveConsultation, signIn } from '../../support/pages/journeys.ts';
import { farDay } from '../../support/processes/far-day.ts';
import { tempFolder } from '../../support/processes/temp.ts';

const { t } = speakerOf('en');

const finding = 'Most children who answered want cars to drive slower. Some do not.';
const point = 'The way on foot should have more room.';

test('R699: from votes to an answer: numbers after closing, a finding with its evidence, two signatures, an answer beside it', async ({
  house,
  open,
  afterwards,
}) => {
  test.setTimeout(120_000);
  const { crew, origin, product } = house;
  const title = 'How do children come to school?';
  const spoken = await letChildrenSpeak(crew, { origin, title, children: 12 });
  await letChildrenVote(product, [spoken]);
  const here = `/staff/c/${spoken.id}`;
  const dana = await signIn(origin, await product.invite('Dana', 'decision-maker'));
  await proveAgain(crew.approver);
  // No page of this journey has a script; here it could not run one either.
  const window = (as: typeof dana) => open({ origin, as, language: 'en', width: 1280, script: false });
  const [organiser, analyst, approver, decisionMaker] = await Promise.all(
    [crew.organiser, crew.analyst, crew.approver, dana].map(window),
  );
  if (!organiser || !analyst || !approver || !decisionMaker) throw new Error('Nobody.');
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const tables = analyst.locator('#tables');

  await test.step('while it runs nobody sees a number; what is not understood is said in words', async () => {
    await analyst.goto(`${here}/findings`);
    await expect(analyst.getByText(t('findings.early'))).toBeVisible();
    await expect(tables).toHaveCount(0);
    await organiser.goto(`${here}/activities`);
    const seeds = organiser.locator('.seeds');
    const hard = seeds.locator('li').filter({ hasText: 'stopping bans' });
    await expect(hard).toContainText(t('seeds.unclear'));
    await expect(seeds.getByText(t('seeds.unclear'))).toHaveCount(1);
    await expect(seeds).not.toContainText(/\d/);
    await hard.getByRole('button', { name: t('seeds.retire') }).click();
    await expect(hard).toContainText(t('seeds.retired'));
    await organiser.getByLabel(`${t('seeds.words')} · English`).fill('Cars should not stop here.');
    await press(organiser, t('seeds.add.go'));
    const proposed = seeds.locator('li').filter({ hasText: 'should not stop' });
    await expect(proposed).toContainText(t('seeds.proposed'));
    await approver.goto(here);
    await approver.getByRole('link', { name: t('seeds.sign.look') }).click();
    await expect(approver.locator('#proposed')).toContainText('Cars should not stop here.');
    await press(approver, t('seeds.sign.go'));
    await expect(approver.locator('#proposed')).toHaveCount(0);
    await organiser.reload();
    await expect(proposed.getByRole('button', { name: t('seeds.retire') })).toBeVisible();
  });

  await test.step('after closing the analyst writes what shown numbers say, and nothing rests on hidden ones', async () => {
    await moveConsultation(crew.organiser, spoken.id, 'closed');
    await sortAll(crew.analyst, {
      consultation: spoken.id,
      activity: spoken.question,
      points: { [point]: spoken.said.slice(0, 11), 'Mornings are the hardest.': spoken.said.slice(11) },
    });
    await analyst.goto(`${here}/points`);
    // R749: a point is named anew where it stands.
    const named = analyst.locator('.points li').filter({ hasText: 'Mornings are' });
    await named.locator('summary').click();
    await named.getByLabel(t('activities.reword')).fill('Mornings are hard.');
    await named.getByRole('button', { name: t('findings.change') }).click();
    await expect(named.locator('span').first()).toHaveText('Mornings are hard.');
    await analyst.getByRole('link', { name: t('points.findings') }).click();
    const cars = tables
      .locator('li')
      .filter({ has: analyst.getByText('Cars should drive slower near schools.') });
    await expect(cars.getByRole('checkbox')).toHaveCount(2);
    await expect(cars.locator('.legend')).toContainText(t('number.hidden'));
    await expect(tables).toContainText(t('findings.points.few'));
    await analyst.getByRole('link', { name: t('findings.order.divided') }).click();
    await expect(tables.locator('.statement').nth(1)).toHaveText('Every school needs a place for bicycles.');

    await analyst
      .getByLabel(t('findings.text'))
      .fill('Most of the children who took part want cars to drive slower.');
    await press(analyst, t('findings.save'));
    await expect(analyst.getByRole('alert')).toContainText(t('refusal.evidence-missing'));
    await expect(analyst.getByLabel(t('findings.text'))).toHaveValue(
      'Most of the children who took part want cars to drive slower.',
    );
    // What was refused is at the top of a page that may still be arriving.
    await expect(cars.getByRole('checkbox')).toHaveCount(2);
    for (const box of await cars.getByRole('checkbox').all()) await box.check();
    await analyst.getByRole('checkbox', { name: point }).check();
    await press(analyst, t('findings.save'));
    const written = analyst.locator('.findings > li');
    await written.getByRole('link', { name: t('findings.change') }).click();
    await expect(cars.getByRole('checkbox', { checked: true })).toHaveCount(2);
    await analyst.getByLabel(t('findings.text')).fill(finding);
    await press(analyst, t('findings.save'));
    await expect(written).toContainText([finding]);

    await analyst.getByLabel(t('findings.text')).fill('Nothing more was said.');
    await analyst.getByRole('checkbox', { name: point }).check();
    await press(analyst, t('findings.save'));
    await written
      .nth(1)
      .getByRole('button', { name: t('findings.drop') })
      .click();
    await expect(written).toHaveCount(1);
    await analyst.getByRole('link', { name: t('findings.done.go') }).click();
    await press(analyst, t('points.draft'));
    await analyst.goto(`${here}/findings`);
    await expect(analyst.getByText(t('findings.over'))).toBeVisible();
    await expect(analyst.getByRole('checkbox')).toHaveCount(0);
  });

  await test.step('a second person reads all of it and signs', async () => {
    await approver.goto(`${here}/release`);
    await expect(approver.locator('.draft')).toContainText(finding);
    await expect(approver.locator('.draft')).toContainText(t('release.polls'));
    await press(approver, t('signing.sign'));
    await expect(approver).toHaveURL(/\/said\/[\w-]{22}$/);
  });
  const said = new URL(approver.url()).pathname;

  await test.step('R788: where nobody was quoted, no page says any more that it is still to come', async () => {
    await analyst.goto(`${here}/quotes`);
    await expect(analyst.getByText(t('quotes.chosen.none.over'))).toBeVisible();
  });

  await test.step('until it is answered everybody sees by when it is owed', async () => {
    await expect(approver.locator('.ledger').first()).toContainText(t('release.no-answer'));
    await expect(approver.getByText(t('said.answered', { done: 0, all: 1 }))).toBeVisible();
  });

  await test.step('the decision-maker answers, by name', async () => {
    await decisionMaker.goto('/staff');
    const row = decisionMaker.getByRole('row').filter({ hasText: title });
    await expect(row).toContainText(t('answers.state', { done: 0, all: 1 }));
    await row.getByRole('link', { name: t('next.answer') }).click();
    await decisionMaker.getByLabel(`${t('answers.text')} · English`).fill('From May cars drive 30.');
    await press(decisionMaker, t('answers.go'));
    await expect(decisionMaker.getByRole('alert')).toBeVisible();
    await expect(decisionMaker.getByLabel(`${t('answers.text')} · English`)).toHaveValue(
      'From May cars drive 30.',
    );
    await decisionMaker.locator('input[value=partly]').check();
    await press(decisionMaker, t('answers.go'));
    await expect(decisionMaker.getByRole('alert')).toBeVisible();
    for (const level of ['younger', 'older'])
      await decisionMaker.locator(`textarea[name$=".en.${level}"]`).fill('From May cars go slow.');
    await decisionMaker.getByLabel(t('answers.due'), { exact: true }).fill(farDay);
    await press(decisionMaker, t('answers.go'));
    await expect(decisionMaker.locator('main')).toContainText(t('answers.state', { done: 1, all: 1 }));
  });

  await test.step('everybody reads finding and answer side by side, and takes the signed files along', async () => {
    const anybody = await open({ origin, language: 'en', script: false });
    await anybody.goto('/said');
    const listed = anybody.getByRole('article').filter({ hasText: title });
    await expect(listed).toContainText(t('said.answered', { done: 1, all: 1 }));
    await listed.getByRole('link').click();
    await expect(anybody).toHaveURL(new RegExp(`${said}$`));
    const ledger = anybody.locator('.ledger');
    await expect(ledger).toHaveCount(1);
    await expect(ledger).toHaveClass(/level/);
    await expect(ledger.getByRole('heading', { level: 2 })).toHaveText(finding);
    await expect(ledger.locator('.ledger-answer')).toContainText('From May cars drive 30.');
    await expect(ledger.locator('.ledger-answer')).toContainText('Dana');
    await expect(ledger.locator('.ledger-answer')).toContainText('From May cars go slow.');
    await expect(anybody.getByText(t('release.retired'))).toBeVisible();
    // Groups, or why there are none.
    await expect(anybody.getByRole('heading', { name: t('release.opinion') })).toBeVisible();
    for (const name of [
      'release.json',
      'evidence.json',
      'findings.csv',
      'statements.csv',
      'polls.csv',
      'manifest.txt',
      'report.en.pdf',
      'report.en.docx',
      'easy-read.en.html',
      'reporters.en.html',
    ]) {
      const file = await anybody.request.get(`${said}/${name}`);
      const headers = file.headers();
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-disposition']).toBe(
        `${/\.(csv|docx)$/.test(name) ? 'attachment' : 'inline'}; filename="${name}"`,
      );
      const hash = createHash('sha256')
        .update(await file.body())
        .digest('hex');
      await expect(anybody.locator('.prints')).toContainText(hash);
    }
    const all = await anybody.request.get(`${said}/all.zip`);
    // R699: what the page says to type checks what was taken along.
    const commands = (await anybody.locator('pre').filter({ hasText: 'openssl' }).textContent()) ?? '';
    const taken = tempFolder('taken');
    afterwards(taken.remove);
    for (const [name, bytes] of Object.entries(unzipSync(await all.body())))
      writeFileSync(join(taken.path, name), bytes);
    const checked = execFileSync('sh', ['-ec', commands], { cwd: taken.path }).toString();
    expect(checked).toContain('Signature Verified Successfully');
    expect(checked).toContain('release.json: OK');
    // Nothing of them stays beside the files, where `verify-report` would call it strange.
    expect(readdirSync(taken.path)).toHaveLength(Object.keys(unzipSync(await all.body())).length);
    await anybody.goto(`${said}/easy-read.en.html`);
    await expect(anybody.locator('.easy svg').first()).toBeVisible();
    // Its style sheet is a file beside it, and the policy of the product lets it in.
    await expect(anybody.locator('.easy').first()).toHaveCSS('display', 'flex');
    expect((await anybody.request.get(`${said}/keyring.json`)).status()).toBe(404);
  });
});
