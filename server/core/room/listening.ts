/** An hour in which decision-makers listen to words that were put up for it. Minutes since 1970 (UTC). */
export type Listening = {
  readonly id: string;
  readonly startMinute: number;
  readonly minutes: number;
  readonly state: 'planned' | 'running' | 'over';
};

/** `due`: its time has come and whoever leads has not begun. */
export type ListeningNow = 'none' | 'planned' | 'due' | 'running' | 'over';

/** It lasts so many minutes. */
export const listeningMinutes = { min: 10, max: 60 } as const;

/** So long before it children are told, so that each that comes back can object (R530). A working number of our own. */
export const toldBeforeMinutes = 24 * 60;

/** So many words are up at once: a choice that somebody made, and not the room. A working number of our own. */
export const mostUp = 20;

/** Where it stands in a minute. What runs ends with the time that children were told, whoever leads is there or not. */
export function listeningNow(listening: Listening | undefined, minute: number): ListeningNow {
  if (!listening) return 'none';
  if (listening.state === 'over' || minute >= endOf(listening)) return 'over';
  if (minute < listening.startMinute) return 'planned';
  return listening.state === 'running' ? 'running' : 'due';
}

/** Milliseconds until the clock alone changes where it stands, whoever leads is there or not; 0 where it does not. */
export function restMs(listening: Listening | undefined, nowMs: number): number {
  const now = listeningNow(listening, Math.floor(nowMs / 60_000));
  if (!listening || now === 'none' || now === 'over') return 0;
  return (now === 'planned' ? listening.startMinute : endOf(listening)) * 60_000 - nowMs;
}

/** The first minute in which it is over. */
export function endOf({ startMinute, minutes }: Pick<Listening, 'startMinute' | 'minutes'>): number {
  return startMinute + minutes;
}
