import { drizzle, type SqliteRemoteDatabase } from 'drizzle-orm/sqlite-proxy';
import {
  type Checkpoint,
  type Engine,
  type Rewritten,
  type Row,
  type SqlValue,
  StoreError,
  type Write,
  type WriteOutcome,
} from './engine.ts';
import { createLane, type Lane } from './lane.ts';
import { othersFirst } from './others-first.ts';
import { sqlValue } from './statement.ts';
import type { TextCodec } from './text.ts';

/** One database, as queries and use cases see it. It stays valid when its files are closed to make room for others. */
export type Database = {
  readonly id: string;
  /** Reads only; anything that writes goes through `write`. */
  readonly read: SqliteRemoteDatabase<Record<string, never>>;
  query(sql: string, args: readonly SqlValue[]): Promise<readonly Row[]>;
  write(write: Write): Promise<WriteOutcome>;
  /** Rises with each write of this process, before it is done: what was read at another number may be out of date. */
  writes(): number;
  readonly text: TextCodec;
  /** For what is noted of it in another database: nothing opens that once the key of this one is gone. */
  readonly seal: TextCodec;
  checkpoint(): Promise<Checkpoint>;
  /** Every page anew; see the engine. */
  rewrite(): Promise<Rewritten>;
  close(): Promise<void>;
};

/** A database together with what only the owner of all of them needs. */
export type Handle = Database & {
  /** Opens it now; throws the named reason when it cannot be opened. */
  ready(): Promise<void>;
  /** Closes the files when nothing is under way and says whether it did; the next use opens them again. */
  rest(): Promise<boolean>;
  readonly open: boolean;
  /** Writes all of it into a new file, encrypted with the same key. */
  copy(file: string): Promise<void>;
  /** From now on every use is refused with `database-closed`. */
  end(): Promise<void>;
};

export type HandleOptions = {
  readonly id: string;
  readonly text: TextCodec;
  readonly seal: TextCodec;
  readonly maxGroup: number;
  /** Opens the engine and brings it to this program's version. */
  openEngine(): Promise<Engine>;
  /** Told at each use, for the order in which handles rest. */
  used(): void;
};

type Opened = { readonly engine: Engine; readonly lane: Lane };

export function createHandle(options: HandleOptions): Handle {
  const { id, text, seal } = options;
  let opened: Promise<Opened> | undefined;
  let closing: Promise<void> = Promise.resolve();
  let uses = 0;
  let writes = 0;
  let ended = false;

  async function open(): Promise<Opened> {
    // The files must be let go before they are taken up again. They are, also where the log could not be emptied before, as on a full disk: that was told whoever closed it.
    await closing.catch(() => undefined);
    // Opening takes tens of milliseconds, and a start or a list of an office opens two hundred one after the other.
    await othersFirst();
    const engine = await options.openEngine();
    return { engine, lane: createLane(engine, options) };
  }

  async function use<T>(act: (opened: Opened) => Promise<T>): Promise<T> {
    if (ended) throw new StoreError('database-closed', `The database ${id} is closed.`);
    uses += 1;
    options.used();
    opened ??= open();
    const mine = opened;
    try {
      const ready = await mine.catch((error) => {
        // Not remembered: a mended key or file is found at the next use.
        if (opened === mine) opened = undefined;
        throw error;
      });
      return await act(ready);
    } finally {
      uses -= 1;
    }
  }

  async function shut(): Promise<void> {
    const mine = opened;
    opened = undefined;
    if (mine === undefined) return closing;
    closing = mine.then(
      async ({ engine, lane }) => {
        await lane.idle();
        await engine.close();
      },
      () => undefined,
    );
    return closing;
  }

  const query = (sql: string, args: readonly SqlValue[]) => use(({ engine }) => engine.query(sql, args));

  return {
    id,
    text,
    seal,
    query,
    read: drizzle(async (sql, params, method) => {
      if (!/^\s*(select|with|values)\b/i.test(sql)) {
        throw new StoreError(
          'read-only',
          'What writes goes through the lane, as statements committed together.',
        );
      }
      const rows = await query(sql, params.map(sqlValue));
      // Drizzle wants the row itself, or nothing, for a single one; its type has no word for that.
      return { rows: method === 'get' ? (rows[0] as SqlValue[]) : [...rows] };
    }),
    write(write) {
      writes += 1;
      return use(({ lane }) => lane.write(write)).finally(() => {
        writes += 1;
      });
    },
    writes: () => writes,
    checkpoint: () => use(({ engine }) => engine.checkpoint()),
    rewrite: () => use(({ engine }) => engine.rewrite()),
    ready: () => use(async () => undefined),
    copy: (file) => use(({ engine }) => engine.copy(file)),
    async rest() {
      if (uses > 0) return false;
      await shut();
      return true;
    },
    get open() {
      return opened !== undefined;
    },
    close: shut,
    async end() {
      ended = true;
      await shut();
    },
  };
}
