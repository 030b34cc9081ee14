import { dayIn, daysAfter } from '../consultation/days.ts';
import { type ConsultationState, hasReleases, wasOpened } from '../consultation/lifecycle.ts';

/** Whether children could read its last day: from then on nothing changes it, and the clock destroys by it. A draft was never opened. */
export function isTold(state: ConsultationState): boolean {
  return wasOpened(state);
}

/**
 * Whether what begins at `startMs` and lasts so many minutes is over before the last day begins (YYYY-MM-DD, '' while none is said) in the
 * consultation's zone: on that day nobody finds it any more.
 */
export function endsBefore(
  consultation: { readonly retentionDay: string; readonly timeZone: string },
  time: { readonly startMs: number; readonly minutes: number },
): boolean {
  const { retentionDay, timeZone } = consultation;
  const lastMs = time.startMs + time.minutes * 60_000 - 1;
  return retentionDay === '' || dayIn(timeZone, lastMs) < retentionDay;
}

/** Whether children may meet live then: that is over before the last day, and before the end of the last day on which they can take part (`closingDay`, '' while none is named). */
export function meetsBefore(
  consultation: Parameters<typeof endsBefore>[0] & { readonly closingDay: string },
  time: Parameters<typeof endsBefore>[1],
): boolean {
  const { closingDay, timeZone } = consultation;
  const lastMs = time.startMs + time.minutes * 60_000 - 1;
  return endsBefore(consultation, time) && (closingDay === '' || dayIn(timeZone, lastMs) <= closingDay);
}

type Ends = { readonly state: ConsultationState; readonly retentionDay: string; readonly timeZone: string };

/**
 * By what a consultation ends: by its own row, and by what was noted beside its line in the directory where there is none that can be read, or one
 * from before children were told a day. Undefined where neither says a day: nothing can be told to be over.
 */
export function endsBy<Own extends Ends, Noted extends Ends>(
  own: Own | undefined,
  noted: Noted | undefined,
): Own | Noted | undefined {
  const isNoted =
    noted !== undefined && noted.state !== 'destroyed' && isTold(noted.state) && noted.retentionDay !== '';
  return isNoted && !(own && isTold(own.state)) ? noted : own;
}

/** `today` is the day in the consultation's zone, both as YYYY-MM-DD. On its last day a consultation is destroyed. */
export function isDue(
  consultation: { readonly state: ConsultationState; readonly retentionDay: string },
  today: string,
): boolean {
  return isTold(consultation.state) && consultation.retentionDay !== '' && today >= consultation.retentionDay;
}

/** Days before its last day from which on its staff is told that nothing of it is published: what is not is lost with everything else. */
const toldDays = 30;

/** Whether staff is told so `today`, a day in the consultation's zone as YYYY-MM-DD: children could write in it, and nothing is published yet. */
export function endsUnpublished(
  consultation: { readonly state: ConsultationState; readonly retentionDay: string },
  today: string,
): boolean {
  const { state, retentionDay } = consultation;
  return (
    isTold(state) && !hasReleases(state) && retentionDay !== '' && daysAfter(today, toldDays) >= retentionDay
  );
}
