import { auditHead, notedHead, noteHead, sealHead } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import { lastRun, recordRun } from '../../../db/queries/destructions.ts';
import { directoryEntries } from '../../../db/queries/staff.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { hourOf } from '../../core/privacy/retention.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { ifReadable } from '../if-readable.ts';

const job = 'audit-heads';
const dayHours = 24;

/**
 * Once a day (UTC) writes into the control chain where the chain of each consultation, and that of complaints, stands, if it grew since: who cuts entries
 * off one, or writes it anew, would have to change the other too. Sealed, so that it tells nothing once that consultation is gone. Answers how many were noted.
 * Refusal: `not-allowed` (the clock alone).
 */
export async function noteAuditHeads(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<{ readonly noted: number }>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  const { control } = deps.databases;
  const hour = hourOf(deps.clock());
  const last = await lastRun(control, job);
  if (last !== undefined && Math.floor(last / dayHours) === Math.floor(hour / dayHours))
    return done({ noted: 0 });
  const day = dayIn('UTC', deps.clock());
  const heads = [];
  for (const { id, state } of await directoryEntries(control)) {
    if (state === 'destroyed') continue;
    const sealed = await ifReadable(deps, id, (db) => grown(control, db));
    if (sealed) heads.push(noteHead({ day, subject: id, sealed }));
  }
  const { complaints } = deps.databases;
  const ofComplaints = await grown(control, complaints);
  if (ofComplaints) heads.push(noteHead({ day, subject: complaints.id, sealed: ofComplaints }));
  await control.write([recordRun(job, hour), ...heads]);
  return done({ noted: heads.length });
}

/** Where it stands, sealed; undefined where that is noted already. */
async function grown(control: Database, database: Database): Promise<string | undefined> {
  const head = await auditHead(database);
  if (!head || head.hash === (await notedHead(control, database))?.hash) return undefined;
  return sealHead(database, head);
}
