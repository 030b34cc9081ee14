import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { Database } from '../../../db/databases.ts';
import { addToDirectory, copyState } from '../../../db/queries/staff/staff.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { startWatchingRooms } from '../../../server/jobs/watch-rooms.ts';
import { moveActivity } from '../../../server/usecases/consultation/move-activity.ts';
import type { Deps } from '../../../server/usecases/deps.ts';
import { leadSession } from '../../../server/usecases/session/lead-session.ts';
import { restLeftGroups } from '../../../server/usecases/session/left-groups.ts';
import { gatherGroups, takeGroup } from '../../../server/usecases/session/small-groups.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';
import { withoutAnswer } from '../../support/house/without-answer.ts';

/** What happens to small groups at the moments that nobody plans. */

let house: TestHouse;
let stage: Awaited<ReturnType<typeof draftVoting>>;
let facilitator: Staff;
let moderator: Staff;
let room: string;
let group: string;
let child: Child;

const words = ['ar', 'en'].flatMap((language) =>
  ['older', 'younger'].map((level) => ({ language, level, body: 'We talk.' })),
);
const at = () => ({ consultationId: stage.consultationId, activityId: room });
const page = () => need(house.services.session.read(facilitator, at()));
const seen = async () => ({ ...at(), revision: (await page()).session.revision });
const lead = async (to: 'start' | 'more' | 'stop') =>
  need(house.services.session.lead(facilitator, { ...(await seen()), lead: to }));
const take = (staff: Staff, leads = true) =>
  house.services.session.takeGroup(staff, { ...at(), group, leads });
const go = () => house.services.session.goToGroup(child, { activityId: room });

beforeAll(async () => {
  house = await openTestHouse();
  stage = await draftVoting(house, [{ kind: 'room', prompts: prompts('Talk.') }]);
  [room = ''] = stage.activities;
  facilitator = await house.staffWho('facilitator');
  moderator = await house.staffWho('moderator');
  await need(
    house.services.session.divide(stage.organiser, { ...at(), revision: await stage.revision(), count: 2 }),
  );
  group = (await page()).groups[0]?.id ?? '';
  await stage.open();
  child = await stage.join();
  const steps = [{ kind: 'talk' as const, minutes: 10, words }];
  await need(house.services.session.writeAgenda(facilitator, { ...(await seen()), steps }));
});
afterAll(() => house.remove());
beforeEach(async () => {
  if ((await page()).session.state === 'running') await lead('stop');
  await lead('start');
});

/** The same house, in which something happens after an act has read and before it writes. */
async function before(happens: () => Promise<unknown>): Promise<Deps> {
  const open = await house.databases.consultation(stage.consultationId);
  if (!open) throw new Error('It is not there.');
  const write: Database['write'] = async (statements) => {
    await happens();
    return open.write(statements);
  };
  const databases = Object.assign(Object.create(house.databases), {
    consultation: async () => Object.assign(Object.create(open), { write }),
  });
  return { ...house.deps, databases };
}

it('R604, R715: a group that opens while all are called back, paused or at the end hears that it rests', async () => {
  const acts = [
    async (deps: Deps) => gatherGroups(deps, facilitator, at()),
    async (deps: Deps) => moveActivity(deps, moderator, { ...at(), to: 'paused' }),
    async (deps: Deps) => leadSession(deps, facilitator, { ...(await seen()), lead: 'stop' }),
  ];
  for (const act of acts) {
    const deps = await before(() => need(take(facilitator)));
    const called = await act(deps);
    expect(called.ok && called.events).toContainEqual(
      expect.objectContaining({ name: 'activity-changed', activityId: group, state: 'paused' }),
    );
    expect((await page()).groups[0]?.leader).toBe('');
    await house.services.consultation.moveActivity(moderator, { ...at(), to: 'open' });
  }
});

it('R602: a child whose group has no adult is told so, whatever other group is open', async () => {
  expect(await go()).toEqual({ ok: false, code: 'groups-full' });
  await need(take(facilitator));
  expect(await need(go())).toEqual({ group });
  await need(take(facilitator, false));
  const other = (await page()).groups[1]?.id ?? '';
  await need(house.services.session.takeGroup(moderator, { ...at(), group: other, leads: true }));
  expect(await go()).toEqual({ ok: false, code: 'group-rests' });
});

