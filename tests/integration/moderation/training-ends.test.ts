import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../../server/core/ids.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import {
  need,
  next,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
} from '../../support/house/house.ts';
import { movedClock } from '../../support/processes/moved-clock.ts';

const visitor = { kind: 'visitor' } as const;
const dayMs = 86_400_000;

const time = movedClock();
let house: TestHouse;
let live: TestLive;

beforeAll(async () => {
  house = await openTestHouse({ CLOCK_FILE: time.file });
  live = await openTestLive(house);
});
afterAll(async () => {
  await live.close();
  await house.remove();
  time.remove();
});

/** A moderator who was trained so many days ago, at the desk. */
async function sitsTrained(name: string, days: number) {
  const { staffId, token } = await need(
    house.services.staff.invite(demoSystem, { name, grants: [{ role: 'moderator', consultationId: '' }] }),
  );
  const topics = ['rights', 'bias', 'disclosure', 'accessibility'] as const;
  const day = new Date(house.deps.clock() - days * dayMs).toISOString().slice(0, 10);
  await need(house.services.staff.recordTraining(demoSystem, { staffId, topics, day }));
  const { session } = await need(house.services.staff.enter(visitor, { token }));
  const staff = await need(house.services.staff.identify(visitor, { session }));
  const socket = await live.connect(staff);
  const at = { v: 1, consultation: house.consultationId } as const;
  const entered = await socket.emitWithAck('desk:enter', { ...at, after: 0 });
  if (!entered.ok) throw new Error(entered.code);
  return { staffId, socket, rooms: () => socket.emitWithAck('desk:rooms', at) };
}

it('R1075: a desk hears no more words once a training is over, and what it was sent before stands in the log', async () => {
  const { consultationId, services } = house;
  const child = await house.join();
  const { activities } = await need(services.room.place(child, {}));
  const activityId = activities.find(({ kind }) => kind === 'question')?.id ?? '';
  const post = async (text: string) => {
    const id = newId((length) => crypto.getRandomValues(new Uint8Array(length)));
    return (await need(services.room.post(child, { id, activityId, text, language: 'en' }))).id;
  };
  const [ends, stays] = [await sitsTrained('Edda', 364), await sitsTrained('Stina', 0)];
  const heardBy = (each: typeof ends) =>
    each.socket.heard.flatMap(([name, event]) =>
      name === 'desk:changed'
        ? (event as { changes: { kind: string; item: { id: string } }[] }).changes.map(({ item }) => item.id)
        : [],
    );
  const heard = () => Promise.all([ends, stays].map(({ socket }) => next(socket, 'desk:changed')));

  const both = heard();
  const before = await post('A bench in the shade.');
  await both;
  time.passMs(2 * dayMs);
  const one = next(stays.socket, 'desk:changed');
  const after = await post('A swing for two.');
  await one;
  // Its answer comes after all that was sent before.
  await ends.rooms();
  expect([ends, stays].map(heardBy)).toEqual([[before], [before, after]]);

  const db = await house.databases.consultation(consultationId);
  const log = async (staffId: string) =>
    (
      await db?.query(`select detail from audit where actor = ?1 and deed = 'desk:read' order by n`, [
        staffId,
      ])
    )?.flat();
  stays.socket.disconnect();
  await expect
    .poll(async () => [await log(ends.staffId), await log(stays.staffId)])
    .toEqual([[before], [`${before} ${after}`]]);
});
