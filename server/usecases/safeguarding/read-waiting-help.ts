import type { Database } from '../../../db/databases.ts';
import { waitingCases } from '../../../db/queries/safeguarding/sealed-cases.ts';
import { directoryEntries, organisations } from '../../../db/queries/staff/staff.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { lateHelpMinutes, withoutSeat } from '../../core/safeguarding/cases.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { ifAnswering } from '../if-readable.ts';
import { casesFor } from './steps-back.ts';

/** How many wait for leads at one place, and since how many minutes the first of them; never who, and no word. */
export type WaitingHelp = {
  /** A consultation, or `withoutSeat` for letters. */
  readonly place: string;
  readonly count: number;
  readonly oldestMinutes: number;
};

export type AllWaitingHelp = {
  readonly waiting: readonly WaitingHelp[];
  /**
   * Places of which nobody knows who waits there, as they cannot be read. People hear so of letters alone: of a consultation its state says it.
   */
  readonly unreadable: readonly string[];
};

/**
 * Whoever asked for help and waits, letters too: for leads all of their places, trained or not, so that nothing waits unseen
 * because a paper ran out, without the cases that each leaves to others (a number that its own list has not would tell it that a child
 * of its group asked); for the overseer those where somebody has waited longer than `lateHelpMinutes`. The command line has all,
 * and is told what could not be read, so that whatever watches a site can wake somebody. Rehearsals are none. Refusal: `not-allowed`.
 */
export async function readWaitingHelp(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<AllWaitingHelp>> {
  if (actor.kind !== 'staff' && actor.kind !== 'system') return refuse('not-allowed');
  const { control, complaints } = deps.databases;
  const [organisation] = await organisations(control);
  const places: { place: string; organisationId: string }[] = [];
  if (organisation) places.push({ place: withoutSeat, organisationId: organisation.id });
  for (const { id, organisationId, state } of await directoryEntries(control)) {
    if (state !== 'destroyed' && state !== 'moved') places.push({ place: id, organisationId });
  }
  const found: WaitingHelp[] = [];
  const unreadable: string[] = [];
  for (const { place, organisationId } of places) {
    const subject = { organisationId, consultationId: place };
    const works = can(actor, 'case:work', subject);
    if (!works && !can(actor, 'case:oversee', subject)) continue;
    const waitingIn = async (db: Database) => {
      const all = await waitingCases(db);
      if (!works || actor.kind !== 'staff') return all;
      return casesFor(deps, { db, row: { id: place, organisationId }, staff: actor }, all);
    };
    // All hear of the others too, whatever keeps one from answering.
    const waiting = await (place === withoutSeat
      ? waitingIn(complaints).catch(() => undefined)
      : ifAnswering(deps, place, waitingIn));
    if (!waiting && (actor.kind === 'system' || place === withoutSeat)) unreadable.push(place);
    const [oldest] = waiting ?? [];
    if (!waiting || !oldest) continue;
    const oldestMinutes = Math.max(0, minuteOf(deps.clock()) - oldest.sinceMinute);
    if (works || oldestMinutes >= lateHelpMinutes)
      found.push({ place, count: waiting.length, oldestMinutes });
  }
  return done({ waiting: found, unreadable });
}
