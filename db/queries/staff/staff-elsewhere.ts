import { eq } from 'drizzle-orm';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { staffGuess } from '../../schema/control-staff.ts';
import { guard } from '../../statement.ts';

/** What several processes of one site tell each other of second factors, through the control database. */

/** Its person did something in this minute; a session that is gone stays gone. */
export function noteStaffAct(hash: Buffer, minute: number): Statement {
  return {
    sql: 'update staff_session set act_minute = ?2 where hash = ?1 and act_minute < ?2',
    args: [hash, minute],
  };
}

/** Wrong codes of a person since the last right one. */
export async function wrongCodesOf(db: Database, staffId: string): Promise<number> {
  const row = await db.read.select().from(staffGuess).where(eq(staffGuess.staffId, staffId)).get();
  return row?.wrong ?? 0;
}

/** The minute until which a code of this person waits; 0 where it does not. */
export async function codesWaitUntil(db: Database, staffId: string): Promise<number> {
  const row = await db.read.select().from(staffGuess).where(eq(staffGuess.staffId, staffId)).get();
  return row?.untilMinute ?? 0;
}

/**
 * Counts one more, before it is looked at. Refused as `too-fast` when it has to wait, or when another one was counted since `before`
 * was read: of many at once one is looked at.
 */
export function countWrongCode(row: {
  readonly staffId: string;
  readonly before: number;
  readonly minute: number;
  readonly untilMinute: number;
}): Statement[] {
  return [
    {
      sql: `insert into staff_guess (staff_id, wrong, until_minute) values (?1, ?2 + 1, ?4)
        on conflict (staff_id) do update set wrong = excluded.wrong, until_minute = excluded.until_minute
          where wrong = ?2 and until_minute <= ?3`,
      args: [row.staffId, row.before, row.minute, row.untilMinute],
    },
    guard('too-fast'),
  ];
}

export function forgiveWrongCodes(staffId: string): Statement {
  return { sql: 'delete from staff_guess where staff_id = ?1', args: [staffId] };
}

/** An answer counts once, whichever process it comes to; refused as `factor-wrong`. `dueMinute`: until when it would count. */
export function useChallenge(hash: Buffer, dueMinute: number): Statement[] {
  return [
    {
      sql: 'insert into staff_challenge (hash, due_minute) values (?1, ?2) on conflict do nothing',
      args: [hash, dueMinute],
    },
    guard('factor-wrong'),
  ];
}
