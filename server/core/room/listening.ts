/** An hour in which decision-makers listen to words that were put up for it. Minutes since 1970 (UTC). */
export type Listening = {
  readonly id: string;
  readonly startMinute: number;
  readonly minutes: number;
  readonly state: 'planned' | 'running' | 'over';
};

/** `due`: its time has come and whoever leads has not begun. */
export type ListeningNow = 'none' | 'planned' | 'due' | 'running' | 'over';

/** Minutes that it lasts. */
export const listeningMinutes = { min: 10, max: 60 } as const;

/** How long before it children are told, so that each child that comes back can object (R530). A working number of our own. */
export const toldBeforeMinutes = 24 * 60;

/** How many contributions are up at once: a selection that somebody made, and not the whole room. A working number of our own. */
export const mostUp = 20;

/** Its state in a given minute. It ends at the time that children were told, whether or not the person who leads is there. */
export function listeningNow(listening: Listening | undefined, minute: number): ListeningNow {
  if (!listening) return 'none';
  if (listening.state === 'over' || minute >= endOf(listening)) return 'over';
  if (minute < listening.startMinute) return 'planned';
  return listening.state === 'running' ? 'running' : 'due';
}

/** Milliseconds until the clock alone changes its state; 0 where it does not. */
export function restMs(listening: Listening | undefined, nowMs: number): number {
  const now = listeningNow(listening, Math.floor(nowMs / 60_000));
  if (!listening || now === 'none' || now === 'over') return 0;
  return (now === 'planned' ? listening.startMinute : endOf(listening)) * 60_000 - nowMs;
}

/** The first minute in which it is over. */
export function endOf({ startMinute, minutes }: Pick<Listening, 'startMinute' | 'minutes'>): number {
  return startMinute + minutes;
}
