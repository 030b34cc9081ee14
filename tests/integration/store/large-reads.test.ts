import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/databases.ts';
import type { Row, SqlValue, Statement } from '../../../db/engine.ts';
import { proposalsFor } from '../../../db/queries/consultation/proposals.ts';
import { endedAmong, sessionHashes } from '../../../db/queries/room/child-sessions.ts';
import { showGathered } from '../../../db/queries/session/gatherings.ts';
import { groupsToRooms } from '../../../db/queries/session/small-groups.ts';
import { forgetTranslations } from '../../../db/queries/translation/translation-writes.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { quotesCut } from '../../../server/usecases/privacy/cut-quotes.ts';
import { readsToLog } from '../../../server/usecases/privacy/log-reads.ts';
import { quotesChildren } from '../../../server/usecases/privacy/quotes-children.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { fillRoom } from '../../support/size/many-words.ts';
import { noteStatements, scansOf } from '../../support/size/read-plans.ts';

/** More than two parts of anything carry. */
const many = 5_000;
const said = 'The lamp by the gate of our school is broken.';

let house: TestHouse;
let db: Database;
let child: Child;
let moderator: Staff;
let room: string;
let consultationId: string;
let languages: readonly string[];

beforeAll(async () => {
  house = await openTestHouse();
  ({ consultationId } = house);
  db = (await house.databases.consultation(consultationId)) as Database;
  [child, moderator] = [await house.join(), await house.staffWho('moderator')];
  const { activities, row } = await need(house.services.room.place(child, {}));
  ({ languages } = row);
  room = activities.find(({ kind }) => kind === 'room')?.id ?? '';
  await fillRoom(house, { room, count: many, text: said });
});
afterAll(() => house.remove());

/** The same database, with what each of its queries answered. */
function counting(): {
  readonly db: Database;
  readonly asked: { readonly sql: string; readonly rows: readonly Row[] }[];
} {
  const asked: { sql: string; rows: readonly Row[] }[] = [];
  const query = async (sql: string, args: readonly SqlValue[]) => {
    const rows = await db.query(sql, args);
    asked.push({ sql, rows });
    return rows;
  };
  return { db: { ...db, query }, asked };
}
const most = (asked: ReturnType<typeof counting>['asked']) =>
  Math.max(...asked.map(({ rows }) => rows.length));
const scans = async (statements: readonly Statement[]) =>
  (await Promise.all(statements.map((each) => scansOf(db, each)))).flat();

