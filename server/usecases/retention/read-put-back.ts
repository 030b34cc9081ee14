import { lastDayOf } from '../../../db/last-done.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { isPutBackLately } from '../../core/privacy/backups.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';

/**
 * On which day a backup was put in the place of the data, while whoever answers children has to look at what that undid (R1015); null before and
 * two weeks later. Refusal: `not-allowed` (all but staff).
 */
export async function readPutBack(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<{ readonly day: string | null }>> {
  if (actor.kind !== 'staff') return refuse('not-allowed');
  const day = await lastDayOf(deps.databases.control, 'backup:restore');
  const lately = day !== undefined && isPutBackLately(day, dayIn('UTC', deps.clock()));
  return done({ day: lately ? day : null });
}
