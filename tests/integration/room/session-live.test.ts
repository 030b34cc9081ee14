import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Lead, Step } from '../../../server/core/room/agenda.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import type { Leading } from '../../../server/core/wire/leading.ts';
import { showDue } from '../../../server/usecases/session/lead-session.ts';
import {
  need,
  next,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
  type TestSocket,
} from '../../support/house/house.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';

let house: TestHouse;
let live: TestLive;
let stage: Awaited<ReturnType<typeof draftVoting>>;
let facilitator: Staff;
let room: string;
let group: string;
let children: readonly Child[];
/** Of who leads beside another, and of who stands in. */
let page: TestSocket;
let other: TestSocket;
/** Of who may read the agenda and watch no room. */
let stranger: TestSocket;
let child: TestSocket;

const words = (body: string) =>
  ['ar', 'en'].flatMap((language) => ['older', 'younger'].map((level) => ({ language, level, body })));
const step = (kind: Step['kind'], minutes = 10): Step => ({
  kind,
  minutes,
  words: kind === 'break' ? [] : words(`A ${kind}.`),
});
const at = () => ({ consultationId: stage.consultationId, activityId: room });
const read = () => need(house.services.session.read(facilitator, at()));
const seen = async () => ({ ...at(), revision: (await read()).session.revision });
const lead = async (to: Lead) =>
  need(house.services.session.lead(facilitator, { ...(await seen()), lead: to }));
const asks = (who: Child | undefined, wants = true) =>
  need(house.services.session.askTurn(who as Child, { activityId: room, wants }));
const call = async () => house.services.session.callTurn(facilitator, { ...(await seen()), next: true });
const enter = (socket: TestSocket, activity = room) =>
  socket.emitWithAck('session:enter', { v: 1, consultation: stage.consultationId, activity });
/** What a page that was told asks for. */
async function told(socket: TestSocket, activity = room): Promise<Leading> {
  const answer = await enter(socket, activity);
  if (!answer.ok) throw new Error(answer.code);
  return answer.shows;
}
const changed = () => Promise.all([page, other].map((socket) => next(socket, 'session:changed')));

beforeAll(async () => {
  house = await openTestHouse();
  live = await openTestLive(house);
  stage = await draftVoting(house, [{ kind: 'room', prompts: prompts('Talk.') }]);
  [room = ''] = stage.activities;
  facilitator = await house.staffWho('facilitator');
  const revision = await stage.revision();
  await need(house.services.session.divide(stage.organiser, { ...at(), revision, count: 2 }));
  group = (await read()).groups[1]?.id ?? '';
  await stage.open();
  children = await stage.joinMany(3);
  page = await live.connect(facilitator);
  other = await live.connect(await house.staffWho('moderator'));
  stranger = await live.connect(stage.organiser);
  child = await live.connect(children[0] as Child);
  await child.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
  for (const socket of [page, other]) await enter(socket);
});
afterAll(async () => {
  await live.close();
  await house.remove();
});

beforeEach(async () => {
  if ((await read()).session.state === 'running') await lead('stop');
  const steps = [step('talk'), step('break', 5), step('talk', 20)];
  await need(house.services.session.writeAgenda(facilitator, { ...(await seen()), steps }));
  await lead('start');
});

it('R844: both who lead hear that something changed and read it; children and who may not watch hear nothing of it', async () => {
  const started = changed();
  await lead('more');
  await started;
  expect(await told(other)).toMatchObject({ state: 'open', session: { state: 'running', step: 1 } });

  const rowed = changed();
  await asks(children[1]);
  await rowed;
  const { waiting } = await told(page);
  expect(waiting.map(({ place }) => place)).toEqual([0]);

  const said = changed();
  const shown = await stage.publish(children[1] as Child, room, 'Seen by all.');
  await said;
  expect((await told(other)).shown.map(({ id }) => id)).toContain(shown);

  const gone = changed();
  await need(house.services.room.withdraw(children[1] as Child, { id: shown }));
  await gone;
  expect((await told(page)).shown).toEqual([]);

  const left = changed();
  await asks(children[1], false);
  await left;
  expect((await told(page)).waiting).toEqual([]);

  // Nothing but that something changed, and nothing to whom it is not for: the beat of it tells how much is said.
  for (const socket of [page, other])
    expect(new Set(socket.heard.map(([name, event]) => `${name} ${event}`))).toEqual(
      new Set(['session:changed undefined']),
    );
  expect(child.heard.map(([name]) => name)).not.toContain('session:changed');
  expect(await enter(stranger)).toEqual({ ok: false, code: 'not-found' });
  expect(await child.emitWithAck('session:enter' as 'room:enter', {} as never)).toEqual({
    ok: false,
    code: 'not-allowed',
  });
  expect(stranger.heard).toEqual([]);
});

