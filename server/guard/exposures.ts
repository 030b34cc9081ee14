import type { ExposureWord } from '../core/wire/pokes.ts';
import { createTelling, type Telling } from './telling.ts';

/** Distressing texts that a person opened in a row, and until when it has a break (milliseconds since 1970; 0: none since these texts). */
export type Exposure = { readonly opened: readonly string[]; readonly restUntilMs: number };

/**
 * How many distressing texts each member of staff opened, in memory only. Processes of one site tell each other, so that a break holds at
 * all of them; a process that starts later begins with nothing.
 */
export type Exposures = Telling<ExposureWord> & {
  readonly of: (staffId: string) => Exposure;
};

const nothing: Exposure = { opened: [], restUntilMs: 0 };

/** `clock`: milliseconds since 1970. */
export function createExposures(clock: () => number): Exposures {
  const exposures = new Map<string, Exposure>();
  const exposureOf = (staffId: string) => exposures.get(staffId) ?? nothing;

  function apply(word: ExposureWord): void {
    const known = exposureOf(word.staffId);
    if (word.kind === 'rests') {
      exposures.set(word.staffId, { opened: [], restUntilMs: Math.max(known.restUntilMs, word.untilMs) });
      return;
    }
    // Opened at one process while the other began the break: the break stands.
    if (known.restUntilMs > clock() || (known.restUntilMs === 0 && known.opened.includes(word.id))) return;
    const before = known.restUntilMs === 0 ? known.opened : [];
    exposures.set(word.staffId, { opened: [...before, word.id], restUntilMs: 0 });
  }

  return {
    of: exposureOf,
    ...createTelling(apply),
  };
}
