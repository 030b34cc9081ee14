import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveConnection } from '../../../app/live/connection.ts';
import { sendWords } from '../../../app/live/letter.ts';
import { endStaffSessions, revokeStaff } from '../../../db/queries/staff/staff.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import type { ServerEvents } from '../../../server/core/wire/events.ts';
import { maxFrameBytes } from '../../../server/core/wire/messages.ts';
import { createTickets } from '../../../server/live/tickets.ts';
import {
  about,
  need,
  next,
  openTestHouse,
  openTestLive,
  staffSession,
  type TestHouse,
  type TestLive,
  type TestSocket,
} from '../../support/house/house.ts';

let house: TestHouse;
let live: TestLive;
let author: Child;
let listener: Child;
let moderator: Staff;
let room: string;

const id = () => newId((length) => crypto.getRandomValues(new Uint8Array(length)));
/** Who is on the staff by this name. */
const called = async (name: string): Promise<Staff> => {
  const people = (await need(
    house.services.staff.list(await house.staffWho('administrator'), {}),
  )) as readonly Staff[];
  const person = people.find((each) => each.name === name);
  if (!person) throw new Error(`Nobody is called ${name}.`);
  return person;
};

beforeAll(async () => {
  house = await openTestHouse();
  live = await openTestLive(house);
  author = await house.join();
  listener = await house.join('ar');
  moderator = await house.staffWho('moderator');
  const place = await need(house.services.room.place(author, {}));
  room = place.activities.find((activity) => activity.kind === 'room')?.id ?? '';
});

// Each test has a child of its own, with a pace of its own.
beforeEach(async () => {
  author = await house.join();
});

afterAll(async () => {
  await live.close();
  await house.remove();
});

