import { consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { documentSourceOf } from '../../../db/queries/consultation/document-source.ts';
import { type ToldSource, toldSource } from '../../core/consultation/document-source.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, openConsultation } from '../deps.ts';

/**
 * Where the document is from, for a child of its consultation, with the two sides in this child's own order; null where nobody said it.
 * Refusals: `not-allowed`, `not-found`.
 */
export async function readToldSource(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<ToldSource | null>> {
  if (actor.kind !== 'child') return refuse('not-allowed');
  const db = await openConsultation(deps, actor.consultationId);
  if (!db) return refuse('not-found');
  const [source, row] = await Promise.all([documentSourceOf(db), consultationRow(db)]);
  return done(source && toldSource(source, { seed: actor.participantId, languages: row?.languages ?? [] }));
}
