import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoreError } from '../../../db/engine.ts';
import { sealErasure } from '../../../db/queries/privacy/erasures.ts';
import { done, refuse } from '../../../server/core/outcome.ts';
import { sharedMinutes } from '../../../server/core/room/idleness.ts';
import { queuePoke } from '../../../server/core/wire/pokes.ts';
import { leaveConsultation } from '../../../server/usecases/room/leave-consultation.ts';
import { childSession, need, next, openBeside, staffSession } from '../../support/house/house.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';
import { type Beside, openTwo, type Process } from '../../support/pages/beside.ts';

let beside: Beside;
let here: Process;
let there: Process;

const clock = { kind: 'system', name: 'clock' } as const;
const visitor = { kind: 'visitor' } as const;

beforeAll(async () => {
  beside = await openTwo();
  ({ here, there } = beside);
}, 60_000);

afterAll(() => beside?.stop());

describe('what one of two processes has in memory alone', () => {
  it('R646: an erasure is finished where it was asked for, and elsewhere when it is two minutes late', async () => {
    const child = await here.house.join();
    const leaves = await there.live.connect(child);
    const ended = next(leaves, 'session:ended');
    await need(here.house.services.privacy.erase(child, {}));
    await ended;
    // It heard that this child left, and need not look everywhere.
    expect(there.house.deps.erasures.waiting.has(child.consultationId)).toBe(true);
    const db = await here.house.databases.consultation(child.consultationId);
    /** As it is so many minutes after the last one in which it could be undone. */
    const late = (minutes: number) =>
      db?.write([
        {
          sql: `update waiting set due_minute = ?1 where kind = 'erasure'`,
          args: [Math.floor(here.house.deps.clock() / 60_000) - minutes],
        },
      ]);
    const due = async ({ house }: Process, everywhere: boolean) =>
      (await need(house.services.privacy.due(clock, { everywhere }))).map(
        ({ participantId }) => participantId,
      );
    await late(1);
    expect(await due(there, true)).toEqual([]);
    const begunMs = here.house.deps.steady() - 11 * 60_000;
    here.house.deps.erasures.waiting.set(child.consultationId, new Map([[child.participantId, begunMs]]));
    expect(await due(here, false)).toEqual([child.participantId]);
    await late(4);
    expect(await due(there, false)).toEqual([child.participantId]);

    // "Now" is due at once, and the other leaves it alone as long.
    await late(-10);
    await db?.write(
      sealErasure({
        participantId: child.participantId,
        minute: Math.floor(here.house.deps.clock() / 60_000),
      }),
    );
    expect(await due(there, true)).toEqual([]);
    expect(await due(here, false)).toEqual([child.participantId]);
    await need(here.house.services.privacy.finish(clock, child));
    // One for the session that it joined with, and one for that of its page.
    expect([here, there].map(({ house }) => house.deps.erasures.receipts.size)).toEqual([2, 0]);
    // That the child is gone is told once more, and looked at once more.
    const wait = async () => {
      expect([await due(there, true), await due(here, false)]).toEqual([[], []]);
      return [there, here].map(({ house }) => house.deps.erasures.waiting.size);
    };
    await expect.poll(wait, { interval: 10 }).toEqual([0, 0]);
  });
});

it('R672: who leaves at one has its pages of that device ended at the other, and no others', async () => {
  // In a consultation of its own: that the child of the test before is gone may still be on its way to the other process.
  const stage = await draftVoting(here.house, [{ kind: 'room', prompts: prompts('Talk.') }]);
  await stage.open();
  const child = await stage.join();
  const [kiosk, phone] = await Promise.all(
    ['at a kiosk', 'on a telephone'].map((session) => there.live.connect(child, { session })),
  );
  const ended = kiosk && next(kiosk, 'session:ended');
  const { consultationId } = child;
  await need(here.house.services.room.leave(child, { consultationId, session: 'at a kiosk' }));
  await ended;
  expect(there.house.deps.erasures.waiting.has(consultationId)).toBe(false);
  // That it was opened may be heard late, too.
  expect(phone?.connected).toBe(true);
  expect(phone?.heard.map(([name]) => name)).not.toContain('session:ended');
});