describe('a child speaks, a person decides, everyone hears', () => {
  it('R1: nothing a child writes reaches another child before a person publishes it', async () => {
    const [speaking, other, hearing, desk] = await Promise.all([
      live.connect(author),
      live.connect(author),
      live.connect(listener),
      live.connect(moderator),
    ]);
    await speaking.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
    await other.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
    await hearing.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
    await desk.emitWithAck('desk:enter', { v: 1, consultation: house.consultationId, after: 0 });

    const waiting = next(desk, 'desk:changed');
    const post = { v: 1 as const, id: id(), activity: room, text: 'Ask us each spring.', language: 'en' };
    const posted = await speaking.emitWithAck('contribution:post', post);
    expect(posted).toMatchObject({ ok: true, item: { state: 'held', text: 'Ask us each spring.' } });
    expect((await waiting).changes).toMatchObject([
      { kind: 'waiting', item: { id: post.id, text: 'Ask us each spring.' } },
    ]);
    expect(hearing.heard).toEqual([]);
    expect(
      JSON.stringify(await need(house.services.room.enter(listener, { activityId: room, after: 0 }))),
    ).not.toContain('each spring.');

    const heard = next(hearing, 'room:changed', about(post.id));
    const [told, shown] = [next(other, 'own:changed'), next(speaking, 'room:changed')];
    const decided = await desk.emitWithAck('contribution:decide', {
      v: 1,
      consultation: house.consultationId,
      id: post.id,
      revision: 1,
      decision: 'publish',
    });
    expect(decided).toMatchObject({ ok: true, state: 'published' });
    expect((await heard).items).toMatchObject([{ id: post.id, parts: [{ text: 'Ask us each spring.' }] }]);
    expect(JSON.stringify(await heard)).not.toContain(author.participantId);
    // The page that said it hears of it with the room; another page of the same child does not know it for its own.
    expect((await told).item).toMatchObject({ id: post.id, state: 'published' });
    expect(await shown).toEqual(await heard);
    expect(speaking.heard.map(([name]) => name)).toEqual(['room:changed']);
  });

  it('R2: the same post twice, also at once, is one contribution', async () => {
    const post = { id: id(), activityId: room, text: 'Only once.', language: 'en' };
    const answers = await Promise.all([1, 2, 3].map(() => house.services.room.post(author, post)));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    const place = await need(house.services.room.place(author, {}));
    expect(place.own.filter((each) => each.id === post.id)).toHaveLength(1);
    expect(await house.services.room.post(listener, post)).toEqual({ ok: false, code: 'id-taken' });
  });

  it('R3: a decision counts for the revision the moderator read, and for no other', async () => {
    const post = { id: id(), activityId: room, text: 'First words.', language: 'en' };
    await need(house.services.room.post(author, post));
    await need(
      house.services.room.revise(author, { id: post.id, revision: 1, text: 'Second words.', language: 'en' }),
    );
    const decide = (revision: number) =>
      house.services.moderation.decide(moderator, {
        consultationId: house.consultationId,
        id: post.id,
        revision,
        decision: 'publish',
      });
    expect(await decide(1)).toEqual({ ok: false, code: 'stale-revision' });
    expect(await decide(2)).toMatchObject({ ok: true });
  });

  it('R4: two moderators at once decide once', async () => {
    const second = await house.otherWho('moderator', moderator);
    const post = { id: id(), activityId: room, text: 'Who is first?', language: 'en' };
    await need(house.services.room.post(author, post));
    const input = {
      consultationId: house.consultationId,
      id: post.id,
      revision: 1,
      decision: 'publish' as const,
    };
    const answers = await Promise.all([
      house.services.moderation.decide(moderator, input),
      house.services.moderation.decide(second, input),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ code: 'already-decided' });
  });

  it('R901: the same decision sent again, because its answer was lost, is made already; another one is not', async () => {
    const post = { id: id(), activityId: room, text: 'Was it heard?', language: 'en' };
    await need(house.services.room.post(author, post));
    const of = { consultationId: house.consultationId, id: post.id, revision: 1 };
    const decide = (decision: 'return' | 'publish', reason?: 'hurt' | 'person') =>
      house.services.moderation.decide(moderator, { ...of, decision, ...(reason ? { reason } : {}) });
    const first = await need(decide('return', 'hurt'));
    const again = await decide('return', 'hurt');
    expect(again).toMatchObject({ ok: true, value: first });
    expect(again.ok && again.events).toEqual([]);
    const already = { ok: false, code: 'already-decided' };
    expect(await decide('return', 'person')).toEqual(already);
    expect(await decide('publish')).toEqual(already);
    // Nor is it after it was taken back: then it is decided anew.
    await need(house.services.moderation.undo(moderator, of));
    await need(decide('publish'));
  });

  it('R5: an undone publication leaves every screen, and waits for a person again', async () => {
    const hearing = await live.connect(listener);
    const entered = await hearing.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
    const post = { id: id(), activityId: room, text: 'Too early.', language: 'en' };
    await need(house.services.room.post(author, post));
    const consultationId = house.consultationId;
    const shown = next(hearing, 'room:changed', about(post.id));
    await need(
      house.services.moderation.decide(moderator, {
        consultationId,
        id: post.id,
        revision: 1,
        decision: 'publish',
      }),
    );
    await shown;
    const gone = next(hearing, 'room:changed', ({ removed }) => removed.includes(post.id));
    await need(house.services.moderation.undo(moderator, { consultationId, id: post.id }));
    expect((await gone).removed).toEqual([post.id]);
    // A page that slept through both learns from the database that there is nothing to show.
    const seq = entered.ok ? entered.seq : 0;
    const missed = await need(house.services.room.enter(listener, { activityId: room, after: seq }));
    expect(missed.items.map((item) => item.id)).not.toContain(post.id);
    expect(missed.removed).toContain(post.id);
  });

  it('R5: words shown and taken out at once are in no packet both shown and gone', async () => {
    const hearing = await live.connect(listener);
    await hearing.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
    const consultationId = house.consultationId;
    const post = { id: id(), activityId: room, text: 'In and out.', language: 'en' };
    await need(house.services.room.post(author, post));
    const publish = { consultationId, id: post.id, revision: 1, decision: 'publish' as const };
    const gone = new Promise<void>((resolve) =>
      hearing.on('room:changed', ({ removed }) => removed.includes(post.id) && resolve()),
    );
    await need(house.services.moderation.decide(moderator, publish));
    await need(house.services.moderation.undo(moderator, { consultationId, id: post.id }));
    await gone;
    const packets = hearing.heard.filter(([name]) => name === 'room:changed').map(([, event]) => event);
    for (const { items, removed } of packets as Parameters<ServerEvents['room:changed']>[0][])
      expect(items.filter((item) => removed.includes(item.id))).toEqual([]);
  });

  it('R6: a limit carries its reason to the author, and the hidden part to nobody', async () => {
    const consultationId = house.consultationId;
    const text = 'One year. Mr Stone still has my photo.';
    const post = { id: id(), activityId: room, text, language: 'en' };
    await need(house.services.room.post(author, post));
    const refuse = { consultationId, id: post.id, revision: 1, decision: 'refuse' as const };
    expect(await house.services.moderation.decide(moderator, refuse)).toEqual({
      ok: false,
      code: 'reason-needed',
    });
    const start = text.indexOf('Mr Stone');
    await need(
      house.services.moderation.decide(moderator, {
        consultationId,
        id: post.id,
        revision: 1,
        decision: 'redact',
        hidden: [{ start, end: start + 'Mr Stone'.length, label: 'person' }],
      }),
    );
    const seen = await need(house.services.room.enter(listener, { activityId: room, after: 0 }));
    expect(JSON.stringify(seen)).not.toContain('Mr Stone');
    expect(seen.items.find((item) => item.id === post.id)?.parts).toEqual([
      { text: 'One year. ' },
      { hidden: 'person' },
      { text: ' still has my photo.' },
    ]);
  });

  it('R7: words taken back leave the database and every screen', async () => {
    const post = { id: id(), activityId: room, text: 'I take this back.', language: 'en' };
    await need(house.services.room.post(author, post));
    await need(house.services.room.withdraw(author, { id: post.id }));
    const place = await need(house.services.room.place(author, {}));
    expect(place.own.find((each) => each.id === post.id)).toMatchObject({
      state: 'withdrawn',
      text: '',
      parts: [],
    });
    const desk = await need(
      house.services.moderation.desk(moderator, { consultationId: house.consultationId }),
    );
    expect(desk.items.map((item) => item.id)).not.toContain(post.id);
  });
});

