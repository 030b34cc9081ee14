import type { Database } from '../../../db/databases.ts';
import {
  type ActivityRow,
  activityById,
  activityWithTexts,
  consultationRow,
} from '../../../db/queries/consultation/consultations.ts';
import { groupsOfChild } from '../../../db/queries/session/small-groups.ts';
import type { ActivityKind } from '../../core/consultation/activities.ts';
import { type Refused, refuse } from '../../core/outcome.ts';
import { type Actor, type Child, can } from '../../core/staff/roles.ts';
import type { ActivityState } from '../../core/wire/events.ts';
import { type Deps, openConsultation } from '../deps.ts';
import { stateForChild } from './why-closed.ts';

export type InActivity = {
  readonly ok: true;
  readonly db: Database;
  readonly child: Child;
  readonly activity: ActivityRow;
  /** What the child may do there now. */
  readonly state: ActivityState;
};

/** A child at an activity of one kind. Refusals: `not-allowed`, `not-found`, `activity-unknown` (also: of another kind). */
export async function inActivity(
  deps: Deps,
  actor: Actor,
  at: { activityId: string; kind: ActivityKind },
): Promise<InActivity | Refused> {
  if (actor.kind !== 'child') return refuse('not-allowed');
  const db = await openConsultation(deps, actor.consultationId);
  const row = db && (await consultationRow(db));
  if (!db || !row) return refuse('not-found');
  const subject = { organisationId: row.organisationId, consultationId: row.id };
  if (!can(actor, 'activity:enter', subject)) return refuse('not-allowed');
  // Who came without a code is in no room, and reads none of what was said there before.
  if (at.kind === 'room' && !can(actor, 'room:enter', subject)) return refuse('not-allowed');
  const activity = await activityWithTexts(db, at.activityId);
  if (activity?.kind !== at.kind) return refuse('activity-unknown');
  if (!(await isInGroup(db, activity, actor))) return refuse('activity-unknown');
  return { ok: true, db, child: actor, activity, state: stateForChild(row, activity.state, deps.clock()) };
}

/** Whether a small group is one that the child is in; anything else is everybody's. */
export async function isInGroup(
  db: Database,
  activity: { readonly id: string; readonly groupOf: string },
  child: Child,
): Promise<boolean> {
  return activity.groupOf === '' || (await groupsOfChild(db, child.participantId)).has(activity.id);
}

/**
 * Whether words of this child may stand in an activity at all: in a room only of who came with a code, in a small group only of who is in it.
 * Whether it takes words just now is another question. False too where there is no such activity.
 */
export async function maySpeakIn(
  db: Database,
  child: Child,
  at: { readonly organisationId: string; readonly activityId: string },
): Promise<boolean> {
  const activity = await activityById(db, at.activityId);
  if (!activity) return false;
  const subject = { organisationId: at.organisationId, consultationId: child.consultationId };
  if (activity.kind === 'room' && !can(child, 'room:enter', subject)) return false;
  return isInGroup(db, activity, child);
}
