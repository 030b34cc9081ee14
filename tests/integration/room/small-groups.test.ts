import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { timeOfDayThereInWords } from '../../../app/i18n/dates.ts';
import * as childRoom from '../../../app/routes/child/room/room.tsx';
import * as wordsPage from '../../../app/routes/child/words/words.tsx';
import { activities } from '../../../db/queries/consultation/consultations.ts';
import { newId } from '../../../server/core/ids.ts';
import { moreMinutes } from '../../../server/core/room/agenda.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { goToGroup } from '../../../server/usecases/session/go-to-group.ts';
import { restLeftGroups } from '../../../server/usecases/session/left-groups.ts';
import {
  need,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
} from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');

let house: TestHouse;
let live: TestLive;
let stage: Awaited<ReturnType<typeof draftVoting>>;
let facilitator: Staff;
let moderator: Staff;
let room: string;
let groups: readonly [string, string];
let children: readonly Child[];

const words = ['ar', 'en'].flatMap((language) =>
  ['older', 'younger'].map((level) => ({ language, level, body: 'We talk.' })),
);
const at = () => ({ consultationId: stage.consultationId, activityId: room });
const page = () => need(house.services.session.read(facilitator, at()));
const seen = async () => ({ ...at(), revision: (await page()).session.revision });
const lead = async (to: 'start' | 'stop') =>
  need(house.services.session.lead(facilitator, { ...(await seen()), lead: to }));
const take = (staff: Staff, group: string, leads = true) =>
  house.services.session.takeGroup(staff, { ...at(), group, leads });
const go = (child: Child | undefined) =>
  house.services.session.goToGroup(child as Child, { activityId: room });
const enter = (child: Child | undefined, activityId: string) =>
  house.services.room.enter(child as Child, { activityId, after: 0 });
/** The page of a room, as this child has it. */
const roomPage = async (child: Child, activityId: string) => {
  const pages = drawPages(house, { routes: { '/here/room/:id': childRoom }, child });
  return wordsOf((await pages.get(`/here/room/${activityId}`)).html);
};
/** The page with all that a child said. */
const wordsIn = async (child: Child) => {
  const pages = drawPages(house, { routes: { '/here/words': wordsPage }, child });
  return wordsOf((await pages.get('/here/words')).html);
};
const db = async () => {
  const found = await house.databases.consultation(stage.consultationId);
  if (!found) throw new Error('It is not there.');
  return found;
};
const seats = async () => (await db()).query('select * from small_group_seat', []);
const posted = (child: Child | undefined, activityId: string) => ({
  child: child as Child,
  post: { id: newId(house.deps.random), activityId, text: 'Between us.', language: 'en' },
});
const say = (child: Child | undefined, activityId: string) => {
  const { child: who, post } = posted(child, activityId);
  return house.services.room.post(who, post);
};

beforeAll(async () => {
  house = await openTestHouse();
  live = await openTestLive(house);
  stage = await draftVoting(house, [{ kind: 'room', prompts: prompts('Talk.') }]);
  [room = ''] = stage.activities;
  facilitator = await house.staffWho('facilitator');
  moderator = await house.staffWho('moderator');
});
afterAll(async () => {
  await live.close();
  await house.remove();
});

