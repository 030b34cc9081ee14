export type Numbered<C> = { readonly seq: number; readonly change: C };

/**
 * Collects changes by audience until nothing of what was committed together waits any more, then sends each audience its own, in order of
 * their numbers. At the end of the turn would be after all that the next one reads (decision 137).
 */
export function createGatherer<C>(
  send: (audience: string, about: string, changes: readonly Numbered<C>[]) => void,
) {
  const gathered = new Map<string, { readonly about: string; readonly changes: Numbered<C>[] }>();

  function flush(): void {
    for (const [audience, { about, changes }] of gathered) {
      changes.sort((a, b) => a.seq - b.seq);
      for (const run of runsOf(changes)) send(audience, about, run);
    }
    gathered.clear();
  }

  const gather = (audience: string, about: string, change: Numbered<C>): void => {
    if (gathered.size === 0) process.nextTick(flush);
    const pending = gathered.get(audience);
    if (pending) pending.changes.push(change);
    else gathered.set(audience, { about, changes: [change] });
  };
  /** Sends at once what is gathered: something follows that comes after it. */
  return Object.assign(gather, { flush });
}

/**
 * Changes without a number missing between them. What another process did in between has not arrived: told as one, a page would
 * take it for known, and never ask.
 */
function runsOf<C>(changes: readonly Numbered<C>[]): readonly Numbered<C>[][] {
  const runs: Numbered<C>[][] = [];
  for (const change of changes) {
    const run = runs.at(-1);
    if (run && change.seq - (run.at(-1)?.seq ?? 0) <= 1) run.push(change);
    else runs.push([change]);
  }
  return runs;
}

/** The number of the last change, and of the one before the first. */
export function numbersOf(changes: readonly Numbered<unknown>[]): { seq: number; since: number } {
  return { seq: changes.at(-1)?.seq ?? 0, since: (changes[0]?.seq ?? 0) - 1 };
}
