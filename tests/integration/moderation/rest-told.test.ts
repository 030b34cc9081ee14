import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import {
  need,
  next,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
  type TestSocket,
} from '../../support/house/house.ts';
import { draftVoting, prompts, type VotingStage } from '../../support/house/voting.ts';
import { movedClock } from '../../support/processes/moved-clock.ts';

const clock = { kind: 'system', name: 'clock' } as const;
const time = movedClock();

let house: TestHouse;
let live: TestLive;
let stage: VotingStage;
let moderator: Staff;
let child: Child;
let one: string;
let other: string;
let inOther: TestSocket;

beforeAll(async () => {
  house = await openTestHouse({ CLOCK_FILE: time.file });
  live = await openTestLive(house);
});
/** All of it open and looked at, a child in one of its two rooms. */
beforeEach(async () => {
  const drafted = await draftVoting(house, [
    { kind: 'room', prompts: prompts('Talk.') },
    { kind: 'room', prompts: prompts('Talk on.') },
  ]);
  await drafted.open();
  stage = drafted;
  [one = '', other = ''] = stage.activities;
  moderator = await house.staffWho('moderator');
  child = await stage.join();
  sit();
  await look();
  inOther = await live.connect(child);
  expect(await enter(inOther, other)).toBe('open');
});
afterEach(() => {
  house.deps.duty.depart('a desk there');
  inOther.disconnect();
});
afterAll(async () => {
  await live.close();
  await house.remove();
  time.remove();
});

const look = () =>
  need(house.services.moderation.watchRooms(clock, { consultationId: stage.consultationId }));
const both = () =>
  ({
    consultationId: stage.consultationId,
    staffId: 'both',
    roles: ['moderator', 'safeguarding-lead'],
  }) as const;
const sit = () => house.deps.duty.arrive('a desk there', both());
/** Nobody has been there for a minute; the next look has not come. */
const leave = () => {
  house.deps.duty.depart('a desk there');
  time.passMs(61_000);
};
/** As a person comes back to a desk: somebody of staff who is both. */
const comeBack = async () => {
  const { consultationId } = stage;
  const staff: Staff = { ...moderator, grants: both().roles.map((role) => ({ role, consultationId: '' })) };
  await need(house.services.moderation.beOnDuty(staff, { consultationId, line: 'a desk there' }));
};
const enter = async (socket: TestSocket, activity: string) => {
  const answer = await socket.emitWithAck('room:enter', { v: 1, activity, after: 0 });
  return answer.ok ? answer.state : answer.code;
};
const move = (activityId: string, to: 'open' | 'paused') =>
  need(
    house.services.consultation.moveActivity(stage.organiser, {
      consultationId: stage.consultationId,
      activityId,
      to,
    }),
  );
/** What the log says of rooms that rested and went on by themselves. */
const log = async () => {
  const db = await house.databases.consultation(stage.consultationId);
  const rows = await db?.query(`select deed, detail from audit where deed like 'rooms:%' order by n`, []);
  return rows?.map((row) => row.join(' '));
};
const restsNow = async () => {
  leave();
  const resting = next(inOther, 'room:state');
  await look();
  expect(await resting).toEqual({ activity: other, state: 'paused', because: 'no-adult' });
};

describe('R1300: pages that were told that rooms rest are told that they go on', () => {
  it('where somebody let another room rest, or woke it, before the adults were back', async () => {
    for (const to of ['paused', 'open'] as const) {
      await restsNow();
      await move(one, to);
      const open = next(inOther, 'room:state');
      await comeBack();
      expect(await open).toEqual({ activity: other, state: 'open' });
    }
    const times = ['rooms:rest no-adult', 'rooms:go-on no-adult'];
    expect(await log()).toEqual([...times, ...times]);
  });

  it('where all of it was paused meanwhile, and they are back before the next look', async () => {
    await restsNow();
    await stage.move('paused');
    await stage.move('open');
    const open = next(inOther, 'room:state');
    await comeBack();
    expect(await open).toEqual({ activity: other, state: 'open' });
    expect(await log()).toEqual(['rooms:rest no-adult', 'rooms:go-on no-adult']);
  });

  it('where a page asked after the minute was over and they were back before the look', async () => {
    leave();
    expect(await enter(inOther, other)).toBe('paused');
    const open = next(inOther, 'room:state');
    await comeBack();
    expect(await open).toEqual({ activity: other, state: 'open' });
    // Rooms rested for nobody's page but one: that is no rest of which the log says anything.
    expect(await log()).toEqual([]);
    await look();
    expect(inOther.heard.filter(([name]) => name === 'room:state')).toHaveLength(1);
  });

  it('and a page that asked just as they came back is told where they went again', async () => {
    await restsNow();
    sit();
    expect(await enter(inOther, other)).toBe('open');
    leave();
    const resting = next(inOther, 'room:state');
    await look();
    expect(await resting).toMatchObject({ state: 'paused', because: 'no-adult' });
    expect(await log()).toEqual(['rooms:rest no-adult']);
  });
});

it('R1301: a room that is woken while rooms rest by themselves is told to rest, with the reason, and never to be open', async () => {
  await move(other, 'paused');
  await restsNowUntold();
  const told = next(inOther, 'room:state');
  await move(other, 'open');
  expect(await told).toEqual({ activity: other, state: 'paused', because: 'no-adult' });
  const open = next(inOther, 'room:state');
  await comeBack();
  expect(await open).toEqual({ activity: other, state: 'open' });

  async function restsNowUntold() {
    leave();
    await look();
    expect(await log()).toEqual(['rooms:rest no-adult']);
  }
});
