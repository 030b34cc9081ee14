import { freeNames } from '../../../db/queries/room/names.ts';
import { renameParticipant } from '../../../db/queries/room/participants.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { drawPseudonyms, nameCount, type Pseudonym } from '../../core/room/pseudonyms.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, openConsultation, refusedBy } from '../deps.ts';
import { drawFreeNames } from './draw-free-names.ts';

/** How many names a child is shown at once. */
const drawn = 4;

/** Four names nobody has here, to choose from. Writes nothing. Refusals: `not-allowed`, `not-found` (its consultation is gone). */
export async function drawNames(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<readonly Pseudonym[]>> {
  if (actor.kind !== 'child') return refuse('not-allowed');
  const db = await openConsultation(deps, actor.consultationId);
  if (!db) return refuse('not-found');
  return done(await drawFreeNames(deps, { db, count: drawn }));
}

/**
 * Takes another name and drawing; its own once more is no other's, as where a form is sent twice. Refusals: `not-allowed`, `not-found`, `taken-by-another`, `state-forbids` (the child has written:
 * a new name would make two children of it).
 */
export async function chooseName(deps: Deps, actor: Actor, input: Pseudonym): Promise<Outcome<null>> {
  if (actor.kind !== 'child') return refuse('not-allowed');
  const db = await openConsultation(deps, actor.consultationId);
  if (!db) return refuse('not-found');
  const isTaken = async () => (await freeNames(db, [input], actor.participantId)).length === 0;
  const taken = await isTaken();
  // As names are drawn: once fewer are left than are shown, names are shared.
  const shared = taken && (await freeNames(db, drawPseudonyms(deps.random, nameCount))).length < drawn;
  if (taken && !shared) return refuse('taken-by-another');
  const result = await db.write(renameParticipant(actor.participantId, { pseudonym: input, shared }));
  if (result.ok) return done(null);
  // Somebody else may have been faster by a moment.
  return (await isTaken()) ? refuse('taken-by-another') : refusedBy(result);
}
