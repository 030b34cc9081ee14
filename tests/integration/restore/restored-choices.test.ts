import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/databases.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import type { House } from '../../../server/house.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { backUp, putBack as houseFrom } from '../../support/processes/put-back.ts';

const visitor = { kind: 'visitor' } as const;

let house: TestHouse;
let again: House | undefined;
beforeEach(async () => {
  house = await openTestHouse();
});
afterEach(async () => {
  await again?.close();
  again = undefined;
  await house.remove();
});

/** The house as it is served after this backup was put in its place. */
async function putBack(folder: string): Promise<{ served: House; db: Database }> {
  const back = await houseFrom(house, folder);
  again = back.served;
  return back;
}

async function databaseOf(of: House): Promise<Database> {
  const db = await of.databases.consultation(house.consultationId);
  if (!db) throw new Error('no database');
  return db;
}

const run = async (...writes: readonly (readonly [string, ...(string | Uint8Array)[]])[]) => {
  const db = await databaseOf(house);
  const outcome = await db.write(writes.map(([sql, ...args]) => ({ sql, args })));
  if (!outcome.ok) throw new Error(outcome.refusal);
};
const childSession = (child: Child, session: string) =>
  run([
    'insert into participant_session (hash, participant_id) values (?1, ?2)',
    house.deps.secrets.of(house.consultationId).hash('seat', session),
    child.participantId,
  ]);

describe('R783: a restore undoes nothing that a child refused since the backup', () => {
  it('R531: words that a child said no to since, to those who listen, also where it took that back: nothing is up', async () => {
    const { privacy, room } = house.services;
    const children = [await house.join(), await house.join(), await house.join(), await house.join()];
    const [objects, wavers, relents, agrees] = children;
    if (!objects || !wavers || !relents || !agrees) throw new Error('no child');
    await run([
      `insert into consultation_use ("use", state, staff_id) values ('quotes', 'made', 'x') on conflict do nothing`,
    ]);
    const { activities } = await need(room.place(objects, {}));
    const activityId = activities.find(({ kind }) => kind === 'room')?.id ?? '';
    await Promise.all(
      children.map(async (child) => {
        await need(room.answerUse(child, { use: 'quotes', answer: 'yes' }));
        const id = newId(house.deps.random);
        await need(room.post(child, { id, activityId, text: 'Ask us.', language: 'en' }));
        await run([
          'insert into listening_word (contribution_id, change, staff_id) values (?1, 1, ?2)',
          id,
          'x',
        ]);
      }),
    );
    const folder = await backUp(house);
    await need(privacy.object(objects, { use: 'analysis', on: true }));
    await need(room.answerUse(wavers, { use: 'quotes', answer: 'no' }));
    for (const on of [true, false]) await need(privacy.object(relents, { use: 'analysis', on }));
    const { db } = await putBack(folder);
    expect(await db.query('select contribution_id from listening_word', [])).toEqual([]);
  });

  it('a no to a use, a yes that became a no, and what it says of itself no more', async () => {
    const { privacy, room } = house.services;
    const [refuses, wavers] = [await house.join(), await house.join()];
    await run(
      [
        `insert into consultation_use ("use", state, staff_id) values ('quotes', 'made', 'x') on conflict do nothing`,
      ],
      ...[refuses, wavers].map(
        ({ participantId }) =>
          [
            `insert into participant_attribute (participant_id, attribute, choice) values (?1, 'region', 0)`,
            participantId,
          ] as const,
      ),
    );
    for (const child of [refuses, wavers])
      await need(room.answerUse(child, { use: 'quotes', answer: 'yes' }));
    const folder = await backUp(house);
    for (const child of [refuses, wavers]) {
      await need(privacy.object(child, { use: 'analysis', on: true }));
      await need(room.answerUse(child, { use: 'quotes', answer: 'no' }));
      await need(privacy.say(child, { attribute: 'region', choice: null }));
    }
    // Whoever chose otherwise since is held to nothing.
    await need(privacy.object(wavers, { use: 'analysis', on: false }));
    await need(room.answerUse(wavers, { use: 'quotes', answer: 'yes' }));
    const { db } = await putBack(folder);
    const of = async (sql: string) => (await db.query(sql, [])).map(([id]) => id);
    expect(await of('select participant_id from objection')).toEqual([refuses.participantId]);
    const said = (answer: string) =>
      of(`select participant_id from assent where "use" = 'quotes' and answer = '${answer}'`);
    expect(await said('no')).toEqual([refuses.participantId]);
    expect(await said('yes')).toEqual([wavers.participantId]);
    expect(await of('select participant_id from participant_attribute')).toEqual([]);
  });

  it('six words in whose place others came open nothing, and a session that ended is over; others go on', async () => {
    const { privacy, room } = house.services;
    const { consultationId } = house;
    const [child, stays] = [await house.join(), await house.join()];
    await childSession(child, 'left on a device');
    await childSession(child, 'on its own');
    const [old, other] = await Promise.all(
      [child, stays].map(async (each) => {
        const made = await need(privacy.makePhrase(each, { instead: '', language: 'en' }));
        return made.words.join(' ');
      }),
    );
    const folder = await backUp(house);
    const { instead } = await need(privacy.readPhrase(child, {}));
    await need(privacy.makePhrase(child, { instead, language: 'en' }));
    await need(room.leave(child, { consultationId, session: 'left on a device' }));
    const { served } = await putBack(folder);
    const back = (phrase = '') => served.services.privacy.returnWithPhrase(visitor, { phrase });
    expect(await back(old)).toEqual({ ok: false, code: 'phrase-opens-nothing' });
    expect((await back(other)).ok).toBe(true);
    const at = (session: string) => served.services.room.identify(visitor, { consultationId, session });
    expect((await at('left on a device')).ok).toBe(false);
    expect((await at('on its own')).ok).toBe(true);
  });
});