describe('what is not allowed', () => {
  it('R8: a socket without our Origin, or with a used ticket, is not let in', async () => {
    await expect(live.connect(author, { origin: 'https://elsewhere.example' })).rejects.toThrow();
    await expect(live.connect(author, { ticket: 'made-up' })).rejects.toThrow();
    const ticket = await live.ticketOf(author);
    (await live.connect(author, { ticket })).disconnect();
    await expect(live.connect(author, { ticket })).rejects.toThrow();
  });

  it('R9: a child cannot listen at the desk, decide, or speak in a room that rests', async () => {
    const socket = await live.connect(author);
    const desk = await socket.emitWithAck('desk:enter', {
      v: 1,
      consultation: house.consultationId,
      after: 0,
    });
    expect(desk).toEqual({ ok: false, code: 'not-allowed' });
    const organiser = await house.staffWho('organiser');
    await need(
      house.services.consultation.moveActivity(organiser, {
        consultationId: house.consultationId,
        activityId: room,
        to: 'paused',
      }),
    );
    const post = { id: id(), activityId: room, text: 'Hello?', language: 'en' };
    expect(await house.services.room.post(author, post)).toEqual({ ok: false, code: 'room-paused' });
    await need(
      house.services.consultation.moveActivity(organiser, {
        consultationId: house.consultationId,
        activityId: room,
        to: 'open',
      }),
    );
  });

  it('R10: what is not a message is refused by name, and the process lives', async () => {
    const socket = await live.connect(author);
    const post = () => ({ v: 1 as const, id: id(), activity: room, text: 'Still here.', language: 'en' });
    const raw = socket as unknown as { emitWithAck: (name: string, ...args: unknown[]) => Promise<unknown> };
    expect(
      await raw.emitWithAck('contribution:post', {
        v: 2,
        id: id(),
        activity: room,
        text: 'x',
        language: 'en',
      }),
    ).toEqual({ ok: false, code: 'protocol-version' });
    expect(await raw.emitWithAck('contribution:post', { v: 1, id: 'short' })).toEqual({
      ok: false,
      code: 'message-malformed',
    });
    expect(await raw.emitWithAck('contribution:post', null)).toEqual({
      ok: false,
      code: 'message-malformed',
    });
    expect(
      await raw.emitWithAck('contribution:post', {
        v: 1,
        id: id(),
        activity: room,
        text: '  \u0000 ',
        language: 'en',
      }),
    ).toEqual({ ok: false, code: 'text-empty' });
    const bytes = new Uint8Array(8);
    for (const message of [bytes, { v: 1, id: id(), activity: room, text: bytes, language: 'en' }])
      expect(await raw.emitWithAck('contribution:post', message)).toEqual({
        ok: false,
        code: 'message-malformed',
      });

    // What is no message at all, or longer than any, ends the connection that it came by, and nothing else.
    const sends: readonly ((page: TestSocket) => unknown)[] = [
      (page) => page.io.engine.write(bytes.buffer),
      (page) => page.io.engine.write('not a packet'),
      (page) =>
        page.emit('contribution:post', { ...post(), text: 'a'.repeat(maxFrameBytes) }, () => undefined),
    ];
    for (const send of sends) {
      const page = await live.connect(author);
      const gone = new Promise((resolve) => page.once('disconnect', resolve));
      send(page);
      await gone;
    }
    expect(await socket.emitWithAck('contribution:post', post())).toMatchObject({ ok: true });
  });

  it('R11: a revoked moderator is disconnected and decides nothing more', async () => {
    const second = await called('Ravi');
    const desk = await live.connect(second);
    const gone = new Promise((resolve) => desk.once('disconnect', resolve));
    await need(
      house.services.staff.revoke(await house.staffWho('administrator'), { staffId: second.staffId }),
    );
    await gone;
    expect(desk.heard).toContainEqual(['session:ended', undefined]);
  });

  it.each([
    {
      desk: 'that speaks between a revocation and its announcement is told that it is over',
      role: 'analyst',
      ends: ({ staffId, organisationId }: Staff) =>
        revokeStaff({ staffId, organisationId, minute: 0, factorless: true }),
      told: true,
    },
    {
      desk: 'whose session alone is over is cut off, and led away from nothing that was typed',
      role: 'organiser',
      ends: ({ staffId }: Staff) => [endStaffSessions(staffId)],
      told: false,
    },
  ] as const)('R11: a desk $desk', async ({ role, ends, told }) => {
    const person = await house.staffWho(role);
    const desk = await live.connect(person);
    const gone = new Promise((resolve) => desk.once('disconnect', resolve));
    await house.deps.databases.control.write(ends(person));
    const entered = { v: 1 as const, consultation: house.consultationId, after: 0 };
    expect(await desk.emitWithAck('desk:enter', entered)).toEqual({ ok: false, code: 'signed-out' });
    await gone;
    expect(desk.heard.some(([name]) => name === 'session:ended')).toBe(told);
  });
});

