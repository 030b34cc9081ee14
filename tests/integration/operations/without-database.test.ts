import { afterAll, beforeAll, expect, it } from 'vitest';
import { StoreError } from '../../../db/engine.ts';
import { need } from '../../support/house/house.ts';
import { type Beside, openTwo } from '../../support/pages/beside.ts';

let beside: Beside;
let room: string;
/** It, or what it was the reason of: a query is named beside why it failed. */
const isAway = (fault: unknown): boolean =>
  fault instanceof Error &&
  ((fault instanceof StoreError && fault.code === 'server-unreachable') || isAway(fault.cause));
beforeAll(async () => {
  beside = await openTwo(isAway);
  const { house } = beside.here;
  const { activities } = await need(house.services.room.place(await house.join(), {}));
  room = activities.find(({ kind }) => kind === 'room')?.id ?? '';
}, 60_000);
afterAll(() => beside?.stop());

it('R1286: while the database server is away nothing is answered as kept, and what is sent again with its id is there once', {
  timeout: 60_000,
}, async () => {
  const { here, there, sqld } = beside;
  const child = await here.house.join();
  const pages = await Promise.all([here, there].map(({ live }) => live.connect(child)));
  const posts = ['A lamp by the path.', 'A bench by the gate.'].map((text, at) => ({
    v: 1 as const,
    id: String(at).repeat(22),
    activity: room,
    text,
    language: 'en' as const,
  }));
  const send = async () =>
    Promise.all(
      pages.map(async (page, at) => {
        const post = posts[at];
        return post && (await page.emitWithAck('contribution:post', post));
      }),
    );
  // Sent while it goes, too: of that nobody knows whether it was kept.
  const goes = sqld.kill();
  const cutOff = await send();
  await goes;
  const refused = { ok: false, code: 'try-again' };
  for (const answer of cutOff.filter((each) => each && !each.ok)) expect(answer).toMatchObject(refused);
  expect(await send()).toMatchObject([refused, refused]);
  expect(pages.map(({ connected }) => connected)).toEqual([true, true]);
  await sqld.restart();
  // At the other process each time: whoever was led elsewhere meanwhile sends the same.
  pages.reverse();
  await expect
    .poll(async () => (await send()).map((answer) => answer?.ok), { timeout: 20_000 })
    .toEqual([true, true]);
  const own = await pages[0]?.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
  const kept = own?.ok ? own.own.map(({ id }) => id) : [];
  expect(kept.sort()).toEqual(posts.map(({ id }) => id));
});

it('R1287: what is taken back at both at once, as where the first try lost its page, is done at both', async () => {
  const { here, there } = beside;
  const child = await here.house.join();
  for (const letter of ['A', 'B', 'C']) {
    const id = letter.repeat(22);
    await need(
      here.house.services.room.post(child, { id, activityId: room, text: 'A swing.', language: 'en' }),
    );
    const answers = await Promise.all(
      [here, there, here].map(({ house }) => house.services.room.withdraw(child, { id })),
    );
    expect(answers).toMatchObject(answers.map(() => ({ ok: true, value: { id, state: 'withdrawn' } })));
  }
});