it('R1332: a process that hears of nothing knows the seats of a consultation that was made after it began', async () => {
  const { url: LIBSQL_URL, adminUrl: LIBSQL_ADMIN_URL } = beside.sqld;
  const deaf = await openBeside(here.house, { LIBSQL_URL, LIBSQL_ADMIN_URL });
  try {
    const stage = await draftVoting(here.house, [{ kind: 'room', prompts: prompts('Talk.') }]);
    await stage.open();
    const child = await stage.join();
    const { consultationId } = child;
    const session = await childSession(here.house, child, 'at the other door');
    const { actor } = await need(deaf.services.room.identify(visitor, { consultationId, session }));
    expect(actor).toMatchObject({ participantId: child.participantId });
  } finally {
    await deaf.remove();
  }
});

it('R1332: whoever leaves has left also where the keys of the site cannot be read', async () => {
  const child = await here.house.join();
  const { deps } = here.house;
  const of = () => {
    throw new StoreError('keyring-unreadable', 'It was changed.');
  };
  const at = { consultationId: child.consultationId, session: 'of this device' };
  expect(await leaveConsultation({ ...deps, secrets: { ...deps.secrets, of } }, visitor, at)).toEqual(
    done(null),
  );
});

it('R863: a seat at a device of several children has their minutes also where its connection alone is seen', async () => {
  const child = await here.house.join();
  const atKiosk = { ...child, shared: true, tells: true };
  const page = await there.live.connect(atKiosk, { session: 'one after the other' });
  const { room } = there.house.services;
  const seat = room.seatOf(child.consultationId, 'one after the other');
  const { idleness } = there.house.deps;
  const minutes = () => Math.ceil(idleness.rest(seat, child) / 60_000);
  expect(minutes()).toBe(sharedMinutes);
  // Meanwhile it was seen at the other one, and here nothing was known of it any more.
  idleness.forget(seat);
  const { activities } = await need(room.place(child, {}));
  const activity = activities.find(({ kind }) => kind === 'room')?.id ?? '';
  await page.emitWithAck('room:earlier', { v: 1, activity, before: 1 });
  expect(minutes()).toBe(sharedMinutes);
  page.disconnect();
});

it('R672: so it is with whoever of the staff signs out', async () => {
  const person = await here.house.staffWho('moderator');
  const sessions = [await staffSession(here.house, person), await staffSession(here.house, person)];
  const [desk, office] = await Promise.all(
    sessions.map((session) => there.live.connect(person, { session })),
  );
  const ended = desk && next(desk, 'session:ended');
  await need(here.house.services.staff.leave(person, { session: sessions[0] ?? '' }));
  await ended;
  expect([office?.connected, office?.heard.map(([name]) => name)]).toEqual([true, []]);
});

it('R670: a wall at one hears of a closing at the other', async () => {
  const stage = await draftVoting(here.house, [{ kind: 'room', prompts: prompts('Talk.') }]);
  await stage.open();
  const { consultationId } = stage;
  const [activity = ''] = stage.activities;
  const wall = await there.live.connect(await there.house.staffWho('facilitator'));
  const enter = () => wall.emitWithAck('projector:enter', { v: 1, consultation: consultationId, activity });
  await expect.poll(async () => (await enter()).ok).toBe(true);
  const changed = next(wall, 'projector:changed');
  await stage.move('closed');
  await changed;
  expect(await enter()).toMatchObject({ shows: { over: true } });
});

describe('who asks for the word', () => {
  const room = 'R'.repeat(22);
  const asks = (child: string) => ({ activityId: room, kind: 'asks', child }) as const;
  const rowAt = ({ house }: Process) => house.deps.turns.of(room);

  it('R648: is known to a process that begins, in turn', async () => {
    const { turns } = here.house.deps;
    for (const child of ['a', 'b', 'c']) turns.change(asks(child));
    turns.change({ ...asks('b'), kind: 'speaks' });
    const begun = await beside.begin();
    const row = { waiting: ['a', 'c'], speaks: 'b' };
    await expect.poll(() => rowAt(begun)).toEqual(row);
    expect([rowAt(here), rowAt(there)]).toEqual([row, row]);
    await begun.stop();
  });

  it('R648: is known to both when Redis was away, whoever was asked meanwhile', async () => {
    await beside.redis.stop();
    here.house.deps.turns.change(asks('d'));
    there.house.deps.turns.change(asks('e'));
    there.house.deps.turns.change({ ...asks('a'), kind: 'speaks' });
    beside.redis.back();
    const all = (at: Process) => [...rowAt(at).waiting].sort().join(' ');
    await expect.poll(() => [here, there].map(all), { timeout: 15_000 }).toEqual(['a c d e', 'c d e']);
    // Each goes on with the one that it gave the word to.
    expect([rowAt(here).speaks, rowAt(there).speaks]).toEqual(['b', 'a']);
    here.house.deps.turns.change({ activityId: room, kind: 'over' });
    await expect.poll(() => there.house.deps.turns.count()).toBe(0);
  });
});

