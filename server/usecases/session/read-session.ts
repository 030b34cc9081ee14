import { oversightRests } from '../../../db/queries/complaints/oversight-rests.ts';
import { newestShown } from '../../../db/queries/room/contributions.ts';
import { pseudonymsOf } from '../../../db/queries/room/participants.ts';
import {
  type PlannedSession,
  plannedSessions,
  quietHoursOf,
} from '../../../db/queries/session/session-plans.ts';
import { sessionOf } from '../../../db/queries/session/sessions.ts';
import { groupsOf } from '../../../db/queries/session/small-groups.ts';
import { groupsKnownBy } from '../../../db/queries/staff/own-groups.ts';
import { staffNames } from '../../../db/queries/staff/staff-names.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { isOver } from '../../core/consultation/lifecycle.ts';
import { heldRest } from '../../core/consultation/oversight-rests.ts';
import type { QuietHours } from '../../core/consultation/quiet-hours.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { noSession } from '../../core/room/agenda.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import type { Leading } from '../../core/wire/leading.ts';
import { forProjector, overProjected, type Projected } from '../../core/wire/led.ts';
import { forChildren } from '../../core/wire/views.ts';
import type { Deps } from '../deps.ts';
import { unlessDamaged } from '../if-readable.ts';
import { restsUntil } from '../moderation/exposure.ts';
import { printOf } from '../print-of.ts';
import { type AtRoom, type FoundSession, inSession } from './in-session.ts';
import { ledIn } from './led-in.ts';
import { turnsIn } from './turns.ts';

/** So many of the newest words can be put at the top. */
const newest = 20;

/** What moves, and when the room is to meet: the next first, and when it never does. */
export type SessionPage = Leading & {
  readonly planned: readonly PlannedSession[];
  readonly quiet: QuietHours;
  /** Of the words that a form shows: by these it says later on which it was typed (`printOf`). */
  readonly traces: { readonly agenda: string; readonly closing: string };
};

/**
 * The agenda of a room. Who may watch the room sees of its children what they see of each other; who may not (an administrator, an
 * analyst) has none of their words and names; whoever has a break has none of the words to choose from. Refusals: `not-found`.
 */
export async function readSession(deps: Deps, actor: Actor, input: AtRoom): Promise<Outcome<SessionPage>> {
  const found = await inSession(deps, actor, { ...input, deed: 'consultation:read' });
  if (!found.ok) return found;
  const { db, row } = found;
  const subject = { organisationId: row.organisationId, consultationId: row.id };
  const [leading, planned, quiet] = await Promise.all([
    leadingIn(deps, actor, { found, watches: can(actor, 'room:watch', subject) }),
    plannedSessions(db, minuteOf(deps.clock())),
    quietHoursOf(db),
  ]);
  const { activityId } = input;
  const { steps, closing } = leading.session;
  return done({
    ...whileResting(deps, actor, leading),
    planned: planned.filter((each) => each.activityId === activityId),
    quiet,
    traces: { agenda: printOf(steps), closing: printOf(closing) },
  });
}

/**
 * What moves of it, for a page that lives. When it moves tells how much is said there, so it is for who may watch the room. Refusals: `not-found`.
 */
export async function followSession(deps: Deps, actor: Actor, input: AtRoom): Promise<Outcome<Leading>> {
  const found = await inSession(deps, actor, { ...input, deed: 'room:watch' });
  if (!found.ok) return found;
  return done(whileResting(deps, actor, await leadingIn(deps, actor, { found, watches: true })));
}

/**
 * No list of words to choose from for whoever has a break. What stands at the top stays: all in the room have it before their eyes, on the wall
 * too, and from here it is taken away.
 */
function whileResting(deps: Deps, actor: Actor, leading: Omit<Leading, 'resting'>): Leading {
  const resting = actor.kind === 'staff' && restsUntil(deps, actor.staffId) !== null;
  return { ...leading, resting, shown: resting ? [] : leading.shown };
}

async function leadingIn(
  deps: Deps,
  actor: Actor,
  { found, watches }: { found: FoundSession; watches: boolean },
): Promise<Omit<Leading, 'resting'>> {
  const { db, row, session, groupOf, rests } = found;
  const { activityId } = session;
  const rooms = await groupsOf(db, groupOf || activityId);
  const leaders = await staffNames(
    deps.databases.control,
    rooms.map(({ ledBy }) => ledBy),
  );
  const groups = rooms.map(({ id, ledBy }) => ({
    id,
    leader: leaders.get(ledBy) ?? ledBy,
    mine: actor.kind === 'staff' && ledBy === actor.staffId,
  }));
  const at = groups.findIndex(({ id }) => id === activityId);
  const own = groups[at];
  const stands = {
    session,
    state: row.state,
    minute: minuteOf(deps.clock()),
    groups: groupOf === '' ? groups : [],
    rests,
    held: rests && heldRest(await unlessDamaged(oversightRests(db), []), activityId) !== undefined,
    rooms: { pressure: deps.queues.of(row.id), missing: deps.duty.missing(row.id) },
    group: own
      ? { ...own, of: groupOf, number: at + 1, session: (await sessionOf(db, groupOf)) ?? noSession(groupOf) }
      : null,
  };
  if (!watches) return { ...stands, led: null, shown: [], apart: false, waiting: [] };
  // Who reads at a desk has the same words there without its groups: of two lists one would tell what the other leaves out.
  const subject = { organisationId: row.organisationId, consultationId: row.id };
  const apart = actor.kind === 'staff' && can(actor, 'desk:read', subject);
  const { waiting } = turnsIn(deps, activityId);
  const [known, records, names, led] = await Promise.all([
    apart ? groupsKnownBy(db, actor.staffId) : [],
    newestShown(db, { activityId, limit: newest, ...(apart ? { staffId: actor.staffId } : {}) }),
    pseudonymsOf(db, waiting),
    ledIn(deps, db, activityId),
  ]);
  return {
    ...stands,
    led,
    apart: apart && known.length > 0,
    shown: records
      .flatMap((record) => {
        const shown = forChildren(record);
        return shown ? [{ ...shown, change: record.change }] : [];
      })
      .reverse(),
    waiting: waiting.flatMap((id, place) => {
      const name = names.get(id);
      return name ? [{ place, name }] : [];
    }),
  };
}

/** What a projector of the room shows now. Refusals: `not-found` (also: of a small group, whose words only the group reads). */
export async function readProjector(deps: Deps, actor: Actor, input: AtRoom): Promise<Outcome<Projected>> {
  const found = await inSession(deps, actor, { ...input, deed: 'room:watch' });
  if (!found.ok) return found;
  if (found.groupOf !== '') return refuse('not-found');
  if (isOver(found.row.state)) return done(overProjected);
  return done(forProjector(await ledIn(deps, found.db, input.activityId)));
}
