import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Lead, Step } from '../../server/core/room/agenda.ts';
import type { Child, Staff } from '../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../support/house.ts';
import { draftVoting, prompts, type VotingStage } from '../support/voting.ts';

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
