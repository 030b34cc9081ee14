import { auditStatement } from '../../../db/audit.ts';
import type { Statement } from '../../../db/engine.ts';
import { activityById } from '../../../db/queries/consultation/consultations.ts';
import { contributionsById } from '../../../db/queries/room/contributions.ts';
import { showGathered } from '../../../db/queries/session/gatherings.ts';
import { raiseRoom, sessionOf } from '../../../db/queries/session/sessions.ts';
import { endGroups } from '../../../db/queries/session/small-groups.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { isOver } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome, type Refused, refuse } from '../../core/outcome.ts';
import type { AuditDeed } from '../../core/privacy/audit-deeds.ts';
import { noSession, type RoomSession } from '../../core/room/agenda.ts';
import type { Actor, Deed } from '../../core/staff/roles.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import { type Permitted, permitted } from '../consultation/permitted.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { calledBack } from './group-events.ts';
import { ledIn } from './led-in.ts';

export type AtRoom = { readonly consultationId: string; readonly activityId: string };
/** `revision`: the session that whoever leads has before its eyes; another one is refused as `stale-revision`. */
export type AtSession = AtRoom & { readonly revision: number };

export type InSession = Permitted & { readonly session: RoomSession };
export type FoundSession = InSession & { readonly groupOf: string; readonly rests: boolean };

/** A room with its session, for a deed; `groupOf`: the room that it is a small group of, or ''; `rests`: it is paused. Unknown, forbidden and no room are `not-found`; to lead where all is closed is `state-forbids`. */
export async function inSession(
  deps: Deps,
  actor: Actor,
  at: AtRoom & { readonly deed: Deed },
): Promise<FoundSession | Refused> {
  const found = await permitted(deps, actor, { deed: at.deed, consultationId: at.consultationId });
  if (!found.ok) return found;
  const activity = await activityById(found.db, at.activityId);
  if (activity?.kind !== 'room') return refuse('not-found');
  // Its close raised the number of what ran: an act that comes late is no act on an old page, and what looks at no number would still be done.
  if (at.deed === 'session:lead' && isOver(found.row.state)) return refuse('state-forbids');
  const session = (await sessionOf(found.db, at.activityId)) ?? noSession(at.activityId);
  return { ...found, session, groupOf: activity.groupOf, rests: activity.state === 'paused' };
}

/**
 * The same for what is led in a whole room alone: steps, a quick question and the words at the end. A small group has too few children to be
 * asked, and would go on alone where its room is over. Refusals: those, and `activity-unknown` (a small group).
 */
export async function inWholeRoom(...of: Parameters<typeof inSession>): ReturnType<typeof inSession> {
  const found = await inSession(...of);
  return found.ok && found.groupOf !== '' ? refuse('activity-unknown') : found;
}

/**
 * One commit of whoever leads: what changes, the room's new number, an entry in the log. Where `shows`, all that waits for it is numbered
 * in the same commit, so that nothing that was read is lost whatever dies meanwhile. The room is told after.
 */
export async function led(
  deps: Deps,
  actor: Actor,
  act: {
    readonly found: InSession;
    readonly statements: readonly Statement[];
    readonly deed: AuditDeed;
    readonly detail?: string;
    readonly shows?: boolean;
    /** Everybody comes back from its small groups; those that rest with it are told, whenever they were opened. */
    readonly callsBack?: boolean;
    /** Small groups whose pages say until when they last: each is told with it. */
    readonly tells?: readonly string[];
    /** What ends with it in memory: once it is written, and before anybody is told what is led now. */
    readonly written?: () => void;
  },
): Promise<Outcome<null>> {
  const { db, row, session } = act.found;
  const { activityId } = session;
  const back = act.callsBack ? [endGroups(activityId)] : [];
  const shows = act.shows ? showGathered(activityId) : [];
  const { tells = [] } = act;
  const result = await db.write([
    ...act.statements,
    ...back,
    ...shows,
    ...[activityId, ...tells].map(raiseRoom),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: act.deed,
      subject: activityId,
      detail: act.detail ?? '',
    }),
  ]);
  if (!result.ok) return refusedBy(result);
  act.written?.();
  const called = back.length === 0 ? [] : (result.rows[act.statements.length] ?? []);
  const numbered = act.statements.length + back.length;
  const raised = numbered + shows.length;
  const ids = act.shows ? (result.rows[numbered] ?? []).map(([id]) => String(id)) : [];
  const shown = ids.length === 0 ? [] : await contributionsById(db, ids);
  for (const id of ids) deps.unread.delete(id);
  const seqOf = (at: number) => Number(result.rows[raised + at]?.[0]?.[0] ?? 0);
  const groups = await Promise.all(
    tells.map(
      async (id, at): Promise<DomainEvent> => ({
        name: 'room-led',
        consultationId: row.id,
        activityId: id,
        seq: seqOf(at + 1),
        led: await ledIn(deps, db, id),
        shown: [],
      }),
    ),
  );
  return done(null, [
    ...calledBack(deps, row.id, called),
    {
      name: 'room-led',
      consultationId: row.id,
      activityId,
      seq: seqOf(0),
      led: await ledIn(deps, db, activityId),
      shown: [...shown].sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0)),
    },
    ...groups,
  ]);
}
