import { afterAll, beforeAll, expect, it } from 'vitest';
import { endGathering } from '../../../db/queries/session/gatherings.ts';
import { moveSession } from '../../../db/queries/session/sessions.ts';
import { minuteOf } from '../../../server/core/consultation/days.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Lead, Step } from '../../../server/core/room/agenda.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { showDue } from '../../../server/usecases/session/lead-session.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, prompts, type VotingStage } from '../../support/house/voting.ts';

/** One meeting of a room after another. */

let house: TestHouse;
let stage: VotingStage;
let facilitator: Staff;
let room: string;
let child: Child;

const words = (body: string) =>
  ['ar', 'en'].flatMap((language) => ['older', 'younger'].map((level) => ({ language, level, body })));
const step = (kind: Step['kind'], minutes = 10): Step => ({ kind, minutes, words: words(`A ${kind}.`) });

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [{ kind: 'room', prompts: prompts('Talk.') }]);
  await drafted.open();
  stage = drafted;
  [room = ''] = stage.activities;
  facilitator = await house.staffWho('facilitator');
  child = await stage.join();
});
afterAll(() => house.remove());

const at = () => ({ consultationId: stage.consultationId, activityId: room });
const read = () => need(house.services.session.read(facilitator, at()));
const seen = async () => ({ ...at(), revision: (await read()).session.revision });
const lead = async (to: Lead) =>
  need(house.services.session.lead(facilitator, { ...(await seen()), lead: to }));
const agenda = async (...steps: readonly Step[]) =>
  need(house.services.session.writeAgenda(facilitator, { ...(await seen()), steps }));
const led = async (who = child) =>
  (await need(house.services.room.enter(who, { activityId: room, after: 0 }))).led;

it('R522: the words of one meeting stand while the next is prepared, and are never those of the next', async () => {
  const { session } = house.services;
  const closing = words('You want more buses.');
  await agenda(step('talk'));
  // Agreed to before any meeting they wait for its end.
  await need(session.writeClosing(facilitator, { ...(await seen()), words: closing }));
  await need(session.agreeClosing(stage.organiser, await seen()));
  expect((await led())?.closing).toEqual([]);
  await lead('start');
  expect((await led())?.closing).toEqual([]);
  await lead('stop');
  expect((await led())?.closing).toEqual(closing);

  for (const minutes of [5, 6]) await agenda(step('talk', minutes));
  expect(await led()).toMatchObject({ state: 'ready', steps: [{ minutes: 6 }], untilMinute: 0, closing });
  await lead('start');
  await lead('stop');
  expect(await led()).toMatchObject({ state: 'over', closing: [] });
  expect((await read()).session).toMatchObject({ closing, closingApprovedBy: '' });
  // Whoever reads them anew may agree, also once the next steps stand.
  await agenda(step('talk'));
  await need(session.agreeClosing(stage.organiser, await seen()));
  expect((await led())?.closing).toEqual(closing);
});

it('R522: words that are written once the next steps stand are of the next meeting: they wait for its end, and stay agreed to', async () => {
  const { session } = house.services;
  const closing = words('You want fewer cars.');
  await lead('start');
  await lead('stop');
  await agenda(step('talk'));
  await need(session.writeClosing(facilitator, { ...(await seen()), words: closing }));
  await need(session.agreeClosing(stage.organiser, await seen()));
  expect((await led())?.closing).toEqual([]);
  await lead('start');
  expect((await led())?.closing).toEqual([]);
  await lead('stop');
  expect(await led()).toMatchObject({ state: 'over', closing });
});

it('R517: what the clock shows takes no press from whoever leads', async () => {
  const { session } = house.services;
  const clock = { kind: 'system', name: 'clock' } as const;
  const later = { ...house.deps, clock: () => house.deps.clock() + 61_000 };
  await agenda(step('write', 1), step('write', 1));
  await lead('start');
  const page = await seen();
  const press = async (to: Lead) => need(session.lead(facilitator, { ...page, lead: to }));
  const shown = await showDue(later, clock, {});
  expect(shown.ok && shown.events.map(({ name }) => name)).toEqual(['room-led']);
  expect(await led()).toMatchObject({ step: 1, gathers: false });
  // Its button is still there on the page.
  await press('show');
  await press('next');
  expect(await led()).toMatchObject({ step: 2, gathers: true });
  // Made longer while the clock looked: it waits on, and what was shown stays shown.
  const db = await house.databases.consultation(stage.consultationId);
  const due = minuteOf(house.deps.clock()) + 2;
  await lead('more');
  expect(await db?.write(endGathering({ activityId: room, minute: due }))).toMatchObject({ ok: false });
  const { session: before } = await read();
  await db?.write(endGathering({ activityId: room, minute: due + 10 }));
  const to = { state: 'running', step: 2, untilMinute: due + 20, gathers: true } as const;
  await db?.write(moveSession({ activityId: room, revision: before.revision, to }));
  expect((await read()).session).toMatchObject({ untilMinute: due + 20, gathers: false });
  await lead('stop');
});

it('R518: a slow pace ends with the session that was led at it', async () => {
  const { room: rooms, session } = house.services;
  await need(session.pace(facilitator, { ...(await seen()), minutes: 5 }));
  await agenda(step('talk'));
  await lead('start');
  expect((await led())?.paceMinutes).toBe(5);
  const post = (text: string) =>
    rooms.post(child, { id: newId(house.deps.random), activityId: room, text, language: 'en' });
  await need(post('At once.'));
  expect(await post('Too soon.')).toEqual({ ok: false, code: 'room-pace' });
  await lead('stop');
  expect((await led())?.paceMinutes).toBe(0);
  await need(post('Soon enough.'));
});

it('R522, R1121: words that wait are agreed to also once all of it is closed, and children read them; nothing else is led there', async () => {
  const { session } = house.services;
  const closing = words('You want a zebra crossing.');
  await agenda(step('talk'));
  await lead('start');
  await need(session.writeClosing(facilitator, { ...(await seen()), words: closing }));
  const old = await seen();
  await stage.move('closed');
  expect((await led())?.closing).toEqual([]);
  const page = await seen();
  expect(await session.agreeClosing(facilitator, page)).toEqual({ ok: false, code: 'one-person-alone' });
  for (const refused of [
    session.pace(facilitator, { ...page, minutes: 5 }),
    session.spotlight(facilitator, { ...page, id: '', change: 0 }),
    session.writeAgenda(facilitator, { ...page, steps: [step('talk')] }),
    session.writeClosing(facilitator, { ...page, words: closing }),
    session.lead(facilitator, { ...page, lead: 'start' }),
    // From a page that came while it ran, and with no field filled in.
    session.lead(facilitator, { ...old, lead: 'next' }),
    session.callTurn(facilitator, { ...old, next: true }),
    session.gather(facilitator, at()),
    session.unplan(facilitator, { ...at(), startMinute: 1 }),
    session.writeClosing(facilitator, { ...old, words: [] }),
  ])
    expect(await refused).toEqual({ ok: false, code: 'state-forbids' });
  const before = { ...page, revision: page.revision - 1 };
  expect(await session.agreeClosing(stage.organiser, before)).toEqual({ ok: false, code: 'stale-revision' });
  await need(session.agreeClosing(stage.organiser, page));
  expect((await led())?.closing).toEqual(closing);
});
