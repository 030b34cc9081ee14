import type { Role, Staff, Subject } from './roles.ts';

/** What everybody who reads children's words live was trained in. */
export const trainingTopics = ['rights', 'bias', 'disclosure', 'accessibility'] as const;
export type TrainingTopic = (typeof trainingTopics)[number];

/** Roles to which the training says something of its own; to whoever has none of them it says what holds for everybody. */
export const taughtRoles = [
  'moderator',
  'safeguarding-lead',
  'facilitator',
] as const satisfies readonly Role[];

/** Months a training holds; then it is had again. */
export const trainingMonths = 12;

/** Roles that a live room cannot be without, and that nobody has on duty untrained (R180). */
export const dutyRoles = ['moderator', 'safeguarding-lead'] as const satisfies readonly Role[];
export type DutyRole = (typeof dutyRoles)[number];

/** Milliseconds without one of them after which a room pauses. */
export const lossMs = 60_000;
/** Milliseconds for which a desk without script counts as looked at after it was loaded. */
export const lookMs = 5 * 60_000;

/** The last day on which trainings of this day hold, YYYY-MM-DD; '' when there are none. */
export function trainedUntil(since: string): string {
  if (since === '') return '';
  const day = new Date(`${since}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + trainingMonths);
  return day.toISOString().slice(0, 10);
}

/** `today`: the day in UTC. */
export function isTrained(staff: Pick<Staff, 'trainedSince'>, today: string): boolean {
  return staff.trainedSince !== '' && trainedUntil(staff.trainedSince) >= today;
}

/** Which of the two this person is in a consultation: one who holds both counts as both. */
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

/** Why a room rests although nobody paused it. */
export type RestReason = 'no-adult' | 'many-waiting';

/** How a queue stands: `slow` makes children wait between two posts, `stopped` lets rooms rest until it flows again. */
export const pressures = ['flows', 'slow', 'stopped'] as const;
export type Pressure = (typeof pressures)[number];

/** How the rooms of a consultation stand for whoever is at its desk: whether too much waits, and which of the two is not there at this moment. */
export type RoomsNow = { readonly pressure: Pressure; readonly missing: readonly DutyRole[] };

/** The same for a desk that is open, with what stands in no row of its queue: second looks that wait for this person, and shown words that a child says something is wrong with. */
export type DeskNow = RoomsNow & { readonly seconds: number; readonly reported: number };

/** Minutes of the oldest wait from which a room slows, and from which it rests. */
export type QueueLimits = { readonly slowAfter: number; readonly pauseAfter: number };

/**
 * A room that stopped goes on only when the oldest wait is below the first limit, so that it does not flicker. What another process found stopped counts
 * as `before` too; below the first limit nothing is stopped, whoever says so, and no two keep each other from going on.
 */
export function pressureOf(before: Pressure, oldestMinutes: number, limits: QueueLimits): Pressure {
  if (oldestMinutes >= limits.pauseAfter) return 'stopped';
  if (oldestMinutes < limits.slowAfter) return 'flows';
  return before === 'stopped' ? 'stopped' : 'slow';
}

/** Milliseconds between two posts of one child in a room that is slow. */
export const slowMs = 60_000;
