import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../../db/databases.ts';
import { sessionHashes } from '../../../db/queries/room/child-sessions.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { createIdleness } from '../../../server/guard/idleness.ts';
import type { Redis } from '../../../server/guard/redis.ts';
import { startEndingIdle } from '../../../server/jobs/idle.ts';
import type { Services } from '../../../server/services.ts';
import { endIdleSeats } from '../../../server/usecases/room/end-idle-seats.ts';
import { expectSeats } from '../../../server/usecases/room/expect-seats.ts';
import { leadSession } from '../../../server/usecases/session/lead-session.ts';
import { callTurn } from '../../../server/usecases/session/turns.ts';
import {
  need,
  next,
  openTestHouse,
  openTestLive,
  staffSession,
  type TestHouse,
  type TestLive,
  type TestSocket,
} from '../../support/house/house.ts';
import { draftVoting, prompts, type VotingStage } from '../../support/house/voting.ts';

let house: TestHouse;
let live: TestLive;
let stage: VotingStage;
let facilitator: Staff;
let room: string;
let page: TestSocket;

const visitor = { kind: 'visitor' } as const;
const words = ['ar', 'en'].flatMap((language) =>
  ['older', 'younger'].map((level) => ({ language, level, body: 'We talk.' })),
);
const at = () => ({ consultationId: stage.consultationId, activityId: room });
const read = () => need(house.services.session.read(facilitator, at()));
const seen = async () => ({ ...at(), revision: (await read()).session.revision });
const lead = async (to: 'start' | 'stop') =>
  need(house.services.session.lead(facilitator, { ...(await seen()), lead: to }));
const ask = (child: Child) => need(house.services.session.askTurn(child, { activityId: room, wants: true }));
const call = async () =>
  need(house.services.session.callTurn(facilitator, { ...(await seen()), next: true }));
const row = () => house.deps.turns.of(room);
const db = async () => {
  const found = await house.databases.consultation(stage.consultationId);
  if (!found) throw new Error('It is not there.');
  return found;
};
/** The house, where nothing of a consultation can be written. */
const full = () => {
  const write = () => Promise.reject(new Error('full'));
  const databases = new Proxy(house.databases, {
    get: (all, name) =>
      name === 'consultation'
        ? async (id: string) => ({ ...(await all.consultation(id)), write })
        : Reflect.get(all, name, all),
  });
  return { ...house.deps, databases };
};
/** The house, where this child asks for the word just before something is written. */
const asksMeanwhile = (child: Child) => {
  const databases = new Proxy(house.databases, {
    get: (all, name) =>
      name === 'consultation'
        ? async (id: string) => {
            const of = (await all.consultation(id)) as Database;
            const write: Database['write'] = async (statements) => {
              await ask(child);
              return of.write(statements);
            };
            return { ...of, write };
          }
        : Reflect.get(all, name, all),
  });
  return { ...house.deps, databases };
};
/** What the page in the room was told of last. */
const told = () =>
  page.heard.filter(([name]) => name === 'room:led').at(-1)?.[1] as { led: { speaks: unknown } } | undefined;

beforeAll(async () => {
  house = await openTestHouse();
  live = await openTestLive(house);
  const drafted = await draftVoting(house, [{ kind: 'room', prompts: prompts('Talk.') }]);
  await drafted.open();
  stage = drafted;
  [room = ''] = stage.activities;
  facilitator = await house.staffWho('facilitator');
  page = await live.connect(await stage.join());
  await page.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
});
afterAll(async () => {
  await live.close();
  await house.remove();
});
beforeEach(async () => {
  if ((await read()).session.state === 'running') await lead('stop');
  const steps = [{ kind: 'talk' as const, minutes: 10, words }];
  await need(house.services.session.writeAgenda(facilitator, { ...(await seen()), steps }));
  await lead('start');
});

/** A child with as many sessions as devices. */
async function onDevices(count: number) {
  const child = await stage.join();
  const { privacy } = house.services;
  const { instead } = await need(privacy.readPhrase(child, {}));
  const phrase = (await need(privacy.makePhrase(child, { instead, language: 'en' }))).words.join(' ');
  const sessions = await Promise.all(
    Array.from({ length: count }, () => need(privacy.returnWithPhrase(visitor, { phrase }))),
  );
  return { child, sessions };
}
const leave = (child: Child, seat: { consultationId: string; session: string }) =>
  need(house.services.room.leave(child, seat));

