import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addRelease } from '../../../db/queries/analysis/releases.ts';
import { keepNumbers, toldNumbers } from '../../../db/queries/analysis/told-numbers.ts';
import { auditAnswers } from '../../../server/core/analysis/disclosure/answers.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { readReleaseFile } from '../../../server/usecases/analysis/compose-release.ts';
import { sha256 } from '../../../server/usecases/analysis/freeze-release.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, option, prompts, seed, type VotingStage } from '../../support/house/voting.ts';

let house: TestHouse;
let stage: VotingStage;
let consultationId: string;
let analyst: Staff;
let approver: Staff;
let children: readonly Child[];
let statement: string;
let pointIds: readonly string[];
const visitor = { kind: 'visitor' } as const;

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [
    { kind: 'statements', prompts: prompts('Vote.'), seeds: [seed('Cars are too fast')] },
    { kind: 'poll', form: 'multiple', prompts: prompts('Choose.'), options: ['A', 'B', 'C'].map(option) },
    { kind: 'question', prompts: prompts('What do you say?') },
  ]);
  await drafted.open();
  stage = drafted;
  ({ consultationId } = stage);
  const [statements = '', poll = '', question = ''] = stage.activities;
  analyst = await house.staffWho('analyst');
  approver = await house.staffWho('approver');
  children = await stage.joinMany(25);
  const said: string[] = [];
  for (const [at, child] of children.entries()) {
    const { next } = await need(house.services.room.readStatements(child, { activityId: statements }));
    statement = next[0]?.id ?? '';
    await need(
      house.services.room.vote(child, { statementId: statement, choice: at < 15 ? 'agree' : 'disagree' }),
    );
    await need(house.services.room.answerPoll(child, { activityId: poll, choice: at < 12 ? [1, 2] : [2] }));
    said.push(await stage.publish(child, question, 'More lamps.'));
  }
  // The first child makes every point there is, and says the first of them twice.
  const first = children[0] as Child;
  const more: string[] = [];
  for (let at = 0; at < 4; at += 1) more.push(await stage.publish(first, question, `And more ${at}.`));
  await stage.move('closed');
  const { analysis } = house.services;
  const name = (title: string) =>
    need(analysis.namePoint(analyst, { consultationId, activityId: question, title, language: 'en' }));
  const named: string[] = [];
  for (const title of ['Lamps', 'Crossings', 'Bicycles', 'Buses']) named.push((await name(title)).pointId);
  pointIds = named;
  const sorting = [
    ...said.map((contributionId, at) => ({ contributionId, pointId: named[at < 10 ? 0 : 1] ?? '' })),
    ...more.map((contributionId, at) => ({ contributionId, pointId: named[at] ?? '' })),
  ];
  await need(analysis.sort(analyst, { consultationId, sorting }));
});
afterAll(() => house.remove());

const tables = () => need(house.services.analysis.tables(analyst, { consultationId }));
const sign = () => house.services.analysis.sign(approver, { consultationId });