describe('R637: where the clock of the machine is set', () => {
  it('no child loses its seat and no page its ticket', async () => {
    const seat = { consultationId: house.consultationId, participantId: author.participantId };
    const { idleness, steady } = house.deps;
    const hash = Buffer.from('a session of this test');
    expect(idleness.rest(hash, seat, { acts: true })).toBeGreaterThan(0);
    const tickets = createTickets({ clock: steady, token: () => 'a ticket' });
    tickets.issue({ ...author, session: 'a session' });
    const now = Date.now();
    const set = vi.spyOn(Date, 'now');
    for (const by of [3_600_000, -3_600_000]) {
      set.mockReturnValue(now + by);
      expect(idleness.rest(hash, seat)).toBeGreaterThan(0);
      expect(idleness.over().some((each) => each.hash.equals(hash))).toBe(false);
    }
    expect(await tickets.take('a ticket')).toMatchObject({ participantId: author.participantId });
    set.mockRestore();
    idleness.forget(hash);
  });

  it('nobody waits for the mistakes of its network longer than they cost', async () => {
    const { guesses } = house;
    const set = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 3_600_000);
    for (let slip = 0; slip < 4; slip += 1) (await guesses.tryPhrase('a network of this test'))?.wrong();
    set.mockRestore();
    await expect
      .poll(async () => (await guesses.tryPhrase('a network of this test')) !== undefined, { timeout: 3_000 })
      .toBe(true);
  });
});

