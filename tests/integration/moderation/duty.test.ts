import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as safeguarding from '../../../app/routes/staff/safeguarding/safeguarding.tsx';
import { verifyAudit } from '../../../db/audit.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { dutyPoke } from '../../../server/core/wire/pokes.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import { watchRooms } from '../../../server/usecases/moderation/watch-rooms.ts';
import {
  need,
  next,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
} from '../../support/house/house.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { movedClock } from '../../support/processes/moved-clock.ts';

const clock = { kind: 'system', name: 'clock' } as const;
const visitor = { kind: 'visitor' } as const;
const id = () => newId((length) => crypto.getRandomValues(new Uint8Array(length)));

const time = movedClock();
let house: TestHouse;
let live: TestLive;
let room: string;
let question: string;
let child: Child;

beforeAll(async () => {
  house = await openTestHouse({ CLOCK_FILE: time.file });
  live = await openTestLive(house);
  child = await house.join();
  const place = await need(house.services.room.place(child, {}));
  room = place.activities.find(({ kind }) => kind === 'room')?.id ?? '';
  question = place.activities.find(({ kind }) => kind === 'question')?.id ?? '';
  house.deps.duty.depart('a desk');
});
afterAll(async () => {
  await live.close();
  await house.remove();
  time.remove();
});

const wait = (seconds: number) => time.passMs(seconds * 1_000);

const look = () =>
  need(house.services.moderation.watchRooms(clock, { consultationId: house.consultationId }));
const post = (activityId: string, text: string, by = child) =>
  house.services.room.post(by, { id: id(), activityId, text, language: 'en' });
const sit = async (staff: Staff) => {
  const socket = await live.connect(staff);
  const answer = await socket.emitWithAck('desk:enter', {
    v: 1,
    consultation: house.consultationId,
    after: 0,
  });
  if (!answer.ok) throw new Error(answer.code);
  return socket;
};
/** Resolves when the server has noticed that a desk is gone: nothing but its own event tells. */
const goAway = async (socket: Awaited<ReturnType<typeof sit>>) => {
  socket.disconnect();
  await expect.poll(() => house.deps.duty.missing(house.consultationId).length).toBeGreaterThan(0);
};

async function person(name: string, ...roles: ('moderator' | 'safeguarding-lead')[]): Promise<Staff> {
  const { staffId, token } = await need(
    house.services.staff.invite(demoSystem, {
      name,
      grants: roles.map((role) => ({ role, consultationId: '' })),
    }),
  );
  const day = new Date(house.deps.clock()).toISOString().slice(0, 10);
  await need(
    house.services.staff.recordTraining(demoSystem, {
      staffId,
      topics: ['rights', 'bias', 'disclosure', 'accessibility'],
      day,
    }),
  );
  const { session } = await need(house.services.staff.enter(visitor, { token }));
  return need(house.services.staff.identify(visitor, { session }));
}

