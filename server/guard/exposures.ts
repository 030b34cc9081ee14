import { deskBounds } from '../core/moderation/desk-limits.ts';
import type { ExposureWord } from '../core/wire/pokes.ts';
import { createTelling, type Telling } from './telling.ts';

/** Distressing texts that a person opened in a row, and until when it has a break (milliseconds of the clock that counts them; 0: none since these texts). */
export type Exposure = { readonly opened: readonly string[]; readonly restUntilMs: number };

/**
 * How many distressing texts each member of staff opened, in memory only. Processes of one site tell each other, so that a break holds at
 * all of them; a process that starts later begins with nothing.
 */
export type Exposures = Telling<ExposureWord> & {
  readonly of: (staffId: string) => Exposure;
  /** Milliseconds that its break lasts yet; 0 where it has none. */
  readonly restLeftMs: (staffId: string) => number;
};

/** No break is longer. Another version may say one in another way, and nobody rests for years by it. */
const longestRestMs = deskBounds.breakMinutes.most * 60_000;

const nothing: Exposure = { opened: [], restUntilMs: 0 };

/** `clock`: milliseconds from any start, counted on whatever happens to the machine's clock. */
export function createExposures(clock: () => number): Exposures {
  const exposures = new Map<string, Exposure>();
  const exposureOf = (staffId: string) => exposures.get(staffId) ?? nothing;
  const restLeftMs = (staffId: string) => Math.max(0, exposureOf(staffId).restUntilMs - clock());

  function apply(word: ExposureWord): void {
    const known = exposureOf(word.staffId);
    if (word.kind === 'rests') {
      const restUntilMs = Math.max(known.restUntilMs, clock() + Math.min(word.leftMs, longestRestMs));
      exposures.set(word.staffId, { opened: [], restUntilMs });
      return;
    }
    // Opened at one process while the other began the break: the break stands.
    if (restLeftMs(word.staffId) > 0 || (known.restUntilMs === 0 && known.opened.includes(word.id))) return;
    const before = known.restUntilMs === 0 ? known.opened : [];
    exposures.set(word.staffId, { opened: [...before, word.id], restUntilMs: 0 });
  }

  return {
    of: exposureOf,
    restLeftMs,
    ...createTelling(apply),
  };
}
