import { attributesOf, putAnswer, takeBackAnswer } from '../../../db/queries/consultation/attributes.ts';
import { type AttributeName, answerFits } from '../../core/attributes/attributes.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { inSeat } from './in-seat.ts';
import { liftChoice, promiseChoice } from './promised.ts';

/**
 * A child says something about itself, says something else, or says nothing (`null`): then nothing of it is kept, and what it said before
 * is gone, and no backup brings it back. Only its own later words decide; nothing else in the product asks what stands here.
 * Refusals: `not-allowed`, `not-found`, `choice-unfit` (not asked, or no such answer), `state-forbids` (it is over; nothing can be
 * said any more, and everything be taken back).
 */
export async function sayAttribute(
  deps: Deps,
  actor: Actor,
  input: { readonly attribute: AttributeName; readonly choice: number | null },
): Promise<Outcome<null>> {
  const found = await inSeat(deps, actor, 'attribute:answer');
  if (!found.ok) return found;
  const { db, child } = found;
  const { attribute, choice } = input;
  const { consultationId, participantId } = child;
  if (choice !== null) {
    const asked = (await attributesOf(db)).find(({ name }) => name === attribute);
    if (!answerFits(asked, choice)) return refuse('choice-unfit');
  }
  const silence = { consultationId, participantId, choice: `silence ${attribute}` } as const;
  if (choice === null) await promiseChoice(deps, silence);
  const result = await db.write(
    choice === null
      ? [takeBackAnswer(participantId, attribute)]
      : putAnswer({ participantId, attribute, choice }),
  );
  if (!result.ok) return refusedBy(result);
  if (choice !== null) await liftChoice(deps, silence);
  return done(null);
}
