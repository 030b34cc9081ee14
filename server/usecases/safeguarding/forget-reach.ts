import type { Database } from '../../../db/databases.ts';
import { forgetReach } from '../../../db/queries/safeguarding/sealed-case-writes.ts';
import { dayIn, dayMs } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { reachDays } from '../../core/safeguarding/cases.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { inEveryDatabase } from '../in-every-database.ts';
import { writeAnew } from '../privacy/write-anew.ts';

/**
 * How to reach a child is gone when its thirty days are over, everywhere, and out of the log of each database. Done again it
 * changes nothing. Refusal: `not-allowed` (the clock alone).
 */
export async function forgetReachable(deps: Deps, actor: Actor, _input: object): Promise<Outcome<null>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  const before = dayIn('UTC', deps.clock() - reachDays * dayMs);
  const forget = async (db: Database) => {
    const forgotten = await db.write(forgetReach(before));
    if (forgotten.ok && (forgotten.rows.at(-1)?.length ?? 0) > 0) await writeAnew(deps, db);
  };
  await inEveryDatabase(deps, forget);
  return done(null);
}
