import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConsultationRow } from '../../../db/queries/consultation/consultations.ts';
import { votesOfSome } from '../../../db/queries/room/votes.ts';
import type { OpinionSummary } from '../../../server/core/analysis/opinion/opinion-summary.ts';
import { addChunk, type VoteChunk } from '../../../server/core/analysis/opinion/vote-chunks.ts';
import { collectVotes, mostStatements } from '../../../server/core/analysis/opinion/vote-matrix.ts';
import type { Choice } from '../../../server/core/room/voting.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { findInThread } from '../../../server/opinion/find-in-thread.ts';
import { opinionOf } from '../../../server/usecases/analysis/opinion-of.ts';
import { toldFirst } from '../../../server/usecases/analysis/told-first.ts';
import { nothingTold } from '../../../server/usecases/analysis/told-tables.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { makeVotes } from '../../support/house/made-votes.ts';
import { toldNever } from '../../support/house/told-never.ts';
import { draftVoting, prompts, seed, type VotingStage } from '../../support/house/voting.ts';

const workerFile = new URL('../../../server/opinion/worker.ts', import.meta.url);

let house: TestHouse;
let stage: VotingStage;
let consultationId: string;
let analyst: Staff;
let approver: Staff;
let children: readonly Child[];
const words = Array.from({ length: 8 }, (_, at) => `Sentence ${at}.`);

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [
    { kind: 'statements', prompts: prompts('Vote.'), seeds: words.map((each) => seed(each)) },
  ]);
  await drafted.open();
  stage = drafted;
  ({ consultationId } = stage);
  analyst = await house.staffWho('analyst');
  approver = await house.staffWho('approver');
  children = await stage.joinMany(50);
  const activityId = stage.activities[0] ?? '';
  for (const [at, child] of children.entries()) {
    const page = await need(house.services.room.readStatements(child, { activityId }));
    const voted = new Set<string>();
    for (let next = page.next; next.length > 0; ) {
      for (const statement of next) {
        voted.add(statement.id);
        const place = words.findIndex((each) => JSON.stringify(statement).includes(each));
        await need(house.services.room.vote(child, { statementId: statement.id, choice: said(at, place) }));
      }
      const more = await need(house.services.room.readStatements(child, { activityId }));
      next = more.next.filter(({ id }) => !voted.has(id));
    }
  }
}, 120_000);
afterAll(() => house.remove());

/** The first half says yes to sentences 0 to 2 and no to 3 to 5, the second half the other way; 6 finds most of both, 7 nobody understands. */
function said(child: number, sentence: number): Choice {
  if (sentence === 7) return 'unclear';
  const other = (child * 7 + sentence * 3) % 9 === 0;
  const yes = sentence === 6 || sentence < 3 === child < 25;
  return yes !== other ? 'agree' : 'disagree';
}

const draft = () => need(house.services.analysis.readDraft(approver, { consultationId }));

