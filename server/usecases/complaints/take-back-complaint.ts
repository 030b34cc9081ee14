import { auditStatement } from '../../../db/audit.ts';
import { dropReceipt } from '../../../db/queries/complaints/complaint-acts.ts';
import { recordErasure } from '../../../db/queries/privacy/removals.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { writeAnew } from '../privacy/write-anew.ts';
import { receiptFor } from './draw-receipt.ts';
import { erasedReceipt, wasGivenBack } from './erased-receipt.ts';
import { heldBy } from './follow-complaint.ts';

/**
 * A receipt is given back. With the last one every row and byte of the complaint goes; where others joined, it stays theirs.
 * No backup brings it back. Taking back twice is done; `stays` is null where nobody knows any more whether others have it. Refusals: `phrase-opens-nothing`, `too-fast`.
 */
export async function takeBackComplaint(
  deps: Deps,
  _actor: Actor,
  input: { phrase: string },
): Promise<Outcome<{ readonly stays: boolean | null }>> {
  const verifier = await receiptFor(deps, { receiptOf: 'complaints', phrase: input.phrase });
  if (!verifier) return refuse('too-fast');
  const held = await heldBy(deps, verifier);
  if (!held)
    return (await wasGivenBack(deps, verifier)) ? done({ stays: null }) : refuse('phrase-opens-nothing');
  const { db, row } = held;
  const day = dayIn('UTC', deps.clock());
  // The list first: a stop between the two leaves a receipt that still opens, and never a removal that a backup undoes.
  await deps.databases.control.write([recordErasure({ ...erasedReceipt(deps.secrets, verifier), day })]);
  const result = await db.write([
    ...dropReceipt({ verifier, complaintId: row.id }),
    auditStatement({ day, actor: 'complainant', deed: 'complaint:take-back', subject: row.id, detail: '' }),
  ]);
  // Pressed twice at once: the other one took it.
  if (!result.ok && result.refusal !== 'not-found') return refusedBy(result);
  await writeAnew(deps, db);
  return done({ stays: row.receipts > 1 });
}
