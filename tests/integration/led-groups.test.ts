import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../db/databases.ts';
import type { Child, Staff } from '../../server/core/staff/roles.ts';
import { moveActivity } from '../../server/usecases/consultation/move-activity.ts';
import type { Deps } from '../../server/usecases/deps.ts';
import { leadSession } from '../../server/usecases/session/lead-session.ts';
import { gatherGroups } from '../../server/usecases/session/small-groups.ts';
import { need, openTestHouse, type TestHouse } from '../support/house.ts';
import { draftVoting, prompts } from '../support/voting.ts';

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
