import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditAnswers } from '../../../server/core/analysis/disclosure/answers.ts';
import type { Attribute } from '../../../server/core/attributes/attributes.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { readReleaseFile } from '../../../server/usecases/analysis/compose-release.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, option, prompts, seed, type VotingStage } from '../../support/house/voting.ts';

const answer = (position: number, share: number | null, words: string) => ({
  position,
  share,
  labels: ['en', 'ar'].map((language) => ({ language, label: `${words} (${language})` })),
});
/** Half live in the north: of 45 children who said where, at least 12 are to be expected in the south too. */
const region: Attribute = {
  name: 'region',
  source: 'A census of this test',
  answers: [answer(1, 50, 'North'), answer(2, 45, 'South'), answer(3, 5, 'Island')],
};
const age: Attribute = {
  name: 'age',
  source: '',
  answers: [answer(1, null, 'Under 12'), answer(2, null, '12 to 14'), answer(3, null, '15 and more')],
};

let house: TestHouse;
let stage: VotingStage & { readonly open: () => Promise<void>; readonly revision: () => Promise<number> };
let consultationId: string;
let analyst: Staff;
let approver: Staff;
let children: readonly Child[];
let poll: string;
let statement: string;

beforeAll(async () => {
  house = await openTestHouse();
  stage = await draftVoting(
    house,
    [
      { kind: 'statements', prompts: prompts('Vote.'), seeds: [seed('Cars are too fast')] },
      { kind: 'poll', form: 'single', prompts: prompts('Choose.'), options: ['A', 'B'].map(option) },
    ],
    { attributes: [age, region] },
  );
  ({ consultationId } = stage);
  poll = stage.activities[1] ?? '';
  analyst = await house.staffWho('analyst');
  approver = await house.staffWho('approver');
  statement =
    (await need(house.services.consultation.read(stage.organiser, { consultationId }))).seeds[0]?.id ?? '';
  await stage.open();
  children = await stage.joinMany(60);
});
afterAll(() => house.remove());

const say = (child: Child | undefined, attribute: 'age' | 'region', choice: number | null) =>
  house.services.privacy.say(child as Child, { attribute, choice });
const asked = (child: Child | undefined) => need(house.services.privacy.asked(child as Child, {}));
const desk = (staff: Staff = stage.organiser) =>
  need(house.services.consultation.attributes(staff, { consultationId }));
const rows = async () => {
  const db = await house.databases.consultation(consultationId);
  return (await db?.query('select participant_id, attribute, choice from participant_attribute', [])) ?? [];
};
const declare = (...tables: { attribute: 'age' | 'region'; kind: 'poll' | 'statement'; subject: string }[]) =>
  house.services.consultation.declareTables(stage.organiser, { consultationId, tables });
const refusal = (code: string) => ({ ok: false, code });

