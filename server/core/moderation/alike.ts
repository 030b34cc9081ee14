import { fold } from './screens/fold.ts';

/** Two texts that a reader would call the same: case, accents of letters and repeated space do not count (screens/fold.ts). */
export function isAlike(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(text: string): string {
  return fold(text).text.replace(/\s+/gu, ' ').trim();
}

/** Severity from which a text is hard to read: folded until asked for, and counted for whoever opens it. */
export const severeFrom = 3;
