import { pseudonymsInUse, renameParticipant } from '../../../db/queries/participants.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { drawPseudonyms, nameKey, type Pseudonym } from '../../core/room/pseudonyms.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, openConsultation, refusedBy } from '../deps.ts';

/** Four names nobody has here, to choose from. Writes nothing. Refusal: `not-allowed`. */
export async function drawNames(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<readonly Pseudonym[]>> {
  if (actor.kind !== 'child') return refuse('not-allowed');
  const db = await openConsultation(deps, actor.consultationId);
  if (!db) return refuse('not-found');
  return done(
    drawPseudonyms(deps.random, { count: 4, taken: new Set((await pseudonymsInUse(db)).map(nameKey)) }),
  );
}

/**
 * Takes another name and drawing. Refusals: `not-allowed`, `taken-by-another`, `state-forbids` (the child has written:
 * a new name would make two children of it).
 */
export async function chooseName(deps: Deps, actor: Actor, input: Pseudonym): Promise<Outcome<null>> {
  if (actor.kind !== 'child') return refuse('not-allowed');
  const db = await openConsultation(deps, actor.consultationId);
  if (!db) return refuse('not-found');
  const isTaken = async () => (await pseudonymsInUse(db)).map(nameKey).includes(nameKey(input));
  if (await isTaken()) return refuse('taken-by-another');
  const result = await db.write(renameParticipant(actor.participantId, input));
  if (result.ok) return done(null);
  // Somebody else may have been faster by a moment.
  return (await isTaken()) ? refuse('taken-by-another') : refusedBy(result);
}