it('R600: a draft divides its room, its groups ask the same, and go with it', async () => {
  const { session, consultation } = house.services;
  const divide = async (count: number, activityId = room) =>
    session.divide(stage.organiser, { ...at(), activityId, revision: await stage.revision(), count });
  expect(await divide(1)).toEqual({ ok: false, code: 'choice-unfit' });
  await need(divide(4));
  await need(divide(2));
  const made = (await page()).groups.map(({ id }) => id);
  expect(made).toHaveLength(2);
  groups = [made[0] ?? '', made[1] ?? ''];
  expect(await divide(2, groups[0])).toEqual({ ok: false, code: 'activity-unknown' });
  expect(await session.divide(facilitator, { ...at(), revision: await stage.revision(), count: 3 })).toEqual({
    ok: false,
    code: 'not-found',
  });
  const edit = { consultationId: stage.consultationId, kind: 'room', anchor: '' } as const;
  await need(
    consultation.writeActivity(stage.organiser, {
      ...edit,
      revision: await stage.revision(),
      activityId: room,
      prompts: prompts('Talk together.'),
    }),
  );
  const found = await activities(await db());
  expect(found.map(({ kind, groupOf, state }) => [kind, groupOf, state])).toEqual([
    ['room', '', 'open'],
    ['room', room, 'paused'],
    ['room', room, 'paused'],
  ]);
  for (const each of found) expect(each.prompts).toEqual(found[0]?.prompts);
  expect(
    await consultation.writeActivity(stage.organiser, {
      ...edit,
      revision: await stage.revision(),
      activityId: groups[0],
      prompts: prompts('Something else.'),
    }),
  ).toEqual({ ok: false, code: 'activity-unknown' });
  await stage.open();
  children = await stage.joinMany(9);
});

describe('R601: a small group is open only while somebody leads it', () => {
  it('nobody leads one before the session runs, and no other act opens it', async () => {
    const { session, consultation } = house.services;
    expect(await take(facilitator, groups[0])).toEqual({ ok: false, code: 'state-forbids' });
    expect(
      await consultation.moveActivity(moderator, {
        consultationId: stage.consultationId,
        activityId: groups[0],
        to: 'open',
      }),
    ).toEqual({ ok: false, code: 'state-forbids' });
    const steps = [{ kind: 'talk' as const, minutes: 10, words }];
    await need(session.writeAgenda(facilitator, { ...(await seen()), steps }));
    await lead('start');
    expect(await go(children[0])).toEqual({ ok: false, code: 'groups-full' });
  });

  it('one person leads one, and children of the room hear that there is one', async () => {
    const big = await live.connect(children[8] as Child);
    await big.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
    await need(take(facilitator, groups[0]));
    await expect.poll(() => big.heard.at(-1)).toMatchObject(['room:led', { led: { groups: true } }]);
    for (const [staff, group] of [
      [facilitator, groups[1]],
      [moderator, groups[0]],
    ] as const)
      expect(await take(staff, group)).toEqual({ ok: false, code: 'state-forbids' });
    expect((await page()).groups.map(({ leader, mine }) => [leader, mine])).toEqual([
      [facilitator.name, true],
      ['', false],
    ]);
  });
});

