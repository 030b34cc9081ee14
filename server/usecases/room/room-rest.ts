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

/** Whether a room that is open rests by itself now. Where all is well nothing is read. */
export async function isResting(
  deps: Deps,
  db: Database,
  at: { readonly consultationId: string; readonly activityId: string },
): Promise<boolean> {
  return restOf(deps, at.consultationId) !== null && (await isOpenRoom(db, at.activityId));
}

/** The place of a post among those of its child: `keep` once it is written; `giveBack` where it was not, as if nothing had been said. */
export type PostPlace = { readonly keep: () => void; readonly giveBack: () => void };

/**
 * Takes the place of a post, or says why a child cannot say something in a room just now. It is taken in the moment in which nothing speaks
 * against it: two posts at once are one that goes and one that comes too soon. The same post again, by its `id`, never waits for itself. Where
 * all is well nothing is read but, once, at which pace the room goes.
 */
export async function takePlace(
  deps: Deps,
  db: Database,
  at: { readonly actor: Child; readonly activityId: string; readonly id: string },
): Promise<PostPlace | Extract<RefusalCode, 'room-pace' | 'room-paused' | 'room-slow'>> {
  const { consultationId, participantId } = at.actor;
  const inRoom = placeOf(participantId, at.activityId);
  const paceMs = (await paceIn(deps, db, at.activityId)) * 60_000;
  const slow = isSlow(deps, consultationId);
  const waits = (key: string, ms: number) => sinceMs(deps, key) < ms && !isUnderWay(deps, key, at.id);
  const why =
    restOf(deps, consultationId) !== null
      ? 'room-paused'
      : slow && waits(participantId, slowMs)
        ? 'room-slow'
        : waits(inRoom, paceMs)
          ? 'room-pace'
          : null;
  if (why !== null && (await isOpenRoom(db, at.activityId))) return why;
  const taken = [...(slow ? [participantId] : []), ...(paceMs > 0 ? [inRoom] : [])]
    .filter((key) => !isUnderWay(deps, key, at.id))
    .map((key) => put(deps, key, at.id));
  return {
    keep() {
      for (const each of taken) each.keep();
    },
    giveBack() {
      for (const each of taken) each.giveBack();
    },
  };
}

async function isOpenRoom(db: Database, activityId: string): Promise<boolean> {
  const activity = await activityById(db, activityId);
  return activity?.kind === 'room' && activity.state === 'open';
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

/** Where much waits a child is slow in all rooms; the pace of one room is that room's alone. */
const placeOf = (participantId: string, activityId: string) => `${participantId} ${activityId}`;

function put(deps: Deps, key: string, post: string): PostPlace {
  const { slowPosts } = deps;
  const before = slowPosts.get(key);
  const taken = { last: deps.steady(), post };
  // What was said last stands last: where there is no room the oldest goes.
  slowPosts.delete(key);
  slowPosts.set(key, taken);
  if (slowPosts.size > 50_000) slowPosts.delete(slowPosts.keys().next().value ?? '');
  const set = (entry: typeof before) => {
    if (slowPosts.get(key) !== taken) return;
    if (entry) slowPosts.set(key, entry);
    else slowPosts.delete(key);
  };
  return { keep: () => set({ ...taken, post: null }), giveBack: () => set(before) };
}

const isUnderWay = (deps: Deps, key: string, post: string) => deps.slowPosts.get(key)?.post === post;

function sinceMs(deps: Deps, key: string): number {
  return deps.steady() - (deps.slowPosts.get(key)?.last ?? Number.NEGATIVE_INFINITY);
}

/** Forgets who said something so long ago that no pace counts it any more. */
export function forgetSlowPosts(deps: Deps): void {
  for (const key of deps.slowPosts.keys()) if (sinceMs(deps, key) >= longestMs) deps.slowPosts.delete(key);
}

const longestMs = Math.max(slowMs, ...paces.map((minutes) => minutes * 60_000));

function isSlow(deps: Deps, consultationId: string): boolean {
  return deps.queues.of(consultationId) === 'slow';
}
