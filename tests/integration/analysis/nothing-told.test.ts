import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as ledger from '../../../app/routes/public/release/ledger.tsx';
import * as released from '../../../app/routes/public/release/release.tsx';
import * as listed from '../../../app/routes/public/release/releases.tsx';
import * as findings from '../../../app/routes/staff/analysis/findings.tsx';
import * as second from '../../../app/routes/staff/analysis/second-coding.tsx';
import * as voices from '../../../app/routes/staff/analysis/voices.tsx';
import * as overview from '../../../app/routes/staff/consultation/consultation.tsx';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import {
  attributeOf,
  draftVoting,
  option,
  prompts,
  seed,
  type VotingStage,
} from '../../support/house/voting.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';
import { textOf } from '../../support/pages/inert.ts';

const { t } = speakerOf('en');
const refused = (code: string) => ({ ok: false, code });

let house: TestHouse;
let stage: VotingStage;
let consultationId: string;
let analyst: Staff;
let approver: Staff;
let children: readonly Child[];
let greeting: string;

/** Four children choose something, and one of them greets: too few for any number. */
beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(
    house,
    [
      { kind: 'question', prompts: prompts('What is missing?') },
      { kind: 'statements', prompts: prompts('And these?'), seeds: [seed('Cars drive slower.')] },
      { kind: 'poll', form: 'single', prompts: prompts('Which one?'), options: ['A', 'B'].map(option) },
    ],
    { attributes: [attributeOf('region', ['Village', 'Town', 'Island'])] },
  );
  await drafted.open();
  stage = drafted;
  ({ consultationId } = stage);
  [analyst, approver] = await Promise.all([house.staffWho('analyst'), house.staffWho('approver')]);
  const [question = '', , poll = ''] = stage.activities;
  const tables = [{ kind: 'poll' as const, subject: poll, attribute: 'region' as const }];
  await need(house.services.consultation.declareTables(stage.organiser, { consultationId, tables }));
  children = await stage.joinMany(4);
  for (const child of children)
    await need(house.services.room.answerPoll(child, { activityId: poll, choice: [1] }));
  greeting = await stage.publish(children[0] as Child, question, 'Good morning to you.');
  await stage.move('closed');
});
afterAll(() => house.remove());

const staffRoutes = {
  '/staff/c/:id': overview,
  '/staff/c/:id/findings': findings,
  '/staff/c/:id/voices': voices,
  '/staff/c/:id/points/second': second,
};
const staffPage = async (staff: Staff, path: string, id = consultationId) =>
  (await drawPages(house, { routes: staffRoutes, staff }).get(`/staff/c/${id}${path}`)).html;

describe('R909: while it is sorted', () => {
  it('no form for a finding is offered where nothing has a number, and its page says why', async () => {
    const html = await staffPage(analyst, '/findings');
    expect(wordsOf(html)).toContain(t('findings.unfounded.all'));
    expect(html).not.toContain('name="template"');
    expect(wordsOf(html)).not.toContain(t('findings.order.note'));
    expect(html).toContain(`href="/staff/c/${consultationId}/voices"`);
  });

  it('who only reads is not told that it is signed', async () => {
    expect(wordsOf(await staffPage(approver, '/voices'))).not.toContain(t('voices.over'));
  });

  it('a sample of nothing is not called sorted', async () => {
    const bare = await draftVoting(house, [{ kind: 'question', prompts: prompts('Anything?') }]);
    await bare.open();
    await bare.move('closed');
    const words = wordsOf(await staffPage(analyst, '/points/second', bare.consultationId));
    expect(words).toContain(t('coding.none'));
    expect(words).not.toContain(t('coding.done'));
  });
});

