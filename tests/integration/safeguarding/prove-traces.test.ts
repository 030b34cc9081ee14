import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { newId } from '../../../server/core/ids.ts';
import { keepInTable, pagesOfAll } from '../../prove/traces/inside.ts';
import { needlesOf } from '../../prove/traces/needles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';

let house: TestHouse | undefined;
afterEach(() => house?.remove());

it('R120: what is kept in a table of who asked is found inside of the database, where its file shows nothing', async () => {
  house = await openTestHouse();
  const { services, deps } = house;
  const child = await house.join();
  const { activities } = await need(services.room.place(child, {}));
  const activityId = activities.find(({ kind }) => kind === 'room')?.id ?? '';
  const text = 'Marked words of a child.';
  await need(services.room.post(child, { id: newId(deps.random), activityId, text, language: 'en' }));
  await house.close();
  const folder = { data: join(house.folder, 'data'), keyring: join(house.folder, 'keyring.json') };
  const agent = 'Marked agent of somebody';
  expect(pagesOfAll(folder).find(needlesOf(text)).length).toBeGreaterThan(0);
  expect(pagesOfAll(folder).find(needlesOf(agent))).toEqual([]);
  keepInTable(folder, agent);
  expect(pagesOfAll(folder).find(needlesOf(agent))).toEqual([
    expect.stringMatching(/^control: utf8: Marked agent/),
  ]);
});
