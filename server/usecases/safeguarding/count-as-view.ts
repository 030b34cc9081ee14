import { contributionById } from '../../../db/queries/room/contributions.ts';
import { caseById } from '../../../db/queries/safeguarding/sealed-cases.ts';
import type { ContributionState } from '../../core/moderation/decide.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { inSeat } from '../privacy/in-seat.ts';
import { reviseContribution } from '../room/revise-contribution.ts';
import { withdrawCase } from './withdraw-case.ts';

/** Where its words stand nowhere. */
const noView: readonly ContributionState[] = ['sealed', 'withdrawn', 'erased'];

/**
 * A false alarm: what a child sent to the team in place of a contribution was a view. Its words, which only its own page still
 * has, are held for a moderator under the same contribution, and then the case goes. Where no words are taken any more
 * the case stays as it was. Asked twice it is asked once, also after a moderator decided on it. Refusals: `not-allowed`, `not-found` (no such case of this child, or none that
 * stands for a contribution), those of a revision.
 */
export async function countAsView(
  deps: Deps,
  actor: Actor,
  input: { readonly caseId: string; readonly text: string; readonly language: string },
): Promise<Outcome<{ readonly id: string }>> {
  const found = await inSeat(deps, actor, 'help:ask');
  if (!found.ok) return found;
  const { db, child } = found;
  const [own, record] = await Promise.all([caseById(db, input.caseId), contributionById(db, input.caseId)]);
  if (own?.participantId !== child.participantId || record?.participantId !== child.participantId)
    return refuse('not-found');
  // Whatever a person has done with them since: the same press again is no new words.
  const said = own.state === 'withdrawn' && !noView.includes(record.state);
  const revised = said
    ? undefined
    : await reviseContribution(deps, actor, {
        id: record.id,
        revision: record.revision,
        text: input.text,
        language: input.language,
      });
  if (revised && !revised.ok) return revised;
  const gone = await withdrawCase(deps, actor, { caseId: own.id });
  if (!gone.ok) return gone;
  return done({ id: record.id }, revised?.events ?? []);
}