it('R844: it hears that its room rests, that all of it does, and a small group what is led in its room', async () => {
  const { consultationId } = stage;
  const inGroup = await live.connect(facilitator);
  expect(await told(inGroup, group)).toMatchObject({ group: { of: room, number: 2, session: { step: 1 } } });
  const rests = Promise.all([changed(), next(inGroup, 'session:changed')]);
  await need(
    house.services.consultation.moveActivity(stage.organiser, {
      consultationId,
      activityId: room,
      to: 'paused',
    }),
  );
  await rests;
  expect(await told(page)).toMatchObject({ rests: true });
  const open = changed();
  await need(
    house.services.consultation.moveActivity(stage.organiser, {
      consultationId,
      activityId: room,
      to: 'open',
    }),
  );
  await open;

  const onward = next(inGroup, 'session:changed');
  await lead('next');
  await onward;
  expect((await told(inGroup, group)).group?.session.step).toBe(2);

  const all = Promise.all([changed(), next(inGroup, 'session:changed')]);
  await stage.move('paused');
  await all;
  expect(await told(other)).toMatchObject({ state: 'paused' });
  await stage.move('open');
});

it('R843: who has the word has it for its step; who waits stays in the row, and nobody is called in a break', async () => {
  for (const who of [children[0], children[2]]) await asks(who);
  await need(call());
  expect((await read()).led?.speaks).not.toBeNull();
  await lead('more');
  expect((await read()).led?.speaks).not.toBeNull();
  const hears = next(child, 'room:led', ({ led }) => led?.step === 2);
  await lead('next');
  expect((await hears).led).toMatchObject({ step: 2, speaks: null });
  expect((await read()).waiting).toHaveLength(1);
  const numbers = child.heard.length;
  expect(await call()).toEqual({ ok: false, code: 'state-forbids' });
  expect(child.heard).toHaveLength(numbers);
  await lead('next');
  await need(call());
  expect(await read()).toMatchObject({ waiting: [], led: { step: 3, speaks: expect.anything() } });
});

it('R1001: nobody is called while all write; who asked meanwhile is in the row once it is shown, by a press or by the clock', async () => {
  for (const shows of ['show', 'clock'] as const) {
    await lead('stop');
    await need(
      house.services.session.writeAgenda(facilitator, { ...(await seen()), steps: [step('write', 5)] }),
    );
    await lead('start');
    await asks(children[0]);
    expect(await call()).toEqual({ ok: false, code: 'state-forbids' });
    expect(await read()).toMatchObject({ waiting: [{ place: 0 }], led: { gathers: true, speaks: null } });
    if (shows === 'show') await lead('show');
    else {
      const later = { ...house.deps, clock: () => house.deps.clock() + 5 * 60_000 };
      await need(showDue(later, { kind: 'system', name: 'clock' }, {}));
    }
    await need(call());
    expect(await read()).toMatchObject({ waiting: [], led: { gathers: false, speaks: expect.anything() } });
  }
});

it('R846: a small group has one number for its children and for who leads it', async () => {
  const groups = (await read()).groups.map(({ id }) => id);
  await need(house.services.session.takeGroup(facilitator, { ...at(), group, leads: true }));
  await need(house.services.session.goToGroup(children[2] as Child, { activityId: room }));
  const place = await need(house.services.room.place(children[2] as Child, {}));
  expect(place.activities.map(({ id, groupNumber }) => [id, groupNumber])).toEqual([
    [room, 0],
    [group, 2],
  ]);
  expect(groups.indexOf(group)).toBe(1);
  const own = await need(house.services.session.read(facilitator, { ...at(), activityId: group }));
  expect(own.group).toMatchObject({ of: room, number: 2, mine: true });
  expect(own.groups).toEqual([]);
});

it('R848: a wall says that there is a break and that it is over, and then the words at the end', async () => {
  const { session } = house.services;
  const wall = () => need(session.projector(facilitator, at()));
  expect(await wall()).toMatchObject({ now: 'talk', words: words('A talk.') });
  await lead('next');
  expect(await wall()).toMatchObject({ now: 'break', words: [] });
  await need(session.writeClosing(facilitator, { ...(await seen()), words: words('Thank you.') }));
  await lead('stop');
  // One person alone stands behind them.
  expect(await wall()).toMatchObject({ now: 'over', words: [] });
  const agreed = changed();
  await need(session.agreeClosing(stage.organiser, await seen()));
  await agreed;
  expect(await wall()).toMatchObject({ now: 'over', words: words('Thank you.') });
});
