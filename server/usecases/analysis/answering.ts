import type { Database } from '../../../db/databases.ts';
import type { ConsultationRow } from '../../../db/queries/consultation/consultations.ts';
import { type Refused, refuse } from '../../core/outcome.ts';
import type { Actor, Staff } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import type { Deps } from '../deps.ts';
import { afterAnswers } from './after-answers.ts';

export type Answering = {
  readonly ok: true;
  readonly staff: Staff;
  /** The consultation's own database; null once it was destroyed. */
  readonly db: Database | null;
  readonly about: Pick<ConsultationRow, 'id' | 'state' | 'timeZone'> & {
    readonly languages: readonly string[];
  };
};

/**
 * A consultation for whoever owes its answers, also after it was destroyed: what is owed and promised grows older in public then as before.
 * Its release then says in which languages, and its days are those of UTC, as on the page where it ages. Refusal: `not-found`.
 */
export async function answering(
  deps: Deps,
  actor: Actor,
  { consultationId }: { consultationId: string },
): Promise<Answering | Refused> {
  const of = { deed: 'response:write', consultationId } as const;
  const found = await permitted(deps, actor, of);
  if (found.ok && actor.kind === 'staff') return { ok: true, staff: actor, db: found.db, about: found.row };
  const left = await afterAnswers(deps, actor, of);
  const [release] = left.ok ? left.releases : [];
  if (!left.ok || !release || left.state !== 'destroyed') return refuse('not-found');
  const { languages } = release.release;
  const about = { id: consultationId, state: left.state, languages, timeZone: 'UTC' };
  return { ok: true, staff: left.staff, db: null, about };
}