describe('R671: the word', () => {
  it('is given once where two press at once, and by nobody who saw another session', async () => {
    const [one, two] = [await stage.join(), await stage.join()];
    for (const child of [one, two]) await ask(child);
    const both = { ...(await seen()), next: true };
    const pressed = await Promise.all([1, 2].map(() => house.services.session.callTurn(facilitator, both)));
    expect(pressed.filter((each) => each.ok)).toHaveLength(1);
    expect(pressed).toContainEqual({ ok: false, code: 'stale-revision' });
    expect(row()).toEqual({ waiting: [two.participantId], speaks: one.participantId });
    expect(await house.services.session.callTurn(facilitator, { ...both, next: false })).toEqual({
      ok: false,
      code: 'stale-revision',
    });
    expect(row().speaks).toBe(one.participantId);
  });

  it('takes nobody out of the row where it cannot be written', async () => {
    const child = await stage.join();
    await ask(child);
    await expect(callTurn(full(), facilitator, { ...(await seen()), next: true })).rejects.toThrow('full');
    expect(row()).toEqual({ waiting: [child.participantId], speaks: null });
    await call();
    expect(row()).toEqual({ waiting: [], speaks: child.participantId });
  });

  it('leaves in the row who asks for it while it is given to another', async () => {
    const [first, later] = [await stage.join(), await stage.join()];
    await ask(first);
    const called = callTurn(asksMeanwhile(later), facilitator, { ...(await seen()), next: true });
    expect(await called).toMatchObject({ ok: true });
    expect(row()).toEqual({ waiting: [later.participantId], speaks: first.participantId });
  });

  it('is taken from nobody by a start that is not written; one that is begins with an empty row, and says so', async () => {
    await lead('stop');
    const [waits, speaks] = [await stage.join(), await stage.join()];
    // As another process left them, which led here last.
    const said = { waiting: [waits.participantId], speaks: speaks.participantId };
    house.deps.turns.change({ activityId: room, kind: 'asks', child: said.waiting[0] ?? '' });
    house.deps.turns.change({ activityId: room, kind: 'speaks', child: said.speaks });
    const start = { ...(await seen()), lead: 'start' as const };
    await expect(leadSession(full(), facilitator, start)).rejects.toThrow('full');
    expect(row()).toEqual(said);
    const begun = next(page, 'room:led', ({ led }) => led?.state === 'running');
    await lead('start');
    expect((await begun).led?.speaks).toBeNull();
    expect(row()).toEqual({ waiting: [], speaks: null });
  });

  it('is waited for by nobody who left its last device; its room hears that nobody has it', async () => {
    const { child, sessions } = await onDevices(2);
    const other = await stage.join();
    await (await db()).write([
      {
        sql: 'delete from participant_session where participant_id = ?1 and hash not in (?2, ?3)',
        args: [
          child.participantId,
          ...sessions.map(({ consultationId, session }) =>
            house.deps.secrets.of(consultationId).hash('seat', session),
          ),
        ],
      },
    ]);
    await ask(child);
    await ask(other);
    const [first, second] = sessions as [(typeof sessions)[0], (typeof sessions)[0]];
    await leave(child, first);
    expect(row().waiting).toEqual([child.participantId, other.participantId]);
    await call();
    await expect.poll(() => told()?.led.speaks).not.toBeNull();
    await leave(child, second);
    expect(row()).toEqual({ waiting: [other.participantId], speaks: null });
    await expect.poll(() => told()?.led.speaks).toBeNull();
  });

  it('is waited for by nobody who was idle too long or is being erased', async () => {
    const [idle, gone] = [await stage.join(), await stage.join()];
    for (const child of [idle, gone]) await ask(child);
    await call();
    const { consultationId } = stage;
    const hash = Buffer.from('no session any more');
    await (await db()).write([
      { sql: 'delete from participant_session where participant_id = ?1', args: [idle.participantId] },
    ]);
    const over = {
      ...house.deps.idleness,
      over: () => [{ consultationId, participantId: idle.participantId, hash }],
    };
    const clock = { kind: 'system', name: 'clock' } as const;
    const ended = await endIdleSeats({ ...house.deps, idleness: over }, clock, {});
    expect(ended.ok && ended.events).toMatchObject([
      { name: 'room-led', led: { speaks: null } },
      { name: 'seat-idle' },
    ]);
    expect(row()).toEqual({ waiting: [gone.participantId], speaks: null });
    await need(house.services.privacy.erase(gone, {}));
    expect(row()).toEqual({ waiting: [], speaks: null });
  });
});

