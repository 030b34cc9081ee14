import { documentSourceOf } from '../../../db/queries/consultation/document-source.ts';
import type { DocumentSource } from '../../core/consultation/document-source.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { permitted } from './permitted.ts';

/** Where the document is from, for staff; null while nobody said it. Refusal: `not-found`. */
export async function readSource(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<DocumentSource | null>> {
  const { consultationId } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:read', consultationId });
  return found.ok ? done(await documentSourceOf(found.db)) : found;
}
