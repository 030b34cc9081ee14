import type { Database } from '../../../db/databases.ts';
import type { ConsultationRow } from '../../../db/queries/consultation/consultations.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { type Refused, refuse } from '../../core/outcome.ts';
import type { Actor, Child, Deed } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import type { Deps } from '../deps.ts';

export type InSeat = {
  readonly ok: true;
  readonly db: Database;
  readonly row: ConsultationRow;
  readonly child: Child;
  /** The day in the consultation's zone, and minutes since 1970. */
  readonly day: string;
  readonly minute: number;
};

/** What stands in a waiting erasure for the session that asked for it; '' for none. */
export function askedBy(deps: Deps, child: Child, session: string | undefined): string {
  return session ? deps.secrets.of(child.consultationId).hash('seat', session).toString('hex') : '';
}

/** A child with what it decides about: its own rows, in every state of the consultation. Refusals: `not-allowed`, `not-found`. */
export async function inSeat(deps: Deps, actor: Actor, deed: Deed): Promise<InSeat | Refused> {
  if (actor.kind !== 'child') return refuse('not-allowed');
  const found = await permitted(deps, actor, { deed, consultationId: actor.consultationId });
  if (!found.ok) return found;
  const now = deps.clock();
  return { ...found, child: actor, day: dayIn(found.row.timeZone, now), minute: minuteOf(now) };
}
