import { type AuditHead, auditHead, hasHead, notedHead, noteHead, sealHead } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import type { Statement } from '../../../db/engine.ts';
import { lastRun, recordRun } from '../../../db/queries/retention/destructions.ts';
import { directoryEntries } from '../../../db/queries/staff/staff.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { hourOf } from '../../core/privacy/retention.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { ifAnswering } from '../if-readable.ts';

const job = 'audit-heads';
const dayHours = 24;

/**
 * Once a day (UTC) writes into the control chain where the chain of each consultation, and that of complaints, stands, if it grew since: who cuts entries
 * off one, or writes it anew, would have to change the other too. Sealed, so that it tells nothing once that consultation is gone. Of a chain that lost what
 * was noted (an older copy lies in its place, or its log was damaged) nothing is noted, which would pass the loss off as whole: those are answered, also
 * with `look` on a day on which all was noted. One that gives no answer is noted the next day. Refusal: `not-allowed` (the clock alone).
 */
export async function noteAuditHeads(
  deps: Deps,
  actor: Actor,
  input: { readonly look?: boolean },
): Promise<Outcome<{ readonly noted: number; readonly older: readonly string[] }>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  const { control, complaints } = deps.databases;
  const hour = hourOf(deps.clock());
  const last = await lastRun(control, job);
  const isNoted = last !== undefined && Math.floor(last / dayHours) === Math.floor(hour / dayHours);
  if (isNoted && !input.look) return done({ noted: 0, older: [] });
  const day = dayIn('UTC', deps.clock());
  const heads: Statement[] = [];
  const older: string[] = [];
  const look = async (db: Database) => {
    const grown = await grownSince(control, db);
    if (grown === 'older') older.push(db.id);
    else if (grown) heads.push(noteHead({ day, subject: db.id, sealed: sealHead(db, grown) }));
  };
  for (const { id, state } of await directoryEntries(control))
    if (state !== 'destroyed') await ifAnswering(deps, id, look);
  await look(complaints);
  if (isNoted) return done({ noted: 0, older });
  await control.write([recordRun(job, hour), ...heads]);
  return done({ noted: heads.length, older });
}

/** Where it stands now; undefined where that is noted already. */
async function grownSince(control: Database, database: Database): Promise<AuditHead | 'older' | undefined> {
  const noted = await notedHead(control, database);
  if (noted && !(await hasHead(database, noted))) return 'older';
  const head = await auditHead(database);
  return head?.hash === noted?.hash ? undefined : head;
}
