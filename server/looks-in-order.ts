import type { Poke } from './core/wire/pokes.ts';
import { endsWithin } from './ends-within.ts';

/** Milliseconds that others wait for the look at one consultation. */
const othersWaitMs = 2_000;
/** Looks at one consultation that wait for its database; what is more is found by numbers (live/tell-numbers.ts). */
const mostBehind = 1_000;

/**
 * Looks one after the other, in the order in which they are asked for; but where the database of one consultation gives no answer the others go on after
 * two seconds, and its own looks come after it, in their order, once it answers. Resolves when the next may come. `fault` is told of what fails.
 */
export function looksInOrder(
  look: (pokes: readonly Poke[]) => Promise<void>,
  fault: (error: unknown) => void,
): (pokes: readonly Poke[]) => Promise<void> {
  /** The last of the looks that nobody waits for, and how many there are, by consultation. */
  const behind = new Map<string, { readonly last: Promise<void>; readonly count: number }>();

  return async (pokes) => {
    const of = pokes[0]?.consultation ?? '';
    const before = behind.get(of);
    if ((before?.count ?? 0) >= mostBehind) return;
    const lookNow = () => look(pokes).catch(fault);
    const work = before ? before.last.then(lookNow) : lookNow();
    if (before === undefined && (await endsWithin(work, othersWaitMs))) return;
    behind.set(of, { last: work, count: (before?.count ?? 0) + 1 });
    void work.then(() => {
      if (behind.get(of)?.last === work) behind.delete(of);
    });
  };
}
