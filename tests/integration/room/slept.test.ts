import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RoomState, withAnswer, withChange } from '../../../app/live/room-state.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { need, next, openTestHouse, openTestLive, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, prompts, type VotingStage } from '../../support/house/voting.ts';
import { blankRoom } from '../../support/pages/blank-room.ts';

let house: TestHouse;
let stage: VotingStage;
let reader: Child;

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

const clock = { kind: 'system', name: 'clock' } as const;

/** A consultation of one room. */
async function talk(): Promise<string> {
  const drafted = await draftVoting(house, [{ kind: 'room', prompts: prompts('Talk.') }]);
  await drafted.open();
  stage = drafted;
  reader = await stage.join();
  return stage.activities[0] ?? '';
}

/** Asks as a page does that holds this, and knows what it then knows. */
async function asks(page: RoomState, room: string): Promise<RoomState> {
  const { shared: _shared, ...snapshot } = await need(
    house.services.room.enter(reader, { activityId: room, after: page.seq }),
  );
  return withAnswer(page, { ok: true, ...snapshot }, page.seq);
}
const shownOn = (page: RoomState | undefined) => page?.items.map(({ id }) => id);

async function erase(child: Child): Promise<void> {
  await need(house.services.privacy.erase(child, {}));
  await need(house.services.privacy.finish(clock, child));
}

describe('once all of it is closed', () => {
  it('R96, R98: what is taken back or erased leaves every page that stayed open, and does not come back to one that slept', async () => {
    const room = await talk();
    const live = await openTestLive(house);
    const [stays, regrets, goes] = await stage.joinMany(3);
    if (!stays || !regrets || !goes) throw new Error('no children');
    await stage.publish(stays, room, 'This stays.');
    const taken = await stage.publish(regrets, room, 'This is taken back.');
    const erased = await stage.publish(goes, room, 'This is erased.');
    const page = await live.connect(reader);
    const { seq } = await asks(blankRoom, room);
    await page.emitWithAck('room:enter', { v: 1, activity: room, after: seq });
    await stage.move('closed');
    const leaves = (id: string) =>
      next(page, 'room:changed', ({ removed }) => removed.some((each) => each === id));
    const gone = [leaves(taken), leaves(erased)];
    await need(house.services.privacy.withdrawAll(regrets, {}));
    await need(house.services.privacy.erase(goes, { session: 'here' }));
    expect((await Promise.all(gone)).map((event) => [event.since, event.seq, event.removed])).toEqual([
      [seq, seq + 1, [taken]],
      [seq + 1, seq + 2, [erased]],
    ]);
    const woken = await need(house.services.room.enter(reader, { activityId: room, after: seq }));
    expect(woken).toMatchObject({ seq: 0, items: [] });
    // An undo gives the words back to their child, and no number to anybody.
    await need(house.services.privacy.undo(goes, { session: 'here' }));
    const db = await house.databases.consultation(stage.consultationId);
    expect(await db?.query('select state, seq from contribution where id = ?1', [erased])).toEqual([
      ['published', null],
    ]);
    await live.close();
  });
});

describe('a page that slept while words were deleted for good', () => {
  it('R640: shows none of what was erased when it comes back, and goes on from there', async () => {
    const room = await talk();
    const [stays, goes, later] = await stage.joinMany(3);
    if (!stays || !goes || !later) throw new Error('no children');
    const kept = await stage.publish(stays, room, 'This stays.');
    const erased = await stage.publish(goes, room, 'This is erased.');
    const slept = await asks(blankRoom, room);
    expect(shownOn(slept)).toEqual([kept, erased]);
    await erase(goes);
    const after = await stage.publish(later, room, 'This came later.');

    const woken = await asks(slept, room);
    expect(shownOn(woken)).toEqual([kept, after]);
    // Its number stands for nothing any more: the next change makes it ask, and then it is like every other page.
    const heard = { activity: room, seq: 99, since: 98, items: [], removed: [] };
    expect(withChange(woken, heard)).toBeUndefined();
    const again = await asks(woken, room);
    expect(again).toEqual(await asks(blankRoom, room));
    expect(again.seq).toBeGreaterThan(slept.seq);
  });

  it('R640: asks for no more than before where it missed no erasure; what is kept of one is a number of the room', async () => {
    const room = await talk();
    const [stays, goes] = await stage.joinMany(2);
    if (!stays || !goes) throw new Error('no children');
    const kept = await stage.publish(stays, room, 'This stays.');
    await stage.publish(goes, room, 'This is erased.');
    await need(house.services.privacy.erase(goes, { session: 'here' }));
    const awake = await asks(blankRoom, room);
    await need(house.services.privacy.finish(clock, goes));
    const told = await need(house.services.room.enter(reader, { activityId: room, after: awake.seq }));
    expect(told).toMatchObject({ seq: awake.seq, items: [], removed: [] });
    expect(shownOn(await asks(awake, room))).toEqual([kept]);
    const db = await house.databases.consultation(stage.consultationId);
    expect(await db?.query(`select name, value from counter where name like 'gone/%'`, [])).toEqual([
      [`gone/${room}`, awake.seq],
    ]);
  });

  it('R640: nor, when all of it was closed meanwhile, what was taken back before', async () => {
    const room = await talk();
    const author = await stage.join();
    const kept = await stage.publish(author, room, 'This stays.');
    const regretted = await stage.publish(author, room, 'This is taken back.');
    const slept = await asks(blankRoom, room);
    expect(shownOn(slept)).toEqual([kept, regretted]);
    await need(house.services.room.withdraw(author, { id: regretted }));
    const awake = await asks(slept, room);
    await stage.move('closed');
    expect(shownOn(await asks(slept, room))).toEqual([]);
    // Who missed nothing may still read what was said.
    expect(shownOn(await asks(awake, room))).toEqual([kept]);
  });
});