describe('R996: in a large consultation', () => {
  it('whether a text of staff quotes a child is asked in parts, and no further than the first that it quotes', async () => {
    const none = counting();
    expect(await quotesChildren(none.db, ['Which day suits you best for a walk?'])).toBe(false);
    expect(none.asked.length).toBeGreaterThan(2);
    expect(most(none.asked)).toBeLessThanOrEqual(500);
    const first = counting();
    expect(await quotesChildren(first.db, [`One of you says: ${said}`])).toBe(true);
    expect(first.asked).toHaveLength(1);
  });

  it('what others wrote just so is looked for in parts when a child takes its words back', async () => {
    const id = newId(house.deps.random);
    await need(house.services.room.post(child, { id, activityId: room, text: said, language: 'en' }));
    const facilitator = await house.staffWho('facilitator');
    const at = { consultationId, activityId: room };
    const { session } = await need(house.services.session.read(facilitator, at));
    const words = languages.flatMap((language) =>
      ['older', 'younger'].map((level) => ({ language, level, body: `They say: ${said}` })),
    );
    await need(
      house.services.session.writeClosing(facilitator, { ...at, revision: session.revision, words }),
    );
    const watched = counting();
    const { statements } = await quotesCut(watched.db, {
      participantId: child.participantId,
      goes: () => true,
    });
    // Eleven others wrote it just so: it is no quote of this child.
    expect(statements).toEqual([]);
    expect(most(watched.asked)).toBeLessThanOrEqual(500);
  });

  it('a no of one child, and the steps of a session in which nothing is gathered, look through no words but its own', async () => {
    expect(await scans(forgetTranslations(db, child.participantId))).toEqual([]);
    expect(await scans(showGathered(room))).toHaveLength(1);
    const noted = noteStatements(house);
    const facilitator = await house.staffWho('facilitator');
    const at = { consultationId, activityId: room };
    const { session: leading } = house.services;
    const seen = async () => ({
      ...at,
      revision: (await need(leading.read(facilitator, at))).session.revision,
    });
    const words = languages.flatMap((language) =>
      ['older', 'younger'].map((level) => ({ language, level, body: 'We talk.' })),
    );
    const talk = { kind: 'talk' as const, minutes: 10, words };
    await need(leading.writeAgenda(facilitator, { ...(await seen()), steps: [talk, talk] }));
    for (const lead of ['start', 'next', 'more', 'stop'] as const)
      await need(leading.lead(facilitator, { ...(await seen()), lead }));
    expect((await Promise.all([...noted.values()].map((each) => scansOf(db, each)))).flat()).toEqual([]);
  });

  it('questions of children are looked for in parts, and those that wait come before what was decided', async () => {
    await db.write([{ sql: 'update activity set proposes = 1 where id = ?1', args: [room] }]);
    const decided = ['t000001', 't000002'];
    for (const id of decided)
      await db.write([
        {
          sql: `insert into proposal (contribution_id, revision, state, reason, taken_to, staff_id, day)
            values (?1, 1, 'declined', 'hurt', '', 'x', '2026-11-29')`,
          args: [id],
        },
      ]);
    const page = async (offset: number, limit: number, from = db) =>
      (await proposalsFor(from, { staffId: 'nobody', offset, limit })).map(({ record }) => record.id);
    const waiting = (
      await db.query(
        `select id from contribution where state = 'published' and activity_id = ?1 order by id`,
        [room],
      )
    )
      .map(([id]) => String(id))
      .filter((id) => !decided.includes(id));
    const first = counting();
    expect(await page(0, 3, first.db)).toEqual(waiting.slice(0, 3));
    expect(most(first.asked)).toBeLessThanOrEqual(3);
    expect(first.asked.filter(({ sql }) => /json_group_array/.test(sql))).toHaveLength(1);
    const last = counting();
    expect(await page(waiting.length - 1, 4, last.db)).toEqual([waiting.at(-1), ...decided]);
    expect(last.asked.filter(({ sql }) => /json_group_array/.test(sql))).toHaveLength(3);
    await db.write([{ sql: 'update activity set proposes = 0', args: [] }]);
  });

  it('of sessions those are asked for that a process has pages of, and only what ended is answered', async () => {
    const sessions = await sessionHashes(db);
    const mine = sessions.find(({ participantId }) => participantId === child.participantId)?.hash as Buffer;
    const gone = Buffer.alloc(mine.length, 7);
    const watched = counting();
    expect(await endedAmong(watched.db, [mine])).toEqual([]);
    expect(await endedAmong(watched.db, [mine, gone])).toEqual([gone]);
    expect(most(watched.asked)).toBe(1);
    const crowd = Array.from({ length: 4_500 }, () => gone);
    expect(await endedAmong(watched.db, crowd)).toHaveLength(4_500);
    expect(most(watched.asked)).toBe(2_000);
  });

  it('closing looks for words of small groups only where there are some', async () => {
    expect(await scans(groupsToRooms([]))).toEqual([]);
    expect(groupsToRooms(['one']).length).toBe(groupsToRooms([]).length + 1);
  });

  it('what a reader opened is added to what it opened that day, and not copied', () => {
    const read = { consultationId, actor: moderator, deed: 'desk:read', day: '2026-12-01' } as const;
    const of = (...ids: string[]) => readsToLog(house.deps, { ...read, ids });
    const [one, other] = [of('a', 'b'), of('c')];
    one.written();
    const [, held] = [...house.deps.reads].at(-1) ?? [];
    other.written();
    of('c', 'd').written();
    expect([...house.deps.reads].at(-1)?.[1].ids).toBe(held?.ids);
    expect(of('a', 'b', 'c', 'd').statements).toEqual([]);
  });
});
