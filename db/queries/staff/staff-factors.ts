import { count, eq } from 'drizzle-orm';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { staffPasskey, staffRecovery, staffTotp } from '../../schema/control-staff.ts';
import { guard } from '../../statement.ts';

export type PasskeyRow = {
  readonly id: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: string;
  readonly day: string;
};

export type FactorRows = {
  readonly passkeys: readonly PasskeyRow[];
  /** The base32 secret shared with an app for codes. */
  readonly totp: string | null;
  /** Recovery codes that are left. */
  readonly recovery: number;
};

/** How one person can prove who it is. */
export async function factorsOf(db: Database, staffId: string): Promise<FactorRows> {
  const [keys, totp, recovery] = await Promise.all([
    db.read.select().from(staffPasskey).where(eq(staffPasskey.staffId, staffId)),
    db.read.select().from(staffTotp).where(eq(staffTotp.staffId, staffId)).get(),
    db.read.select({ left: count() }).from(staffRecovery).where(eq(staffRecovery.staffId, staffId)).get(),
  ]);
  return {
    passkeys: keys.map(passkeyOf),
    totp: totp ? db.text.decode(totp.secret) : null,
    recovery: recovery?.left ?? 0,
  };
}

/** A passkey by the id its browser names, with whose it is. */
export async function passkeyById(
  db: Database,
  id: string,
): Promise<{ staffId: string; passkey: PasskeyRow } | undefined> {
  const row = await db.read.select().from(staffPasskey).where(eq(staffPasskey.credentialId, id)).get();
  return row && { staffId: row.staffId, passkey: passkeyOf(row) };
}

function passkeyOf(row: typeof staffPasskey.$inferSelect): PasskeyRow {
  const { credentialId, publicKey, counter, transports, day } = row;
  return { id: credentialId, publicKey, counter, transports, day };
}

/** Somebody else's passkey of the same id, which no authenticator makes, is refused as `factor-wrong`. */
export function addPasskey(row: PasskeyRow & { readonly staffId: string }): Statement[] {
  return [
    {
      sql: `insert into staff_passkey (credential_id, staff_id, public_key, counter, transports, day)
        values (?1, ?2, ?3, ?4, ?5, ?6) on conflict do nothing`,
      args: [row.id, row.staffId, row.publicKey, row.counter, row.transports, row.day],
    },
    guard('factor-wrong'),
  ];
}

/** A new secret takes the place of an older one: a person has one app for codes. */
export function putTotp(row: { staffId: string; secret: Uint8Array; step: number }): Statement {
  return {
    sql: `insert into staff_totp (staff_id, secret, last_step) values (?1, ?2, ?3)
      on conflict (staff_id) do update set secret = excluded.secret, last_step = excluded.last_step`,
    args: [row.staffId, row.secret, row.step],
  };
}

/** No code counts twice: a step that is not newer than the last one is refused. */
export function useTotpStep(staffId: string, step: number): Statement[] {
  return [
    {
      sql: 'update staff_totp set last_step = ?2 where staff_id = ?1 and last_step < ?2',
      args: [staffId, step],
    },
    guard('factor-wrong'),
  ];
}

/** A counter that went back is a copy of the key; those that count nothing say 0 for ever. */
export function usePasskey(id: string, counter: number): Statement[] {
  return [
    {
      sql: `update staff_passkey set counter = ?2 where credential_id = ?1 and (counter < ?2 or (counter = 0 and ?2 = 0))`,
      args: [id, counter],
    },
    guard('factor-wrong'),
  ];
}

/** Stands where a list of erasures has a consultation: recovery codes that open nothing any more, so that no backup lets them. */
const ofStaff = 'staff';

/** A recovery code counts once, and no backup brings it back. A code that is none is refused as `factor-wrong`. `day`: in UTC. */
export function useRecovery(of: { hash: Buffer; staffId: string; day: string }): Statement[] {
  const { hash, staffId, day } = of;
  return [
    { sql: 'delete from staff_recovery where hash = ?1 and staff_id = ?2', args: [hash, staffId] },
    guard('factor-wrong'),
    {
      sql: 'insert into erasure (consultation_id, subject, day) values (?1, ?2, ?3) on conflict do nothing',
      args: [ofStaff, hash, day],
    },
  ];
}

/** What is stored of the recovery codes of a person that are left, in hex. */
export async function recoveryHashesOf(db: Database, staffId: string): Promise<ReadonlySet<string>> {
  const rows = await db.query('select lower(hex(hash)) from staff_recovery where staff_id = ?1', [staffId]);
  return new Set(rows.map(([hash]) => String(hash)));
}

/** New codes make older ones worthless, in every backup too. `day`: in UTC. */
export function putRecovery(of: { staffId: string; hashes: readonly Buffer[]; day: string }): Statement[] {
  const { staffId, hashes, day } = of;
  return [
    {
      sql: `insert into erasure (consultation_id, subject, day) select ?2, hash, ?3 from staff_recovery where staff_id = ?1
        on conflict do nothing`,
      args: [staffId, ofStaff, day],
    },
    { sql: 'delete from staff_recovery where staff_id = ?1', args: [staffId] },
    ...hashes.map((hash) => ({
      sql: 'insert into staff_recovery (hash, staff_id) values (?1, ?2)',
      args: [hash, staffId],
    })),
  ];
}

/** After a restore: codes that were used or replaced since open nothing. The list has to be in the database already. */
export function forgetUsedRecovery(): Statement {
  return {
    sql: 'delete from staff_recovery where hash in (select subject from erasure where consultation_id = ?1)',
    args: [ofStaff],
  };
}

/** The same of a backup so old that no list knows any more which were used. */
export function forgetAllRecovery(): Statement {
  return { sql: 'delete from staff_recovery', args: [] };
}

/** Everything by which a person could prove who it is: what was lost must open nothing any more. */
export function forgetFactors(staffId: string): Statement[] {
  return ['staff_passkey', 'staff_totp', 'staff_recovery', 'staff_guess'].map((table) => ({
    sql: `delete from ${table} where staff_id = ?1`,
    args: [staffId],
  }));
}

/**
 * A session that has proven its second factor, under a new name: what the old cookie opened, it opens no more. `told`: other processes
 * have to know when.
 */
export function renewSession(row: {
  readonly hash: Buffer;
  readonly newHash: Buffer;
  readonly minute: number;
  readonly told: boolean;
}): Statement[] {
  return [
    {
      sql: `update staff_session set hash = ?2, proven = 1, proven_minute = ?4, act_minute = ?4 where hash = ?1 and due_minute >= ?3`,
      args: [row.hash, row.newHash, row.minute, row.told ? row.minute : 0],
    },
    guard('signed-out'),
  ];
}

/** A session of whoever proved a passkey, without a link. `toldMinute`: when, if other processes have to know; else 0. */
export function openSession(row: {
  readonly hash: Buffer;
  readonly staffId: string;
  readonly dueMinute: number;
  readonly toldMinute: number;
}): Statement[] {
  return [
    {
      sql: `insert into staff_session (hash, staff_id, role_version, due_minute, proven, proven_minute, act_minute)
        select ?1, id, role_version, ?3, 1, ?4, ?4 from staff where id = ?2 and state = 'active'`,
      args: [row.hash, row.staffId, row.dueMinute, row.toldMinute],
    },
    guard('signed-out'),
  ];
}
