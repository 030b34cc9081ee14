import {
  endCaseWait,
  forgetAnswers,
  forgetTexts,
  moveCase,
} from '../../../db/queries/safeguarding/sealed-case-writes.ts';
import { caseById, textsOf } from '../../../db/queries/safeguarding/sealed-cases.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { nonceBytes } from '../../core/safeguarding/sealed-format.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { inSeat } from '../privacy/in-seat.ts';
import { promiseSealedBack } from '../privacy/promised.ts';
import { writeAnew } from '../privacy/write-anew.ts';
import { forgetReasons } from './forget-reasons.ts';

/**
 * A child takes back what it told: every sealed byte goes in this commit, and with it what opens it, all that the team answered or drafted and promised, and why
 * one lead opened it alone. What leads have read they have read; the page says so. No backup brings it back. Taking back twice is done. Refusals: `not-allowed`, `not-found`.
 */
export async function withdrawCase(
  deps: Deps,
  actor: Actor,
  input: { caseId: string },
): Promise<Outcome<null>> {
  const found = await inSeat(deps, actor, 'help:ask');
  if (!found.ok) return found;
  const { db, row, child } = found;
  const own = await caseById(db, input.caseId);
  if (own?.participantId !== child.participantId) return refuse('not-found');
  if (own.state === 'withdrawn') {
    await forgetReasons(deps, db, row.id);
    return done(null);
  }
  await promiseSealedBack(deps, {
    consultationId: row.id,
    caseId: own.id,
    nonces: (await textsOf(db, own.id)).map(({ body }) => body.subarray(0, nonceBytes)),
  });
  const result = await db.write([
    ...moveCase({
      id: own.id,
      from: ['sealed', 'opened', 'answered', 'closed', 'withdrawn'],
      to: 'withdrawn',
    }),
    ...forgetTexts(own.id),
    ...forgetAnswers(own.id),
    endCaseWait(own.id),
  ]);
  if (!result.ok) return refusedBy(result);
  // It is taken back. Why a lead opened it alone goes by what stands, with the next that is forgotten, where that cannot be written now.
  await forgetReasons(deps, db, row.id).catch(() => undefined);
  await writeAnew(deps, db);
  return done(null);
}
