import { designPicture } from '../../../db/queries/consultation/designs.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { permitted } from './permitted.ts';

/** The picture of a design for staff, JPEG. Refusal: `not-found`. */
export async function readPicture(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; activityId: string },
): Promise<Outcome<Uint8Array>> {
  const found = await permitted(deps, actor, {
    deed: 'consultation:read',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  const bytes = await designPicture(found.db, input.activityId);
  return bytes ? done(bytes) : refuse('not-found');
}
