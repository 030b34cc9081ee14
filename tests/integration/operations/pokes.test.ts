import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Step } from '../../../server/core/room/agenda.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import type { ServerEvents } from '../../../server/core/wire/events.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import { followOthers } from '../../../server/jobs/follow-others.ts';
import { need, next } from '../../support/house/house.ts';
import { type Beside, openTwo, type Process } from '../../support/pages/beside.ts';

let beside: Beside;
let here: Process;
let there: Process;
let author: Child;
let listener: Child;
let moderator: Staff;
let room: string;

const id = () => newId((length) => crypto.getRandomValues(new Uint8Array(length)));

beforeAll(async () => {
  beside = await openTwo();
  ({ here, there } = beside);
  [author, listener] = [await here.house.join(), await here.house.join('ar')];
  moderator = await here.house.staffWho('moderator');
  const place = await need(here.house.services.room.place(author, {}));
  room = place.activities.find((activity) => activity.kind === 'room')?.id ?? '';
}, 60_000);

afterAll(() => beside?.stop());

const publish = (contributionId: string) => ({
  v: 1 as const,
  consultation: here.house.consultationId,
  id: contributionId,
  revision: 1,
  decision: 'publish' as const,
});
const words = (text: string) => ({ v: 1 as const, id: id(), activity: room, text, language: 'en' });