describe('opinion groups of a consultation', () => {
  it('R203: are not looked for before the end', async () => {
    const early = await house.services.analysis.readDraft(approver, { consultationId });
    expect(early).toEqual({ ok: false, code: 'not-ready' });
    await stage.move('closed');
    const closed = await house.services.analysis.readDraft(approver, { consultationId });
    expect(closed).toEqual({ ok: false, code: 'not-ready' });
    const { statements } = await need(house.services.analysis.tables(analyst, { consultationId }));
    const evidence = statements.flatMap(({ id, table }) =>
      table.cells.filter((cell) => cell.children !== null).map(({ cell }) => ({ id, cell })),
    )[0] as { id: string; cell: string };
    const finding = { kind: 'statement' as const, subject: evidence.id, cell: evidence.cell };
    const text = { consultationId, language: 'en', text: 'Most agree.', evidence: [finding] };
    await need(house.services.analysis.writeFinding(analyst, text));
    await need(house.services.analysis.draft(analyst, { consultationId }));
  });

  it('R204, R205: stand in the release in words, with nothing but their sizes as numbers', async () => {
    const release = await draft();
    const opinion = release.opinion;
    expect(opinion?.why).toBeNull();
    expect(opinion?.groups.map(({ children: size }) => size)).toEqual([25, 25]);
    const place = (id: string) =>
      words.findIndex((each) =>
        release.statements
          .find((statement) => statement.id === id)
          ?.texts.some(({ text }) => text.includes(each)),
      );
    const sentences = (list: readonly { id: string; direction: string }[] = []) =>
      list.map(({ id, direction }) => `${direction} ${place(id)}`).sort();
    const sides = opinion?.groups.map(({ typical }) => sentences(typical)) ?? [];
    // Statements have drawn ids, and which of several as clear ones come first hangs on them.
    const one = ['agree 0', 'agree 1', 'agree 2', 'disagree 3', 'disagree 4', 'disagree 5'];
    const parting = sides.map((side) => side.filter((each) => each !== 'agree 6'));
    // Nor may each number be told that would part a side: rarely what is left of one is what all share.
    expect(parting.flat()).not.toEqual([]);
    const sideOf = (side: readonly string[]) => [...new Set(side.map((each) => one.includes(each)))];
    for (const side of parting) expect(sideOf(side).length).toBeLessThan(2);
    expect(parting.flatMap(sideOf)).toEqual([...new Set(parting.flatMap(sideOf))]);
    expect(sentences(opinion?.shared)).toEqual(['agree 6']);
    expect(sentences(opinion?.majority)).toEqual(['agree 6']);
    expect(opinion?.stability).toMatchObject({ subsamples: 20, sameK: 1 });
  });

  it('R199: the same release again has the same bytes', async () => {
    expect(JSON.stringify(await draft())).toBe(JSON.stringify(await draft()));
  });

  it('R202: who is in which group stands in no release and no database', async () => {
    const text = JSON.stringify(await draft());
    for (const child of children) expect(text).not.toContain(child.participantId);
    const db = await house.databases.consultation(consultationId);
    const schema = await db?.query('select name, sql from sqlite_schema', []);
    expect(JSON.stringify(schema)).not.toMatch(/opinion|group_id|cluster/);
  });

  it('R204: one child with very many votes on sentences that are gone hides nobody', async () => {
    const db = await house.databases.consultation(consultationId);
    const before = JSON.stringify((await draft()).opinion);
    const [first] = children.map(({ participantId }) => participantId).sort();
    const gone = `'gone ' || value`;
    await db?.write([
      {
        sql: `insert into vote (participant_id, statement_id, choice)
          with recursive n(value) as (select 1 union all select value + 1 from n where value < 2100)
          select ?1, ${gone}, 1 from n`,
        args: [first ?? ''],
      },
    ]);
    await toldNever(house, consultationId);
    expect(JSON.stringify((await draft()).opinion)).toBe(before);
    await db?.write([{ sql: `delete from vote where statement_id like 'gone %'`, args: [] }]);
  });

  it('R204: nobody looks for groups of one sentence or too many, and why is said, with what most said', async () => {
    const db = await house.databases.consultation(consultationId);
    if (!db) throw new Error('no database');
    const { statements } = await draft();
    const row = { sponsorKind: 'public' } as ConsultationRow;
    const of = (list: typeof statements) =>
      opinionOf(house.deps, db, { row, told: { ...nothingTold, statements: list } });
    const clear = statements.filter(({ texts }) => texts.some(({ text }) => text.includes('Sentence 6')));
    const agree = clear.map(({ id }) => ({ id, direction: 'agree' }));
    const none = { groups: [], shared: [], majority: agree, stability: null };
    expect(await of(clear)).toEqual({ why: 'one-sentence', ...none });
    // Ids are drawn by chance, and so is which sentence comes first.
    const mixed = statements.find((each) => !clear.includes(each));
    const unknown = (at: number) => ({
      ...(mixed as (typeof statements)[number]),
      id: `other ${at}`,
    });
    const many = [...clear, ...Array.from({ length: mostStatements }, (_, at) => unknown(at))];
    expect(await of(many)).toEqual({ why: 'too-many', ...none });
    expect(await of([])).toBeNull();
  });

  it('R206: leaves out who objects to analysis, and reads each child whole', async () => {
    const db = await house.databases.consultation(consultationId);
    if (!db) throw new Error('no database');
    const statements = (await draft()).statements.map(({ id }) => id);
    const all = await votesOfSome(db, { statements, after: '', most: 10_000 });
    expect(all.rows).toHaveLength(50 * 7);
    const paged: string[] = [];
    for (let after = ''; ; ) {
      const { rows, last } = await votesOfSome(db, { statements, after, most: 20 });
      paged.push(...rows.map((row) => JSON.stringify(row)));
      if (last === undefined) break;
      after = last;
    }
    expect(paged).toEqual(all.rows.map((row) => JSON.stringify(row)));
    await expect(votesOfSome(db, { statements, after: '', most: 7 })).rejects.toThrow('more votes');
    const objecting = children.slice(0, 12);
    for (const child of objecting)
      await db.write([
        {
          sql: `insert into objection (participant_id, "use", day) values (?1, 'analysis', '2030-01-01')`,
          args: [child.participantId],
        },
      ]);
    // R704: who leaves after somebody was told of the groups moves none.
    expect((await draft()).opinion?.groups.map(({ children: size }) => size)).toEqual([25, 25]);
    await toldNever(house, consultationId);
    const { opinion } = await draft();
    expect(opinion?.groups.map(({ children: size }) => size)).toEqual([25, 10]);
    for (const child of children.slice(12, 19))
      await db.write([
        {
          sql: `insert into objection (participant_id, "use", day) values (?1, 'analysis', '2030-01-01')`,
          args: [child.participantId],
        },
      ]);
    // Six are left of one half: the other half is not told either.
    await toldNever(house, consultationId);
    const { opinion: last } = await draft();
    expect(last?.why).not.toBeNull();
    expect(last).toMatchObject({ groups: [], shared: [] });
  });

  it('R205: what an older version kept of too few voters is told without how like themselves they stay', async () => {
    const db = await house.databases.consultation(consultationId);
    if (!db) throw new Error('no database');
    const kept = (why: 'too-few' | 'unstable') => ({
      ...{ why, groups: [], shared: [], majority: [] },
      stability: { subsamples: 20, medianAri: 1, minAri: 1, sameK: 0 },
    });
    for (const [why, stability] of [
      ['too-few', null],
      ['unstable', kept('unstable').stability],
    ] as const) {
      await toldNever(house, consultationId);
      await toldFirst(db, 'opinion', async () => kept(why));
      expect((await draft()).opinion).toMatchObject({ why, stability });
    }
  });

  it('R203: are never looked for where a company asks', async () => {
    const db = await house.databases.consultation(consultationId);
    await db?.write([
      { sql: 'delete from objection', args: [] },
      { sql: `update consultation set sponsor_kind = 'company'`, args: [] },
    ]);
    await toldNever(house, consultationId);
    const { opinion } = await draft();
    expect(opinion).toMatchObject({ why: 'company', groups: [], shared: [], stability: null });
    // What most said needs no groups.
    expect(opinion?.majority).not.toEqual([]);
  });
});

