import { documentSourceOf } from '../../../db/queries/consultation/document-source.ts';
import type { DocumentSource } from '../../core/consultation/document-source.ts';
import { mayEdit } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps } from '../deps.ts';
import { wroteSource } from './own-work.ts';
import { permitted } from './permitted.ts';

/** `own`: this person wrote any of it, and does not answer for it; asked while somebody may. */
export type SourceAtHand = DocumentSource & { readonly own: boolean };

/** Where the document is from, for staff; null while nobody said it. Refusal: `not-found`. */
export async function readSource(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<SourceAtHand | null>> {
  const { consultationId } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:read', consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const source = await documentSourceOf(db);
  if (!source) return done(null);
  // While children are there nobody answers for it, and the log is long (R1213).
  const waits = mayEdit(row.state) && source.checkedDay === '';
  const { writtenBy } = source;
  return done({ ...source, own: waits && (await wroteSource(db, { writtenBy, staffId: actorName(actor) })) });
}
