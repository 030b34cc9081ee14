import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { oldestOf, type RoomState, withAnswer, withEarlier } from '../../../app/live/room-state.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import {
  need,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
} from '../../support/house/house.ts';
import { draftVoting, prompts, seed, type VotingStage } from '../../support/house/voting.ts';
import { blankRoom } from '../../support/pages/blank-room.ts';

let house: TestHouse;
let live: TestLive;
let stage: VotingStage;
let room: string;
let question: string;
let moderator: Staff;
let authors: readonly Child[];
/** What was published, in the order in which it was. */
const said: string[] = [];

beforeAll(async () => {
  house = await openTestHouse();
  live = await openTestLive(house);
  const drafted = await draftVoting(house, [
    { kind: 'room', prompts: prompts('Talk.') },
    { kind: 'question', prompts: prompts('Answer.') },
    { kind: 'statements', prompts: prompts('Vote.'), seeds: [seed('One')] },
  ]);
  await drafted.open();
  stage = drafted;
  [room = '', question = ''] = stage.activities;
  moderator = await house.staffWho('moderator');
  // Ten each: more within ten seconds is more than a child may say.
  authors = await stage.joinMany(24);
  for (const [index, author] of authors.entries())
    for (let n = 0; n < 10; n += 1) said.push(await stage.publish(author, room, `Number ${index * 10 + n}.`));
  // What was shown last is still gathered for a moment; what is tested begins once a page has heard of it.
  const listener = await live.connect(await stage.join());
  await listener.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
  said.push(await stage.publish(await stage.join(), room, 'The last of all.'));
  await vi.waitUntil(() => JSON.stringify(listener.heard).includes(said.at(-1) ?? '-'));
});
afterAll(async () => {
  await live.close();
  await house.remove();
});

const ids = (state: { items: readonly { id: string }[] }) => state.items.map(({ id }) => id);

/** Asks as a page does until nothing is earlier; answers the page and how often it asked. */
async function readAll(from: RoomState, ask: (before: number) => Promise<Parameters<typeof withEarlier>[1]>) {
  let state = from;
  let asked = 0;
  for (; state.earlier; asked += 1) {
    const before = oldestOf(state);
    state = withEarlier(state, await ask(before), before) ?? state;
  }
  return { state, asked };
}

describe('earlier words of a room', () => {
  it('R130: come on request, the nearest hundred first, in order, each once', async () => {
    const [reader, other] = [await stage.join(), await stage.join()];
    const [socket, silent] = [await live.connect(reader), await live.connect(other)];
    await silent.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
    const entered = await socket.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
    if (!entered.ok) throw new Error(entered.code);
    const page = withAnswer(blankRoom, entered, 0);
    expect(ids(page)).toEqual(said.slice(-100));
    expect(page.earlier).toBe(true);
    const { state, asked } = await readAll(page, async (before) => {
      const answer = await socket.emitWithAck('room:earlier', { v: 1, activity: room, before });
      if (!answer.ok) throw new Error(answer.code);
      expect(answer.items.length).toBeLessThanOrEqual(100);
      expect(JSON.stringify(answer)).not.toMatch(/participantId|"day"|"reason"/);
      return answer;
    });
    expect(asked).toBe(2);
    expect(ids(state)).toEqual(said);
    // Reading is nobody's business but the reader's.
    expect([socket.heard, silent.heard]).toEqual([[], []]);
  });

  it('R130: what is not shown is not among them, whatever its number', async () => {
    const reader = await stage.join();
    const [gone = '', back = ''] = said;
    const [author] = authors;
    if (!author) throw new Error('nobody');
    await need(house.services.room.withdraw(author, { id: gone }));
    const { consultationId } = stage;
    const deed = { consultationId, id: back, revision: 1, change: 2, decision: 'refuse' } as const;
    await need(
      house.services.moderation.decide(moderator, {
        ...deed,
        reason: 'person',
        hidden: [{ start: 0, end: 1_000, label: 'person' }],
      }),
    );
    const entered = await need(house.services.room.enter(reader, { activityId: room, after: 0 }));
    const page: RoomState = {
      ...blankRoom,
      seq: entered.seq,
      items: entered.items,
      earlier: entered.earlier,
    };
    const { state } = await readAll(page, async (before) => ({
      ok: true,
      ...(await need(house.services.room.earlier(reader, { activityId: room, before }))),
    }));
    expect(ids(state)).toEqual(said.slice(2));
  });

  it('R130: a page that knows its words already is told nothing of earlier ones', async () => {
    const reader = await stage.join();
    const { seq } = await need(house.services.room.enter(reader, { activityId: room, after: 0 }));
    const later = await need(house.services.room.enter(reader, { activityId: room, after: seq }));
    expect(later).toMatchObject({ items: [], earlier: false });
  });

  it('R1, R9: nobody reads earlier words of a question, of another consultation, or as staff', async () => {
    const before = 1_000;
    const { earlier } = house.services.room;
    const [reader, stranger] = [await stage.join(), await house.join()];
    await stage.publish(reader, question, 'For those who asked.');
    for (const activityId of [question, stage.activities[2] ?? '', 'nowhere'])
      expect(await earlier(reader, { activityId, before })).toEqual({ ok: false, code: 'activity-unknown' });
    expect(await earlier(stranger, { activityId: room, before })).toEqual({
      ok: false,
      code: 'activity-unknown',
    });
    expect(await earlier(moderator, { activityId: room, before })).toEqual({
      ok: false,
      code: 'not-allowed',
    });
  });

  it('R43: after the close there is no order to ask by, and nothing comes', async () => {
    const reader = await stage.join();
    await stage.move('closed');
    expect(
      await need(house.services.room.earlier(reader, { activityId: room, before: 1_000 })),
    ).toMatchObject({
      items: [],
      earlier: false,
    });
  });
});
