import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../db/databases.ts';
import { holdsOrder } from '../../../db/queries/retention/arrival-order.ts';
import { takeBackup } from '../../../server/backup/take.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { startForgettingOrder } from '../../../server/jobs/forget-order.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';

const clock = { kind: 'system', name: 'clock' } as const;

let house: TestHouse;
let db: Database;
let child: Child;
let room: string;
beforeAll(async () => {
  house = await openTestHouse();
  db = (await house.databases.consultation(house.consultationId)) as Database;
  child = await house.join();
  room = String((await db.query(`select id from activity where kind = 'room'`, []))[0]?.[0]);
});
afterAll(() => house.remove());

const id = () => newId(house.deps.random);
const numbered = async () =>
  Number((await db.query('select count(*) from contribution where seq is not null', []))[0]?.[0]);
const ordered = (everywhere: boolean) => need(house.services.consultation.ordered(clock, { everywhere }));

/** As many as two commits and a half carry, each with a translation. */
async function write(texts: number): Promise<void> {
  for (let seq = 1; seq <= texts; seq += 1) {
    const one = id();
    const written = db.write([
      {
        sql: `insert into contribution (id, participant_id, activity_id, anchor, revision, change, state, language, body, hidden, reason, findings, severity, seq, day, cleared)
          values (?1, ?2, ?3, '', 1, 2, 'published', 'en', ?4, '[]', null, '[]', 0, ?5, '2026-11-29', 0)`,
        args: [one, child.participantId, room, db.text.encode('Trees.'), seq],
      },
      {
        sql: `insert into translation (contribution_id, language, change, state, body, signed_by) values (?1, 'ar', 2, 'machine', ?2, '')`,
        args: [one, db.text.encode('أشجار.')],
      },
    ]);
    if (seq % 50 === 0) await written;
  }
}

it('R794: what has more words than one commit carries is closed at once, and forgets the order in parts, also after a stop', async () => {
  await write(2_500);
  const { consultation } = house.services;
  await need(
    consultation.move(await house.staffWho('organiser'), {
      consultationId: house.consultationId,
      to: 'closed',
    }),
  );
  expect(await numbered()).toBeGreaterThan(1_000);
  const late = { id: id(), activityId: room, text: 'Late.', language: 'en' };
  expect(await house.services.room.post(child, late)).toEqual({ ok: false, code: 'activity-closed' });

  expect(await ordered(false)).toEqual([house.consultationId]);
  const before = await numbered();
  const { after } = await need(
    consultation.forgetOrder(clock, { consultationId: house.consultationId, after: '' }),
  );
  expect([after !== null, await numbered()]).toEqual([true, before]);
  await need(consultation.forgetOrder(clock, { consultationId: house.consultationId, after: after ?? '' }));
  expect(await numbered()).toBeLessThan(before);
  expect(await numbered()).toBeGreaterThan(0);

  // Memory ends with a process: the next one looks everywhere, and begins anew.
  house.deps.ordered.clear();
  expect(await ordered(false)).toEqual([]);
  const faults: unknown[] = [];
  const stop = startForgettingOrder(house.services, (error) => faults.push(error));
  await expect.poll(() => holdsOrder(db), { timeout: 20_000 }).toBe(false);
  await expect.poll(() => house.deps.ordered.size, { timeout: 20_000 }).toBe(0);
  await stop();
  expect(faults).toEqual([]);
  expect([await numbered(), await ordered(true)]).toEqual([0, []]);
  expect(await db.query('select count(*) from translation', [])).toEqual([[0]]);
});

it('R794: no backup holds an order that the next commits take out: it is forgotten first, or an older copy stands in', async () => {
  const arrive = () =>
    db.write([
      { sql: 'update contribution set seq = 7 where id = (select max(id) from contribution)', args: [] },
    ]);
  const folder = join(house.folder, 'copies');
  await arrive();
  expect(await house.backups.take(folder)).toMatchObject({ copied: 3, unreadable: [] });
  expect(await numbered()).toBe(0);

  await arrive();
  const { databases, keyring, deps } = house;
  const parts = { databases, secrets: deps.secrets, publicKey: keyring.signing.publicKey, program: '0' };
  const stopping = { ...parts, nowMs: deps.clock() + 1_000, forgetOrder: async () => undefined };
  expect(await takeBackup(folder, stopping)).toMatchObject({ copied: 0, unreadable: [house.consultationId] });
  await need(
    house.services.consultation.forgetOrder(clock, { consultationId: house.consultationId, after: '' }),
  );
});

it('R794: nobody but the clock forgets an order or asks where one is held', async () => {
  const organiser = await house.staffWho('organiser');
  const { consultation } = house.services;
  const refused = { ok: false, code: 'not-allowed' };
  expect(await consultation.ordered(organiser, { everywhere: true })).toEqual(refused);
  const asked = { consultationId: house.consultationId, after: '' };
  expect(await consultation.forgetOrder(organiser, asked)).toEqual(refused);
});