describe('the thread', () => {
  const made = makeVotes({ seed: 2, participants: 300, statements: 40, each: 20, camps: 2 });
  const chunks = function* (): Generator<VoteChunk> {
    for (let at = 0; at < made.rows.length; at += 90) {
      const rows = made.rows.slice(at, at + 90);
      yield {
        names: made.names.slice(at, at + 90),
        counts: Uint16Array.from(rows, ({ columns }) => columns.length),
        columns: Uint16Array.from(rows.flatMap(({ columns }) => [...columns])),
        votes: Int8Array.from(rows.flatMap(({ votes }) => [...votes])),
      };
    }
  };
  const input = { statements: made.statements, takenOut: ['3'], gate: true };

  it('R207: finds the camps away from the event loop, which goes on meanwhile', async () => {
    let turns = 0;
    const ticking = setInterval(() => {
      turns += 1;
    }, 1);
    const found: OpinionSummary = await findInThread(workerFile, { ...input, chunks: chunks() });
    clearInterval(ticking);
    expect(found).toMatchObject({ k: 2, stability: { stable: true } });
    expect(turns).toBeGreaterThan(10);
    expect(Object.keys(found)).not.toContain('labels');
    const collector = collectVotes(made.statements);
    for (const chunk of chunks()) addChunk(collector, chunk);
    expect(collector.matrix().votes.length).toBe(made.rows.reduce((sum, { votes }) => sum + votes.length, 0));
  });

  it('says so when its thread dies', async () => {
    const missing = new URL('./no-such-worker.mjs', import.meta.url);
    await expect(findInThread(missing, { ...input, chunks: chunks() })).rejects.toThrow();
  });
});
