import { directoryEntry } from '../../../db/queries/analysis/versions.ts';
import { destructionOf } from '../../../db/queries/retention/destructions.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { certificateIn, type Gone } from '../../core/privacy/destruction.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';

/**
 * What whoever worked on a consultation is told at its old addresses once it is destroyed (R1014). Whoever did not is told nothing that tells it
 * from one that never was. Refusal: `not-found`.
 */
export async function readGone(
  deps: Deps,
  actor: Actor,
  { consultationId }: { consultationId: string },
): Promise<Outcome<Gone>> {
  const control = deps.databases.control;
  const entry = await directoryEntry(control, consultationId);
  if (entry?.state !== 'destroyed' || actor.kind !== 'staff') return refuse('not-found');
  if (!can(actor, 'consultation:list', { organisationId: entry.organisationId, consultationId }))
    return refuse('not-found');
  const row = await destructionOf(control, consultationId);
  if (!row?.signed) return done({ day: null, lastDay: null });
  return done({ day: row.day, lastDay: certificateIn(row.body).retentionDay });
}
