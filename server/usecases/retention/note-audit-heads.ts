import { auditHead, notedHead, noteHead } from '../../../db/audit.ts';
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
 * off one, or writes it anew, would have to change the other too. Answers how many were noted.
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
    const head = await ifReadable(deps, id, auditHead);
    if (!head || head.hash === (await notedHead(control, id))?.hash) continue;
    heads.push(noteHead({ day, subject: id, head }));
  }
  const { complaints } = deps.databases;
  const ofComplaints = await auditHead(complaints);
  if (ofComplaints && ofComplaints.hash !== (await notedHead(control, complaints.id))?.hash)
    heads.push(noteHead({ day, subject: complaints.id, head: ofComplaints }));
  await control.write([recordRun(job, hour), ...heads]);
  return done({ noted: heads.length });
}
