import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../../db/databases.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import type { Deps } from '../../../server/usecases/deps.ts';
import { writeAnswer } from '../../../server/usecases/safeguarding/answer-case.ts';
import { promiseRemedy } from '../../../server/usecases/safeguarding/promise-remedy.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { type AtCase, openLeads, settleAs, type TestLead } from '../../support/house/leads.ts';
import { backUp, putBack } from '../../support/processes/put-back.ts';

let house: TestHouse;
let db: Database;
let first: TestLead;
let second: TestLead;
beforeEach(async () => {
  house = await openTestHouse();
  const opened = await house.databases.consultation(house.consultationId);
  if (!opened) throw new Error('no database');
  db = opened;
  [first, second] = await openLeads(house);
});
afterEach(() => house.remove());

const lane = () => house.services.safeguarding;

/** Words that wait for a moderator go to the team, and two leads open them. */
async function toldBy(child: Child): Promise<AtCase> {
  const { activities } = await need(house.services.room.place(child, {}));
  const activityId = activities.find(({ kind }) => kind === 'room')?.id ?? '';
  const id = newId(house.deps.random);
  await need(house.services.room.post(child, { id, activityId, text: 'It hurts.', language: 'en' }));
  await need(lane().sealOwn(child, { id }));
  const at = { consultationId: house.consultationId, caseId: id };
  for (const { staff } of [first, second])
    await need(lane().open(staff, { ...at, part: 'told', reason: 'To help.' }));
  return at;
}

/** One answer that the child reads, one that nobody has seen, and a promise. */
async function answer(at: AtCase): Promise<void> {
  await need(lane().answer(first.staff, { ...at, text: 'We believe you.' }));
  await need(settleAs(house, second, { at, number: 2 }));
  await need(lane().answer(second.staff, { ...at, text: 'A draft.' }));
  await need(lane().remedy(first.staff, { ...at, remedy: 'apology', to: 'promised' }));
}

const left = async ({ caseId }: AtCase, of = db) => [
  await of.query('select number from case_answer where case_id = ?1 order by number', [caseId]),
  await of.query('select remedy from case_remedy where case_id = ?1', [caseId]),
];
const standing = [[[2], [3]], [['apology']]];
const gone = [[], []];

it('R171, R1018: what the team answered, drafted and promised goes with what a child takes back, and stands beside nothing that it tells anew', async () => {
  const child = await house.join();
  const at = await toldBy(child);
  await answer(at);
  expect(await left(at)).toEqual(standing);
  await need(lane().withdraw(child, { caseId: at.caseId }));
  expect(await left(at)).toEqual(gone);
  expect(JSON.stringify(await need(house.services.privacy.held(child, {})))).not.toContain('We believe you.');

  const anew = { id: at.caseId, revision: 1, text: 'It hurts again.', language: 'en' };
  await need(house.services.room.revise(child, anew));
  await need(lane().sealOwn(child, { id: at.caseId }));
  const { cases } = await need(lane().mailbox(child, {}));
  const own = cases.find(({ id }) => id === at.caseId);
  expect(own).toMatchObject({ state: 'sealed', remedies: [] });
  expect(own?.lines.map(({ from }) => from)).toEqual(['child']);
});

it('R1018: no backup brings an answer or a promise back', async () => {
  const [goes, stays] = [await house.join(), await house.join()];
  const [taken, kept] = [await toldBy(goes), await toldBy(stays)];
  for (const at of [taken, kept]) await answer(at);
  const folder = await backUp(house);
  await need(lane().withdraw(goes, { caseId: taken.caseId }));
  const { served, db: again } = await putBack(house, folder);
  expect(await left(taken, again)).toEqual(gone);
  expect(await left(kept, again)).toEqual(standing);
  await served.close();
});

it('R1018: what a lead answers or promises while the child takes its case back is not kept', async () => {
  for (const acts of [
    (deps: Deps, at: AtCase) => writeAnswer(deps, first.staff, { ...at, text: 'We believe you.' }),
    (deps: Deps, at: AtCase) =>
      promiseRemedy(deps, first.staff, { ...at, remedy: 'apology', to: 'promised' }),
  ]) {
    const child = await house.join();
    const at = await toldBy(child);
    const deps = withBefore(async () => void (await need(lane().withdraw(child, { caseId: at.caseId }))));
    expect(await acts(deps, at)).toEqual({ ok: false, code: 'not-found' });
    expect(await left(at)).toEqual(gone);
  }
});

/** The house as it is for somebody before whose write another one acts. */
function withBefore(acts: () => Promise<void>): Deps {
  const { databases } = house;
  return {
    ...house.deps,
    databases: {
      ...databases,
      async consultation(id) {
        const opened = await databases.consultation(id);
        return (
          opened && { ...opened, write: async (statements) => acts().then(() => opened.write(statements)) }
        );
      },
    },
  };
}
