import { waitingCases } from '../../../db/queries/safeguarding/sealed-cases.ts';
import { directoryEntries, organisations } from '../../../db/queries/staff/staff.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { lateHelpMinutes, withoutSeat } from '../../core/safeguarding/cases.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { ifReadable } from '../if-readable.ts';

/** How many wait for leads at one place, and since how many minutes the first of them; never who, and no word. */
export type WaitingHelp = {
  /** A consultation, or `withoutSeat` for letters. */
  readonly place: string;
  readonly count: number;
  readonly oldestMinutes: number;
};

/**
 * Whoever asked for help and waits, letters too: for leads all of their places, trained or not, so that nothing waits unseen
 * because a paper ran out; for the overseer those where somebody has waited longer than `lateHelpMinutes`. The command line has all,
 * so that whatever watches a site can wake somebody. Rehearsals are none. Refusal: `not-allowed`.
 */
export async function readWaitingHelp(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<readonly WaitingHelp[]>> {
  if (actor.kind !== 'staff' && actor.kind !== 'system') return refuse('not-allowed');
  const { control, complaints } = deps.databases;
  const [organisation] = await organisations(control);
  const places: { place: string; organisationId: string }[] = [];
  if (organisation) places.push({ place: withoutSeat, organisationId: organisation.id });
  for (const { id, organisationId, state } of await directoryEntries(control)) {
    if (state !== 'destroyed') places.push({ place: id, organisationId });
  }
  const found: WaitingHelp[] = [];
  for (const { place, organisationId } of places) {
    const subject = { organisationId, consultationId: place };
    const works = can(actor, 'case:work', subject);
    if (!works && !can(actor, 'case:oversee', subject)) continue;
    const waiting =
      place === withoutSeat ? await waitingCases(complaints) : await ifReadable(deps, place, waitingCases);
    if (!waiting) continue;
    const { count, sinceMinute } = waiting;
    const oldestMinutes = Math.max(0, minuteOf(deps.clock()) - sinceMinute);
    if (count > 0 && (works || oldestMinutes >= lateHelpMinutes)) found.push({ place, count, oldestMinutes });
  }
  return done(found);
}
