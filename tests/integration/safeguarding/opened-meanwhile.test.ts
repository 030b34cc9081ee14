import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../server/core/ids.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import type { Deps } from '../../../server/usecases/deps.ts';
import { sealOwnWords } from '../../../server/usecases/safeguarding/seal-own-words.ts';
import { writeToTeam } from '../../../server/usecases/safeguarding/write-to-team.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { type AtCase, closeAs, openLeads, settleAs, type TestLead } from '../../support/house/leads.ts';

let house: TestHouse;
let first: TestLead;
let second: TestLead;
beforeAll(async () => {
  house = await openTestHouse();
  [first, second] = await openLeads(house);
});
afterAll(() => house.remove());

const lane = () => house.services.safeguarding;
const open = (lead: TestLead, at: AtCase) =>
  need(lane().open(lead.staff, { ...at, part: 'told', reason: 'To help.' }));

/** The house as it is for a child that sends something while somebody acts: what it read before is no longer so when it is written. */
const meanwhile = (acts: () => Promise<unknown>): Deps => ({
  ...house.deps,
  async seal(...of) {
    const sealed = await house.deps.seal(...of);
    await acts();
    return sealed;
  },
});

/** A case whose contribution waits for a moderator as well, opened by one lead. */
async function asked(child: Child): Promise<AtCase> {
  const { activities } = await need(house.services.room.place(child, {}));
  const activityId = activities.find(({ kind }) => kind === 'room')?.id ?? '';
  const id = newId(house.deps.random);
  const sent = { id, text: 'It hurts.', language: 'en', choice: 'both', activityId } as const;
  await need(lane().ask(child, sent));
  const at = { consultationId: house.consultationId, caseId: id };
  await open(first, at);
  return at;
}

describe('R1020: what a child sends while the second lead opens its case', () => {
  it.each([
    [
      'written on',
      (deps: Deps, child: Child, id: string) => writeToTeam(deps, child, { caseId: id, told: 'More.' }),
    ],
    ['words that waited', (deps: Deps, child: Child, id: string) => sealOwnWords(deps, child, { id })],
  ] as const)('leaves it open: %s', async (_what, sends) => {
    const child = await house.join();
    const at = await asked(child);
    await need<unknown>(
      sends(
        meanwhile(() => open(second, at)),
        child,
        at.caseId,
      ),
    );
    expect((await need(lane().case(second.staff, at))).state).toBe('opened');
    await need(lane().answer(first.staff, { ...at, text: 'We believe you.' }));
    const number = (await need(lane().case(second.staff, at))).answers[0]?.number ?? 0;
    await need(settleAs(house, second, { at, number }));
    await need(closeAs(house, first, { at, to: 'ask' }));
    await need(closeAs(house, second, { at, to: 'close' }));
  });
});
