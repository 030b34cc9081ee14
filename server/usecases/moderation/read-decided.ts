import { contributionAtDesk } from '../../../db/queries/moderation/desk.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Pseudonym } from '../../core/room/pseudonyms.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { atDesk } from './at-desk.ts';

export type DecidedJustNow = {
  readonly text: string;
  readonly activityId: string;
  readonly name: Pseudonym;
  /** How many were decided at once. */
  readonly count: number;
  /** It can be taken back no more. */
  readonly over: boolean;
};

/**
 * What this person decided on just now: whoever sends its form a second time is told the same a second time, and can still undo it while
 * that can be taken back (R901). Refusals: `not-found` (also: moved since, or by somebody else).
 */
export async function readDecided(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; id: string },
): Promise<Outcome<DecidedJustNow>> {
  const found = await atDesk(deps, actor, { deed: 'desk:decide', consultationId: input.consultationId });
  if (!found.ok) return found;
  const { staffId } = found.staff;
  const mark = deps.undoable.get(input.id);
  if (mark?.staffId !== staffId || mark.undone) return refuse('not-found');
  const record = (await contributionAtDesk(found.db, { id: input.id, staffId }))?.record;
  if (record?.change !== mark.change) return refuse('not-found');
  const { text, activityId, pseudonym } = record;
  const count = 1 + (mark.alike?.length ?? 0);
  return done({ text, activityId, name: pseudonym, count, over: mark.untilMs < deps.steady() });
}
