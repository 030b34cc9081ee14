import { dayIn, isDay, newestDay } from '../consultation/days.ts';
import type { Role, Staff, Subject } from './roles.ts';

/** The topics in which everybody who reads children's words live has to be trained. */
export const trainingTopics = ['rights', 'bias', 'disclosure', 'accessibility'] as const;
export type TrainingTopic = (typeof trainingTopics)[number];

/** Roles for which the training has a part of its own. Everybody else reads the part for all. */
export const taughtRoles = [
  'moderator',
  'safeguarding-lead',
  'facilitator',
] as const satisfies readonly Role[];

/** Months for which a training is valid. */
export const trainingMonths = 12;

/** Roles without which a live room rests. Only trained people can be on duty in them (R180). */
export const dutyRoles = ['moderator', 'safeguarding-lead'] as const satisfies readonly Role[];
export type DutyRole = (typeof dutyRoles)[number];

/** Milliseconds without one of them after which a room pauses. */
export const lossMs = 60_000;
/** Milliseconds for which a desk without script counts as looked at after it was loaded. */
export const lookMs = 5 * 60_000;

/** The last day on which a training of the day `since` is valid, YYYY-MM-DD; '' when there was none. */
export function trainedUntil(since: string): string {
  if (since === '') return '';
  const day = new Date(`${since}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + trainingMonths);
  return day.toISOString().slice(0, 10);
}

/**
 * What of a training that is confirmed has to change: no topic, then a day that is none, is to come, or is so long ago that it holds no more; undefined
 * where nothing has. `day`: YYYY-MM-DD, as it is where it is typed; to come is what has begun nowhere yet. `nowMs`: since 1970.
 */
export function wrongInTraining(
  { topics, day }: { readonly topics: readonly TrainingTopic[]; readonly day: string },
  nowMs: number,
): 'topics' | 'day' | undefined {
  if (topics.length === 0) return 'topics';
  return isDay(day) && day <= newestDay(nowMs) && trainedUntil(day) >= dayIn('UTC', nowMs)
    ? undefined
    : 'day';
}

/** `today`: the day in UTC. */
export function isTrained(staff: Pick<Staff, 'trainedSince'>, today: string): boolean {
  return staff.trainedSince !== '' && trainedUntil(staff.trainedSince) >= today;
}

/** Milliseconds from `nowMs` (since 1970) for which the training of this person holds still; 0 without one. */
export function trainingLeftMs(staff: Pick<Staff, 'trainedSince'>, nowMs: number): number {
  if (staff.trainedSince === '') return 0;
  const last = Date.parse(`${trainedUntil(staff.trainedSince)}T00:00:00Z`);
  return Math.max(0, last + 24 * 60 * 60_000 - nowMs);
}

/** Which of the two duty roles this person has in a consultation: one who holds both counts as both. */
export function dutiesOf(staff: Staff, subject: Subject): readonly DutyRole[] {
  if (subject.organisationId !== staff.organisationId) return [];
  return dutyRoles.filter((role) =>
    staff.grants.some(
      (grant) =>
        grant.role === role &&
        (grant.consultationId === '' || grant.consultationId === subject.consultationId),
    ),
  );
}

/** Why a room rests although no person paused it. */
export type RestReason = 'no-adult' | 'many-waiting';

/** How a queue stands: `slow` makes children wait between two posts, `stopped` lets rooms rest until it flows again. */
export const pressures = ['flows', 'slow', 'stopped'] as const;
export type Pressure = (typeof pressures)[number];

/** The state of a consultation's rooms as its desk shows it: whether too much waits, and which duty role is not there at this moment. */
export type RoomsNow = { readonly pressure: Pressure; readonly missing: readonly DutyRole[] };

/** The same for an open desk, with what is not in its queue: second looks that wait for this person, and shown words that a child has reported. */
export type DeskNow = RoomsNow & { readonly seconds: number; readonly reported: number };

/** Minutes of the oldest wait from which a room slows, and from which it rests. */
export type QueueLimits = { readonly slowAfter: number; readonly pauseAfter: number };

/**
 * The new pressure of a queue. A room that stopped opens again only when the oldest wait is below the first limit, so that it does not switch
 * back and forth. `before` may be what another process measured. Below the first limit the queue always flows, so two processes cannot keep each
 * other stopped.
 */
export function pressureOf(before: Pressure, oldestMinutes: number, limits: QueueLimits): Pressure {
  if (oldestMinutes >= limits.pauseAfter) return 'stopped';
  if (oldestMinutes < limits.slowAfter) return 'flows';
  return before === 'stopped' ? 'stopped' : 'slow';
}

/** Milliseconds between two posts of one child in a room that is slow. */
export const slowMs = 60_000;
