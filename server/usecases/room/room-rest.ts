import type { Database } from '../../../db/databases.ts';
import { activityById } from '../../../db/queries/consultation/consultations.ts';
import { paceOf } from '../../../db/queries/session/sessions.ts';
import { paces } from '../../core/room/agenda.ts';
import { type RestReason, slowMs } from '../../core/staff/duty.ts';
import type { Child } from '../../core/staff/roles.ts';
import type { ActivityState } from '../../core/wire/events.ts';
import type { RefusalCode } from '../../core/wire/refusals.ts';
import type { Deps } from '../deps.ts';

/**
 * Why the rooms of a consultation rest by themselves now, or null: nobody is there who reads and helps, or more waits to be
 * read than people can. Only rooms: what a child writes into a form waits as it always does.
 */
export function restOf(deps: Deps, consultationId: string): RestReason | null {
  if (!deps.duty.isCovered(consultationId)) return 'no-adult';
  return deps.queues.of(consultationId) === 'stopped' ? 'many-waiting' : null;
}

/**
 * An activity as a child finds it: an open room that rests by itself says why. Where that is not what all pages were told, it is unknown from
 * now on what they have, and the next look tells them.
 */
export function restingState(
  deps: Deps,
  at: { consultationId: string; kind: string; state: ActivityState },
): { readonly state: ActivityState; readonly because: RestReason | null } {
  if (at.kind !== 'room' || at.state !== 'open') return { state: at.state, because: null };
  const because = restOf(deps, at.consultationId);
  if ((deps.roomRest.get(at.consultationId) ?? null) !== because)
    deps.roomRest.set(at.consultationId, 'unknown');
  return because === null ? { state: at.state, because } : { state: 'paused', because };
}

/**
 * Why a child cannot say something in a room just now, or null. Where all is well nothing is read but, once, at which pace the room
 * goes.
 */
export async function whyRoomWaits(
  deps: Deps,
  db: Database,
  at: { actor: Child; activityId: string },
): Promise<Extract<RefusalCode, 'room-pace' | 'room-paused' | 'room-slow'> | null> {
  const { consultationId, participantId } = at.actor;
  const rests = restOf(deps, consultationId) !== null;
  const tooSoon = isSlow(deps, consultationId) && sinceMs(deps, participantId) < slowMs;
  const paceMs = (await paceIn(deps, db, at.activityId)) * 60_000;
  if (!rests && !tooSoon && sinceMs(deps, placeOf(participantId, at.activityId)) >= paceMs) return null;
  const activity = await activityById(db, at.activityId);
  if (activity?.kind !== 'room' || activity.state !== 'open') return null;
  return rests ? 'room-paused' : tooSoon ? 'room-slow' : 'room-pace';
}

async function paceIn(deps: Deps, db: Database, activityId: string): Promise<number> {
  const known = deps.paces.get(activityId);
  if (known !== undefined) return known;
  const minutes = await paceOf(db, activityId);
  // It was set while it was read: what was set stands.
  if (!deps.paces.has(activityId)) deps.paces.set(activityId, minutes);
  if (deps.paces.size > 10_000) deps.paces.delete(deps.paces.keys().next().value ?? '');
  return deps.paces.get(activityId) ?? minutes;
}

/** Puts down that this child said something, where some time has to pass before the next. */
export function noteSlowPost(deps: Deps, { consultationId, participantId }: Child, activityId: string): void {
  if (isSlow(deps, consultationId)) put(deps, participantId);
  if (deps.paces.get(activityId)) put(deps, placeOf(participantId, activityId));
}

/** Where much waits a child is slow in all rooms; the pace of one room is that room's alone. */
const placeOf = (participantId: string, activityId: string) => `${participantId} ${activityId}`;

function put(deps: Deps, key: string): void {
  deps.slowPosts.set(key, deps.steady());
  if (deps.slowPosts.size > 50_000) deps.slowPosts.delete(deps.slowPosts.keys().next().value ?? '');
}

function sinceMs(deps: Deps, key: string): number {
  return deps.steady() - (deps.slowPosts.get(key) ?? Number.NEGATIVE_INFINITY);
}

/** Forgets who said something so long ago that no pace counts it any more. */
export function forgetSlowPosts(deps: Deps): void {
  for (const key of deps.slowPosts.keys()) if (sinceMs(deps, key) >= longestMs) deps.slowPosts.delete(key);
}

const longestMs = Math.max(slowMs, ...paces.map((minutes) => minutes * 60_000));

function isSlow(deps: Deps, consultationId: string): boolean {
  return deps.queues.of(consultationId) === 'slow';
}