describe('R180: a room whose lead goes away', () => {
  it('R754: rests after a minute, says so, lets forms be, and goes on when both are back; the log has each once, however many processes see it', async () => {
    const moderator = await sit(await person('Maya', 'moderator'));
    const lead = await sit(await person('Lena', 'safeguarding-lead'));
    const page = await live.connect(child, { session: 'a child that listens' });
    await page.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
    await look();
    expect((await post(room, 'While both are there.')).ok).toBe(true);

    await goAway(lead);
    wait(59);
    await look();
    expect((await post(room, 'Within the minute.')).ok).toBe(true);
    wait(2);
    const resting = next(page, 'room:state');
    await look();
    expect(await resting).toEqual({ activity: room, state: 'paused', because: 'no-adult' });
    // Another process of the same site sees the same: it says so to its pages, and the log has it already (R754).
    const beside = { ...house.deps, roomRest: new Map() };
    expect((await watchRooms(beside, clock, { consultationId: house.consultationId })).ok).toBe(true);
    expect(beside.roomRest.get(house.consultationId)).toBe('no-adult');
    // What could not be written was told nobody: the next look finds it again.
    const full: typeof house.deps.databases = Object.create(house.deps.databases, {
      consultation: {
        value: async (of: string) => {
          const db = await house.deps.databases.consultation(of);
          return db && { ...db, write: () => Promise.reject(new Error('The disk is full.')) };
        },
      },
    });
    const failing = { ...beside, databases: full, roomRest: new Map() };
    const fails = watchRooms(failing, clock, { consultationId: house.consultationId });
    await expect(fails).rejects.toThrow('The disk is full.');
    expect(failing.roomRest.get(house.consultationId)).toBe('unknown');
    expect(await post(room, 'Nobody is there.')).toEqual({ ok: false, code: 'room-paused' });
    expect((await post(question, 'An answer in a form.')).ok).toBe(true);
    const seen = await need(house.services.room.enter(child, { activityId: room, after: 0 }));
    expect([seen.state, seen.because]).toEqual(['paused', 'no-adult']);
    const place = await need(house.services.room.place(child, {}));
    expect(place.activities.find(({ id: each }) => each === room)?.state).toBe('paused');
    expect(place.activities.find(({ id: each }) => each === question)?.state).toBe('open');

    const open = next(page, 'room:state');
    const again = await sit(await person('Lola', 'safeguarding-lead'));
    expect(await open).toEqual({ activity: room, state: 'open' });
    expect((await post(room, 'They are back.')).ok).toBe(true);
    expect((await watchRooms(beside, clock, { consultationId: house.consultationId })).ok).toBe(true);

    const db = await house.databases.consultation(house.consultationId);
    const log = await db?.query(`select deed, detail from audit where deed like 'rooms:%' order by n`, []);
    expect(log).toEqual([
      ['rooms:rest', 'no-adult'],
      ['rooms:go-on', 'no-adult'],
    ]);
    expect(db && (await verifyAudit(db)).ok).toBe(true);
    for (const socket of [moderator, again, page]) socket.disconnect();
  });

  it('goes on while that lead is with what one child told, for five minutes from when the page came', async () => {
    const moderator = await sit(await person('Mio', 'moderator'));
    const staff = await person('Lia', 'safeguarding-lead');
    const lead = await sit(staff);
    const pages = drawPages(house, { routes: { '/staff/c/:id/safeguarding': safeguarding }, staff });
    expect((await pages.get(`/staff/c/${house.consultationId}/safeguarding`)).status).toBe(200);
    const seen = () => house.deps.duty.here().filter(({ staffId }) => staffId === staff.staffId).length;
    lead.disconnect();
    await expect.poll(seen).toBe(1);
    wait(299);
    await look();
    expect((await post(room, 'One of us needs help.')).ok).toBe(true);
    wait(62);
    await look();
    expect(await post(room, 'Nobody is with us.')).toEqual({ ok: false, code: 'room-paused' });
    moderator.disconnect();
  });

  it('R11: has nobody at its desk any more once whoever had only loaded it signed out at the last device, or was revoked', async () => {
    const { staff: accounts, moderation } = house.services;
    const here = () => house.deps.duty.here().map(({ staffId }) => staffId);
    const looks = async (staff: Staff) => {
      await need(moderation.beOnDuty(staff, { consultationId: house.consultationId }));
      expect(here()).toContain(staff.staffId);
    };
    const revoked = await person('Rike', 'moderator', 'safeguarding-lead');
    await looks(revoked);
    await need(accounts.revoke(demoSystem, { staffId: revoked.staffId }));
    expect(here()).not.toContain(revoked.staffId);

    const out = await person('Ossi', 'moderator', 'safeguarding-lead');
    await looks(out);
    await need(accounts.endSessions(demoSystem, { staffId: out.staffId }));
    expect(here()).not.toContain(out.staffId);
    const signIn = async () => {
      const { token } = await need(accounts.renewLink(demoSystem, { staffId: out.staffId }));
      return (await need(accounts.enter(visitor, { token }))).session;
    };
    const [one, other] = [await signIn(), await signIn()];
    await looks(out);
    await need(accounts.leave(out, { session: one }));
    expect(here()).toContain(out.staffId);
    await need(accounts.leave(out, { session: other }));
    expect(here()).not.toContain(out.staffId);
  });

  it('answers a retry of what was taken before it came to rest', async () => {
    const both = await person('Mona', 'moderator', 'safeguarding-lead');
    const desk = await sit(both);
    const sent = { id: id(), activityId: room, text: 'Said in time.', language: 'en' };
    await need(house.services.room.post(child, sent));
    const answer = { ...sent, id: id(), activityId: question };
    await need(house.services.room.post(child, answer));
    await goAway(desk);
    wait(120);
    // R180: new words for old ones are words, too; and the old ones can be taken back as ever.
    const revise = (of: typeof sent) =>
      house.services.room.revise(child, { id: of.id, revision: 1, text: 'Other words.', language: 'en' });
    expect(await revise(sent)).toEqual({ ok: false, code: 'room-paused' });
    expect((await revise(answer)).ok).toBe(true);
    expect((await house.services.room.post(child, sent)).ok).toBe(true);
    expect(await post(room, 'Too late.')).toEqual({ ok: false, code: 'room-paused' });
  });
});