describe('a queue that is measured at two processes', () => {
  it('R649: stopped at one it is stopped at the other, and goes on at each that measures so', async () => {
    const { consultationId } = here.house;
    const db = await here.house.databases.consultation(consultationId);
    const child = await here.house.join();
    const { activities } = await need(here.house.services.room.place(child, {}));
    const activity = activities.find(({ kind }) => kind === 'room')?.id ?? '';
    const post = { id: 'W'.repeat(22), activityId: activity, text: 'Read us.', language: 'en' };
    await need(here.house.services.room.post(child, post));
    const waits = (minutes: number) =>
      db?.write([
        {
          sql: `update waiting set since_minute = ?1 where kind = 'contribution'`,
          args: [Math.floor(here.house.deps.clock() / 60_000) - minutes],
        },
      ]);
    const found = () => [here, there].map(({ house }) => house.deps.queues.of(consultationId));
    const measure = ({ house }: Process) =>
      need(house.services.moderation.watchRooms(clock, { consultationId }));
    const page = await there.live.connect(child);
    await page.emitWithAck('room:enter', { v: 1, activity, after: 0 });

    /** The next word that says so: that a room rests is told with the queue and with the room, and may come twice. */
    const hears = (state: 'open' | 'paused') => next(page, 'room:state', (told) => told.state === state);
    await waits(20);
    for (const each of [here, there]) await measure(each);
    expect(found()).toEqual(['slow', 'slow']);
    await waits(40);
    const rests = hears('paused');
    await measure(here);
    expect(await rests).toEqual({ activity, state: 'paused', because: 'many-waiting' });
    expect(found()).toEqual(['stopped', 'stopped']);

    // Between the limits a process that began meanwhile holds it for slow, until it hears of it.
    await waits(20);
    const goesOn = hears('open');
    there.house.deps.queues.forget(consultationId);
    await measure(there);
    await goesOn;
    expect(found()).toEqual(['stopped', 'slow']);
    const restsAgain = hears('paused');
    await measure(here);
    await restsAgain;
    expect(found()).toEqual(['stopped', 'stopped']);

    // Below the first limit no word of the other stops it, and both go on.
    await waits(10);
    await measure(there);
    const poke = queuePoke({ consultationId, pressure: 'stopped' });
    await need(there.house.services.room.lookAgain(clock, [poke]));
    expect(found()).toEqual(['stopped', 'flows']);
    await measure(here);
    expect(found()).toEqual(['flows', 'flows']);
  });
});

describe('what one of two processes destroyed', () => {
  const openAt = (at: Process, id: string) => at.house.databases.consultation(id);
  /** A consultation that is open in both, with a child of it. */
  async function served() {
    const stage = await draftVoting(here.house, [{ kind: 'room', prompts: prompts('Talk.') }]);
    await stage.open();
    const child = await stage.join();
    expect(await openAt(there, stage.consultationId)).toBeDefined();
    await need(there.house.services.room.place(child, {}));
    return { consultationId: stage.consultationId, child };
  }

  it('R647: is told as destroyed at the other, whose pages read that and whose handle is closed', async () => {
    const { consultationId, child } = await served();
    const page = await there.live.connect(child);
    const told = next(page, 'consultation:state', ({ state }) => state === 'destroyed');
    await need(here.house.services.retention.destroy(clock, { consultationId }));
    expect(await told).toEqual({ state: 'destroyed' });
    expect(await openAt(there, consultationId)).toBeUndefined();
    expect(await openAt(there, here.house.consultationId)).toBeDefined();
  });

  it('R647: is a seat that opens nothing and no fault, before anything is told', async () => {
    const { consultationId, child } = await served();
    await here.house.databases.destroy(consultationId);
    const { room } = there.house.services;
    expect(await openAt(there, consultationId)).toBeDefined();
    expect(await room.identify(visitor, { consultationId, session: 'a seat' })).toEqual(refuse('signed-out'));
    const desk = { consultationId, names: ['desk'] };
    expect(await room.numbers(clock, desk)).toEqual(refuse('not-found'));
    for (const audience of ['published', 'activity'] as const) {
      const poke = { audience, consultation: consultationId, room: child.participantId, seq: 1, desk: 1 };
      expect(await room.lookAgain(clock, [poke])).toMatchObject({ ok: true, value: [] });
    }
  });
});
