import { auditStatement } from '../../../db/audit.ts';
import { recordErasure } from '../../../db/queries/privacy/removals.ts';
import { removeLetter } from '../../../db/queries/safeguarding/letters.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { withoutSeat } from '../../core/safeguarding/cases.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { receiptFor } from '../complaints/draw-receipt.ts';
import { erasedReceipt, wasGivenBack } from '../complaints/erased-receipt.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { writeAnew } from '../privacy/write-anew.ts';
import { forgetReasons } from './forget-reasons.ts';
import { letterBy } from './read-letter.ts';

/**
 * A letter goes, every row and byte, with its answers. What leads have read they have read; no backup brings it back. Taking back twice is done.
 * Refusals: `phrase-opens-nothing`, `too-fast`.
 */
export async function takeBackLetter(
  deps: Deps,
  _actor: Actor,
  input: { phrase: string },
): Promise<Outcome<null>> {
  const verifier = await receiptFor(deps, { receiptOf: 'letters', phrase: input.phrase });
  if (!verifier) return refuse('too-fast');
  const held = await letterBy(deps, verifier);
  if (!held) {
    if (!(await wasGivenBack(deps, verifier))) return refuse('phrase-opens-nothing');
    await forgetReasons(deps, deps.databases.complaints, withoutSeat);
    return done(null);
  }
  const day = dayIn('UTC', deps.clock());
  // The list first: a stop between the two leaves words that still open, and never a removal that a backup undoes.
  await deps.databases.control.write([recordErasure({ ...erasedReceipt(deps.secrets, verifier), day })]);
  const result = await held.db.write([
    ...removeLetter(held.case.id),
    auditStatement({ day, actor: 'visitor', deed: 'letter:take-back', subject: held.case.id, detail: '' }),
  ]);
  // Pressed twice at once: the other one took it.
  if (!result.ok && result.refusal !== 'not-found') return refusedBy(result);
  // It is taken back. Why a lead opened it alone goes by what stands, with the next that is forgotten, where that cannot be written now.
  await forgetReasons(deps, held.db, withoutSeat).catch(() => undefined);
  await writeAnew(deps, held.db);
  return done(null);
}