describe('R960: a desk that somebody walked away from', () => {
  it('sleeps after half an hour however often its page renews a claim, and is nobody on duty then', async () => {
    const { consultationId, deps } = house;
    const desk = await sit(await person('Wanda', 'moderator', 'safeguarding-lead'));
    const sent = { id: id(), activityId: question, text: 'Left open on a screen.', language: 'en' };
    await need(house.services.room.post(child, sent));
    const at = { v: 1, consultation: consultationId } as const;
    const claim = () => desk.emitWithAck('contribution:claim', { ...at, id: sent.id });
    for (let minutes = 0; minutes < 30; minutes += 10) {
      expect(await claim()).toMatchObject({ ok: true });
      expect(await desk.emitWithAck('desk:rooms', at)).toEqual({
        ok: true,
        pressure: 'flows',
        missing: [],
        seconds: 0,
        reported: 0,
      });
      wait(10 * 60);
    }
    expect(await claim()).toEqual({ ok: false, code: 'factor-needed' });
    await expect.poll(() => deps.duty.missing(consultationId)).toHaveLength(2);
  });
});

describe('R965: a live desk', () => {
  it('is told who is missing and that too much waits, and nobody else is', async () => {
    const { consultationId, deps } = house;
    const at = { v: 1, consultation: consultationId } as const;
    const desk = await sit(await person('Rosa', 'moderator'));
    deps.queues.note({ consultationId, pressure: 'stopped' });
    expect(await desk.emitWithAck('desk:rooms', at)).toEqual({
      ok: true,
      pressure: 'stopped',
      missing: ['safeguarding-lead'],
      seconds: 0,
      reported: 0,
    });
    deps.queues.forget(consultationId);
    const stranger = await live.connect(await house.staffWho('analyst'));
    expect(await stranger.emitWithAck('desk:rooms', at)).toEqual({ ok: false, code: 'not-found' });
    stranger.disconnect();
    await goAway(desk);
    await expect.poll(() => deps.duty.missing(consultationId)).toHaveLength(2);
  });

  it('says no more that rooms rest until less waits once all of it is paused, also by another process', async () => {
    const { consultationId, deps, services } = house;
    const organiser = await house.staffWho('organiser');
    const moderator = await house.staffWho('moderator');
    const move = (to: 'open' | 'paused') =>
      need(services.consultation.move(organiser, { consultationId, to }));
    const pressure = async () =>
      (await need(services.moderation.rooms(moderator, { consultationId }))).pressure;
    deps.queues.note({ consultationId, pressure: 'stopped' });
    expect(await pressure()).toBe('stopped');
    await move('paused');
    expect(await pressure()).toBe('flows');
    expect((await need(services.moderation.desk(moderator, { consultationId }))).pressure).toBe('flows');
    // As a process has it that did not pause it: with its next look.
    deps.queues.note({ consultationId, pressure: 'stopped' });
    await need(services.moderation.consultationsToWatch({ kind: 'system', name: 'clock' }, {}));
    expect(await pressure()).toBe('flows');
    await move('open');
  });
});

describe('R861: a desk whose connection stands and from which nothing comes', () => {
  it('is nobody on duty within ten seconds, and somebody again with its next word', {
    timeout: 60_000,
  }, async () => {
    const { consultationId, deps } = house;
    const desk = await sit(await person('Nia', 'moderator', 'safeguarding-lead'));
    expect(deps.duty.missing(consultationId)).toEqual([]);
    const line = (
      desk.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } }
    ).ws._socket;
    line.pause();
    await expect.poll(() => deps.duty.missing(consultationId), { timeout: 15_000 }).toHaveLength(2);
    expect(desk.connected).toBe(true);
    line.resume();
    await expect.poll(() => deps.duty.missing(consultationId)).toEqual([]);
    await goAway(desk);
  });
});

