import type { Engine, Settled, Write, WriteOutcome } from './engine.ts';

export type Lane = {
  /** Answers after the commit. Rejects only for a defect or when the commit itself failed. */
  write(write: Write): Promise<WriteOutcome>;
  /** Resolves when nothing waits and nothing is under way. */
  idle(): Promise<void>;
};

type Waiting = {
  readonly write: Write;
  readonly resolve: (outcome: WriteOutcome) => void;
  readonly reject: (reason: unknown) => void;
};

/**
 * The one way in which a database is written. What arrives in the same turn of the event loop, or while a group is under
 * way, is committed as one group of at most `maxGroup`, in order of arrival: one flush to disk serves them all. Nothing waits
 * longer for others: where much comes a turn is long, and so is its group (decision 137).
 */
export function createLane(
  engine: Pick<Engine, 'commit'>,
  { maxGroup }: { readonly maxGroup: number },
): Lane {
  let waiting: Waiting[] = [];
  let running = false;
  let resting: (() => void)[] = [];

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting.length <= maxGroup ? waiting : waiting.slice(0, maxGroup);
      waiting = group === waiting ? [] : waiting.slice(maxGroup);
      settle(group, await commit(group));
      // Between groups other work gets its turn; an embedded commit is synchronous and would otherwise starve it.
      if (waiting.length > 0) await new Promise(setImmediate);
    }
    running = false;
    const rested = resting;
    resting = [];
    for (const done of rested) done();
  }

  async function commit(group: readonly Waiting[]): Promise<readonly Settled[]> {
    try {
      return await engine.commit(group.map(({ write }) => write));
    } catch (reason) {
      return group.map(() => ({ status: 'rejected', reason }));
    }
  }

  return {
    write(write) {
      return new Promise((resolve, reject) => {
        waiting.push({ write, resolve, reject });
        if (running) return;
        running = true;
        setImmediate(run);
      });
    },
    idle() {
      if (!running) return Promise.resolve();
      return new Promise((resolve) => resting.push(resolve));
    },
  };
}

function settle(group: readonly Waiting[], settled: readonly Settled[]): void {
  for (const [index, one] of group.entries()) {
    const result = settled[index];
    if (result === undefined) one.reject(new Error('the engine gave no result for this write'));
    else if (result.status === 'fulfilled') one.resolve(result.value);
    else one.reject(result.reason);
  }
}