describe('R1140: where the clock of the machine is set', () => {
  afterEach(() => vi.restoreAllMocks());

  it('a break is over when its minutes are', async () => {
    const { exposures } = house.deps;
    const { hears } = house.services.moderation;
    const at = { consultationId: house.consultationId };
    const set = vi.spyOn(Date, 'now');
    const now = Date.now();
    for (const [name, by, ends] of [
      ['set back', -3_600_000, true],
      ['set ahead', 3_600_000, false],
    ] as const) {
      const rests = { ...moderator, staffId: `rests while the clock is ${name}` };
      exposures.change({ kind: 'rests', staffId: rests.staffId, leftMs: ends ? 50 : 60_000 });
      set.mockReturnValue(now + by);
      expect(hears(rests), name).toBe(false);
      await new Promise((over) => setTimeout(over, 100));
      expect(hears(rests), name).toBe(ends);
      const { restUntilMs } = await need(house.services.moderation.desk(rests, at));
      // As whoever reads it has the clock before its eyes.
      if (ends) expect(restUntilMs).toBe(null);
      else expect(Math.abs((restUntilMs ?? 0) - (now + by + 60_000))).toBeLessThan(10_000);
      set.mockReset();
    }
  });

  it('a decision can be undone for its ten seconds, and no longer', async () => {
    const { undoable, steady } = house.deps;
    const { moderation } = house.services;
    const of = { consultationId: house.consultationId, id: id() };
    const said = { id: of.id, activityId: room, text: 'Count on.', language: 'en' };
    await need(house.services.room.post(author, said));
    await need(moderation.decide(moderator, { ...of, revision: 1, decision: 'publish' }));
    const mark = undoable.get(of.id);
    if (!mark) throw new Error('no mark');
    const now = Date.now();
    const set = vi.spyOn(Date, 'now');
    undoable.set(of.id, { ...mark, untilMs: steady() - 1 });
    set.mockReturnValue(now - 3_600_000);
    expect(await moderation.undo(moderator, of)).toMatchObject({ code: 'undo-too-late' });
    undoable.set(of.id, mark);
    set.mockReturnValue(now + 3_600_000);
    expect((await moderation.undo(moderator, of)).ok).toBe(true);
  });
});

describe('R23: a text that is too long', () => {
  it('is refused as that on the wire, too', async () => {
    const page = await live.connect(author);
    const post = { v: 1 as const, id: id(), activity: room, text: 'a'.repeat(9_000), language: 'en' };
    expect(await page.emitWithAck('contribution:post', post)).toEqual({ ok: false, code: 'text-too-long' });
    page.disconnect();
  });

  it('R1032: is looked at for harm first where a page sends it, also in a language that the page does not look for', async () => {
    const page = await live.connect(await house.join('fr'));
    const asking = {
      send: (name: 'contribution:post', said: object) => page.emitWithAck(name, { v: 1, ...said } as never),
    };
    const sent = (text: string) =>
      sendWords(
        asking as unknown as LiveConnection,
        { id: id(), text, asked: false, answered: () => undefined },
        { activity: room, language: 'fr' },
      );
    const long = '! '.repeat(4_100);
    const help = { ok: true, item: null, asking: { kind: 'care' } };
    // What takes longer than the screens may is held as too long: the first text of a cold program.
    await expect.poll(() => sent(`أبي يضربني كل ليلة. ${long}`), { interval: 300 }).toEqual(help);
    expect(await sent(`مشينا إلى البيت. ${long}`)).toEqual({ ok: false, code: 'text-too-long' });
    page.disconnect();
  });
});

