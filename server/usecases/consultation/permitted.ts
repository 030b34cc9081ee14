import type { Database } from '../../../db/databases.ts';
import { type ConsultationRow, consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { type Refused, refuse } from '../../core/outcome.ts';
import { type Actor, can, type Deed } from '../../core/staff/roles.ts';
import { type Deps, openConsultation } from '../deps.ts';

export type Permitted = { readonly ok: true; readonly db: Database; readonly row: ConsultationRow };

/**
 * Opens a consultation for a deed, or for whoever may do one of several. Unknown and forbidden are one answer, `not-found`, so that
 * nobody can learn which consultations exist.
 */
export async function permitted(
  deps: Deps,
  actor: Actor,
  request: { deed: Deed | readonly Deed[]; consultationId: string },
): Promise<Permitted | Refused> {
  const db = await openConsultation(deps, request.consultationId);
  const row = db && (await consultationRow(db));
  if (!db || !row) return refuse('not-found');
  const subject = { organisationId: row.organisationId, consultationId: row.id };
  const may = [request.deed].flat().some((deed) => can(actor, deed, subject));
  return may ? { ok: true, db, row } : refuse('not-found');
}