describe('R892: a consultation of which nothing can be told', () => {
  it('is finished without point or finding once all of it was read', async () => {
    const { analysis } = house.services;
    expect(await analysis.draft(analyst, { consultationId })).toEqual(refused('points-unsorted'));
    const sorting = [{ contributionId: greeting, pointId: 'none-fits' }];
    await need(analysis.sort(analyst, { consultationId, sorting }));
    await need(analysis.draft(analyst, { consultationId }));
  });

  it('R909: is answered as it is published: nobody is owed an answer, and no page or form names a day for one', async () => {
    const { analysis } = house.services;
    const { releaseId } = await need(analysis.sign(approver, { consultationId }));
    const decisionMaker = await house.staffWho('decision-maker');
    const found = await need(house.services.consultation.list(decisionMaker, {}));
    expect(found.find(({ id }) => id === consultationId)?.state).toBe('answered');
    const db = await house.databases.consultation(consultationId);
    expect(await db?.query('select state from consultation', [])).toEqual([['answered']]);
    const { release } = await need(analysis.release({ kind: 'visitor' }, { id: releaseId }));
    expect(release).toMatchObject({ findings: [], topics: [] });

    const page = await drawPages(house, { routes: { '/said': listed }, staff: null }).get('/said');
    const owed = t('release.answer-due', { day: '' }).trim();
    expect(wordsOf(page.html)).not.toContain(owed);
    const { files } = await need(analysis.releaseBundle({ kind: 'visitor' }, { id: releaseId }));
    const forms = files.filter(({ name }) => name.endsWith('.en.html'));
    expect(forms.length).toBeGreaterThan(3);
    for (const speaker of [t, speakerOf('en', 'younger').t])
      for (const { name, bytes } of forms)
        expect(textOf(bytes), name).not.toContain(speaker('report.answer-by', { day: '' }).replace(' .', ''));
    const ofChildren = forms.filter(({ name }) => name.startsWith('children-'));
    expect(ofChildren).toHaveLength(2);
    for (const { name, bytes } of ofChildren) expect(textOf(bytes), name).not.toMatch(/owe an answer/);
    const ledgerPage = await drawPages(house, { routes: { '/answers': ledger }, staff: null }).get(
      '/answers',
    );
    expect(wordsOf(ledgerPage.html)).toContain('No finding has been published');

    // R909: what is hidden and why is said in words, in each form, and nowhere as a table of hidden numbers.
    const shown = drawPages(house, { routes: { '/said/:id': released }, staff: null });
    const told = {
      name: 'page',
      text: wordsOf((await shown.get(`/said/${releaseId}`)).html),
      younger: false,
    };
    const all = forms
      .filter(({ name }) => !name.startsWith('reporters'))
      .map(({ name, bytes }) => ({ name, text: textOf(bytes), younger: /younger|easy/.test(name) }));
    for (const { name, text, younger } of [told, ...all]) {
      const say = speakerOf('en', younger ? 'younger' : 'older').t;
      expect(text, name).not.toMatch(/\bhidden\s+hidden\b/);
      for (const key of ['release.no-number', 'release.no-finding', 'release.untold.note'] as const)
        expect(text, name).toContain(say(key));
      expect(text, name).toContain('What is missing? en');
      expect(text, name).toContain(say('release.voters.few', { threshold: 10 }));
      if (/page|report/.test(name)) expect(text, name).toContain(say('release.by.hidden', { threshold: 10 }));
    }
    const own = wordsOf(await staffPage(stage.organiser, ''));
    expect(own).toContain(t('life.unowed.title'));
    expect(own).not.toContain(t('life.answered.lead'));
    // R909: nor does the line above every page of it, which says of all that owe nothing more the same.
    expect(own).toContain(`· ${t('life.answered')}`);
    expect(own).not.toMatch(/· Answered/);
    // R261: and that children judged it is said nowhere: of none is a mark told.
    for (const { name, text, younger } of [told, ...all]) {
      const say = speakerOf('en', younger ? 'younger' : 'older').t;
      expect(text, name).not.toContain(say('score.lead'));
    }
    expect(told.text).toContain(`${t('score.lead.none')}${t('score.few')}`);
  }, 60_000);

  it('R508: a crash before the last step is mended by signing again', async () => {
    const db = await house.databases.consultation(consultationId);
    await db?.write([{ sql: `update consultation set state = 'signed'`, args: [] }]);
    await need(house.services.analysis.sign(approver, { consultationId }));
    expect(await db?.query('select state from consultation', [])).toEqual([['answered']]);
  });
});
