import { forgetReach } from '../../../db/queries/sealed-case-writes.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { reachDays } from '../../core/safeguarding/cases.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, openConsultation } from '../deps.ts';

const dayMs = 86_400_000;

/**
 * How to reach a child is gone when its thirty days are over, everywhere, and out of the log of each database. Done again it
 * changes nothing. Refusal: `not-allowed` (the clock alone).
 */
export async function forgetReachable(deps: Deps, actor: Actor, _input: object): Promise<Outcome<null>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  const before = dayIn('UTC', deps.clock() - reachDays * dayMs);
  const consultations = deps.databases
    .ids()
    .map((id) => () => openConsultation(deps, id).catch(() => undefined));
  for (const open of [...consultations, async () => deps.databases.complaints]) {
    const db = await open();
    if (!db) continue;
    const forgotten = await db.write(forgetReach(before));
    if (forgotten.ok && (forgotten.rows.at(-1)?.length ?? 0) > 0) await db.rewrite();
  }
  return done(null);
}
