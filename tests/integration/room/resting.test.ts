import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Child } from '../../../server/core/staff/roles.ts';
import {
  need,
  next,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
  type TestSocket,
} from '../../support/house/house.ts';
import { draftVoting, option, prompts, seed, type VotingStage } from '../../support/house/voting.ts';

let house: TestHouse;
let live: TestLive;
let stage: VotingStage;
let room: string;
let statements: string;
let poll: string;
let child: Child;
/** A page of a child here, one in the room, one of another consultation, a desk and the organiser. */
let here: TestSocket;
let inRoom: TestSocket;
let elsewhere: TestSocket;
let desk: TestSocket;
let organiser: TestSocket;

beforeAll(async () => {
  house = await openTestHouse();
  live = await openTestLive(house);
  const drafted = await draftVoting(house, [
    { kind: 'room', prompts: prompts('Talk.') },
    { kind: 'statements', prompts: prompts('Vote.'), seeds: ['One', 'Two'].map(seed) },
    { kind: 'poll', form: 'single', prompts: prompts('Choose.'), options: ['A', 'B'].map(option) },
  ]);
  await drafted.open();
  stage = drafted;
  [room = '', statements = '', poll = ''] = stage.activities;
  child = await stage.join();
  [here, inRoom, elsewhere, desk, organiser] = await Promise.all([
    live.connect(child),
    live.connect(await stage.join()),
    live.connect(await house.join()),
    live.connect(await house.staffWho('moderator')),
    live.connect(stage.organiser),
  ]);
  await inRoom.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
  await desk.emitWithAck('desk:enter', { v: 1, consultation: stage.consultationId, after: 0 });
});
afterAll(async () => {
  await live.close();
  await house.remove();
});

const move = (activityId: string, to: 'open' | 'paused') => {
  const input = { consultationId: stage.consultationId, activityId, to };
  return need(house.services.consultation.moveActivity(stage.organiser, input));
};
/** How a page finds an activity when it asks; a page that lives for nothing else asks so. */
const stateOf = async (activity: string) => {
  const answer = await here.emitWithAck('room:enter', { v: 1, activity, after: 0 });
  return answer.ok ? answer.state : answer.code;
};
const nextOf = async () => {
  const answer = await here.emitWithAck('statements:next', { v: 1, activity: statements });
  return answer.ok ? answer.state : answer.code;
};

describe('a rest reaches open pages', () => {
  it('R131: every page of a child hears that statements or a poll rest, and that they opened again', async () => {
    for (const activity of [statements, poll]) {
      for (const state of ['paused', 'open'] as const) {
        const heard = [next(here, 'activity:state'), next(inRoom, 'activity:state')];
        await move(activity, state);
        expect(await Promise.all(heard)).toEqual([
          { activity, state },
          { activity, state },
        ]);
        expect(await stateOf(activity)).toBe(state);
        if (activity === statements) expect(await nextOf()).toBe(state);
      }
    }
    expect([elsewhere.heard, desk.heard, organiser.heard]).toEqual([[], [], []]);
  });

  it('R131: a room tells those who are in it, and no other page', async () => {
    const before = here.heard.length;
    for (const state of ['paused', 'open'] as const) {
      const heard = next(inRoom, 'room:state');
      await move(room, state);
      expect(await heard).toEqual({ activity: room, state });
    }
    expect(await stateOf(room)).toBe('open');
    expect(here.heard.length).toBe(before);
  });

  it('R131: what wakes while all of it rests still rests for a child, until all of it opens again', async () => {
    await move(poll, 'paused');
    const rested = [next(here, 'consultation:state'), next(inRoom, 'consultation:state')];
    await stage.move('paused');
    expect(await Promise.all(rested)).toEqual([{ state: 'paused' }, { state: 'paused' }]);
    const woken = next(here, 'activity:state');
    await move(poll, 'open');
    expect(await woken).toEqual({ activity: poll, state: 'paused' });
    expect(await stateOf(poll)).toBe('paused');
    const opened = [next(here, 'consultation:state'), next(inRoom, 'consultation:state')];
    await stage.move('open');
    expect(await Promise.all(opened)).toEqual([{ state: 'open' }, { state: 'open' }]);
    expect([await stateOf(poll), await stateOf(room), await nextOf()]).toEqual(['open', 'open', 'open']);
    expect([elsewhere.heard, organiser.heard]).toEqual([[], []]);
  });

  it('R42: an activity of another consultation cannot be moved, and nobody hears of it', async () => {
    const before = here.heard.length;
    const place = await need(house.services.room.place(await house.join(), {}));
    const foreign = place.activities.find((each) => each.kind === 'statements')?.id ?? '';
    const input = { consultationId: stage.consultationId, activityId: foreign, to: 'paused' as const };
    expect(await house.services.consultation.moveActivity(stage.organiser, input)).toEqual({
      ok: false,
      code: 'state-forbids',
    });
    expect(await stateOf(statements)).toBe('open');
    expect([here.heard.length, elsewhere.heard.length]).toEqual([before, 0]);
  });
});