describe('R602, R603: a child comes to a group, and no other child does', () => {
  it('nobody finds a group that it is not in, enters it or speaks there', async () => {
    const place = await need(house.services.room.place(children[0] as Child, {}));
    expect(place.activities.map(({ id }) => id)).toEqual([room]);
    expect(await enter(children[0], groups[0])).toEqual({ ok: false, code: 'activity-unknown' });
    expect(await say(children[0], groups[0])).toMatchObject({ ok: false });
    expect(
      await house.services.room.earlier(children[0] as Child, {
        activityId: groups[0],
        before: 9,
        language: 'en',
      }),
    ).toEqual({ ok: false, code: 'activity-unknown' });
    const socket = await live.connect(children[0] as Child);
    expect(await socket.emitWithAck('room:enter', { v: 1, activity: groups[0], after: 0 })).toMatchObject({
      ok: false,
    });
  });

  it('eight come to the one that is open, a ninth stays, and all keep their place', async () => {
    for (const child of children.slice(0, 8)) expect(await need(go(child))).toEqual({ group: groups[0] });
    expect(await go(children[8])).toEqual({ ok: false, code: 'groups-full' });
    await need(take(moderator, groups[1]));
    // Two taps at once are one way in.
    const both = await Promise.all([go(children[8]), go(children[8])]);
    expect(both).toMatchObject([1, 2].map(() => ({ ok: true, value: { group: groups[1] } })));
    expect(await need(go(children[0]))).toEqual({ group: groups[0] });
    expect(await seats()).toHaveLength(9);
    expect(await enter(children[8], groups[0])).toEqual({ ok: false, code: 'activity-unknown' });
    const place = await need(house.services.room.place(children[0] as Child, {}));
    expect(place.activities.map(({ id }) => id)).toEqual([room, groups[0]]);
  });

  it('R1080: two who come at once for the last place of one find it and a place in the other', async () => {
    const { write } = await db();
    const sit = (child: unknown, group: unknown) => ({
      sql: 'insert into small_group_seat (group_of, participant_id, activity_id) values (?1, ?2, ?3)',
      args: [room, String(child), String(group)],
    });
    const none = { sql: 'delete from small_group_seat', args: [] };
    const many = await stage.joinMany(16);
    await write([none, ...many.slice(0, 14).map((child, at) => sit(child.participantId, groups[at % 2]))]);
    onTestFinished(async () => {
      const sat = children.map((child, at) => sit(child.participantId, groups[at < 8 ? 0 : 1]));
      await write([none, ...sat]);
    });
    // By the same lot.
    const deps = { ...house.deps, random: (length: number) => new Uint8Array(length) };
    const both = await Promise.all(
      many.slice(14).map((child) => need(goToGroup(deps, child, { activityId: room }))),
    );
    expect(new Set(both.map(({ group }) => group))).toEqual(new Set(groups));
    const [late] = await stage.joinMany(1);
    expect(await go(late)).toEqual({ ok: false, code: 'groups-full' });
  });

  it('R603, R1029: nor by a call for help from it, whose words are a view after all', async () => {
    const { room: rooms, safeguarding } = house.services;
    const child = children[8] as Child;
    const words = { text: 'Let me in there.', language: 'en' };
    const ask = (activityId: string) => {
      const asked = { id: newId(house.deps.random), activityId, choice: 'help' as const, ...words };
      return safeguarding.ask(child, asked);
    };
    const away = await need(ask(groups[0]));
    expect(away).toMatchObject({ counted: false, gone: true });
    const view = (caseId: string) => safeguarding.countAsView(child, { caseId, ...words });
    expect(await view(away.caseId)).toEqual({ ok: false, code: 'not-found' });
    const { caseId, gone } = await need(ask(groups[1]));
    expect(gone).toBe(false);
    // As an older version left one: in the other group.
    const lies = async (activityId: string) =>
      (await db()).write([
        { sql: 'update contribution set activity_id = ?1 where id = ?2', args: [activityId, caseId] },
      ]);
    await lies(groups[0]);
    expect(await view(caseId)).toEqual({ ok: false, code: 'not-allowed' });
    expect(await rooms.revise(child, { id: caseId, revision: 1, ...words })).toEqual({
      ok: false,
      code: 'not-allowed',
    });
    await lies(groups[1]);
    await need(view(caseId));
    await need(rooms.withdraw(child, { id: caseId }));
  });

  it('R715: a paused room calls its groups back, and none opens until it is open again', async () => {
    const { consultation } = house.services;
    const move = (to: 'open' | 'paused') =>
      need(
        consultation.moveActivity(moderator, {
          consultationId: stage.consultationId,
          activityId: room,
          to,
        }),
      );
    const inGroup = await live.connect(children[0] as Child);
    await inGroup.emitWithAck('room:enter', { v: 1, activity: groups[0], after: 0 });
    const inRoom = await live.connect(children[0] as Child);
    await inRoom.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
    await move('paused');
    await expect
      .poll(() => inGroup.heard.at(-1))
      .toMatchObject(['room:state', { activity: groups[0], state: 'paused' }]);
    await expect.poll(() => inRoom.heard.at(-1)).toMatchObject(['room:led', { led: { groups: false } }]);
    expect(await say(children[0], groups[0])).toEqual({ ok: false, code: 'room-paused' });
    expect(await take(facilitator, groups[0])).toEqual({ ok: false, code: 'state-forbids' });
    expect((await page()).rests).toBe(true);
    await move('open');
    expect((await page()).groups.map(({ leader }) => leader)).toEqual(['', '']);
    expect(await say(children[0], groups[0])).toEqual({ ok: false, code: 'room-paused' });
    await need(take(facilitator, groups[0]));
    await need(take(moderator, groups[1]));
    for (const socket of [inGroup, inRoom]) socket.close();
  });

  it('R665, R1144: its children read until when it lasts, and hear it when that is longer or it opens again', async () => {
    const inside = await live.connect(children[0] as Child);
    await inside.emitWithAck('room:enter', { v: 1, activity: groups[0], after: 0 });
    const untilIn = async (group: string) => (await need(enter(children[0], group))).led?.untilMinute;
    const before = (await page()).session.untilMinute;
    expect([await untilIn(room), await untilIn(groups[0])]).toEqual([before, before]);
    const drawn = drawPages(house, { routes: { '/here/room/:id': childRoom }, child: children[0] as Child });
    // R1144: with the place whose clocks are meant.
    const time = timeOfDayThereInWords('en', before, 'Europe/Vienna');
    expect(time).toContain('(Austria Time)');
    const said = wordsOf((await drawn.get(`/here/room/${groups[0]}`)).html);
    expect(said).toContain(speakerOf('en').t('led.until', { time }));

    await need(house.services.session.lead(facilitator, { ...(await seen()), lead: 'more' }));
    const longer = (await page()).session.untilMinute;
    expect(longer).toBeGreaterThan(before);
    const heard = (untilMinute: number) => ['room:led', { activity: groups[0], led: { untilMinute } }];
    await expect.poll(() => inside.heard.at(-1)).toMatchObject(heard(longer));
    expect(inside.heard.at(-1)).toMatchObject([
      'room:led',
      { led: { state: 'ready', steps: [], words: [], groups: false, planned: [] } },
    ]);
    // While nobody leads it nobody says how long, and once somebody does again its page hears both.
    await need(take(facilitator, groups[0], false));
    expect(await untilIn(groups[0])).toBeUndefined();
    await need(take(facilitator, groups[0]));
    await expect.poll(() => inside.heard.at(-1)).toMatchObject(heard(longer));
    inside.close();
  });

  it('R658: no wall shows what only a group reads', async () => {
    const on = (activityId: string) =>
      house.services.session.projector(facilitator, { consultationId: stage.consultationId, activityId });
    expect((await on(room)).ok).toBe(true);
    expect(await on(groups[0])).toEqual({ ok: false, code: 'not-found' });
  });

  it('R674: nobody who listens hears what only a group reads, until it was said in its room', async () => {
    const { consultation, listening } = house.services;
    const { consultationId } = stage;
    await need(consultation.moveUse(stage.organiser, { consultationId, use: 'quotes', to: 'asked' }));
    const approver = await house.staffWho('approver');
    await need(consultation.moveUse(approver, { consultationId, use: 'quotes', to: 'made' }));
    const child = children[3] as Child;
    await need(house.services.room.answerUse(child, { use: 'quotes', answer: 'yes' }));
    const among = await stage.publish(child, groups[0], 'Heard by seven others.');
    const toAll = await stage.publish(child, room, 'Heard by all.');
    const day = new Date(house.deps.clock() + 3 * 86_400_000).toISOString().slice(0, 10);
    await need(listening.plan(facilitator, { consultationId, day, time: '12:00', minutes: 30 }));
    const desk = () => need(listening.desk(facilitator, { consultationId, page: 0 }));
    expect((await desk()).rest.map(({ id }) => id)).toEqual([toAll]);
    const put = (id: string) => listening.putUp(facilitator, { consultationId, id, up: true, change: 2 });
    expect(await put(among)).toEqual({ ok: false, code: 'state-forbids' });
    // Put up by an older version it is heard no more.
    await (await db()).write([
      {
        sql: 'insert into listening_word (contribution_id, change, staff_id) select id, change, ?2 from contribution where id = ?1',
        args: [among, facilitator.staffId],
      },
    ]);
    expect((await desk()).up).toEqual([]);
    await (await db()).write([{ sql: 'delete from listening_word', args: [] }]);
    const { hour: id } = await desk();
    await need(listening.lead(facilitator, { consultationId, lead: 'end', id, running: false }));
    await need(house.services.room.withdraw(child, { id: among }));
    await need(house.services.room.withdraw(child, { id: toAll }));
  });

  it('what is published there is heard there and nowhere else', async () => {
    const [inside, other, big] = await Promise.all(
      [children[0], children[8], children[1]].map((child) => live.connect(child as Child)),
    );
    await inside?.emitWithAck('room:enter', { v: 1, activity: groups[0], after: 0 });
    await other?.emitWithAck('room:enter', { v: 1, activity: groups[1], after: 0 });
    await big?.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
    await stage.publish(children[0] as Child, groups[0], 'Only among us.');
    await expect.poll(() => JSON.stringify(inside?.heard)).toContain('Only among us.');
    expect(JSON.stringify([other?.heard, big?.heard])).not.toContain('Only among us.');
  });

  it('R1165: its child reads that its group was shown it, and nobody is told that everyone was', async () => {
    const said = await wordsIn(children[0] as Child);
    expect(said).toContain(t('own.group.shown'));
    expect(said).not.toContain(t('state.shown'));
  });

  it('R1165: so where what it said is older than what its group’s room lists', async () => {
    const child = children[0] as Child;
    const entered = house.services.room.enter;
    const old = vi.spyOn(house.services.room, 'enter');
    old.mockImplementation(async (...of) => {
      const came = await entered(...of);
      return came.ok ? { ...came, value: { ...came.value, items: [] } } : came;
    });
    const said = await roomPage(child, groups[0]);
    old.mockRestore();
    expect(said).toContain(t('own.group.shown'));
    expect(said).not.toContain(t('state.shown'));
  });

  it('R804: nobody outside of it reports what is said there', async () => {
    const said = await (await db()).query(
      "select id from contribution where activity_id = ?1 and state = 'published'",
      [groups[0]],
    );
    const of = String(said[0]?.[0]);
    const report = (child: Child | undefined) => house.services.room.report(child as Child, { id: of });
    expect(await report(children[8])).toEqual({ ok: false, code: 'not-found' });
    const reports = async () =>
      (await db()).query('select count(*) from report where contribution_id = ?1', [of]);
    expect(await reports()).toEqual([[0]]);
    await need(report(children[2]));
    expect(await reports()).toEqual([[1]]);
  });
});