describe('two processes on one consultation', () => {
  it('R505: pages of one hear what happened in the other, each audience its own', async () => {
    const speaking = await here.live.connect(author);
    const [own, hearing, desk] = await Promise.all([
      there.live.connect(author),
      there.live.connect(listener),
      there.live.connect(moderator),
    ]);
    const consultation = here.house.consultationId;
    await hearing.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
    await desk.emitWithAck('desk:enter', { v: 1, consultation, after: 0 });
    const deskHere = await here.live.connect(moderator);

    const waiting = next(desk, 'desk:changed');
    const post = words('Ask us each spring.');
    expect(await speaking.emitWithAck('contribution:post', post)).toMatchObject({ ok: true });
    expect((await waiting).changes).toMatchObject([{ kind: 'waiting', item: { id: post.id } }]);
    expect(hearing.heard).toEqual([]);
    expect(own.heard).toEqual([]);

    const [shown, told, settled] = [
      next(hearing, 'room:changed'),
      next(own, 'own:changed'),
      next(desk, 'desk:changed'),
    ];
    expect(await deskHere.emitWithAck('contribution:decide', publish(post.id))).toMatchObject({ ok: true });
    expect((await shown).items).toMatchObject([{ id: post.id, parts: [{ text: 'Ask us each spring.' }] }]);
    expect((await told).item).toMatchObject({ id: post.id, state: 'published' });
    expect((await settled).changes).toMatchObject([{ kind: 'settled', id: post.id }]);
    expect(hearing.heard.filter(([name]) => name !== 'room:changed')).toEqual([]);
  });

  it('R505: what is said for the first time is looked at where a desk is, and nowhere else', async () => {
    const looks = [here, there].map(({ house }) => vi.spyOn(house.services.room, 'lookAgain'));
    // Who is at a desk is said again and again.
    const asked = () =>
      looks.map((look) =>
        look.mock.calls
          .flatMap(([, pokes]) => pokes.map(({ audience }) => audience))
          .filter((audience) => audience !== 'duty'),
      );
    const speaking = await here.live.connect(author);
    const desk = await there.live.connect(moderator);
    const consultation = here.house.consultationId;
    await speaking.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
    await desk.emitWithAck('desk:enter', { v: 1, consultation, after: 0 });

    const [waiting, first] = [next(desk, 'desk:changed'), words('A bench in the shade.')];
    await speaking.emitWithAck('contribution:post', first);
    expect((await waiting).changes).toMatchObject([{ kind: 'waiting', item: { id: first.id } }]);
    expect(asked()).toEqual([[], ['held']]);

    const elsewhere = await there.live.connect(listener);
    const second = words('A tap for water.');
    await elsewhere.emitWithAck('contribution:post', second);
    const shown = next(speaking, 'room:changed');
    expect(await desk.emitWithAck('contribution:decide', publish(second.id))).toMatchObject({ ok: true });
    expect((await shown).items).toMatchObject([{ id: second.id }]);
    expect(asked()).toEqual([['published'], ['held']]);
    for (const look of looks) look.mockRestore();
  });

  it('R633: what comes close together is read together, in the order in which it came', async () => {
    const look = vi.spyOn(there.house.services.room, 'lookAgain');
    const [speaking, desk] = await Promise.all([here.live.connect(author), there.live.connect(moderator)]);
    await desk.emitWithAck('desk:enter', { v: 1, consultation: here.house.consultationId, after: 0 });
    const posts = ['A swing.', 'A slide.', 'A sandpit.', 'A tree house.', 'A pond.'].map(words);
    const answers = await Promise.all(posts.map((post) => speaking.emitWithAck('contribution:post', post)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    const ids = posts.map((post) => post.id);
    const told = () =>
      desk.heard
        .flatMap(([name, event]) =>
          name === 'desk:changed' ? (event as Parameters<ServerEvents['desk:changed']>[0]).changes : [],
        )
        .flatMap((change) => (change.kind === 'waiting' ? change.item.id : []));
    // Two threads screen: which of the five is held first is theirs to say, and everybody else keeps to it.
    await expect.poll(() => told().sort(), { interval: 10 }).toEqual([...ids].sort());
    const pokes = look.mock.calls.map(([, each]) => each.filter(({ audience }) => audience === 'held'));
    expect(pokes.flat().map((poke) => poke.room)).toEqual(told());
    expect(pokes.filter((each) => each.length > 0).length).toBeLessThan(ids.length);
    look.mockRestore();
  });

  it('R633: what came in at one is decided at the other without one more read, until it moves on', async () => {
    const [speaking, desk] = await Promise.all([here.live.connect(author), there.live.connect(moderator)]);
    await desk.emitWithAck('desk:enter', { v: 1, consultation: here.house.consultationId, after: 0 });
    const waiting = next(desk, 'desk:changed');
    const post = words('A bridge over the stream.');
    expect(await speaking.emitWithAck('contribution:post', post)).toMatchObject({ ok: true });
    await waiting;
    const known = () => there.house.deps.unread.get(post.id)?.record;
    expect(known()).toMatchObject({ text: 'A bridge over the stream.', state: 'held' });
    const gone = next(desk, 'desk:changed');
    await need(here.house.services.room.withdraw(author, { id: post.id }));
    await gone;
    expect(known()).toBeUndefined();
    expect(await desk.emitWithAck('contribution:decide', publish(post.id))).toMatchObject({ ok: false });
  });

  it('R505: who asks for the word in one stands in the row of the other, in turn', async () => {
    const [one, two] = [here.house.deps.turns, there.house.deps.turns];
    const asks = (child: Child) => ({ activityId: room, kind: 'asks', child: child.participantId }) as const;
    one.change(asks(author));
    await expect.poll(() => two.of(room).waiting).toEqual([author.participantId]);
    two.change(asks(listener));
    two.change(asks(author));
    two.change({ ...asks(author), kind: 'speaks' });
    const row = { waiting: [listener.participantId], speaks: author.participantId };
    await expect.poll(() => one.of(room)).toEqual(row);
    expect(two.of(room)).toEqual(row);
    one.change({ activityId: room, kind: 'over' });
    await expect.poll(() => two.count()).toBe(0);
  });

  it('R595: wrong codes at one use up the budget of their network at the other, and of no other network', async () => {
    const [one, two] = [here.house.guesses, there.house.guesses];
    const [guessing, other] = ['G'.repeat(22), 'O'.repeat(22)];
    while (one.countCode(guessing));
    await expect.poll(() => two.codesSpent(guessing), { interval: 10 }).toBe(true);
    expect(two.codesSpent(other)).toBe(false);
  });

  it('R599: hard texts that one person opens at both are counted together, and its break is one at both', async () => {
    const [one, two] = [here.house.deps.exposures, there.house.deps.exposures];
    const [staffId, moderator] = [id(), await here.house.staffWho('moderator')];
    const rests = (each: Process) => !each.house.services.moderation.hears({ ...moderator, staffId });
    one.change({ kind: 'opened', staffId, id: id() });
    await expect.poll(() => two.of(staffId).opened.length).toBe(1);
    two.change({ kind: 'opened', staffId, id: id() });
    await expect.poll(() => one.of(staffId).opened.length).toBe(2);
    expect(rests(there)).toBe(false);
    one.change({ kind: 'rests', staffId, leftMs: 60_000 });
    await expect.poll(() => rests(there)).toBe(true);
    two.elsewhere({ kind: 'opened', staffId, id: id() });
    expect(two.of(staffId).opened).toEqual([]);
    for (const each of [one, two]) expect(Math.abs(each.restLeftMs(staffId) - 60_000)).toBeLessThan(10_000);
  });

  it('R597: what a second person confirmed for the screens at one is looked for at the other', {
    timeout: 120_000,
  }, async () => {
    const { moderation } = here.house.services;
    const [administrator, overseer] = await Promise.all(
      (['administrator', 'overseer'] as const).map((role) => here.house.staffWho(role)),
    );
    if (!administrator || !overseer) throw new Error('Nobody.');
    const cue = { language: 'en', part: 'grooming-move', way: 'add', cue: 'hop over to my realm' } as const;
    const text = 'you should hop over to my realm tonight';
    const rules = async () =>
      (await there.house.deps.screen({ text, previous: [], language: 'en' })).findings.map(
        ({ rule }) => rule,
      );
    const { id: cueId } = await need(moderation.writeCue(administrator, cue));
    await need(moderation.confirmCue(overseer, { id: cueId }));
    expect(await rules()).toEqual([]);
    await followOthers(there.house.deps);
    expect(await rules()).toEqual(['grooming-move']);
    await need(moderation.dropCue(administrator, { id: cueId }));
    await followOthers(there.house.deps);
    expect(await rules()).toEqual([]);
  });

  it('R598: what was destroyed at one can be opened at the other no more', async () => {
    const { id: gone } = await need(
      here.house.services.consultation.create(demoSystem, { title: 'Gone', language: 'en', timeZone: 'UTC' }),
    );
    expect(await there.house.databases.consultation(gone)).toBeDefined();
    await here.house.databases.destroy(gone);
    await followOthers(there.house.deps);
    expect(await there.house.databases.consultation(gone)).toBeUndefined();
    expect(there.house.databases.ids()).toEqual([there.house.consultationId]);
    expect(await there.house.databases.consultation(there.house.consultationId)).toBeDefined();
  });

  it('R505: a person whose role ends in one process has no socket left in the other', async () => {
    const analyst = await here.house.staffWho('analyst');
    const socket = await there.live.connect(analyst);
    const ended = next(socket, 'session:ended');
    await need(
      here.house.services.staff.revoke(await here.house.staffWho('administrator'), {
        staffId: analyst.staffId,
      }),
    );
    await ended;
  });

  it('R638: what is shown together at one is heard at the other at once, with its numbers and none missing', async () => {
    const facilitator = await here.house.staffWho('facilitator');
    const [speaking, hearing, desk] = await Promise.all([
      here.live.connect(author),
      there.live.connect(listener),
      here.live.connect(moderator),
    ]);
    const { session } = here.house.services;
    const at = { consultationId: here.house.consultationId, activityId: room };
    const seen = async () => ({
      ...at,
      revision: (await need(session.read(facilitator, at))).session.revision,
    });
    const lead = async (press: 'start' | 'show') =>
      need(session.lead(facilitator, { ...(await seen()), lead: press }));
    const db = await here.house.databases.consultation(at.consultationId);
    const row = db && (await consultationRow(db));
    const inAll = (row?.languages ?? []).flatMap((language) =>
      ['older', 'younger'].map((level) => ({ language, level, body: 'Write.' })),
    );
    const steps: readonly Step[] = [{ kind: 'write', minutes: 10, words: inAll }];
    await need(session.writeAgenda(facilitator, { ...(await seen()), steps }));
    await lead('start');
    const { seq: before } = await need(
      there.house.services.room.enter(listener, { activityId: room, after: 0 }),
    );
    const posts = ['A kite.', 'A drum.', 'A lamp.'].map(words);
    for (const post of posts) {
      expect(await speaking.emitWithAck('contribution:post', post)).toMatchObject({ ok: true });
      expect(await desk.emitWithAck('contribution:decide', publish(post.id))).toMatchObject({ ok: true });
    }
    await hearing.emitWithAck('room:enter', { v: 1, activity: room, after: before });
    const heardFrom = hearing.heard.length;
    const over = next(hearing, 'room:led', ({ led }) => led?.gathers === false);
    await lead('show');
    expect(await over).toMatchObject({ since: before + 3, seq: before + 4 });
    const packets = hearing.heard
      .slice(heardFrom)
      .flatMap(([name, event]) =>
        name === 'room:changed' ? [event as Parameters<ServerEvents['room:changed']>[0]] : [],
      )
      // The look every five seconds tells the newest number alone.
      .filter(({ since, seq }) => since < seq);
    expect(packets).toMatchObject([{ since: before, seq: before + 3, removed: [] }]);
    expect(packets[0]?.items.map((item) => item.id).sort()).toEqual(posts.map((post) => post.id).sort());
  });

  it('R652: what a child takes back at once is gone from every page and desk of the other, whatever came before it', async () => {
    const [speaking, hearing, desk] = await Promise.all([
      here.live.connect(author),
      there.live.connect(listener),
      here.live.connect(moderator),
    ]);
    const far = await there.live.connect(moderator);
    const consultation = here.house.consultationId;
    await far.emitWithAck('desk:enter', { v: 1, consultation, after: 0 });
    const shown = ['A swing bridge.', 'A drum.', 'A lamp post.'].map(words);
    const waits = ['A stage.', 'A wall.'].map(words);
    for (const post of [...shown, ...waits])
      expect(await speaking.emitWithAck('contribution:post', post)).toMatchObject({ ok: true });
    for (const { id: each } of shown)
      expect(await desk.emitWithAck('contribution:decide', publish(each))).toMatchObject({ ok: true });
    await hearing.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
    const heardBefore = { page: hearing.heard.length, desk: far.heard.length };
    const { count } = await need(here.house.services.privacy.withdrawAll(author, {}));
    expect(count).toBeGreaterThanOrEqual(5);
    const gone = () =>
      hearing.heard
        .slice(heardBefore.page)
        .flatMap(([name, event]) =>
          name === 'room:changed' ? (event as Parameters<ServerEvents['room:changed']>[0]).removed : [],
        );
    await expect.poll(gone).toEqual(expect.arrayContaining(shown.map((post) => post.id)));
    // What was published just before may come late from the other process, in a packet of its own.
    const packets = hearing.heard
      .slice(heardBefore.page)
      .filter(
        ([name, event]) =>
          name === 'room:changed' &&
          (event as Parameters<ServerEvents['room:changed']>[0]).removed.length > 0,
      );
    expect(packets).toHaveLength(1);
    const settled = () =>
      far.heard
        .slice(heardBefore.desk)
        .flatMap(([name, event]) =>
          name === 'desk:changed' ? (event as Parameters<ServerEvents['desk:changed']>[0]).changes : [],
        )
        .flatMap((change) => (change.kind === 'settled' ? change.id : []));
    await expect.poll(settled).toEqual(expect.arrayContaining(waits.map((post) => post.id)));
  });

  it('R653: a person who comes to know a group at one keeps its desk at the other, which hears nothing of that group any more', async () => {
    const { services, consultationId } = here.house;
    const people = (await need(
      services.staff.list(await here.house.staffWho('administrator'), {}),
    )) as readonly Staff[];
    // Who decides in these tests has to go on reading.
    const ravi = people.find(
      (each) => each.staffId !== moderator.staffId && each.grants.some(({ role }) => role === 'moderator'),
    );
    if (!ravi) throw new Error('Nobody.');
    const desk = await there.live.connect(ravi);
    await desk.emitWithAck('desk:enter', { v: 1, consultation: consultationId, after: 0 });
    const batches = await need(services.consultation.groups(ravi, { consultationId }));
    await need(
      services.consultation.knowGroups(ravi, {
        consultationId,
        batchIds: batches.map(({ batchId }) => batchId),
      }),
    );
    const speaking = await here.live.connect(listener);
    const told = next(desk, 'desk:changed');
    expect(await speaking.emitWithAck('contribution:post', words('A well.'))).toMatchObject({ ok: true });
    expect((await told).changes).toEqual([]);
    expect(desk.connected).toBe(true);
    expect(desk.heard.map(([name]) => name)).not.toContain('session:ended');
  });

  it('R654: a child that is seen at one is put out by that one alone, and counts there from then on', async () => {
    const [one, two] = [here.house.deps.idleness, there.house.deps.idleness];
    const holder = { consultationId: here.house.consultationId, participantId: author.participantId };
    const hash = Buffer.alloc(32, 7);
    const counted = (each: typeof one) => each.rest(hash, holder) > 0;
    expect(counted(one)).toBe(true);
    const forgets = vi.spyOn(one, 'forget');
    expect(counted(two)).toBe(true);
    await expect.poll(() => forgets.mock.calls.map(([each]) => Buffer.compare(each, hash))).toContain(0);
    forgets.mockRestore();
  });

  it('R506: without Redis pages of the other process hear a number, and what they missed is in the database', async () => {
    const [speaking, hearing, desk] = await Promise.all([
      here.live.connect(author),
      there.live.connect(listener),
      here.live.connect(moderator),
    ]);
    const entered = await hearing.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
    const after = entered.ok ? entered.seq : -1;
    await beside.redis.stop();
    const post = words('Ask us in autumn, too.');
    expect(await speaking.emitWithAck('contribution:post', post)).toMatchObject({ ok: true });
    expect(await desk.emitWithAck('contribution:decide', publish(post.id))).toMatchObject({ ok: true });
    const seq = after + 1;
    const number = ['room:changed', { activity: room, seq, since: seq, items: [], removed: [] }];
    await expect.poll(() => hearing.heard, { timeout: 15_000 }).toContainEqual(number);
    const missed = await hearing.emitWithAck('room:enter', { v: 1, activity: room, after });
    expect(missed).toMatchObject({ ok: true, seq, items: [{ id: post.id }] });
  });
});