it('R790: sessions that stood before a start are ended though nobody is seen with them, and by the clock alone', async () => {
  const child = await stage.join();
  const mine = async () =>
    (await sessionHashes(await db())).filter(({ participantId }) => participantId === child.participantId);
  expect(await mine()).toHaveLength(1);
  let nowMs = 0;
  const deps = { ...house.deps, idleness: createIdleness(() => nowMs) };
  const clock = { kind: 'system', name: 'clock' } as const;
  expect(await expectSeats(deps, visitor, { hears: true })).toEqual({ ok: false, code: 'not-allowed' });
  // Another process may see it, and is not heard.
  await need(expectSeats(deps, clock, { hears: false }));
  nowMs = 3_600_000;
  await need(endIdleSeats(deps, clock, {}));
  expect(await mine()).toHaveLength(1);
  await need(expectSeats(deps, clock, { hears: true }));
  await need(endIdleSeats(deps, clock, {}));
  expect(await mine()).toHaveLength(1);
  nowMs += 1_500_000;
  await need(endIdleSeats(deps, clock, {}));
  expect(await mine()).toEqual([]);
});

it('R790: a start looks for them, and again whenever others are heard anew', async () => {
  const expects = vi.fn(async () => ({ ok: true as const, value: [], events: [] }));
  const services = { room: { expectSeats: expects, endIdleSeats: expects } } as unknown as Services;
  vi.useFakeTimers();
  try {
    let up = false;
    const listeners: (() => void)[] = [];
    const others = { isUp: () => up, whenUp: (each: () => void) => listeners.push(each) } as unknown as Redis;
    const fault = (error: unknown) => expect(error).toBeUndefined();
    const stop = startEndingIdle(services, { others, alone: false, fault });
    const asked = async () => {
      await vi.advanceTimersByTimeAsync(30_000);
      const calls = expects.mock.calls as unknown as [unknown, { hears?: boolean }][];
      const hears = calls.flatMap(([, { hears }]) => hears ?? []);
      expects.mockClear();
      return hears;
    };
    expect(await asked()).toEqual([false]);
    expect(await asked()).toEqual([]);
    up = true;
    for (const each of listeners) each();
    expect(await asked()).toEqual([true]);
    expect(await asked()).toEqual([]);
    // It was away for less than a look.
    for (const each of listeners) each();
    expect(await asked()).toEqual([true]);
    up = false;
    expect(await asked()).toEqual([false]);
    await stop();
  } finally {
    vi.useRealTimers();
  }
});

it('R790: what gave no answer when all were counted is asked again with the next look, and nothing else is', async () => {
  const answers = [['silent'], ['silent'], [], []];
  const expects = vi.fn(async () => ({ ok: true as const, value: answers.shift() ?? [], events: [] }));
  const ends = vi.fn(async () => null);
  const services = { room: { expectSeats: expects, endIdleSeats: ends } } as unknown as Services;
  const faults: unknown[] = [];
  vi.useFakeTimers();
  try {
    const stop = startEndingIdle(services, { alone: true, fault: (error) => void faults.push(error) });
    await vi.advanceTimersByTimeAsync(100_000);
    await stop();
  } finally {
    vi.useRealTimers();
  }
  const again = { hears: true, of: ['silent'] };
  expect(expects.mock.calls.map((call) => (call as unknown[])[1])).toEqual([{ hears: true }, again, again]);
  expect([ends.mock.calls.length, faults.length]).toEqual([4, 2]);
});

it('R790: where others may be that are never heard nobody is put out; who is alone hears all', async () => {
  const fault = (error: unknown) => expect(error).toBeUndefined();
  for (const alone of [false, true]) {
    const expects = vi.fn(async () => ({ ok: true as const, value: [], events: [] }));
    const services = {
      room: { expectSeats: expects, endIdleSeats: async () => null },
    } as unknown as Services;
    const stop = startEndingIdle(services, { alone, fault });
    await expect
      .poll(() => expects.mock.calls.map((call) => (call as unknown[])[1]))
      .toEqual([{ hears: alone }]);
    await stop();
  }
});

