import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../../server/core/ids.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';

let house: TestHouse;
let consultationId: string;
let analyst: Staff;
let approver: Staff;

/** An analyst named a point, and drafted. Two others sorted, one after the other. */
beforeAll(async () => {
  house = await openTestHouse();
  const stage = await draftVoting(house, [{ kind: 'question', prompts: prompts('What is missing?') }]);
  await stage.open();
  ({ consultationId } = stage);
  const [question = ''] = stage.activities;
  [analyst, approver] = await Promise.all([house.staffWho('analyst'), house.staffWho('approver')]);
  const said: string[] = [];
  for (const child of await stage.joinMany(3))
    said.push(await stage.publish(child, question, 'A bench is missing.'));
  await stage.move('closed');
  const { analysis } = house.services;
  const named = { consultationId, activityId: question, title: 'Benches', language: 'en' };
  const { pointId } = await need(analysis.namePoint(analyst, named));
  await need(
    analysis.sort(colleague('sorter'), {
      consultationId,
      sorting: said.map((contributionId) => ({ contributionId, pointId })),
    }),
  );
  const [first = ''] = said;
  await need(
    analysis.codeSecond(colleague('second'), {
      consultationId,
      coding: [{ contributionId: first, code: 'none-fits' }],
    }),
  );
  await need(analysis.draft(analyst, { consultationId }));
});
afterAll(() => house.remove());

const colleague = (staffId: string): Staff => ({ ...analyst, staffId });
/** The same person with another role: it keeps its id. */
const later = (staffId: string): Staff => ({ ...approver, staffId, freshFactor: true });

it.each(['sorter', 'second'])(
  'R1325: who sorted (%s) and approves by now does not sign the release, and is not led to it',
  async (staffId) => {
    const { analysis, consultation } = house.services;
    const who = later(staffId);
    expect((await need(analysis.readDraft(who, { consultationId }))).holds).toBe('one-person-alone');
    expect((await need(consultation.ownWork(who, { consultationId }))).signs).toBe(true);
    expect(await analysis.sign(who, { consultationId })).toEqual({ ok: false, code: 'one-person-alone' });
  },
);

it('R1325: who sorted nothing does', async () => {
  const { analysis, consultation } = house.services;
  const who = later(newId(house.deps.random));
  expect((await need(analysis.readDraft(who, { consultationId }))).holds).toBeNull();
  expect((await need(consultation.ownWork(who, { consultationId }))).signs).toBe(false);
});
