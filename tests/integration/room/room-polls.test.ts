import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePoll } from '../../../db/queries/session/room-polls.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import {
  need,
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
let room: string;
let children: readonly Child[];
let page: TestSocket;
let projector: TestSocket;

const said = (body: string) => ['ar', 'en'].map((language) => ({ language, level: 'older', body }));
const question = { question: said('Shall we go on?'), answers: [said('Yes'), said('Later')] };
const words = ['ar', 'en'].flatMap((language) =>
  ['older', 'younger'].map((level) => ({ language, level, body: 'We talk.' })),
);

beforeAll(async () => {
  house = await openTestHouse();
  live = await openTestLive(house);
  const drafted = await draftVoting(house, [{ kind: 'room', prompts: prompts('Talk.') }]);
  await drafted.open();
  stage = drafted;
  [room = ''] = stage.activities;
  facilitator = await house.staffWho('facilitator');
  children = await stage.joinMany(12);
  page = await live.connect(children[0] as Child);
  projector = await live.connect(facilitator);
  await page.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
  await projector.emitWithAck('projector:enter', {
    v: 1,
    consultation: stage.consultationId,
    activity: room,
  });
});
afterAll(async () => {
  await live.close();
  await house.remove();
});

const at = () => ({ consultationId: stage.consultationId, activityId: room });
const seen = async () => ({
  ...at(),
  revision: (await need(house.services.session.read(facilitator, at()))).session.revision,
});
const db = async () => {
  const found = await house.databases.consultation(stage.consultationId);
  if (!found) throw new Error('It is not there.');
  return found;
};
const poll = async () =>
  (await need(house.services.room.enter(children[0] as Child, { activityId: room, after: 0 }))).led?.poll;
const answer = (child: Child | undefined, choice: number, of: string) =>
  house.services.session.answer(child as Child, { activityId: room, poll: of, choice });
const rows = async () =>
  (await (await db()).query('select choice from room_poll_answer', [])).map(([choice]) => choice);
const lead = async (to: 'start' | 'stop') =>
  need(house.services.session.lead(facilitator, { ...(await seen()), lead: to }));
const steps = [{ kind: 'talk' as const, minutes: 10, words }];
const refused = { ok: false, code: 'state-forbids' };

it('R561, R562, R563: one answer a child, no number before, words once after, and nobody’s answer is kept', async () => {
  const { session } = house.services;
  await need(session.writeAgenda(facilitator, { ...(await seen()), steps }));
  expect(await session.ask(facilitator, { ...(await seen()), ...question })).toEqual(refused);
  await lead('start');
  await need(session.ask(facilitator, { ...(await seen()), ...question }));
  expect(await session.ask(facilitator, { ...(await seen()), ...question })).toEqual(refused);
  const asked = await poll();
  expect(asked).toMatchObject({ state: 'open', told: null });
  const id = asked?.id ?? '';
  await expect
    .poll(() => page.heard.at(-1))
    .toMatchObject(['room:led', { led: { poll: { id, state: 'open' } } }]);

  const [heard, onWall] = [page.heard.length, projector.heard.length];
  const number = await counter();
  // Twice, changed, at the same moment, over the wire and by the use case: one answer each.
  expect(await page.emitWithAck('room:answer', { v: 1, activity: room, poll: id, choice: 2 })).toEqual({
    ok: true,
  });
  await Promise.all(children.map((child) => need(answer(child, 1, id))));
  await Promise.all(children.slice(9).map((child) => need(answer(child, 2, id))));
  await need(answer(children[8], 0, id));
  expect([...(await rows())].sort()).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2]);
  for (const [choice, of] of [
    [3, id],
    [1, 'bm90LXRoaXMtcXVlc3Rpb24'],
  ] as const)
    expect(await answer(children[0], choice, of)).toEqual(refused);
  const entered = (child: number) =>
    need(house.services.room.enter(children[child] as Child, { activityId: room, after: 0 }));
  expect([(await entered(8)).polled, (await entered(11)).polled]).toEqual([0, 2]);
  // Nobody heard of it, and nothing tells whoever leads.
  expect([page.heard.length, projector.heard.length, await counter()]).toEqual([heard, onWall, number]);
  expect((await need(session.read(facilitator, at()))).led?.poll?.told).toBeNull();

  await need(session.tell(facilitator, await seen()));
  expect(await poll()).toMatchObject({ id, state: 'told', told: ['most', 'few'] });
  expect((await need(session.projector(facilitator, at()))).poll).toMatchObject({ told: ['most', 'few'] });
  expect(await rows()).toEqual([]);
  expect(await answer(children[0], 1, id)).toEqual(refused);
  expect(await session.tell(facilitator, await seen())).toEqual(refused);
});

it('R562: of fewer than ten nothing is told, and who is being erased is not counted', async () => {
  const { session } = house.services;
  await need(session.ask(facilitator, { ...(await seen()), ...question }));
  const id = (await poll())?.id ?? '';
  for (const [index, child] of children.slice(0, 10).entries())
    await need(answer(child, (index % 2) + 1, id));
  await need(house.services.privacy.erase(children[9] as Child, {}));
  // A stop between the two commits: nobody answers any more, and the same press mends it.
  const { revision } = await seen();
  await (await db()).write(closePoll({ activityId: room, revision, id }));
  expect(await answer(children[0], 1, id)).toEqual(refused);
  await need(session.tell(facilitator, await seen()));
  expect(await poll()).toMatchObject({ state: 'told', told: null });
  expect(await rows()).toEqual([]);
});

it('R841, R563: with the end of the session what is still asked is told, nobody’s answer is kept, and the next begins without it', async () => {
  const { session } = house.services;
  await need(session.ask(facilitator, { ...(await seen()), ...question }));
  const id = (await poll())?.id ?? '';
  // One of them is being erased: its answer is not taken.
  for (const [index, child] of children.filter((_, at) => at !== 9).entries())
    await need(answer(child, index < 8 ? 1 : 2, id));
  // A stop between the two commits: the same press mends it.
  await (await db()).write(closePoll({ activityId: room, revision: (await seen()).revision, id }));
  await lead('stop');
  expect(await rows()).toEqual([]);
  expect(await poll()).toMatchObject({ id, state: 'told', told: ['most', 'few'] });
  await expect
    .poll(() => page.heard.at(-1))
    .toMatchObject(['room:led', { led: { state: 'over', poll: { told: ['most', 'few'] } } }]);
  await need(session.writeAgenda(facilitator, { ...(await seen()), steps }));
  expect(await poll()).toMatchObject({ id, state: 'told' });
  // So it is when the words at the end of the next one are written.
  await need(session.writeClosing(facilitator, { ...(await seen()), words }));
  expect(await poll()).toMatchObject({ id, state: 'told' });
  await lead('start');
  expect(await poll()).toBeNull();
  await need(session.ask(facilitator, { ...(await seen()), ...question }));
  const next = (await poll())?.id ?? '';
  for (const child of children.slice(0, 5)) await need(answer(child, 1, next));
  await lead('stop');
  expect(await poll()).toMatchObject({ id: next, state: 'told', told: null });
  expect(await rows()).toEqual([]);
});

async function counter(): Promise<unknown> {
  return (await db()).query('select value from counter where name = ?1', [room]);
}
