import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../db/databases.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';

/** More than are read at once, and more than twice as many. */
const many = 4_500;

let house: TestHouse;
let db: Database;
let child: Child;
let activityId: string;
beforeAll(async () => {
  house = await openTestHouse();
  db = (await house.databases.consultation(house.consultationId)) as Database;
  child = await house.join();
  activityId = String((await db.query(`select id from activity where kind = 'statements'`, []))[0]?.[0]);
  const author = await house.join();
  for (let at = 1; at <= many; at += 1) {
    const written = db.write(statement(author, `Sentence ${at}.`));
    if (at % 60 === 0) await written;
  }
  await db.write([raised()]);
});
afterAll(() => house.remove());

const id = () => newId(house.deps.random);
const read = (holds?: readonly string[]) =>
  need(house.services.room.readStatements(child, { activityId, holds }));
const raised = () => ({
  sql: 'update counter set value = value + 1 where name = ?1',
  args: [activityId],
});

function statement(author: Child, text: string, { of = activityId, is = id() } = {}) {
  const words = id();
  return [
    {
      sql: `insert into contribution (id, participant_id, activity_id, anchor, revision, change, state, language, body, hidden, reason, findings, severity, seq, day, cleared)
        values (?1, ?2, ?3, '', 1, 2, 'published', 'en', ?4, '[]', null, '[]', 0, null, '2026-11-29', 0)`,
      args: [words, author.participantId, of, db.text.encode(text)],
    },
    {
      sql: `insert into statement (id, activity_id, contribution_id, revision, state) values (?1, ?2, ?3, 1, 'open')`,
      args: [is, of, words],
    },
  ];
}

it('R795: of many sentences a child is offered each in its own order, and its place says how many there are', async () => {
  const page = await read();
  expect([page.next.length, page.answered, page.all > many]).toEqual([5, 0, true]);
  const [first, second] = page.next;
  await need(house.services.room.vote(child, { statementId: first?.id ?? '', choice: 'agree' }));
  const after = await read();
  expect([after.answered, after.all, after.next[0]?.id]).toEqual([1, page.all, second?.id]);
  const place = await need(house.services.room.place(child, {}));
  expect(place.progress[activityId]).toEqual({ answered: 1, all: page.all });
  const { votes } = await need(house.services.room.readVotes(child, { activityId, page: 0 }));
  expect(votes.map(({ statement, choice }) => [statement.id, choice])).toEqual([[first?.id, 'agree']]);
});

it('R795: one that is not shown any more is offered by no page, whenever all are read anew, and a card with it is told', async () => {
  const before = await read();
  const [goes, stays] = before.next;
  await db.write([
    {
      sql: `update contribution set state = 'hidden' where id = (select contribution_id from statement where id = ?1)`,
      args: [goes?.id ?? ''],
    },
    raised(),
  ]);
  const page = await read([goes?.id ?? '', stays?.id ?? '']);
  expect(page.gone).toEqual([goes?.id]);
  expect(page.next.map(({ id: each }) => each)).not.toContain(goes?.id);
  expect([page.next.length, page.next[0]?.id]).toEqual([5, stays?.id]);
  await expect.poll(async () => (await read()).all, { timeout: 20_000 }).toBe(before.all - 1);
});

it('R1087: of what a page holds the first that this child has not voted on are sent again, and none of another part', async () => {
  const { next } = await read();
  const [top, elsewhere] = next.map((each) => each.id);
  const late = (await db.query('select id from open_statement where activity_id = ?1', [activityId]))
    .map(([each]) => String(each))
    .filter((each) => !next.some((known) => known.id === each))
    .slice(0, 7);
  await need(house.services.room.vote(child, { statementId: elsewhere ?? '', choice: 'pass' }));
  const [room] = await db.query(`select id from activity where kind <> 'statements'`, []);
  const other = id();
  await db.write(statement(await house.join(), 'Of another part.', { of: String(room?.[0]), is: other }));
  const holds = [top, elsewhere, other, ...late].map(String);
  const page = await read(holds);
  const sent = page.next.map((each) => each.id);
  const first = (await read()).next.map((each) => each.id);
  expect(sent.slice(0, 5)).toEqual(first);
  expect(sent.slice(5)).toEqual(late.filter((each) => !first.includes(each)).slice(0, 5));
  expect(sent).not.toContain(elsewhere);
  expect(page.gone).toEqual([]);
});