describe('R601, R604: groups rest', () => {
  it('when who leads them has no session any more; only the clock looks', async () => {
    const clock = { kind: 'system', name: 'clock' } as const;
    expect(await restLeftGroups(house.deps, facilitator, {})).toEqual({ ok: false, code: 'not-allowed' });
    const inside = await live.connect(children[1] as Child);
    await inside.emitWithAck('room:enter', { v: 1, activity: groups[0], after: 0 });
    // Nobody of this house signed in: its staff act without sessions, as somebody does who signed out a moment ago.
    const rested = await restLeftGroups(house.deps, clock, {});
    expect(rested.ok && rested.events.filter(({ name }) => name === 'activity-changed')).toHaveLength(2);
    expect((await need(enter(children[1], groups[0]))).state).toBe('paused');
    expect(await say(children[1], groups[0])).toMatchObject({ ok: false, code: 'room-paused' });
    expect(await go(children[1])).toEqual({ ok: false, code: 'group-rests' });
    await need(take(facilitator, groups[0]));
    expect(await need(go(children[1]))).toEqual({ group: groups[0] });
  });

  it('when whoever leads them is signed in and lets the time of the step go by', async () => {
    const clock = { kind: 'system', name: 'clock' } as const;
    const dueMinute = Math.floor(house.deps.clock() / 60_000) + 600;
    await house.databases.control.write([
      { sql: `update staff set state = 'active' where id = ?1`, args: [facilitator.staffId] },
      {
        sql: 'insert into staff_session (hash, staff_id, role_version, due_minute, proven) values (?1, ?2, ?3, ?4, 1)',
        args: [Buffer.from('a session'), facilitator.staffId, facilitator.roleVersion, dueMinute],
      },
    ]);
    const restsIn = (minutes: number) => {
      const deps = { ...house.deps, clock: () => house.deps.clock() + minutes * 60_000 };
      return restLeftGroups(deps, clock, {}).then((rested) => rested.ok && rested.events.length);
    };
    expect([await restsIn(0), await restsIn(14 + moreMinutes), await restsIn(17 + moreMinutes)]).toEqual([
      0, 0, 2,
    ]);
    expect((await need(enter(children[1], groups[0]))).state).toBe('paused');
    await need(take(facilitator, groups[0]));
  });

  it('when everybody is called back, when the session ends, and at closing nothing tells who was in which', async () => {
    const inside = await live.connect(children[2] as Child);
    await inside.emitWithAck('room:enter', { v: 1, activity: groups[0], after: 0 });
    await need(house.services.session.gather(facilitator, at()));
    await expect
      .poll(() => inside.heard.at(-1))
      .toMatchObject([expect.stringContaining(':'), { state: 'paused' }]);
    expect((await page()).groups.map(({ leader }) => leader)).toEqual(['', '']);
    await need(take(facilitator, groups[0]));
    await lead('stop');
    expect((await need(enter(children[2], groups[0]))).state).toBe('paused');
    expect(await seats()).toHaveLength(9);
    const held = await need(house.services.privacy.held(children[2] as Child, {}));
    expect(held.tables.find(({ table }) => table === 'small_group_seat')?.rows).toHaveLength(1);
    const said = () =>
      db().then((open) =>
        open
          .query("select activity_id from contribution where state <> 'withdrawn'", [])
          .then((rows) => rows.map(([id]) => id)),
      );
    expect(await said()).toEqual([groups[0]]);
    await stage.move('closed');
    expect(await seats()).toEqual([]);
    expect(await said()).toEqual([room]);
    // R1165: no other child sees words of a room that is over.
    const own = await wordsIn(children[0] as Child);
    expect(own).toContain(t('own.answer.shown'));
    expect(own).not.toContain(t('state.shown'));
    const over = await roomPage(children[0] as Child, room);
    expect(over).toContain('Only among us.');
    expect(over).toContain(t('own.answer.shown'));
    expect(over).not.toContain(t('state.shown'));
    expect((await activities(await db())).map(({ id }) => id)).toEqual([room]);
  });

  it('R725: who calls for help from a group that went with it is heard; nothing else of it stands', async () => {
    const child = children[0] as Child;
    for (const choice of ['help', 'both'] as const) {
      const id = newId(house.deps.random);
      const asked = { id, activityId: groups[0], text: 'Somebody hits me.', language: 'en', choice };
      const told = { caseId: id, begun: true, counted: false, gone: true };
      expect(await need(house.services.safeguarding.ask(child, asked))).toEqual(told);
      expect(await need(house.services.safeguarding.ask(child, asked))).toEqual(told);
      const open = await db();
      expect(await open.query('select state from sealed_case where id = ?1', [id])).toEqual([['sealed']]);
      expect(await open.query('select 1 from contribution where id = ?1', [id])).toEqual([]);
    }
  });
});
