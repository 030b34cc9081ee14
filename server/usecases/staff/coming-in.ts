import { staffComingIn } from '../../../db/queries/staff/coming-in.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import type { Deps } from '../deps.ts';

/** Ids of those of an organisation who are in or can still come in, as it is now. In a demo that is everybody who ever came in. Nothing is refused. */
export async function comingInNow(deps: Deps, organisationId: string): Promise<ReadonlySet<string>> {
  const { clock, databases, factorless } = deps;
  return staffComingIn(databases.control, { organisationId, minute: minuteOf(clock()), factorless });
}