describe('every restore, also where nothing was promised', () => {
  it('R784: ends what hands out places: devices of groups, and forms that find their seat again', async () => {
    const child = await house.join();
    await run(
      [
        `insert into kiosk_device (hash, batch_id, staff_id, until_minute) values (?1, 'b', 'x', 99999999)`,
        Buffer.from('a device'),
      ],
      [
        'insert into seat_nonce (hash, participant_id, due_minute) values (?1, ?2, 99999999)',
        Buffer.from('a form'),
        child.participantId,
      ],
    );
    const { db } = await putBack(await backUp(house));
    for (const table of ['kiosk_device', 'seat_nonce'])
      expect(await db.query(`select 1 from ${table}`, []), table).toEqual([]);
  });

  it('R640: lets a page that slept over it begin anew, so that it misses nothing that came after', async () => {
    const reader = await house.join();
    const { room, moderation } = house.services;
    const place = await need(room.place(reader, {}));
    const activityId = place.activities.find(({ kind }) => kind === 'room')?.id ?? '';
    const folder = await backUp(house);
    const id = newId(house.deps.random);
    await need(room.post(reader, { id, activityId, text: 'Said after the backup.', language: 'en' }));
    const decision = { consultationId: house.consultationId, id, revision: 1, decision: 'publish' } as const;
    await need(moderation.decide(await house.staffWho('moderator'), decision));
    const { seq } = await need(room.enter(reader, { activityId, after: 0 }));
    const { served } = await putBack(folder);
    const woken = await need(served.services.room.enter(reader, { activityId, after: seq }));
    expect(woken.seq).toBe(0);
    expect(woken.items.map((item) => item.id)).not.toContain(id);
  });

  it('R640: so it is where the same backup is put back once more: what came between the two is on no page', async () => {
    const { room } = house.services;
    const [reader, moderator] = [await house.join(), await house.staffWho('moderator')];
    const place = await need(room.place(reader, {}));
    const activityId = place.activities.find(({ kind }) => kind === 'room')?.id ?? '';
    const folder = await backUp(house);
    const { consultationId } = house;
    const said = async ({ services: of, deps }: Pick<House, 'services' | 'deps'>) => {
      const id = newId(house.deps.random);
      // Somebody is at the desk, or its rooms would rest.
      const roles = ['moderator', 'safeguarding-lead'] as const;
      deps.duty.arrive('a desk', { consultationId, staffId: 'somebody', roles });
      await need(of.room.post(reader, { id, activityId, text: 'Said between.', language: 'en' }));
      const decision = {
        consultationId: house.consultationId,
        id,
        revision: 1,
        decision: 'publish',
      } as const;
      await need(of.moderation.decide(moderator, decision));
      return id;
    };
    await said(house);
    const organiser = await house.staffWho('organiser');
    // What was open rests after a restore, until a person opens it.
    const opened = async () => {
      const { served } = await putBack(folder);
      await need(served.services.consultation.move(organiser, { consultationId, to: 'open' }));
      return served;
    };
    const first = await opened();
    const gone = await said(first);
    const held = await need(first.services.room.enter(reader, { activityId, after: 0 }));
    expect(held.items.map(({ id }) => id)).toContain(gone);
    expect(Number.isSafeInteger(held.seq)).toBe(true);
    await first.close();
    const served = await opened();
    await said(served);
    await said(served);
    const woken = await need(served.services.room.enter(reader, { activityId, after: held.seq }));
    // From nothing on: the page drops what it has, as at its first look.
    expect(woken.seq).toBe(0);
    expect(woken.items.map(({ id }) => id)).not.toContain(gone);
  });
});
