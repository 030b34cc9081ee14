import { newestShown } from '../../../db/queries/contributions.ts';
import { pseudonymsOf } from '../../../db/queries/participants.ts';
import { type PlannedSession, plannedSessions, quietHoursOf } from '../../../db/queries/session-plans.ts';
import { groupsOf } from '../../../db/queries/small-groups.ts';
import { staffById } from '../../../db/queries/staff.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { isOver } from '../../core/consultation/lifecycle.ts';
import type { QuietHours } from '../../core/consultation/quiet-hours.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { RoomSession } from '../../core/room/agenda.ts';
import type { Pseudonym } from '../../core/room/pseudonyms.ts';
import type { RoomsNow } from '../../core/staff/duty.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import { forProjector, type Led, overProjected, type Projected } from '../../core/wire/led.ts';
import { forChildren, type SharedContribution } from '../../core/wire/views.ts';
import type { Deps } from '../deps.ts';
import { type AtRoom, inSession } from './in-session.ts';
import { ledIn } from './led-in.ts';
import { turnsIn } from './turns.ts';

/** So many of the newest words can be put at the top. */
const newest = 20;

export type SessionPage = {
  readonly session: RoomSession;
  /** When it is to meet, the next first; and when it never does. */
  readonly planned: readonly PlannedSession[];
  readonly quiet: QuietHours;
  /** As children see it; null where nobody leads, and for who may not watch. */
  readonly led: Led | null;
  /** What all see in the room now, the newest first. */
  readonly shown: readonly SharedContribution[];
  /** Its small groups in their order: the name of who leads each now, '' for nobody. */
  readonly groups: readonly { readonly id: string; readonly leader: string; readonly mine: boolean }[];
  /** The room is paused: its groups rest with it. */
  readonly rests: boolean;
  /** Who is missing at the desk and how its queue stands: whoever leads sits at none, and children cannot write where rooms rest. */
  readonly rooms: RoomsNow;
  /** It is itself a small group of that room. */
  readonly groupOf: string;
  /** Who asked for the word, first first; only the names that everybody sees, and their place in the row. */
  readonly waiting: readonly { readonly place: number; readonly name: Pseudonym }[];
};

/**
 * The agenda of a room. Who may watch the room sees of its children what they see of each other; who may not (an administrator, an
 * analyst) has none of their words and names. Refusals: `not-found`.
 */
export async function readSession(deps: Deps, actor: Actor, input: AtRoom): Promise<Outcome<SessionPage>> {
  const found = await inSession(deps, actor, { ...input, deed: 'consultation:read' });
  if (!found.ok) return found;
  const { db, row, session, groupOf, rests } = found;
  const [planned, quiet] = await Promise.all([plannedSessions(db, minuteOf(deps.clock())), quietHoursOf(db)]);
  const groups = await Promise.all(
    (await groupsOf(db, input.activityId)).map(async ({ id, ledBy }) => ({
      id,
      leader: ledBy === '' ? '' : ((await staffById(deps.databases.control, ledBy))?.name ?? ledBy),
      mine: actor.kind === 'staff' && ledBy === actor.staffId,
    })),
  );
  const times = {
    planned: planned.filter(({ activityId }) => activityId === input.activityId),
    quiet,
    groups,
    groupOf,
    rests,
    rooms: { pressure: deps.queues.of(row.id), missing: deps.duty.missing(row.id) },
  };
  const subject = { organisationId: row.organisationId, consultationId: row.id };
  if (!can(actor, 'room:watch', subject))
    return done({ session, ...times, led: null, shown: [], waiting: [] });
  const { waiting } = turnsIn(deps, input.activityId);
  const [records, names, led] = await Promise.all([
    newestShown(db, { activityId: input.activityId, limit: newest }),
    pseudonymsOf(db, waiting),
    ledIn(deps, db, input.activityId),
  ]);
  return done({
    session,
    ...times,
    led,
    shown: records.flatMap((record) => forChildren(record) ?? []).reverse(),
    waiting: waiting.flatMap((id, place) => {
      const name = names.get(id);
      return name ? [{ place, name }] : [];
    }),
  });
}

/** What a projector of the room shows now. Refusals: `not-found` (also: of a small group, whose words only the group reads). */
export async function readProjector(deps: Deps, actor: Actor, input: AtRoom): Promise<Outcome<Projected>> {
  const found = await inSession(deps, actor, { ...input, deed: 'room:watch' });
  if (!found.ok) return found;
  if (found.groupOf !== '') return refuse('not-found');
  if (isOver(found.row.state)) return done(overProjected);
  return done(forProjector(await ledIn(deps, found.db, input.activityId)));
}
