import type { Translator } from '../core/translation/translator.ts';

/**
 * A translator that a stop need not wait for. From `end` on whatever was asked, or is asked, has no answer, as from one that is away: nothing is kept of it, and it
 * is asked again after the next start.
 */
export function untilEnd(translator: Translator): Translator & { readonly end: () => void } {
  const leaves = new Set<() => void>();
  let over = false;

  function orNothing<T>(ask: () => Promise<T>, nothing: T): Promise<T> {
    if (over) return Promise.resolve(nothing);
    return new Promise((resolve, reject) => {
      const leave = () => resolve(nothing);
      leaves.add(leave);
      ask()
        .then(resolve, reject)
        .finally(() => leaves.delete(leave));
    });
  }

  return {
    where: translator.where,
    knows: (pair) => orNothing(() => translator.knows(pair), false),
    translate: (job) => orNothing(() => translator.translate(job), { ok: false, failure: 'unreachable' }),
    end() {
      over = true;
      for (const leave of leaves) leave();
    },
  };
}
