import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeLeadKey } from '../../../app/live/sealed-keys.ts';
import type { Database } from '../../../db/databases.ts';
import { newId } from '../../../server/core/ids.ts';
import { demoLeadCode } from '../../../server/demo/help.ts';
import type { House } from '../../../server/house.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { openLeads } from '../../support/house/leads.ts';
import { backUp, putBack } from '../../support/processes/put-back.ts';

const visitor = { kind: 'visitor' } as const;
const told = 'At home somebody hits me.';

let house: TestHouse;
let again: House | undefined;
beforeEach(async () => {
  house = await openTestHouse();
});
afterEach(async () => {
  await again?.close();
  again = undefined;
  await house.remove();
});

it('R1023: a lead that was revoked since the backup has no box, no key and no half in it, and another opens in its place', async () => {
  const [gone, second, third] = await openLeads(house);
  const { safeguarding, staff } = house.services;
  const sent = { id: newId(house.deps.random), text: told, language: 'en', choice: 'help' } as const;
  const { caseId } = await need(safeguarding.ask(await house.join(), sent));
  await need(
    safeguarding.writeLetter(visitor, { nonce: newId(house.deps.random), text: told, language: 'en' }),
  );
  const opening = { consultationId: house.consultationId, caseId, part: 'told', reason: 'To help.' } as const;
  await need(safeguarding.open(gone.staff, opening));
  await need(safeguarding.open(second.staff, opening));
  const administrator = await house.staffWho('administrator');
  const folder = await backUp(house);
  await need(staff.revoke(administrator, { staffId: gone.staff.staffId }));

  const back = await putBack(house, folder);
  again = back.served;
  const { control, complaints } = back.served.databases;
  const left = async (db: Database, table: string) =>
    (await db.query(`select 1 from ${table} where staff_id = ?1`, [gone.staff.staffId])).length;
  for (const db of [back.db, complaints])
    for (const table of ['sealed_half', 'case_opening']) expect(await left(db, table), table).toBe(0);
  expect(await left(control, 'lead_key')).toBe(0);
  expect(await need(back.served.services.safeguarding.open(third.staff, opening))).toEqual({ second: true });
});

it('R1182: roles that were changed since the backup are what they were changed to, and who is a lead no longer has no key in it', async () => {
  const [lead] = await openLeads(house);
  const { control } = house.databases;
  const administrator = await house.staffWho('administrator');
  const raised = await house.staffWho('decision-maker');
  const folder = await backUp(house);
  const change = (staffId: string, role: 'translator') =>
    need(house.services.staff.changeRoles(administrator, { staffId, where: '', roles: [role], only: true }));
  await change(lead.staff.staffId, 'translator');
  await change(raised.staffId, 'translator');
  const held = async (db: Database) =>
    (
      await db.query(
        `select s.id, s.role_version, g.role from staff s join staff_grant g on g.staff_id = s.id order by s.id, g.role`,
        [],
      )
    ).map((row) => row.map(String));
  const before = await held(control);

  const back = await putBack(house, folder);
  again = back.served;
  expect(await held(back.served.databases.control)).toEqual(before);
  const keys = await back.served.databases.control.query('select 1 from lead_key where staff_id = ?1', [
    lead.staff.staffId,
  ]);
  expect(keys).toEqual([]);
});

it('R1101: a key that its lead replaced since the backup is not back after a restore, and the log says so', async () => {
  const [found, lost, stays] = await openLeads(house);
  const { safeguarding } = house.services;
  const folder = await backUp(house);
  const { publicKey, wrapped } = await makeLeadKey(demoLeadCode);
  const kept = { publicKey: Buffer.from(publicKey, 'base64url'), wrapped: Buffer.from(wrapped, 'base64url') };
  for (const { staff } of [found, lost]) await need(safeguarding.saveKey(staff, kept));

  const back = await putBack(house, folder);
  again = back.served;
  const keysOf = async (db: Database) =>
    (await db.query('select staff_id from lead_key', [])).map(([staffId]) => String(staffId));
  const keys = await keysOf(back.served.databases.control);
  expect(keys).toContain(stays.staff.staffId);
  for (const { staff } of [found, lost]) expect(keys).not.toContain(staff.staffId);
  const log = await back.served.databases.control.query(
    `select count(*) from audit where deed = 'lead:key' and subject = ?1 and actor = 'command-line'`,
    [found.staff.staffId],
  );
  expect(log).toEqual([[1]]);
});