describe('disclosure control of a release', () => {
  it('R209, R211, R212: what is shown leaves every hidden number at least ten wide, and a child is in three points at most', async () => {
    const told = await tables();
    const [votes] = told.statements;
    expect(votes?.table.children).toBe(25);
    expect(votes?.table.cells.map(({ children: number }) => number)).toEqual([15, null, null, null]);
    expect(told.polls[0]?.table.cells.map(({ children: number }) => number)).toEqual([10, null, null]);
    // All 25 chose the second option: that number would say it of each of them.
    const audited = auditAnswers([
      [
        ...told.statements.map(({ table }) => ({ table, parts: true })),
        ...told.polls.map(({ table }) => ({ table, parts: false })),
      ],
    ]);
    expect(audited).toEqual([]);
    // Nine others and the first child, which said it most, are ten; it counts under two more of the three others.
    const points = new Map(told.points.map((point) => [point.id, point.children]));
    expect(pointIds.map((id) => points.get(id))).toEqual([10, 15, null, null]);
  });

  it('R1053: what staff was told before of who did not choose is hidden at the next look, and told the same from then on', async () => {
    const db = await house.databases.consultation(consultationId);
    if (!db) throw new Error('no database');
    const first = await tables();
    const { text, written } = await toldNumbers(db, 'answers');
    const { unchosen, ...kept } = JSON.parse(text ?? '') as {
      unchosen: boolean;
      tables: { kind: string; cells: object[] }[];
    };
    expect(unchosen).toBe(true);
    for (const table of kept.tables)
      if (table.kind === 'poll')
        table.cells = [20, 15, null].map((children_, at) => ({ cell: String(at + 1), children: children_ }));
    const put = async (told: string, before: number) =>
      expect((await db.write(keepNumbers(db, { kind: 'answers', text: told, before }))).ok).toBe(true);
    await put(JSON.stringify(kept), written);
    const after = await tables();
    expect(after.polls[0]?.table).toMatchObject({
      children: 25,
      cells: [{ children: null }, { children: null }, { children: null }],
    });
    expect({ ...after, polls: [] }).toEqual({ ...first, polls: [] });
    expect(await tables()).toEqual(after);
    await put(text ?? '', (await toldNumbers(db, 'answers')).written);
    expect(await tables()).toEqual(first);
  });

  it('R218: nothing is signed while this and an earlier release tell a hidden number together', async () => {
    const { analysis } = house.services;
    const evidence = [{ kind: 'statement' as const, subject: statement, cell: 'agree' }];
    const finding = {
      consultationId,
      language: 'en',
      text: 'Most of the children who took part agree.',
      evidence,
    };
    await need(analysis.writeFinding(analyst, finding));
    for (const pointId of pointIds)
      await need(
        analysis.tellPoint(analyst, {
          consultationId,
          pointId,
          route: 'also-said',
          language: 'en',
          text: '',
        }),
      );
    await need(analysis.draft(analyst, { consultationId }));
    const draft = await need(analysis.readDraft(approver, { consultationId }));
    const control = house.databases.control;
    const earlier = async (
      cells: Record<string, number | null>,
      options: readonly (number | null)[] = [10, null, null],
    ) => {
      const statements = draft.statements.map((each) => ({
        ...each,
        table: {
          ...each.table,
          children: 20,
          cells: each.table.cells.map(({ cell }) => ({ cell, children: cells[cell] ?? null })),
        },
      }));
      const polls = draft.polls.map((each) => ({
        ...each,
        table: {
          ...each.table,
          cells: each.table.cells.map(({ cell }, at) => ({ cell, children: options[at] ?? null })),
        },
      }));
      const bytes = Buffer.from(JSON.stringify({ ...draft, number: 0, statements, polls }));
      const row = { id: 'earlier', consultationId, number: 0, day: '2026-01-01' };
      const signed = {
        signedBy: control.text.encode('An approver'),
        hash: Buffer.from(sha256(bytes), 'hex'),
        signature: house.deps.secrets.sign(bytes),
      };
      await control.write([
        { sql: `delete from release_file where release_id = 'earlier'`, args: [] },
        { sql: `delete from release where id = 'earlier'`, args: [] },
        ...addRelease({ ...row, ...signed }, [
          { name: 'release.json', mediaType: 'application/json', bytes },
        ]),
      ]);
    };
    // 20 to 24 answered and 15 to 19 agreed: the others are nine at most.
    await earlier({ agree: 15 });
    expect(await sign()).toEqual({ ok: false, code: 'release-narrows' });
    expect((await need(house.services.consultation.read(approver, { consultationId }))).row.state).toBe(
      'analysed',
    );
    // An earlier release that hid as much: its numbers are told again, and nothing of what became of them since.
    await earlier({ agree: 10 });
    const again = await need(analysis.readDraft(approver, { consultationId }));
    expect(again.statements[0]?.table).toMatchObject({ children: 20, cells: [{ children: 10 }, {}, {}, {}] });
    // R1053: what it told of who did not choose an option stays told, and keeps no later one from being signed.
    await earlier({ agree: 10 }, [20, null, null]);
    const beside = await need(analysis.readDraft(approver, { consultationId }));
    expect(beside.polls[0]?.table.cells[0]).toEqual({ cell: '1', children: 20 });
    expect(beside.holds).toBe(null);
    await control.write([
      { sql: `delete from release_file where release_id = 'earlier'`, args: [] },
      { sql: `delete from release where id = 'earlier'`, args: [] },
    ]);
  });

  it('R216: once signed, numbers stay as they were told to everybody, whoever leaves', async () => {
    const { analysis, privacy } = house.services;
    const { releaseId } = await need(sign());
    const before = await tables();
    for (const child of [children[0], children[14], children[20]]) {
      await need(privacy.erase(child as Child, {}));
      await need(privacy.finish(child as Child, child as Child));
    }
    const after = await tables();
    expect([after.statements, after.polls, after.points]).toEqual([
      before.statements,
      before.polls,
      before.points,
    ]);
    const file = await need(analysis.releaseFile(visitor, { id: releaseId, name: 'release.json' }));
    expect(readReleaseFile(file.bytes).statements.map(({ table }) => table)).toEqual(
      after.statements.map(({ table }) => table),
    );
  });
});