it('R601, R943: a consultation that gives no answer keeps no group of another one open without an adult', async () => {
  await need(take(facilitator));
  const silent = '-'.repeat(22);
  const { organisationId } = facilitator;
  await house.databases.control.write([
    addToDirectory({ id: silent, organisationId, day: '2026-12-01' }),
    copyState(silent, 'open'),
  ]);
  const back = withoutAnswer(house.databases, { [silent]: 'all' });
  const faults: unknown[] = [];
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const stop = startWatchingRooms(house.services, (error) => void faults.push(error));
  vi.advanceTimersByTime(5_000);
  vi.useRealTimers();
  // Nobody of this house signed in: whoever leads it is gone.
  await expect.poll(async () => (await page()).groups[0]?.leader).toBe('');
  await expect.poll(() => faults.length).toBeGreaterThan(1);
  stop();
  back();
  await house.databases.control.write([copyState(silent, 'closed')]);
});

it('R601: no group opens once the clock would let it rest at once, until the step is made longer', async () => {
  const { session } = await page();
  const after = (minutes: number) => ({
    ...house.deps,
    clock: () => (session.untilMinute + minutes) * 60_000,
  });
  const takeAt = (minutes: number) => takeGroup(after(minutes), facilitator, { ...at(), group, leads: true });
  expect(await takeAt(6)).toEqual({ ok: false, code: 'step-over' });
  expect(await takeAt(5)).toMatchObject({ ok: true });
  await need(take(facilitator, false));
  await lead('more');
  expect(await takeAt(6)).toMatchObject({ ok: true });
});

it('R601: the clock looks at the time once more as it writes', async () => {
  await need(take(facilitator));
  await house.databases.control.write([
    { sql: `update staff set state = 'active' where id = ?1`, args: [facilitator.staffId] },
    {
      sql: 'insert into staff_session (hash, staff_id, role_version, due_minute, proven) values (?1, ?2, ?3, ?4, 1)',
      args: [
        Buffer.from('a session'),
        facilitator.staffId,
        facilitator.roleVersion,
        Math.floor(house.deps.clock() / 60_000) + 600,
      ],
    },
  ]);
  const clock = { kind: 'system', name: 'clock' } as const;
  const late = house.deps.clock() + 17 * 60_000;
  const deps = { ...(await before(() => lead('more'))), clock: () => late };
  expect(await restLeftGroups(deps, clock, {})).toMatchObject({ ok: true, events: [] });
  expect((await page()).groups[0]?.leader).toBe(facilitator.name);
});

it('R842: a small group has no steps, quick question, words at the end or times of its own', async () => {
  const { session } = house.services;
  const inGroup = { consultationId: stage.consultationId, activityId: group };
  const seenThere = async () => ({
    ...inGroup,
    revision: (await need(session.read(facilitator, inGroup))).session.revision,
  });
  const said = (body: string) => ['ar', 'en'].map((language) => ({ language, level: 'older', body }));
  const now = await seenThere();
  const none = { ok: false, code: 'activity-unknown' };
  const steps = [{ kind: 'talk' as const, minutes: 10, words }];
  const plan = { day: '2030-01-02', time: '12:00', minutes: 30 };
  expect(await session.writeAgenda(facilitator, { ...now, steps })).toEqual(none);
  expect(await session.writeClosing(facilitator, { ...now, words })).toEqual(none);
  expect(await session.agreeClosing(stage.organiser, now)).toEqual(none);
  expect(
    await session.ask(facilitator, { ...now, question: said('Go on?'), answers: [said('Yes'), said('No')] }),
  ).toEqual(none);
  expect(await session.tell(facilitator, now)).toEqual(none);
  expect(await session.plan(facilitator, { ...inGroup, ...plan })).toEqual(none);
  expect(await session.lead(facilitator, { ...now, lead: 'start' })).toEqual(none);
  // Its pace is its own, and so is what stands at the top.
  await need(session.pace(facilitator, { ...now, minutes: 1 }));
  await need(session.spotlight(facilitator, { ...(await seenThere()), id: '', change: 0 }));
});
