import { caseById } from '../../../db/queries/sealed-cases.ts';
import { type Outcome, refuse } from '../../core/outcome.ts';
import type { CasePart } from '../../core/safeguarding/cases.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { inSeat } from '../privacy/in-seat.ts';
import { type SealedMore, sealMore } from './seal-more.ts';
import { nonceOfForm } from './seal-text.ts';

/**
 * A child writes on in its case (`told`), or how it can be reached (`reach`, sealed apart and kept for thirty days). Also
 * after the team closed it: then it waits again. `form` are the form's own 128 random bits: the same words in the same form are kept
 * once. Refusals: `not-allowed`, `not-found`, `text-empty`, `text-too-long`,
 * `text-unreadable`, `team-not-ready`, `try-again`.
 */
export async function writeToTeam(
  deps: Deps,
  actor: Actor,
  input: { caseId: string; part: CasePart; text: string; form?: string | undefined },
): Promise<Outcome<SealedMore>> {
  const found = await inSeat(deps, actor, 'help:ask');
  if (!found.ok) return found;
  const { db, row, child, day, minute } = found;
  const own = await caseById(db, input.caseId);
  if (own?.participantId !== child.participantId || own.state === 'withdrawn') return refuse('not-found');
  const { part, text, form } = input;
  const nonce = form === undefined ? undefined : nonceOfForm(deps, form, own.id, part, text);
  return sealMore(deps, { db, row, case: own, part, text, day, minute, nonce });
}
