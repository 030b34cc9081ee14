import { dueGatherings, endGathering } from '../../../db/queries/session/gatherings.ts';
import { removePoll, roomPollOf } from '../../../db/queries/session/room-polls.ts';
import { quietHoursOf } from '../../../db/queries/session/session-plans.ts';
import {
  lapseClosing,
  moveSession,
  putPace,
  putSpotlight,
  sessionOf,
} from '../../../db/queries/session/sessions.ts';
import { openGroups } from '../../../db/queries/session/small-groups.ts';
import { type DirectoryEntry, directoryEntries } from '../../../db/queries/staff/staff.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { isRunning } from '../../core/consultation/lifecycle.ts';
import { isQuiet, localTime } from '../../core/consultation/quiet-hours.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { afterLead, isDue, isShown, type Lead, paces } from '../../core/room/agenda.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import { permitted } from '../consultation/permitted.ts';
import type { Deps } from '../deps.ts';
import { ifReadable } from '../if-readable.ts';
import { inEach } from '../told-so-far.ts';
import { type AtSession, inSession, led } from './in-session.ts';
import { endPoll } from './room-poll.ts';
import { endTurns, endWord } from './turns.ts';

/**
 * Begins a session, goes to its next step, makes a step longer, shows what waits to be shown together, ends it. What waits is shown with
 * whatever ends the step; none of it is done in a small group. With the end a quick question that is asked is told, and the room goes at the usual pace. Refusals: `not-found`, `activity-unknown` (a small group), `state-forbids` (that act is none now), `stale-revision`, `consultation-not-open`, `quiet-hours` (nothing
 * is begun in them; what runs may end).
 */
export async function leadSession(
  deps: Deps,
  actor: Actor,
  input: AtSession & { readonly lead: Lead },
): Promise<Outcome<null>> {
  const found = await inSession(deps, actor, { ...input, deed: 'session:lead' });
  if (!found.ok) return found;
  // One that was begun in a small group by an older version can only end.
  if (found.groupOf !== '' && input.lead !== 'stop') return refuse('activity-unknown');
  if (found.session.revision !== input.revision) return refuse('stale-revision');
  const { db, row } = found;
  if (input.lead === 'start' && isQuiet(await quietHoursOf(db), localTime(row.timeZone, deps.clock())))
    return refuse('quiet-hours');
  // The clock was faster than the press: all is shown.
  if (input.lead === 'show' && isShown(found.session)) return done(null);
  const to = afterLead(found.session, input.lead, minuteOf(deps.clock()));
  if (!to) return refuse('state-forbids');
  const over = to.state === 'over';
  const { activityId } = input;
  const poll = over ? await roomPollOf(db, activityId) : undefined;
  // Who answered was promised a word at the end. A stop between the two commits is mended by the same act.
  const ended =
    poll && poll.state !== 'told' ? await endPoll(db, { activityId, revision: input.revision, poll }) : null;
  if (ended && !ended.ok) return ended;
  return led(deps, actor, {
    found,
    statements: [
      ...moveSession({ activityId, revision: input.revision + (ended ? 1 : 0), to }),
      ...(ended ? ended.value : []),
      // What was told in a session before is over with it.
      ...(input.lead === 'start' ? removePoll(activityId) : []),
      ...(input.lead === 'start' && found.session.met ? [lapseClosing(activityId)] : []),
    ],
    deed: `session:${input.lead}`,
    detail: String(to.step),
    // Where nothing is gathered as it was read nothing is by now, or its revision would be another one.
    shows: input.lead !== 'more' && found.session.gathers,
    callsBack: over,
    tells: over ? [] : (await openGroups(db, activityId)).map(({ id }) => id),
    // An act that came too late takes the word from nobody. What one process has left of a session before, because it missed its end, ends
    // at each with the next one.
    written: () => {
      if (input.lead === 'start' || over) endTurns(deps, activityId);
      // Who had the word had it for the step that is over.
      else if (input.lead === 'next') endWord(deps, activityId);
      if (over) deps.paces.set(activityId, 0);
    },
  });
}

/** How many minutes lie between two posts of one child there. Refusals: `not-found`, `choice-unfit`, `state-forbids` (all of it is closed), `stale-revision`. */
export async function setPace(
  deps: Deps,
  actor: Actor,
  input: AtSession & { readonly minutes: number },
): Promise<Outcome<null>> {
  const found = await inSession(deps, actor, { ...input, deed: 'session:lead' });
  if (!found.ok) return found;
  const { activityId, revision, minutes } = input;
  if (!(paces as readonly number[]).includes(minutes)) return refuse('choice-unfit');
  const outcome = await led(deps, actor, {
    found,
    statements: putPace({ activityId, revision, minutes }),
    deed: 'session:pace',
    detail: String(minutes),
  });
  if (outcome.ok) deps.paces.set(activityId, minutes);
  return outcome;
}

/**
 * Puts words that all see at the top of the room, as whoever leads read them (`change`), or, with id '', takes them off. Refusals: `not-found` (also: not shown to
 * children of this room now), `state-forbids` (all of it is closed), `stale-revision` (also: they are other words by now).
 */
export async function setSpotlight(
  deps: Deps,
  actor: Actor,
  input: AtSession & { readonly id: string; readonly change: number },
): Promise<Outcome<null>> {
  const found = await inSession(deps, actor, { ...input, deed: 'session:lead' });
  if (!found.ok) return found;
  const { activityId, revision, id, change } = input;
  return led(deps, actor, {
    found,
    statements: putSpotlight({ activityId, revision, id, change }),
    deed: id === '' ? 'session:spotlight-off' : 'session:spotlight',
  });
}

/**
 * Shows what waits to be shown together where its time is over, whoever led it is there or not: children were told until when. The clock
 * alone does it. Refusal: `not-allowed`.
 */
export async function showDue(deps: Deps, actor: Actor, _input: object): Promise<Outcome<null>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  const minute = minuteOf(deps.clock());
  return inEach(await directoryEntries(deps.databases.control), (entry, events) =>
    showDueIn(deps, actor, { entry, minute, events }),
  );
}

async function showDueIn(
  deps: Deps,
  actor: Actor,
  of: {
    readonly entry: Pick<DirectoryEntry, 'id' | 'state'>;
    readonly minute: number;
    readonly events: DomainEvent[];
  },
): Promise<void> {
  const { entry, minute, events } = of;
  if (!isRunning(entry.state)) return;
  for (const activityId of (await ifReadable(deps, entry.id, (db) => dueGatherings(db, minute))) ?? []) {
    const found = await permitted(deps, actor, { deed: 'session:lead', consultationId: entry.id });
    if (!found.ok) continue;
    const session = await sessionOf(found.db, activityId);
    // Made longer since it was looked for: its time is not over.
    if (!session || !isDue(session, minute)) continue;
    const outcome = await led(deps, actor, {
      found: { ...found, session },
      statements: endGathering({ activityId, minute }),
      deed: 'session:show',
      detail: String(session.step),
      shows: true,
    });
    // Whoever leads was faster: nothing is left to do.
    if (outcome.ok) events.push(...outcome.events);
  }
}