describe('R635: a program in a child’s seat', () => {
  it('is answered to what no page says', async () => {
    const page = await live.connect(author);
    const said = page.timeout(2_000) as unknown as {
      emitWithAck: (name: string, message: object) => Promise<unknown>;
    };
    for (const name of ['nonsense:thing', '__proto__', 'constructor'])
      expect(await said.emitWithAck(name, { v: 1 })).toEqual({ ok: false, code: 'message-malformed' });
    const decide = { v: 1, consultation: house.consultationId, id: id(), revision: 1, decision: 'publish' };
    expect(await said.emitWithAck('contribution:decide', decide)).toEqual({ ok: false, code: 'not-allowed' });
  });

  it('waits when it asks for more than any page does, and another child does not', async () => {
    const [asking, other] = [await live.connect(await house.join()), await live.connect(listener)];
    const enter = (page: typeof asking) => page.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
    const answers = await Promise.all(Array.from({ length: 350 }, () => enter(asking)));
    const refused = answers.filter((each) => !each.ok);
    expect(refused.length).toBeGreaterThan(80);
    expect(new Set(refused.map((each) => ('code' in each ? each.code : '')))).toEqual(new Set(['too-fast']));
    expect(await enter(other)).toMatchObject({ ok: true });
    for (const page of [asking, other]) page.disconnect();
  });

  const floods = [
    ['what no page sends', 'nonsense:thing', 'message-malformed'],
    ['what a page sends, malformed', 'room:enter', 'message-malformed'],
    ['what a desk sends', 'desk:enter', 'not-allowed'],
  ] as const;
  it.each(floods)(
    'R535: is let go when it floods with %s, and not let in again at once',
    async (_, name, code) => {
      const child = await house.join();
      const [page, second] = [await live.connect(child), await live.connect(child)];
      const other = await live.connect(listener);
      const gone = new Promise<string>((resolve) => page.once('disconnect', (because) => resolve(because)));
      const answers: string[] = [];
      for (let count = 0; count < 2_000; count += 1)
        page.emit(name as 'room:enter', { v: 1 } as never, (answer) =>
          answers.push(answer.ok ? '' : answer.code),
        );
      expect(await gone).toBe('io server disconnect');
      // Each connection counted as one.
      expect(answers.slice(0, 198)).toEqual(Array(198).fill(code));
      expect(answers.slice(198)).toEqual(['too-fast']);
      await expect(live.connect(child)).rejects.toThrow('try-again');
      // Its other page, which does nothing of the kind, goes on, and so does everybody else.
      const enter = { v: 1 as const, activity: room, after: 0 };
      for (const honest of [second, other])
        expect(await honest.emitWithAck('room:enter', enter)).toMatchObject({ ok: true });
      for (const honest of [second, other]) honest.disconnect();
    },
  );

  it('R535: without a place for the answer, too', async () => {
    const page = await live.connect(await house.join());
    const gone = new Promise<string>((resolve) => page.once('disconnect', (because) => resolve(because)));
    for (let count = 0; count < 2_000; count += 1)
      page.emit('room:enter', { v: 1 } as never, undefined as never);
    expect(await gone).toBe('io server disconnect');
  });

  it('has ten connections and no more', async () => {
    const pages = await Promise.all(Array.from({ length: 10 }, () => live.connect(author)));
    await expect(live.connect(author)).rejects.toThrow('try-again');
    pages[0]?.disconnect();
    await expect
      .poll(() =>
        live.connect(author).then(
          () => 'in',
          () => 'out',
        ),
      )
      .toBe('in');
    for (const page of pages) page.disconnect();
  });

  it('has no more by asking for all of them at once', async () => {
    const child = await house.join();
    const tickets = await Promise.all(Array.from({ length: 60 }, () => live.ticketOf(child)));
    const { room: talk } = house.services;
    const { identify: who } = talk;
    // So long it takes to know who each is that all of them are being let in together.
    const asked = vi.spyOn(talk, 'identify').mockImplementation(async (...of) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return who(...of);
    });
    const pages = await Promise.allSettled(tickets.map((ticket) => live.connect(child, { ticket })));
    asked.mockRestore();
    expect(pages.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    for (const page of pages) if (page.status === 'fulfilled') page.value.disconnect();
  });
});

describe('R1289: a program that is signed in', () => {
  it('waits when it asks for more than any desk does, and a child does not', async () => {
    // Of both moderators the one that is not revoked above.
    const asking = await live.connect(await called('Maya'));
    const other = await live.connect(listener);
    const look = () => asking.emitWithAck('desk:rooms', { v: 1, consultation: house.consultationId });
    const answers = await Promise.all(Array.from({ length: 1_240 }, look));
    const refused = answers.filter((each) => !each.ok);
    expect(answers.slice(0, 1_000).filter((each) => !each.ok)).toEqual([]);
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused.map((each) => ('code' in each ? each.code : '')))).toEqual(new Set(['too-fast']));
    expect(await other.emitWithAck('room:enter', { v: 1, activity: room, after: 0 })).toMatchObject({
      ok: true,
    });
    for (const page of [asking, other]) page.disconnect();
  });

  it('has fifty connections and no more, also by asking for all of them at once', async () => {
    const staff = await house.staffWho('organiser');
    const session = await staffSession(house, staff);
    const pages = await Promise.allSettled(
      Array.from({ length: 60 }, () => live.connect(staff, { session })),
    );
    expect(pages.filter(({ status }) => status === 'fulfilled')).toHaveLength(50);
    for (const page of pages) if (page.status === 'fulfilled') page.value.disconnect();
    await expect
      .poll(() =>
        live.connect(staff, { session }).then(
          (page) => page.disconnect() && 'in',
          () => 'out',
        ),
      )
      .toBe('in');
  });
});
