import { auditStatement } from '../../../db/audit.ts';
import type { Statement } from '../../../db/engine.ts';
import { activityWithTexts } from '../../../db/queries/consultation/consultations.ts';
import {
  addActivity,
  putPrompt,
  removeActivity,
  touchConsultation,
} from '../../../db/queries/consultation/preparation.ts';
import { groupsOf, leadGroup, leaveGroup, makeGroup } from '../../../db/queries/session/small-groups.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { AuditDeed } from '../../core/privacy/audit-deeds.ts';
import { groupsFit, restsBefore } from '../../core/room/small-groups.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { groupEvents, type MovedGroup } from './group-events.ts';
import { type AtRoom, type InSession, inSession, led } from './in-session.ts';

/**
 * Divides a room into `count` small groups before it opens, in place of those it had; 0: into none. Each is a room of its own that asks the
 * same. Refusals: `not-found`, `activity-unknown` (no room, or a group itself), `choice-unfit` (2 to 8), `stale-revision`.
 */
export async function divideRoom(
  deps: Deps,
  actor: Actor,
  input: AtRoom & { readonly revision: number; readonly count: number },
): Promise<Outcome<null>> {
  const { consultationId, activityId, count } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:edit', consultationId });
  if (!found.ok) return found;
  if (!groupsFit(count)) return refuse('choice-unfit');
  const { db, row } = found;
  const room = await activityWithTexts(db, activityId);
  if (room?.kind !== 'room' || room.groupOf !== '') return refuse('activity-unknown');
  const before = (await groupsOf(db, activityId)).map(({ id }) => id);
  const made = Array.from({ length: count }, () => newId(deps.random));
  const result = await db.write([
    ...before.flatMap((id) => removeActivity(id)),
    ...made.flatMap((id) => [
      ...addActivity({ id, kind: 'room', form: '', anchor: room.anchor }),
      makeGroup({ id, room: activityId }),
      ...room.prompts.map((each) => putPrompt(db, { ...each, activityId: id })),
    ]),
    ...touchConsultation(input.revision),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'room:divide',
      subject: activityId,
      detail: String(count),
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}

/**
 * Leads a small group, so that children can come: while the session of its room runs, one group a person. `leads: false`: leads it no more;
 * it rests, and its children keep their place. All in the bigger room hear whether there are groups to go to. Refusals: `not-found`,
 * `state-forbids` (somebody else leads it, that person leads another, or it is no group of this room), `step-over` (the clock would let it rest at once).
 */
export async function takeGroup(
  deps: Deps,
  actor: Actor,
  input: AtRoom & { readonly group: string; readonly leads: boolean },
): Promise<Outcome<null>> {
  const found = await inSession(deps, actor, { ...input, deed: 'session:lead' });
  if (!found.ok) return found;
  if (actor.kind !== 'staff') return refuse('not-found');
  const ids = (await groupsOf(found.db, input.activityId)).map(({ id }) => id);
  if (!ids.includes(input.group)) return refuse('state-forbids');
  const of = { id: input.group, by: actor.staffId };
  return moveGroups(deps, actor, {
    found,
    statements: input.leads
      ? leadGroup({ ...of, restsBefore: restsBefore(minuteOf(deps.clock())) })
      : leaveGroup(of),
    deed: input.leads ? 'group:lead' : 'group:leave',
    groups: [{ id: input.group, state: input.leads ? 'open' : 'paused' }],
  });
}

/** Everybody comes back: the groups of a room rest. Refusal: `not-found`. */
export async function gatherGroups(deps: Deps, actor: Actor, input: AtRoom): Promise<Outcome<null>> {
  const found = await inSession(deps, actor, { ...input, deed: 'session:lead' });
  if (!found.ok) return found;
  return led(deps, actor, { found, statements: [], callsBack: true, deed: 'group:gather' });
}

/** One commit that opens or rests groups: their children hear it, and those in the bigger room whether there are any. */
export async function moveGroups(
  deps: Deps,
  actor: Actor,
  move: {
    readonly found: InSession;
    readonly statements: readonly Statement[];
    readonly deed: AuditDeed;
    readonly groups: readonly MovedGroup[];
  },
): Promise<Outcome<null>> {
  const { found, statements, deed, groups } = move;
  const outcome = await led(deps, actor, {
    found,
    statements,
    deed,
    detail: groups.map(({ id }) => id).join(' '),
    tells: groups.filter(({ state }) => state === 'open').map(({ id }) => id),
  });
  if (!outcome.ok) return outcome;
  return done(null, [...groupEvents(deps, found.row.id, groups), ...outcome.events]);
}
