import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contributionById } from '../../../db/queries/room/contributions.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Step } from '../../../server/core/room/agenda.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { forgetSlowPosts } from '../../../server/usecases/room/room-rest.ts';
import { type leadSession, setSpotlight, showDue } from '../../../server/usecases/session/lead-session.ts';
import {
  need,
  next,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
  type TestSocket,
} from '../../support/house/house.ts';
import { draftVoting, prompts, type VotingStage } from '../../support/house/voting.ts';

let house: TestHouse;
let live: TestLive;
let stage: VotingStage;
let facilitator: Staff;
let moderator: Staff;
let room: string;
let page: TestSocket;
let projector: TestSocket;
let stranger: TestSocket;

const id = () => newId((length) => crypto.getRandomValues(new Uint8Array(length)));
const words = (body: string) =>
  ['ar', 'en'].flatMap((language) => ['older', 'younger'].map((level) => ({ language, level, body })));
const step = (kind: Step['kind'], minutes = 10): Step => ({
  kind,
  minutes,
  words: kind === 'break' ? [] : words(`A ${kind}.`),
});

beforeAll(async () => {
  house = await openTestHouse();
  live = await openTestLive(house);
  const drafted = await draftVoting(house, [
    { kind: 'room', prompts: prompts('Talk.') },
    { kind: 'question', prompts: prompts('Answer.') },
  ]);
  await drafted.open();
  stage = drafted;
  [room = ''] = stage.activities;
  facilitator = await house.staffWho('facilitator');
  moderator = await house.staffWho('moderator');
  page = await live.connect(await stage.join());
  projector = await live.connect(facilitator);
  stranger = await live.connect(stage.organiser);
  await page.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
});
afterAll(async () => {
  await live.close();
  await house.remove();
});

const at = () => ({ consultationId: stage.consultationId, activityId: room });
const read = () => need(house.services.session.read(facilitator, at()));
const revision = async () => (await read()).session.revision;
const seen = async () => ({ ...at(), revision: await revision() });
const lead = async (to: Parameters<typeof leadSession>[2]['lead']) =>
  need(house.services.session.lead(facilitator, { ...(await seen()), lead: to }));
const enter = (child: Child) => need(house.services.room.enter(child, { activityId: room, after: 0 }));

async function agenda(...steps: readonly Step[]): Promise<void> {
  if ((await read()).session.state === 'running') await lead('stop');
  await need(house.services.session.writeAgenda(facilitator, { ...(await seen()), steps }));
}

async function post(child: Child, text: string): Promise<string> {
  const post = { id: id(), activityId: room, text, language: 'en' };
  await need(house.services.room.post(child, post));
  return post.id;
}

const publish = (contribution: string) =>
  need(
    house.services.moderation.decide(moderator, {
      consultationId: stage.consultationId,
      id: contribution,
      revision: 1,
      decision: 'publish',
    }),
  );
/** What the page in the room was told of last. */
const told = () =>
  page.heard.filter(([name]) => name === 'room:led').at(-1)?.[1] as { led: unknown } | undefined;
const toldLed = (like: object) => expect.poll(() => told()?.led).toMatchObject(like);
const ids = (items: readonly { id: string }[]) => items.map((item) => item.id);

beforeEach(async () => {
  if ((await read()).session.state === 'running') await lead('stop');
});

