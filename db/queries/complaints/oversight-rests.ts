import { asc } from 'drizzle-orm';
import type { OversightRest } from '../../../server/core/consultation/oversight-rests.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { oversightRest } from '../../schema/terms.ts';
import { guard, stillStored } from '../../statement.ts';

/** What the overseer let rest here, in the order in which it came; `activityId` '' is all of it. */
export async function oversightRests(db: Database): Promise<readonly OversightRest[]> {
  const rows = await db.read.select().from(oversightRest).orderBy(asc(oversightRest.number));
  return rows.map((row) => ({
    ...row,
    endedBy: row.endedBy as OversightRest['endedBy'],
    reason: db.text.decode(row.reason),
  }));
}

export function addRest(row: { activityId: string; day: string }): Statement {
  return {
    sql: `insert into oversight_rest (number, activity_id, day, reason)
      select coalesce(max(number), 0) + 1, ?1, ?2, x'' from oversight_rest`,
    args: [row.activityId, row.day],
  };
}

/** It is still the one that was read, or there is still none: nobody opens again what the overseer let rest just then. */
export function sameRest(activityId: string, held: OversightRest | undefined): Statement {
  const stored = {
    sql: `select cast(coalesce(max(number), 0) as text) from oversight_rest where activity_id = ?1 and ended_day = ''`,
    args: [activityId],
  };
  return stillStored(stored, String(held?.number ?? 0), 'state-forbids');
}

export function endRest(row: {
  number: number;
  day: string;
  by: 'overseer' | 'organiser';
  reason: Uint8Array;
}): Statement[] {
  return [
    {
      sql: `update oversight_rest set ended_day = ?2, ended_by = ?3, reason = ?4 where number = ?1 and ended_day = ''`,
      args: [row.number, row.day, row.by, row.reason],
    },
    guard('state-forbids'),
  ];
}