it('R672: leaving ends the pages of one device, in every window, and leaves those of another alone', async () => {
  const { child, sessions } = await onDevices(2);
  const [kiosk, phone] = sessions as [(typeof sessions)[0], (typeof sessions)[0]];
  const [one, two, other] = await Promise.all(
    [kiosk, kiosk, phone].map(({ session }) => live.connect(child, { session })),
  );
  const ended = Promise.all([one, two].map((window) => next(window as TestSocket, 'session:ended')));
  await leave(child, kiosk);
  await ended;
  expect(await other?.emitWithAck('room:enter', { v: 1, activity: room, after: 0 })).toMatchObject({
    ok: true,
  });
  expect(other?.heard.map(([name]) => name)).not.toContain('session:ended');
  expect(other?.connected).toBe(true);
  const erased = next(other as TestSocket, 'session:ended');
  await need(house.services.privacy.erase(child, {}));
  await erased;
});

it('R672: lets in no window whose ticket is older than the end of its session, and none while the seat is being erased', async () => {
  const { child, sessions } = await onDevices(2);
  const [kiosk, phone] = sessions as [(typeof sessions)[0], (typeof sessions)[0]];
  const [left, first, second] = await Promise.all(
    [kiosk, phone, phone].map(({ session }) => live.ticketOf(child, session)),
  );
  const connect = (ticket: string | undefined) => live.connect(child, { ticket: ticket ?? '' });
  await leave(child, kiosk);
  await expect(connect(left)).rejects.toThrow('signed-out');
  expect((await connect(first)).connected).toBe(true);
  await need(house.services.privacy.erase(child, {}));
  await expect(connect(second)).rejects.toThrow('signed-out');
});

it('R672: whoever of the staff signs out on one device, or is signed out of it, goes on at others', async () => {
  const person = await house.staffWho('moderator');
  const { staff } = house.services;
  const sessions: string[] = [];
  for (const _device of [1, 2, 3]) sessions.push(await staffSession(house, person));
  const [desk = '', office = '', home = ''] = sessions;
  const [one, two, other, last] = await Promise.all(
    [desk, desk, office, home].map((session) => live.connect(person, { session })),
  );
  const enter = (page?: TestSocket) =>
    page?.emitWithAck('desk:enter', { v: 1, consultation: stage.consultationId, after: 0 });
  const ended = Promise.all([one, two].map((page) => next(page as TestSocket, 'session:ended')));
  await need(staff.leave(person, { session: desk }));
  await ended;
  for (const page of [other, last]) expect(await enter(page)).toMatchObject({ ok: true });
  const listed = await need(staff.sessions(person, { session: office }));
  const name = listed.find(({ here }) => here)?.name ?? '';
  const also = next(other as TestSocket, 'session:ended');
  await need(staff.endSessions(person, { staffId: person.staffId, name }));
  await also;
  expect(await enter(last)).toMatchObject({ ok: true });
  const all = next(last as TestSocket, 'session:ended');
  const administrator = await house.staffWho('administrator');
  await need(staff.endSessions(administrator, { staffId: person.staffId }));
  await all;
});

it('R670: closing ends what is led, the row and the wall', async () => {
  const wall = await live.connect(facilitator);
  const enter = () =>
    wall.emitWithAck('projector:enter', { v: 1, consultation: stage.consultationId, activity: room });
  const child = await stage.join();
  const shown = await stage.publish(child, room, 'For the wall.');
  await need(house.services.session.spotlight(facilitator, { ...(await seen()), id: shown, change: 2 }));
  expect(await enter()).toMatchObject({ ok: true, shows: { message: { id: shown }, over: false } });
  await ask(child);
  const before = await seen();
  const changed = next(wall, 'projector:changed');
  await stage.move('closed');
  expect(await changed).toEqual({ activity: room });
  expect(await enter()).toEqual({
    ok: true,
    shows: { now: null, words: [], message: null, poll: null, over: true },
  });
  expect(house.deps.turns.count()).toBe(0);
  expect((await read()).session).toMatchObject({ state: 'over', step: 0, untilMinute: 0, gathers: false });
  const { led, asked } = await need(house.services.room.enter(child, { activityId: room, after: 0 }));
  expect([led?.state, led?.words, asked]).toEqual(['over', [], false]);
  expect(await house.services.session.askTurn(child, { activityId: room, wants: true })).toEqual({
    ok: false,
    code: 'state-forbids',
  });
  expect(await house.services.session.lead(facilitator, { ...before, lead: 'next' })).toMatchObject({
    ok: false,
  });
});