describe('a room that is led', () => {
  it('R516: children see what comes before it begins, what is now and until when, and that it is over', async () => {
    const child = await stage.join();
    await agenda(step('talk', 10), step('break', 5));
    await toldLed({
      state: 'ready',
      step: 0,
      steps: [
        { kind: 'talk', minutes: 10 },
        { kind: 'break', minutes: 5 },
      ],
      words: [],
    });
    const minute = Math.floor(house.deps.clock() / 60_000);
    await lead('start');
    await toldLed({ state: 'running', step: 1, words: words('A talk.') });
    const { led, seq } = await enter(child);
    expect(told()).toEqual({ activity: room, since: seq - 1, seq, led });
    expect((led?.untilMinute ?? 0) - minute).toBeGreaterThanOrEqual(10);
    await lead('more');
    expect((await enter(child)).led?.untilMinute).toBe((led?.untilMinute ?? 0) + 5);
    await lead('next');
    expect((await enter(child)).led).toMatchObject({ step: 2, words: [] });
    // In a break a child may go on.
    await post(child, 'Still here.');
    await lead('next');
    expect((await enter(child)).led).toMatchObject({ state: 'over', step: 0, untilMinute: 0 });
    expect(stranger.heard).toEqual([]);
  });

  it('R516: nobody leads by a page of long ago, who does not lead, or a room that is none; an agenda is whole', async () => {
    await agenda(step('talk'));
    const { services } = house;
    const now = await seen();
    const start = { ...now, lead: 'start' as const };
    expect(await services.session.lead(facilitator, { ...start, revision: now.revision - 1 })).toEqual({
      ok: false,
      code: 'stale-revision',
    });
    expect(await services.session.lead(stage.organiser, start)).toEqual({ ok: false, code: 'not-found' });
    expect(await services.session.lead(await stage.join(), start)).toEqual({ ok: false, code: 'not-found' });
    expect(
      await services.session.lead(facilitator, { ...start, activityId: stage.activities[1] ?? '' }),
    ).toEqual({ ok: false, code: 'not-found' });
    expect(await services.session.lead(facilitator, { ...now, lead: 'next' })).toEqual({
      ok: false,
      code: 'state-forbids',
    });
    const write = (steps: readonly Step[]) => services.session.writeAgenda(facilitator, { ...now, steps });
    expect(await write([])).toEqual({ ok: false, code: 'field-missing' });
    expect(await write([{ ...step('talk'), words: words('Only here.').slice(0, 3) }])).toEqual({
      ok: false,
      code: 'field-missing',
    });
    expect(await write([step('talk', 61)])).toEqual({ ok: false, code: 'choice-unfit' });
    await lead('start');
    expect(
      await services.session.writeAgenda(facilitator, { ...(await seen()), steps: [step('talk')] }),
    ).toEqual({ ok: false, code: 'state-forbids' });
    // Two press at once: one of them leads.
    const both = { ...(await seen()), lead: 'next' as const };
    const pressed = await Promise.all([1, 2].map(() => services.session.lead(facilitator, both)));
    expect(pressed.filter((each) => each.ok)).toHaveLength(1);
  });

  it('R517: while all write nothing that is published is shown; then all of it at once, and in no order of coming', async () => {
    const [one, two, reader] = [await stage.join(), await stage.join(), await stage.join()];
    await agenda(step('write'));
    await lead('start');
    const author = await live.connect(one);
    await author.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
    const mine = next(author, 'own:changed');
    const before = (await enter(reader)).seq;
    const posted = [await post(one, 'First.'), await post(two, 'Second.')];
    for (const each of posted) await publish(each);
    expect((await mine).item).toMatchObject({ id: posted[0], state: 'published', gathered: true });
    const during = await enter(reader);
    expect(during.items.filter((item) => posted.includes(item.id))).toEqual([]);
    expect(during.seq).toBe(before);
    expect(page.heard.filter(([name]) => name === 'room:changed')).toEqual([]);
    expect((await read()).shown.filter((item) => posted.includes(item.id))).toEqual([]);
    expect(await house.services.room.report(reader, { id: posted[0] ?? '' })).toEqual({
      ok: false,
      code: 'not-found',
    });
    // Taken back by who decided, or by its author: nobody else hears that there was anything.
    const third = await post(two, 'Third.');
    await publish(third);
    await need(
      house.services.moderation.undo(moderator, { consultationId: stage.consultationId, id: third }),
    );
    const fourth = await post(two, 'Fourth.');
    await publish(fourth);
    await need(house.services.room.withdraw(two, { id: fourth }));
    expect((await enter(reader)).seq).toBe(before);

    const changed = next(page, 'room:changed');
    await lead('show');
    const event = await changed;
    expect(ids(event.items)).toEqual([...posted].sort());
    expect(event).toMatchObject({ since: before, seq: before + 2 });
    await toldLed({ gathers: false });
    expect(told()).toMatchObject({ since: before + 2, seq: before + 3 });
    const after = await enter(reader);
    expect(
      ids(after.items)
        .filter((each) => [...posted, third, fourth].includes(each))
        .sort(),
    ).toEqual([...posted].sort());
    // From now on what is published is shown as it always is.
    await publish(third);
    expect(ids((await enter(reader)).items)).toContain(third);
  });

  it('R517: what waits is shown when the step ends, when its time is over though nobody leads any more, and after a restart', async () => {
    const child = await stage.join();
    await agenda(step('write', 1), step('write', 1));
    await lead('start');
    const first = await post(child, 'Shown with the next step.');
    await publish(first);
    await lead('next');
    expect(ids((await enter(child)).items)).toContain(first);
    const second = await post(child, 'Shown by the clock.');
    await publish(second);
    const clock = { kind: 'system', name: 'clock' } as const;
    expect((await need(showDue(house.deps, clock, {}))) === null).toBe(true);
    expect(ids((await enter(child)).items)).not.toContain(second);
    // Whoever wakes up later, a new process as well, knows it from the database alone.
    const later = {
      ...house.deps,
      clock: () => house.deps.clock() + 61_000,
      unread: { get: () => undefined, put: () => undefined, delete: () => undefined },
    };
    const shown = await showDue(later, clock, {});
    expect(shown.ok && shown.events.map(({ name }) => name)).toEqual(['room-led']);
    expect(ids((await enter(child)).items)).toContain(second);
    expect(await showDue(later, facilitator, {})).toEqual({ ok: false, code: 'not-allowed' });
  });

  it('R517: words that were seen before and come anew wait like all others; who slept through it learns that they are gone', async () => {
    const [child, reader] = [await stage.join(), await stage.join()];
    const posted = await post(child, 'Seen once.');
    await publish(posted);
    const awake = await enter(reader);
    expect(ids(awake.items)).toContain(posted);
    await agenda(step('write'));
    await lead('start');
    const db = await house.databases.consultation(stage.consultationId);
    await need(
      house.services.room.revise(child, { id: posted, revision: 1, text: 'Seen anew.', language: 'en' }),
    );
    const before = (await enter(reader)).seq;
    await need(
      house.services.moderation.decide(moderator, {
        consultationId: stage.consultationId,
        id: posted,
        revision: 2,
        decision: 'publish',
      }),
    );
    expect((await enter(reader)).seq).toBe(before);
    expect(ids((await enter(reader)).items)).not.toContain(posted);
    const missed = await need(house.services.room.enter(reader, { activityId: room, after: awake.seq }));
    expect(missed.removed).toContain(posted);
    expect(await db?.query('select seq from contribution where id = ?1', [posted])).toEqual([[null]]);
    await lead('show');
    const after = await need(house.services.room.enter(reader, { activityId: room, after: before }));
    expect(after.items.find((item) => item.id === posted)).toMatchObject({ parts: [{ text: 'Seen anew.' }] });
  });

  it('R517: words that were hidden for an erasure and came back wait with all others, and are shown with them', async () => {
    const child = await stage.join();
    await agenda(step('write'));
    await lead('start');
    const posted = await post(child, 'Mine after all.');
    await publish(posted);
    const db = await house.databases.consultation(stage.consultationId);
    await db?.write([
      {
        sql: `update contribution set "before" = state, state = 'erased', change = change + 1 where id = ?1`,
        args: [posted],
      },
    ]);
    await lead('show');
    await db?.write([
      {
        sql: `update contribution set state = "before", "before" = null, change = change + 1 where id = ?1`,
        args: [posted],
      },
    ]);
    expect(ids((await enter(child)).items)).toContain(posted);
  });

  it('R518: where a room goes slowly each child waits between two posts, and is told so', async () => {
    const [one, two] = [await stage.join(), await stage.join()];
    const pace = async (minutes: number) =>
      house.services.session.pace(facilitator, { ...(await seen()), minutes });
    expect(await pace(3)).toEqual({ ok: false, code: 'choice-unfit' });
    await need(pace(2));
    expect((await enter(one)).led).toMatchObject({ paceMinutes: 2 });
    const first = await post(one, 'At once.');
    const again = { id: id(), activityId: room, text: 'Too soon.', language: 'en' };
    expect(await house.services.room.post(one, again)).toEqual({ ok: false, code: 'room-pace' });
    // The same words again are the same words; another child, and another place, have their own pace.
    expect(
      await house.services.room.post(one, { id: first, activityId: room, text: 'At once.', language: 'en' }),
    ).toMatchObject({ ok: true });
    await post(two, 'My turn.');
    await need(house.services.room.post(one, { ...again, id: id(), activityId: stage.activities[1] ?? '' }));
    // A process that begins anew knows the pace from the database.
    house.deps.paces.clear();
    expect(await house.services.room.post(two, { ...again, id: id() })).toEqual({
      ok: false,
      code: 'room-pace',
    });
    // What has had its time is forgotten by the longest pace there is; a place that goes on changes nothing of it.
    forgetSlowPosts({ ...house.deps, steady: () => house.deps.steady() + 4 * 60_000 });
    expect(await house.services.room.post(one, again)).toEqual({ ok: false, code: 'room-pace' });
    forgetSlowPosts({ ...house.deps, steady: () => house.deps.steady() + 5 * 60_000 });
    expect(house.deps.slowPosts.size).toBe(0);
    await need(pace(0));
    await need(house.services.room.post(one, again));
  });

  it('R2: what was taken is answered again with what is there, also once its place rests or is over', async () => {
    const one = await stage.join();
    const sent = { id: id(), activityId: room, text: 'Taken in time.', language: 'en' };
    await need(house.services.room.post(one, sent));
    const db = await house.databases.consultation(stage.consultationId);
    const state = (to: string) =>
      db?.write([{ sql: 'update activity set state = ?2 where id = ?1', args: [room, to] }]);
    for (const to of ['paused', 'closed']) {
      await state(to);
      expect(await house.services.room.post(one, sent)).toMatchObject({ ok: true, value: { id: sent.id } });
      expect(await house.services.room.post(one, { ...sent, id: id() })).toMatchObject({ ok: false });
    }
    await state('paused');
    expect(
      await house.services.room.revise(one, {
        id: sent.id,
        revision: 1,
        text: 'Other words.',
        language: 'en',
      }),
    ).toEqual({ ok: false, code: 'room-paused' });
    await state('open');
  });

  it('R519: what is put at the top is what all see, and is gone for good when it changes in any way', async () => {
    const child = await stage.join();
    await agenda(step('talk'));
    await lead('start');
    const [held, shown] = [await post(child, 'Not read yet.'), await post(child, 'At the top.')];
    const db = await house.databases.consultation(stage.consultationId);
    const recordOf = (contribution: string) => (db ? contributionById(db, contribution) : undefined);
    const put = async (contribution: string) =>
      house.services.session.spotlight(facilitator, {
        ...(await seen()),
        id: contribution,
        change: (await recordOf(contribution))?.change ?? 0,
      });
    expect(await put(held)).toEqual({ ok: false, code: 'not-found' });
    await publish(shown);
    await need(put(shown));
    expect((await enter(child)).led?.spotlight).toMatchObject({
      id: shown,
      parts: [{ text: 'At the top.' }],
    });
    await need(put(''));
    expect((await enter(child)).led?.spotlight).toBeNull();
    await need(put(shown));
    await need(
      house.services.moderation.undo(moderator, { consultationId: stage.consultationId, id: shown }),
    );
    expect((await enter(child)).led?.spotlight).toBeNull();
    await publish(shown);
    expect((await enter(child)).led?.spotlight).toBeNull();
    await need(put(shown));
    await need(house.services.room.withdraw(child, { id: shown }));
    expect((await enter(child)).led?.spotlight).toBeNull();
    expect(
      await setSpotlight(house.deps, stage.organiser, { ...(await seen()), id: shown, change: 2 }),
    ).toEqual({
      ok: false,
      code: 'not-found',
    });
  });

  it('R520: a projector shows the question and one message without a name, hears that something changed and nothing else', async () => {
    const child = await stage.join();
    const ask = () =>
      projector.emitWithAck('projector:enter', { v: 1, consultation: stage.consultationId, activity: room });
    expect(await ask()).toMatchObject({ ok: true });
    expect(
      await stranger.emitWithAck('projector:enter', {
        v: 1,
        consultation: stage.consultationId,
        activity: room,
      }),
    ).toEqual({ ok: false, code: 'not-found' });
    await agenda(step('talk'));
    await lead('start');
    const shown = await post(child, 'For the wall.');
    await publish(shown);
    const heard = next(projector, 'projector:changed');
    await need(house.services.session.spotlight(facilitator, { ...(await seen()), id: shown, change: 2 }));
    expect(await heard).toEqual({ activity: room });
    expect(await ask()).toEqual({
      ok: true,
      shows: {
        now: 'talk',
        words: words('A talk.'),
        message: { id: shown, language: 'en', parts: [{ text: 'For the wall.' }] },
        poll: null,
        over: false,
      },
    });
    const gone = next(projector, 'projector:changed');
    await need(house.services.room.withdraw(child, { id: shown }));
    await gone;
    expect(await ask()).toMatchObject({ ok: true, shows: { message: null } });
    expect(new Set(projector.heard.map(([name]) => name))).toEqual(new Set(['projector:changed']));
  });

  it('R524: who may not watch a room has its agenda, and none of its words and names', async () => {
    const shown = await stage.publish(await stage.join(), room, 'Words of this room.');
    expect((await read()).shown.map(({ id: of }) => of)).toContain(shown);
    for (const role of ['administrator', 'analyst', 'organiser', 'approver'] as const) {
      // Somebody with this role alone: a small crew holds several.
      const one: Staff = { ...facilitator, grants: [{ role, consultationId: '' }] };
      const page = await need(house.services.session.read(one, at()));
      expect(page.session.activityId).toBe(room);
      expect([page.shown, page.waiting, page.led]).toEqual([[], [], null]);
      expect(JSON.stringify(page)).not.toContain('Words of this room.');
    }
  });

  it('R521: who asked for the word gets it in turn, by the name that all see; nothing of it is kept', async () => {
    const [one, two] = [await stage.join(), await stage.join()];
    const { session } = house.services;
    const ask = (child: Child, wants = true) => session.askTurn(child, { activityId: room, wants });
    expect(await ask(one)).toEqual({ ok: false, code: 'state-forbids' });
    await agenda(step('talk'));
    await lead('start');
    for (const child of [one, two, one]) await need(ask(child));
    expect((await read()).waiting.map(({ place }) => place)).toEqual([0, 1]);
    expect((await enter(one)).asked).toBe(true);
    await need(ask(one, false));
    expect((await enter(one)).asked).toBe(false);
    const [waits] = (await read()).waiting;
    await need(session.callTurn(facilitator, { ...(await seen()), next: true }));
    await toldLed({ speaks: waits?.name });
    // Its page found no answer and asks again: it is told that it waits no more.
    expect(await need(ask(two))).toEqual({ asked: false });
    expect((await read()).waiting).toEqual([]);
    expect(await need(ask(one))).toEqual({ asked: true });
    expect(await need(ask(one, false))).toEqual({ asked: false });
    expect(await session.callTurn(facilitator, { ...(await seen()), next: true })).toEqual({
      ok: false,
      code: 'state-forbids',
    });
    await need(session.callTurn(facilitator, { ...(await seen()), next: false }));
    expect(await session.callTurn(facilitator, { ...(await seen()), next: false })).toEqual({
      ok: false,
      code: 'state-forbids',
    });
    expect((await enter(one)).led?.speaks).toBeNull();
    await need(ask(two));
    await lead('stop');
    expect(house.deps.turns.count()).toBe(0);
  });

  it('R648: a session begins with nobody waiting, whatever another process has left of one before', async () => {
    const left = await stage.join();
    const word = { activityId: room, child: left.participantId } as const;
    house.deps.turns.recall({ ...word, kind: 'speaks' });
    house.deps.turns.recall({ ...word, kind: 'asks' });
    await agenda(step('talk'));
    await lead('start');
    expect(house.deps.turns.count()).toBe(0);
    await toldLed({ state: 'running', speaks: null });
  });

  it('R522: the words at the end are seen once another person agreed, and when it is over', async () => {
    const child = await stage.join();
    await agenda(step('talk'));
    const { session } = house.services;
    const closing = words('Thank you. Your words go to the ministry.');
    await need(session.writeClosing(facilitator, { ...(await seen()), words: closing }));
    expect(await session.agreeClosing(facilitator, await seen())).toEqual({
      ok: false,
      code: 'one-person-alone',
    });
    await lead('start');
    await lead('stop');
    expect((await enter(child)).led?.closing).toEqual([]);
    await need(session.agreeClosing(stage.organiser, await seen()));
    await toldLed({ closing });
    // Written anew it waits anew.
    await need(session.writeClosing(facilitator, { ...(await seen()), words: closing }));
    expect((await enter(child)).led?.closing).toEqual([]);
    // A colleague who saves it as it stands has not written it.
    const colleague = { ...(await house.staffWho('moderator')), grants: facilitator.grants };
    await need(session.writeClosing(colleague, { ...(await seen()), words: [...closing].reverse() }));
    const alone = { ok: false, code: 'one-person-alone' };
    expect(await session.agreeClosing(facilitator, await seen())).toEqual(alone);
    const other = words('Thank you. Your words go to the office.');
    await need(session.writeClosing(colleague, { ...(await seen()), words: other }));
    expect(await session.agreeClosing(colleague, await seen())).toEqual(alone);
    await need(session.agreeClosing(facilitator, await seen()));
    await toldLed({ closing: other });
  });
});
