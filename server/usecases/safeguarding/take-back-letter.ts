import { auditStatement } from '../../../db/audit.ts';
import { recordErasure } from '../../../db/queries/privacy/removals.ts';
import { removeLetter } from '../../../db/queries/safeguarding/letters.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { withoutSeat } from '../../core/safeguarding/cases.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { erasedReceipt } from '../complaints/erased-receipt.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { writeAnew } from '../privacy/write-anew.ts';
import { forgetReasons } from './forget-reasons.ts';
import { letterWith } from './read-letter.ts';

/**
 * A letter goes, every row and byte, with its answers. What leads have read they have read; no backup brings it back.
 * Refusals: `phrase-opens-nothing`, `too-fast`.
 */
export async function takeBackLetter(
  deps: Deps,
  _actor: Actor,
  input: { phrase: string },
): Promise<Outcome<null>> {
  const held = await letterWith(deps, input.phrase);
  if (!held.ok) return held;
  const day = dayIn('UTC', deps.clock());
  // The list first: a stop between the two leaves words that still open, and never a removal that a backup undoes.
  await deps.databases.control.write([recordErasure({ ...erasedReceipt(deps.secrets, held.verifier), day })]);
  const result = await held.db.write([
    ...removeLetter(held.case.id),
    auditStatement({ day, actor: 'visitor', deed: 'letter:take-back', subject: held.case.id, detail: '' }),
  ]);
  if (!result.ok) return refusedBy(result);
  await forgetReasons(deps, held.db, withoutSeat);
  await writeAnew(deps, held.db);
  return done(null);
}
