import { caseById } from '../../../db/queries/safeguarding/sealed-cases.ts';
import { type Outcome, refuse } from '../../core/outcome.ts';
import type { CaseTexts } from '../../core/safeguarding/cases.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { inSeat } from '../privacy/in-seat.ts';
import { type SealedMore, sealMore } from './seal-more.ts';
import { textsOfForm } from './seal-text.ts';

/**
 * A child writes on in its case (`told`), how it can be reached (`reach`, sealed apart and kept for thirty days), or both: then both are taken or
 * neither. Also after the team closed it: then it waits again. `form` are the form's own 128 random bits: the same words in the same form are kept
 * once. Refusals: `not-allowed`, `not-found`, `text-empty`, `text-too-long`,
 * `text-unreadable`, `team-not-ready`, `try-again`.
 */
export async function writeToTeam(
  deps: Deps,
  actor: Actor,
  input: CaseTexts & { caseId: string; form?: string | undefined },
): Promise<Outcome<SealedMore>> {
  const found = await inSeat(deps, actor, 'help:ask');
  if (!found.ok) return found;
  const { db, row, child, day, minute } = found;
  const own = await caseById(db, input.caseId);
  if (own?.participantId !== child.participantId || own.state === 'withdrawn') return refuse('not-found');
  const texts = textsOfForm(deps, { ...input, form: input.form });
  return sealMore(deps, { db, row, case: own, texts, day, minute });
}
