import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../../db/databases.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Role, Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { type AtCase, closeAs, handOn, openLeads, readAs, type TestLead } from '../../support/house/leads.ts';

const told = 'At home somebody hits me and I am afraid to go back tonight.';
const later = 'It was so again today.';

let house: TestHouse;
let db: Database;
let child: Child;
let first: TestLead;
let second: TestLead;
let third: TestLead;
let at: AtCase;

beforeEach(async () => {
  house = await openTestHouse();
  const opened = await house.databases.consultation(house.consultationId);
  if (!opened) throw new Error('no database');
  db = opened;
  [first, second, third] = await openLeads(house);
  child = await house.join();
  const sent = { id: newId(house.deps.random), text: told, language: 'en', choice: 'help' } as const;
  const { caseId } = await need(house.services.safeguarding.ask(child, sent));
  at = { consultationId: house.consultationId, caseId };
});
afterEach(() => house.remove());

const open = (lead: TestLead) =>
  house.services.safeguarding.open(lead.staff, { ...at, part: 'told', reason: 'To help the child.' });
const read = (lead: TestLead) => readAs(house, lead, { at, part: 'told' });
const partOf = async (lead: TestLead) =>
  (await need(house.services.safeguarding.case(lead.staff, at))).parts.find(({ part }) => part === 'told');
async function openAndHandOn(lead: TestLead) {
  await need(open(lead));
  await handOn(house, lead, { at, part: 'told' });
}

/** It says that it knows the group of this child: two others could open its case. */
async function knows({ staff }: TestLead): Promise<Staff> {
  const [[batchId] = []] = await db.query('select batch_id from participant where id = ?1', [
    child.participantId,
  ]);
  const said = { consultationId: house.consultationId, batchIds: [String(batchId)] };
  await need(house.services.consultation.knowGroups(staff, said));
  return staff;
}

/** Its training is of so long ago that it holds no more, as days that pass have it. */
async function lapses({ staff }: TestLead): Promise<Staff> {
  const day = '2020-01-01';
  await house.databases.control.write([
    { sql: 'update staff_training set day = ?2 where staff_id = ?1', args: [staff.staffId, day] },
  ]);
  return { ...staff, trainedSince: day };
}

describe('R1022: a lead that took a half and cannot use it any more', () => {
  it.each([
    ['knows the child', knows],
    ['has a training that is over', lapses],
  ])(
    'and %s: another takes its place, and those two read what came before and what comes',
    async (_why, goes) => {
      await openAndHandOn(first);
      await openAndHandOn(second);
      expect(await read(second)).toEqual([told]);
      const gone = await goes(first);
      await need(house.services.safeguarding.write(child, { caseId: at.caseId, told: later }));
      expect((await house.services.safeguarding.answer(gone, { ...at, text: 'We are here.' })).ok).toBe(
        false,
      );
      // Who reads on keeps what was handed to it, and its page does not say that two have it open.
      expect(await read(second)).toEqual([told]);
      for (const lead of [second, third]) {
        const part = await partOf(lead);
        expect(part?.together).toBe(false);
        expect(part?.openings.filter(({ why }) => why === 'open')).toHaveLength(1);
      }
      expect(await need(open(third))).toEqual({ second: true });
      for (const lead of [third, second]) await handOn(house, lead, { at, part: 'told' });
      for (const lead of [second, third]) expect(await read(lead)).toEqual([told, later]);
      // Two have it, of whom neither is the first: nobody is given both halves.
      const rows = await db.query(
        `select staff_id, why from case_opening where case_id = ?1 and part = 'told' order by why, half`,
        [at.caseId],
      );
      expect(rows.map(([, why]) => why)).toEqual(['open', 'open', 'reseal']);
      expect(rows.at(-1)?.[0]).toBe(first.staff.staffId);
    },
  );

  it('and cannot come in: another takes its place', async () => {
    await openAndHandOn(first);
    await openAndHandOn(second);
    const { staffId } = first.staff;
    await house.databases.control.write([
      { sql: `update staff set state = 'invited' where id = ?1`, args: [staffId] },
      { sql: 'delete from staff_link where staff_id = ?1', args: [staffId] },
    ]);
    await need(house.services.safeguarding.write(child, { caseId: at.caseId, told: later }));
    expect((await partOf(second))?.together).toBe(false);
    expect(await need(open(third))).toEqual({ second: true });
    for (const lead of [third, second]) await handOn(house, lead, { at, part: 'told' });
    for (const lead of [second, third]) expect(await read(lead)).toEqual([told, later]);
  });

  it('so it is where it had handed nothing on yet', async () => {
    await need(open(first));
    await openAndHandOn(second);
    await knows(first);
    expect(await read(second)).toEqual([]);
    await openAndHandOn(third);
    await handOn(house, second, { at, part: 'told' });
    for (const lead of [second, third]) expect(await read(lead)).toEqual([told]);
  });

  it('keeps its half where nobody else could open it, and nobody takes the place of one that works', async () => {
    await openAndHandOn(first);
    await openAndHandOn(second);
    expect(await open(third)).toMatchObject({ code: 'already-decided' });
    await knows(third);
    // One that does not know the child is left: help by somebody known is more than none.
    await knows(first);
    expect(await read(second)).toEqual([told]);
    expect(await read(first)).toEqual([told]);
    expect(await open(third)).toMatchObject({ code: 'already-decided' });
  });
});

describe('R268: a lead that becomes something else, and a lead once more', () => {
  const halves = (staffId: string) =>
    db.query('select half, why, length(reason) > 0 from case_opening where staff_id = ?1 and case_id = ?2', [
      ...[staffId, at.caseId],
    ]);
  const boxes = (staffId: string) => db.query('select 1 from sealed_half where staff_id = ?1', [staffId]);

  it('is never given the other half, is still named as one that opened it, and leaves nothing once it is revoked', async () => {
    const administrator = await house.staffWho('administrator');
    const { safeguarding, staff } = house.services;
    const { staffId } = first.staff;
    const becomes = (role: Role) =>
      need(staff.changeRoles(administrator, { staffId, where: '', roles: [role], only: true }));
    const forgets = () => need(safeguarding.forgetFormerLeads({ kind: 'system', name: 'retention' }, {}));
    await openAndHandOn(first);
    await openAndHandOn(second);
    await need(closeAs(house, first, { at, to: 'ask' }));
    const asks = () => db.query('select closing_by from sealed_case where id = ?1', [at.caseId]);
    expect(await asks()).toEqual([[staffId]]);

    await becomes('translator');
    expect(await boxes(staffId)).toEqual([]);
    expect(await asks()).toEqual([[null]]);
    // R1022: its reason stays, by which the child reads that it opened this.
    expect(await halves(staffId)).toEqual([['a', 'reseal', 1]]);
    const writes = vi.spyOn(db, 'write');
    await forgets();
    expect(writes).not.toHaveBeenCalled();
    await openAndHandOn(third);

    await becomes('safeguarding-lead');
    const again = { ...first.staff, roleVersion: first.staff.roleVersion + 2 };
    for (const [half, code] of [
      ['b', 'already-decided'],
      ['a', 'already-decided'],
    ] as const)
      expect(await safeguarding.beginReseal(again, { ...at, part: 'told', half })).toMatchObject({ code });
    expect(await open(first)).toMatchObject({ code: 'already-decided' });

    await becomes('translator');
    await need(staff.revoke(administrator, { staffId }));
    expect(await halves(staffId)).toEqual([]);
    vi.restoreAllMocks();
  });
});
