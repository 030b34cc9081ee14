import { consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { directoryEntries } from '../../../db/queries/staff/staff.ts';
import { isClosingOver } from '../../core/consultation/closing-day.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import type { Deps } from '../deps.ts';
import { ifReadable } from '../if-readable.ts';
import { moveConsultation } from './move-consultation.ts';

export type ClosedByDay = {
  readonly closed: readonly string[];
  /** Sheets of paper may still come back: it rests, and a person closes it or names a later day. */
  readonly rests: readonly string[];
  /** Could not be closed now, and why: a code, or what was thrown; tried again at the next look. */
  readonly failed: readonly { readonly id: string; readonly error: unknown }[];
};

/**
 * Closes every open consultation whose last day for children to take part is over in its zone, each alone and in the ordinary way. Where closing would lose what a
 * child wrote on paper it rests instead. What rests already stays so: somebody let it rest, or a backup was put back, and what was decided last may be
 * missing in it. One that cannot be read is left for the next look.
 * Refusal: `not-allowed` (the clock and the command line alone).
 */
export async function closeDue(deps: Deps, actor: Actor, _input: object): Promise<Outcome<ClosedByDay>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  const [closed, rests]: [string[], string[]] = [[], []];
  const failed: { readonly id: string; readonly error: unknown }[] = [];
  const events: DomainEvent[] = [];
  for (const { id: consultationId, state } of await directoryEntries(deps.databases.control)) {
    if (state !== 'open') continue;
    const lastDay = await overIn(deps, consultationId).catch(() => undefined);
    if (lastDay === undefined) continue;
    const move = (to: 'closed' | 'paused') => moveConsultation(deps, actor, { consultationId, to, lastDay });
    try {
      const ended = await move('closed');
      const outcome = !ended.ok && ended.code === 'sheets-waiting' ? await move('paused') : ended;
      if (outcome.ok) {
        (outcome === ended ? closed : rests).push(consultationId);
        events.push(...outcome.events);
      } else if (outcome.code !== 'state-forbids')
        failed.push({ id: consultationId, error: new Error(`not closed: ${outcome.code}`) });
    } catch (error) {
      failed.push({ id: consultationId, error });
    }
  }
  return done({ closed, rests, failed }, events);
}

/** The day that is over, of one that is open. */
async function overIn(deps: Deps, consultationId: string): Promise<string | undefined> {
  return ifReadable(deps, consultationId, async (db) => {
    const row = await consultationRow(db);
    const over = row?.state === 'open' && isClosingOver(row, dayIn(row.timeZone, deps.clock()));
    return over ? row.closingDay : undefined;
  });
}