describe('what children say about themselves', () => {
  it('R321: the database has the six and no seventh', async () => {
    const db = await house.databases.consultation(consultationId);
    await expect(
      db?.write([
        { sql: "insert into attribute (name, shares, source) values ('faith', '[]', x'')", args: [] },
      ]),
    ).rejects.toThrow();
  });

  it('R321, R323: nothing is switched on while it is open, and what does not fit is never taken', async () => {
    const revision = await stage.revision();
    const edit = { consultationId, revision, reasons: [] };
    const put = (attributes: readonly Attribute[]) =>
      house.services.consultation.editAttributes(stage.organiser, { ...edit, attributes });
    expect(await put([region])).toEqual(refusal('stale-revision'));
    for (const unfit of [
      { ...region, answers: region.answers.slice(0, 2) },
      { ...region, source: '' },
      { ...region, answers: region.answers.map((each) => ({ ...each, labels: each.labels.slice(0, 1) })) },
      { ...region, answers: region.answers.map((each) => ({ ...each, share: 40 })) },
    ])
      expect(await put([unfit])).toEqual(refusal('attributes-unfit'));
  });

  it('R324: not wanting to say keeps nothing, and takes away what was kept', async () => {
    const [child] = children;
    expect((await asked(child)).asked.map(({ name, said }) => [name, said])).toEqual([
      ['age', null],
      ['region', null],
    ]);
    await need(say(child, 'region', null));
    expect(await rows()).toEqual([]);
    await need(say(child, 'region', 0));
    await need(say(child, 'region', 2));
    expect((await rows()).map(([, attribute, choice]) => [attribute, Number(choice)])).toEqual([
      ['region', 2],
    ]);
    await need(say(child, 'region', null));
    expect(await rows()).toEqual([]);
    expect(await say(child, 'region', 4)).toEqual(refusal('choice-unfit'));
    expect(await house.services.privacy.say(child as Child, { attribute: 'origin', choice: 1 })).toEqual(
      refusal('choice-unfit'),
    );
  });

  it('R325: a child reads its rows and no other child’s, and they go with its seat', async () => {
    const child = await stage.join();
    await need(say(child, 'region', 1));
    const held = await need(house.services.privacy.held(child, {}));
    const table = held.tables.find((each) => each.table === 'participant_attribute');
    expect(table?.rows).toEqual([[child.participantId, 'region', 1]]);
    const other = await need(house.services.privacy.held(children[1] as Child, {}));
    expect(other.tables.find((each) => each.table === 'participant_attribute')?.rows).toEqual([]);
    await need(house.services.privacy.erase(child, {}));
    await need(house.services.privacy.finish(child, child));
    expect(await rows()).toEqual([]);
  });

  it('R330: who is missing is told in words, anew on a later day after ten more, and only upward', async () => {
    const words = async (staff?: Staff) =>
      (await desk(staff)).missing?.find(({ attribute }) => attribute === 'region')?.words;
    expect(await words()).toEqual(['unsaid', 'unsaid', 'unsaid']);
    // 45 in the north, 5 in the south: the south is under half of what its share lets one expect, the island too small to say.
    for (const child of children.slice(0, 45)) await need(say(child, 'region', 1));
    for (const child of children.slice(45, 50)) await need(say(child, 'region', 2));
    expect(await words()).toEqual(['there', 'fewer', 'unsaid']);
    for (const child of children.slice(20, 40)) await need(say(child, 'region', 2));
    // The same day: nobody can tell who has come since.
    expect(await words(analyst)).toEqual(['there', 'fewer', 'unsaid']);
    expect(JSON.stringify(await desk())).not.toMatch(/answered/);
    expect((await desk(await house.staffWho('moderator'))).missing).toBeNull();
    // R1055: ages were asked against no shares.
    expect((await desk()).missing?.map(({ attribute }) => attribute)).toEqual(['region']);
  });

  it('R328: a table is declared before closing, of what is asked, within the limits', async () => {
    const table = { attribute: 'region', kind: 'poll', subject: poll } as const;
    expect(await declare(table, table)).toEqual(refusal('tables-unfit'));
    expect(await declare({ ...table, subject: 'nothing' })).toEqual(refusal('tables-unfit'));
    await need(declare(table));
    expect((await desk()).tables).toEqual([table]);
  });

  it('R328, R329, R331, R332: after closing only what was declared is told, protected, and nobody speaks for all', async () => {
    const { room, analysis, consultation } = house.services;
    for (const [at, child] of children.entries()) {
      await need(room.answerPoll(child, { activityId: poll, choice: [at % 3 === 0 ? 1 : 2] }));
      await need(room.vote(child, { statementId: statement, choice: at % 3 === 0 ? 'agree' : 'disagree' }));
    }
    await stage.move('closed');
    expect(await declare()).toEqual(refusal('state-forbids'));
    expect(await say(children[0], 'age', 1)).toEqual(refusal('state-forbids'));
    const told = await need(analysis.tables(analyst, { consultationId }));
    expect((await need(consultation.attributes(analyst, { consultationId }))).missing).toBeNull();
    const tables = told.attributes?.tables ?? [];
    expect(tables.map(({ attribute, kind, subject }) => [attribute, kind, subject])).toEqual([
      ['region', 'poll', poll],
    ]);
    const numbers = tables.flatMap(({ rows: all }) =>
      all.flatMap((row) => row.cells.map((cell) => cell.children)),
    );
    expect(numbers.every((number) => number === null || (number >= 10 && number % 5 === 0))).toBe(true);
    expect(tables[0]?.rows.map(({ category, children: number }) => [category, number])).toEqual([
      ['1', 25],
      ['2', 25],
      ['3', null],
      ['rest', null],
    ]);
    expect(auditAnswers([told.polls.map(({ table }) => ({ table, parts: true, crosses: tables }))])).toEqual(
      [],
    );
    expect(
      told.attributes?.asked.map(({ name, answers }) => [name, answers.map(({ word }) => word)]),
    ).toEqual([
      ['age', ['unsaid', 'unsaid', 'unsaid']],
      ['region', ['there', 'there', 'unsaid']],
    ]);
    expect(told.attributes?.speaks).toBe(false);
    const shown = told.polls[0]?.table.cells.find(({ children: number }) => number !== null);
    const finding = {
      consultationId,
      language: 'en',
      evidence: [{ kind: 'poll', subject: poll, cell: shown?.cell ?? '' }],
    } as const;
    const write = (text: string, body = '') =>
      analysis.writeFinding(analyst, { ...finding, text, plain: [{ language: 'en', level: 'older', body }] });
    const partial = 'The children who took part want B.';
    expect(await write('Children want B.')).toEqual(refusal('speaks-for-all'));
    expect(await write(partial, 'Children want B.')).toEqual(refusal('speaks-for-all'));
    const { findingId } = await need(write(partial, 'You want B.'));

    // As one that was written while more children were heard: it is refused and not left out.
    const db = await house.databases.consultation(consultationId);
    const reword = async (body: string) =>
      db?.write([
        {
          sql: 'update finding_plain set body = ?2 where finding_id = ?1',
          args: [findingId, db.text.encode(body)],
        },
      ]);
    await reword('Children want B.');
    expect(await analysis.draft(analyst, { consultationId })).toEqual(refusal('speaks-for-all'));
    await reword('You want B.');
  });

  it('R322, R331: the release says the reasons, the words and the declared tables, and they stay', async () => {
    const { analysis } = house.services;
    await need(analysis.draft(analyst, { consultationId }));
    const db = await house.databases.consultation(consultationId);
    const reword = async (body: string) =>
      db?.write([{ sql: 'update finding set body = ?1', args: [db.text.encode(body)] }]);
    await reword('Children want B.');
    expect(await analysis.sign(approver, { consultationId })).toEqual(refusal('speaks-for-all'));
    await reword('The children who took part want B.');
    const { releaseId } = await need(analysis.sign(approver, { consultationId }));
    const file = async (name: string) =>
      (await need(analysis.releaseFile({ kind: 'visitor' }, { id: releaseId, name }))).bytes;
    const release = readReleaseFile(await file('release.json'));
    expect(release.texts.filter(({ field }) => field === 'why-origin')).toHaveLength(4);
    const before = release.attributes;
    expect(before?.tables).toHaveLength(1);
    expect(Buffer.from(await file('attributes.csv')).toString()).toContain('region,1,poll,');
    for (const child of children.slice(0, 20)) await need(say(child, 'region', null));
    const after = await need(analysis.tables(analyst, { consultationId }));
    expect(after.attributes).toEqual(before);
  });
});

describe('a company asks', () => {
  it('R327, R328: for the same reasons at the same place, and without a table by what children are', async () => {
    const drafted = await draftVoting(
      house,
      [{ kind: 'poll', form: 'single', prompts: prompts('Choose.'), options: ['A', 'B'].map(option) }],
      { attributes: [age], sponsorKind: 'company' },
    );
    const tables = [{ attribute: 'age', kind: 'poll', subject: drafted.activities[0] ?? '' }] as const;
    const of = { consultationId: drafted.consultationId };
    expect(await house.services.consultation.declareTables(drafted.organiser, { ...of, tables })).toEqual(
      refusal('tables-unfit'),
    );
    await drafted.open();
    const { texts } = await need(house.services.privacy.asked(await drafted.join(), {}));
    expect(texts.filter(({ field }) => field === 'why-age')).toHaveLength(4);
  });
});