describe('R181: a desk without training', () => {
  it('is refused to whoever was never trained, and again when a year is over', async () => {
    const { staffId, token } = await need(
      house.services.staff.invite(demoSystem, {
        name: 'Nora',
        grants: [{ role: 'moderator', consultationId: '' }],
      }),
    );
    const { session } = await need(house.services.staff.enter(visitor, { token }));
    const nora = () => need(house.services.staff.identify(visitor, { session }));
    const consultationId = house.consultationId;
    const needed = { ok: false, code: 'training-needed' };
    const { moderation, staff } = house.services;
    expect(await moderation.desk(await nora(), { consultationId })).toEqual(needed);
    expect(await moderation.beOnDuty(await nora(), { consultationId })).toEqual(needed);
    expect(await moderation.claim(await nora(), { consultationId, id: id() })).toEqual(needed);

    const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
    const today = day(house.deps.clock());
    const administrator = await house.staffWho('administrator');
    const all = { staffId, topics: ['rights', 'bias', 'disclosure'] as const, day: today };
    await need(staff.recordTraining(administrator, all));
    expect(await moderation.desk(await nora(), { consultationId }), 'one is missing').toEqual(needed);
    const tooOld = day(house.deps.clock() - 380 * 86_400_000);
    const last = { staffId, topics: ['accessibility'] as const };
    expect(await staff.recordTraining(administrator, { ...last, day: tooOld })).toEqual({
      ok: false,
      code: 'field-missing',
    });
    expect(await staff.recordTraining(await nora(), { ...last, day: today })).toEqual({
      ok: false,
      code: 'not-allowed',
    });
    await need(staff.recordTraining(administrator, { ...last, day: today }));
    expect((await moderation.desk(await nora(), { consultationId })).ok).toBe(true);
    const oneDay = { ...(await nora()), trainedSince: tooOld };
    expect(await moderation.desk(oneDay, { consultationId })).toEqual(needed);
  });

  it('R1042: a day that was typed too late is put right by recording it once more, and both stand in the log', async () => {
    const { staffId } = await person('Noor', 'moderator');
    const administrator = await house.staffWho('administrator');
    const since = async () =>
      (await need(house.services.staff.list(administrator, {}))).find((each) => each.staffId === staffId)
        ?.trainedSince;
    const [today, before] = [0, 40].map((days) =>
      new Date(house.deps.clock() - days * 86_400_000).toISOString().slice(0, 10),
    );
    expect(await since()).toBe(today);
    const anew = { staffId, topics: ['rights', 'bias'] as const, day: before ?? '' };
    await need(house.services.staff.recordTraining(administrator, anew));
    expect(await since()).toBe(before);
    expect(
      await house.databases.control.query(
        `select detail from audit where deed = 'training:record' and subject = ?1 order by n`,
        [staffId],
      ),
    ).toEqual([[`rights bias disclosure accessibility ${today}`], [`rights bias ${before}`]]);
  });
});

describe('R182: more than people can read', () => {
  it('slows rooms, then lets them rest and say so, and lets them go on when it is read', async () => {
    const lead = await person('Mina', 'moderator', 'safeguarding-lead');
    const desk = await sit(lead);
    const consultationId = house.consultationId;
    const empty = async () => {
      for (const item of (await need(house.services.moderation.desk(lead, { consultationId }))).items)
        await need(
          house.services.moderation.decide(lead, {
            consultationId,
            id: item.id,
            revision: item.revision,
            decision: 'publish',
          }),
        );
    };
    await empty();
    await look();
    await need(post(room, 'The first that waits.'));
    wait(16 * 60);
    await look();
    const other = await house.join();
    expect((await post(room, 'One in this minute.', other)).ok).toBe(true);
    expect(await post(room, 'And one more.', other)).toEqual({ ok: false, code: 'room-slow' });
    wait(61);
    expect((await post(room, 'A minute later.', other)).ok).toBe(true);
    expect((await post(question, 'A form has no pace.', other)).ok).toBe(true);
    wait(15 * 60);
    await look();
    const seen = await need(house.services.room.enter(other, { activityId: room, after: 0 }));
    expect([seen.state, seen.because]).toEqual(['paused', 'many-waiting']);
    expect(await post(room, 'While it rests.', other)).toEqual({ ok: false, code: 'room-paused' });
    await empty();
    await look();
    expect((await post(room, 'It goes on.', other)).ok).toBe(true);
    await empty();
    // What waits in a form, of whoever has a code or none, lets nobody else's room rest.
    await need(post(question, 'An answer that nobody has read.', other));
    wait(40 * 60);
    const again = await sit(await person('Mira', 'moderator', 'safeguarding-lead'));
    await look();
    expect((await post(room, 'And stays open.', other)).ok).toBe(true);
    expect((await post(room, 'Without a pace.', other)).ok).toBe(true);
    for (const socket of [desk, again]) socket.disconnect();
  });
});

describe('R626: a room that rests', () => {
  it('goes on with the first word that both are at desks of another process', async () => {
    const { consultationId, deps, services } = house;
    const both = { consultationId, staffId: 'elsewhere', roles: ['moderator', 'safeguarding-lead'] } as const;
    const hear = () => need(services.room.lookAgain(clock, [dutyPoke(both)]));
    deps.duty.arrive('a desk here', both);
    await look();
    const page = await live.connect(child, { session: 'a child that waits' });
    await page.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
    deps.duty.depart('a desk here');
    await expect.poll(() => deps.duty.missing(consultationId)).toHaveLength(2);
    wait(61);
    const resting = next(page, 'room:state');
    await look();
    expect(await resting).toMatchObject({ state: 'paused', because: 'no-adult' });
    const open = next(page, 'room:state');
    deps.duty.elsewhere(both);
    expect(await hear()).toEqual([]);
    expect(await open).toEqual({ activity: room, state: 'open' });
    // What is known already is told nobody.
    expect(await hear()).toEqual([]);
    expect(page.heard.filter(([name]) => name === 'room:state')).toHaveLength(2);
    page.disconnect();
  });
});
