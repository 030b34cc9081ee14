import type { ConnectionOptions } from './connection.ts';
import { type Row, StoreError } from './engine.ts';

/** Moves the log of a database into its file elsewhere, while it is written; answers when it has let go of it. Never rejects. */
export type CheckpointAside = (database: ConnectionOptions) => Promise<void>;

/** Writes a whole database into a new file elsewhere, while it is read and written; answers whether it could. Never rejects. */
export type CopyAside = (database: ConnectionOptions, file: string) => Promise<boolean>;

/** Looks at every page and text of a database elsewhere; answers whether it was looked at and is whole. Never rejects. */
export type LookAside = (database: ConnectionOptions) => Promise<boolean>;

export type Checkpoints = {
  /** Told after each commit how many rows it changed. */
  readonly wrote: (rows: number) => void;
  /** Empties the log, once nobody is moving it. Refusal: `database-busy`. */
  readonly empty: () => Promise<void>;
  /** What else reads it elsewhere, as the log is moved elsewhere: the log is neither moved nor emptied meanwhile. */
  readonly beside: <T>(reading: () => Promise<T>) => Promise<T>;
  /** Nothing is begun any more. */
  readonly end: () => void;
};

/**
 * After so many changed rows, of which each puts a page or two into the log, it is moved aside: after fewer where that was not done within
 * `restMs`. Fewer make the moment shorter in which others wait for the disk, and copy a page more often (decision 137).
 */
const asideAfter = { rested: 2_000, justMoved: 8_000 };
const restMs = 500;
/** Fewer are moved here sooner than elsewhere. */
const worthAside = 500;

/**
 * When the log of an embedded database goes into its file, and when it is emptied: deleted text stays in it until then (at most
 * `everyMs` after a write). `aside` is absent where a commit moves it, and everybody waits for that (decision 87).
 */
export function createCheckpoints(of: {
  readonly database: ConnectionOptions;
  readonly everyMs: number;
  readonly aside: CheckpointAside | undefined;
  readonly run: (sql: string) => readonly Row[];
}): Checkpoints {
  const { database, everyMs, run } = of;
  let timer: NodeJS.Timeout | undefined;
  let moving: Promise<void> | undefined;
  let changes = 0;
  let open = true;
  let movedMs = Number.NEGATIVE_INFINITY;

  /** Most of it elsewhere; what came meanwhile here, which takes moments: then it begins anew at the next write. */
  function moveAside(aside: CheckpointAside): void {
    changes = 0;
    moving = aside(database)
      .then(() => {
        if (open) run('pragma wal_checkpoint(passive)');
      })
      // What keeps it from being moved is found again, and told, when it is emptied.
      .catch(() => undefined)
      .then(() => {
        moving = undefined;
        movedMs = performance.now();
      });
  }

  function moveFrom(least: number): void {
    if (of.aside !== undefined && moving === undefined && open && changes >= least) moveAside(of.aside);
  }

  async function empty(): Promise<void> {
    while (moving !== undefined) await moving;
    if (run('pragma wal_checkpoint(truncate)')[0]?.[0] !== 0)
      throw new StoreError(
        'database-busy',
        `Another reader keeps the log of ${database.id} from being emptied.`,
      );
    // Only now: where it could not be emptied the clock tries it again, whoever asked.
    clearTimeout(timer);
    timer = undefined;
  }

  function emptySoon(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      moveFrom(worthAside);
      empty().catch(() => {
        // Nobody waits for this one. It is tried again, and a checkpoint that was asked for does throw.
        if (open) emptySoon();
      });
    }, everyMs).unref();
  }

  return {
    wrote(rows) {
      if (!open) return;
      changes += rows;
      emptySoon();
      moveFrom(performance.now() - movedMs < restMs ? asideAfter.justMoved : asideAfter.rested);
    },
    empty,
    async beside(reading) {
      while (moving !== undefined) await moving;
      const read = reading();
      moving = read.then(
        () => undefined,
        () => undefined,
      );
      try {
        return await read;
      } finally {
        moving = undefined;
      }
    },
    end() {
      open = false;
      clearTimeout(timer);
    },
  };
}
