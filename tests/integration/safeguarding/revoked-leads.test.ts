import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../../db/databases.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import { need, next, openTestHouse, openTestLive, type TestHouse } from '../../support/house/house.ts';
import { openLeads, type TestLead } from '../../support/house/leads.ts';

const clock = { kind: 'system', name: 'retention' } as const;
const visitor = { kind: 'visitor' } as const;
const told = 'At home somebody hits me.';

let house: TestHouse;
let lead: TestLead;
let administrator: Staff;
let db: Database;

beforeEach(async () => {
  house = await openTestHouse();
  [lead] = await openLeads(house);
  administrator = await house.staffWho('administrator');
  const opened = await house.databases.consultation(house.consultationId);
  if (!opened) throw new Error('no database');
  db = opened;
  const { safeguarding } = house.services;
  const sent = { id: newId(house.deps.random), text: told, language: 'en', choice: 'help' } as const;
  const { caseId } = await need(safeguarding.ask(await house.join(), sent));
  const { consultationId } = house;
  await need(safeguarding.open(lead.staff, { consultationId, caseId, part: 'told', reason: 'To help.' }));
  await need(
    safeguarding.writeLetter(visitor, { nonce: newId(house.deps.random), text: told, language: 'en' }),
  );
});
afterEach(async () => {
  vi.restoreAllMocks();
  await house.remove();
});

const revoke = () => house.services.staff.revoke(administrator, { staffId: lead.staff.staffId });
/** How many boxes and halves it has, in the consultation and in letters. */
async function holds(): Promise<readonly number[]> {
  const counted = [db, house.databases.complaints].map(async (each) => {
    const rows = await each.query(
      `select 1 from sealed_half where staff_id = ?1 union all select 1 from case_opening where staff_id = ?1`,
      [lead.staff.staffId],
    );
    return rows.length;
  });
  return Promise.all(counted);
}

describe('R1024: a lead that is revoked', () => {
  it('loses its pages and sockets before its boxes are looked for in every database', async () => {
    const live = await openTestLive(house);
    const page = await live.connect(lead.staff);
    const over = next(page, 'session:ended');
    const write = db.write.bind(db);
    // A database that takes its time, as one of many under load does: nothing of it goes before the page was told.
    vi.spyOn(db, 'write').mockImplementation(async (statements) => {
      await over;
      return write(statements);
    });
    await need(revoke());
    expect(await holds()).toEqual([0, 0]);
    await live.close();
  });

  it('is revoked where a database takes no write, and pressed again, or by the clock, nothing of it is left', async () => {
    const [here = 0, ofLetters] = await holds();
    expect([here > 0, ofLetters]).toEqual([true, 2]);
    const full = vi.spyOn(db, 'write').mockRejectedValue(new Error('full'));
    await expect(revoke()).rejects.toThrow('full');
    // Letters come after it: they are forgotten all the same.
    expect(await holds()).toEqual([here, 0]);
    await expect(house.services.safeguarding.forgetFormerLeads(clock, {})).rejects.toThrow('full');
    full.mockRestore();
    await need(house.services.safeguarding.forgetFormerLeads(clock, {}));
    expect(await holds()).toEqual([0, 0]);
    expect(await house.services.safeguarding.forgetFormerLeads(administrator, {})).toMatchObject({
      code: 'not-allowed',
    });

    await db.write([
      { sql: `insert into sealed_half values ('c', 1, 'a', ?1, '', x'00', x'')`, args: [lead.staff.staffId] },
    ]);
    await need(revoke());
    expect(await holds()).toEqual([0, 0]);
    const logged = `select count(*) from audit where deed = 'staff:revoke'`;
    expect(await house.databases.control.query(logged, [])).toEqual([[1]]);
  });

  it('is revoked by two at once, who are both told that it is, once in the log', async () => {
    const { control } = house.databases;
    const logged = async () =>
      (await control.query(`select count(*) from audit where deed = 'staff:revoke'`, []))[0]?.[0];
    const before = Number(await logged());
    const write = control.write.bind(control);
    const meanwhile = vi.spyOn(control, 'write').mockImplementationOnce(async (statements) => {
      await need(house.services.staff.revoke(demoSystem, { staffId: lead.staff.staffId }));
      return write(statements);
    });
    const second = await revoke();
    meanwhile.mockRestore();
    expect([second.ok, await logged()]).toEqual([true, before + 1]);
  });

  it('nobody who could not revoke it has its page pressed a second time', async () => {
    await need(revoke());
    const organiser = await house.staffWho('organiser');
    expect(await house.services.staff.revoke(organiser, { staffId: lead.staff.staffId })).toMatchObject({
      code: 'not-allowed',
    });
    expect(await need(house.services.staff.revoke(demoSystem, { staffId: lead.staff.staffId }))).toBeNull();
  });
});
