import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { auditDays, auditEntries, auditStatement } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import { accountsOf, deedCounts } from '../../../db/queries/complaints/accountability.ts';
import { decidedOn } from '../../../db/queries/moderation/limits.ts';
import { eachId } from '../../../db/queries/retention/destructions.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { readTransparency } from '../../../server/usecases/complaints/read-transparency.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, option, prompts, seed, type VotingStage } from '../../support/house/voting.ts';

const visitor = { kind: 'visitor' } as const;

let house: TestHouse;
let stage: VotingStage;
let analyst: Staff;
let db: Database;

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [
    { kind: 'statements', prompts: prompts('Vote.'), seeds: [seed('Cars are too fast')] },
    { kind: 'poll', form: 'multiple', prompts: prompts('Choose.'), options: ['A', 'B'].map(option) },
    { kind: 'question', prompts: prompts('What do you say?') },
  ]);
  await drafted.open();
  stage = drafted;
  analyst = await house.staffWho('analyst');
  const [, poll = '', question = ''] = stage.activities;
  for (const child of await stage.joinMany(15)) {
    await need(house.services.room.answerPoll(child, { activityId: poll, choice: [1] }));
    await stage.publish(child, question, 'More lamps.');
  }
  const found = await house.databases.consultation(stage.consultationId);
  if (!found) throw new Error('no database');
  db = found;
  await stage.move('closed');
});
afterAll(() => house.remove());

/** What is asked of a database while something is done. */
async function askedOf(
  of: Database,
  act: () => Promise<unknown>,
): Promise<readonly (readonly [string, unknown])[]> {
  const query = vi.spyOn(of, 'query');
  await act();
  const asked = query.mock.calls.map(([sql, args]) => [String(sql), args] as const);
  query.mockRestore();
  return asked;
}

describe('R1263: what was told once is not counted again', () => {
  it('a second look at the tables reads no answer of any child, and tells the same', async () => {
    const look = () =>
      need(house.services.analysis.tables(analyst, { consultationId: stage.consultationId }));
    const first = await look();
    expect(first.polls[0]?.table.children).toBe(15);
    const ofChildren = /\b(vote|poll_answer|participant_attribute)\b/;
    const asked = await askedOf(db, async () => expect(await look()).toEqual(first));
    expect(asked.filter(([sql]) => ofChildren.test(sql))).toEqual([]);
    // And what is there to be counted is: without what was kept, the answers are read.
    await db.write([{ sql: `delete from told_numbers where kind = 'answers'`, args: [] }]);
    const anew = await askedOf(db, async () => expect(await look()).toEqual(first));
    expect(anew.some(([sql]) => /\bpoll_answer\b/.test(sql))).toBe(true);
  });

  it('the public report counts a log on from where it was counted to, and nothing of it in one look', async () => {
    const report = async (minutes: number) =>
      need(readTransparency({ ...house.deps, clock: () => Date.now() + minutes * 60_000 }, visitor, {}));
    const first = await report(0);
    const ofLog = async (minutes: number) =>
      (await askedOf(db, () => report(minutes))).filter(([sql]) => /from audit/.test(sql));
    expect(first.consultations).toBe(1);
    const end = (await deedCounts(db)).upTo;
    for (const [sql, args] of await ofLog(2))
      expect([sql, args]).toEqual([expect.stringContaining('n > ?1'), [end, expect.any(Number)]]);
    await db.write(
      Array.from({ length: 7 }, () =>
        auditStatement({ day: '2026-01-01', actor: 'a', deed: 'desk:read', subject: 'b', detail: '' }),
      ),
    );
    const known = house.deps.countedLogs.get(db.id);
    const before = known?.deeds.get('desk:read') ?? 0;
    expect((await deedCounts(db, known)).deeds.get('desk:read')).toBe(before + 7);
    expect((await deedCounts(db)).deeds).toEqual((await deedCounts(db, known)).deeds);
  });
});

describe('R996: whoever counts all of it counts it in parts', () => {
  it('decisions, limits, days of a log and ids are the same whatever the size of a part', async () => {
    const columns = (await db.query(`select name from pragma_table_info('contribution')`, [])).map(([name]) =>
      String(name),
    );
    const others = columns.filter((name) => name !== 'id' && name !== 'seq');
    const more = Array.from({ length: 4_500 }, (_, n) => ({
      sql: `insert into contribution (id, seq, ${others.join(', ')})
        select ?1, ?2, ${others.join(', ')} from contribution where first_by is not null order by id limit 1`,
      args: [newId(house.deps.random), 1_000_000 + n],
    }));
    for (let at = 0; at < more.length; at += 500)
      expect((await db.write(more.slice(at, at + 500))).ok).toBe(true);
    const [[decisions = 0] = []] = await db.query('select count(*) from every_decision', []);
    expect(Number(decisions)).toBeGreaterThan(4_500);
    const { decisions: counted } = await accountsOf(db, { before: '9999-12-31' });
    expect([...counted.values()].reduce((sum, each) => sum + each, 0)).toBe(Number(decisions));
    expect(await decidedOn(db)).toHaveLength(Number(decisions));
    const ids: string[] = [];
    await eachId(db, 'contribution', (id) => void ids.push(id));
    const [[all = 0] = []] = await db.query('select count(*) from contribution', []);
    expect([ids.length, new Set(ids).size]).toEqual([Number(all), Number(all)]);
  });

  it('a page of a log is looked for where the entries of its day stand', async () => {
    const entries = Array.from({ length: 6_000 }, (_, n) =>
      auditStatement({
        day: `2025-0${1 + (n % 3)}-01`,
        actor: 'a',
        deed: 'desk:read',
        subject: 'b',
        detail: '',
      }),
    );
    for (let at = 0; at < entries.length; at += 500) await db.write(entries.slice(at, at + 500));
    const days = await auditDays(db);
    const [[all = 0] = []] = await db.query('select count(*) from audit', []);
    expect(days.reduce((sum, each) => sum + each.entries, 0)).toBe(Number(all));
    expect(days.map(({ day }) => day)).toEqual([...days.map(({ day }) => day)].sort().reverse());
    const of = days.find(({ day }) => day === '2025-02-01');
    if (!of) throw new Error('no day');
    expect(of.entries).toBe(2_000);
    const page = await auditEntries(db, { of, before: null, limit: 5 });
    expect(page.map(({ n }) => n)).toEqual([0, 3, 6, 9, 12].map((less) => of.last - less));
    const next = await auditEntries(db, { of, before: page.at(-1)?.n ?? null, limit: 1 });
    expect(next[0]?.n).toBe(of.last - 15);
    const asked = await askedOf(db, () => auditEntries(db, { of, before: null, limit: 5 }));
    const plan = await db.query(`explain query plan ${asked[0]?.[0]}`, asked[0]?.[1] as never);
    expect(plan.map((row) => String(row[3]))).toEqual([
      expect.stringMatching(/^SEARCH audit USING INTEGER PRIMARY KEY \(rowid>\? AND rowid<\?\)/),
    ]);
  });
});
