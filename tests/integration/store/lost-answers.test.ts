import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { othersOf } from '../../../server/live/tell-numbers.ts';
import {
  about,
  need,
  next,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
} from '../../support/house/house.ts';
import { withoutAnswer } from '../../support/house/without-answer.ts';

let house: TestHouse;
let live: TestLive;
let moderator: Staff;
let author: Child;
let room: string;

beforeAll(async () => {
  house = await openTestHouse();
  const others = othersOf(undefined, true);
  live = await openTestLive(house, others ? { others } : {});
  moderator = await house.staffWho('moderator');
  author = await house.join();
  const { activities } = await need(house.services.room.place(author, {}));
  room = activities.find(({ kind }) => kind === 'room')?.id ?? '';
});
afterAll(async () => {
  await live.close();
  await house.remove();
});

const words = (text: string) => ({
  id: newId((length) => crypto.getRandomValues(new Uint8Array(length))),
  activityId: room,
  text,
  language: 'en',
});

/** What is done in the database while its answer is lost. */
async function unanswered(act: () => Promise<unknown>): Promise<void> {
  const back = withoutAnswer(house.databases, { [house.consultationId]: 'answers' });
  await expect(act()).rejects.toMatchObject({ code: 'server-unreachable' });
  back();
}

it('R1078: a desk learns of words whose post was answered with the second press alone, where a server has the databases', {
  timeout: 40_000,
}, async () => {
  const { consultationId, services } = house;
  const desk = await live.connect(moderator);
  await desk.emitWithAck('desk:enter', { v: 1, consultation: consultationId, after: 0 });
  // Whoever is new is told the number once.
  const { seq } = await next(desk, 'desk:changed');
  const number = next(desk, 'desk:changed');
  const sent = words('A bench in the shade.');
  await unanswered(() => services.room.post(author, sent));
  await need(services.room.post(author, sent));
  expect(await number).toMatchObject({ seq: seq + 1, changes: [] });
  desk.disconnect();
});

it('R1078: an erasure whose answer was lost is told to every page with the second press, and finished by the clock', async () => {
  const { consultationId, deps, services } = house;
  const [goes, stays] = [await house.join(), await house.join()];
  const said = words('A swing for two.');
  await need(services.room.post(goes, said));
  const decision = { consultationId, id: said.id, revision: 1, decision: 'publish' } as const;
  await need(services.moderation.decide(moderator, decision));
  const [page, own] = [await live.connect(stays), await live.connect(goes)];
  const entered = await page.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
  expect(entered.ok && entered.items.map(({ id }) => id)).toContain(said.id);
  const [gone, over] = [next(page, 'room:changed', about(said.id)), next(own, 'session:ended')];
  await unanswered(() => services.privacy.erase(goes, {}));
  expect(deps.erasures.waiting.has(consultationId)).toBe(false);
  const { dueMinute } = await need(services.privacy.erase(goes, {}));
  expect((await gone).removed).toEqual([said.id]);
  await over;
  expect([...(deps.erasures.waiting.get(consultationId)?.keys() ?? [])]).toEqual([goes.participantId]);
  // Pressed again it is not put off.
  expect((await need(services.privacy.erase(goes, {}))).dueMinute).toBe(dueMinute);
});

it('R1078: pages are looked after where nothing tells of others, on a server alone', () => {
  const redis = { isUp: () => true, whenUp: () => undefined };
  expect([othersOf(redis, false), othersOf(redis, true)]).toEqual([redis, redis]);
  expect(othersOf(undefined, true)?.isUp()).toBe(false);
  expect(othersOf(undefined, false)).toBeUndefined();
});
