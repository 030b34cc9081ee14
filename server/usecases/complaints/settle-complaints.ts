import { auditStatement } from '../../../db/audit.ts';
import { moveComplaint, removeComplaint } from '../../../db/queries/complaints/complaint-acts.ts';
import { settledBefore, silentSince } from '../../../db/queries/complaints/complaints.ts';
import { judgedOn } from '../../core/analysis/ledger.ts';
import { dayIn, daysAfter } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { AuditDeed } from '../../core/privacy/audit-deeds.ts';
import { keptDays } from '../../core/privacy/complaint.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { writeAnew } from '../privacy/write-anew.ts';

/**
 * What the clock does: an answer to which nobody said anything for its days ends the complaint; what is over for 180 days goes,
 * every row and byte. Refusal: `not-allowed` (the clock alone).
 */
export async function settleComplaints(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<{ readonly closed: number; readonly removed: number }>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  const db = deps.databases.complaints;
  const day = dayIn('UTC', deps.clock());
  const entry = (id: string, deed: AuditDeed) =>
    auditStatement({ day, actor: actor.name, deed, subject: id, detail: '' });
  let [closed, removed] = [0, 0];
  // The day until which something can be said was told: it is over once it is over everywhere.
  for (const id of await silentSince(db, judgedOn(deps.clock()))) {
    const result = await db.write([
      ...moveComplaint({ id, from: 'answered', to: 'closed', settledDay: day }),
      entry(id, 'complaint:close'),
    ]);
    if (result.ok) closed += 1;
  }
  try {
    for (const id of await settledBefore(db, daysAfter(day, -keptDays))) {
      const result = await db.write([...removeComplaint(id), entry(id, 'complaint:remove')]);
      if (result.ok) removed += 1;
    }
  } finally {
    // The next run finds only what is still there: what went is written over now, or within a minute.
    if (removed > 0) await writeAnew(deps, db);
  }
  return done({ closed, removed });
}
