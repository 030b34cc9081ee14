import { rmSync, statSync } from 'node:fs';
import { type CheckpointAside, type CopyAside, createCheckpoints } from './checkpoints.ts';
import { type ConnectionOptions, connect, type Prepared, prepare, readable } from './connection.ts';
import type { Engine, Write } from './engine.ts';
import {
  bindable,
  type Row,
  refusalOf,
  type Settled,
  type SqlValue,
  StoreError,
  settledAs,
} from './engine.ts';
import { guardSql } from './statement.ts';

export type EmbeddedOptions = ConnectionOptions & {
  /** How long deleted text may stay in the log after a write; at most 60,000. */
  readonly checkpointMs?: number;
  /** Absent: a commit moves the log, and everybody waits for it. */
  readonly checkpointAside?: CheckpointAside | undefined;
  /** Absent: it is copied here, and everybody waits for it. */
  readonly copyAside?: CopyAside | undefined;
};

// Enough for every statement of the product; a bound, so that statements built by hand cannot grow memory.
const preparedLimit = 300;
const nothing: readonly Row[] = [];
/** About a second on two slow cores. */
const largestRewrite = 64 * 1024 * 1024;
/** A few milliseconds; to open it once more elsewhere would take longer. */
const largestCopiedHere = 2 * 1024 * 1024;
/** Where the log is moved aside, a commit moves it only when that did not keep up. */
const logPagesAside = 32_000;

/**
 * The database in this process: encrypted, WAL, synchronous=FULL, secure_delete, each setting read back. All work on it is
 * synchronous, so a group is never interleaved with a read. Refusals: `database-unreadable` (wrong key, damage),
 * `database-setting-refused`.
 */
export function openEmbeddedEngine(options: EmbeddedOptions): Engine {
  const { id, file, key, checkpointAside, copyAside } = options;
  const database = { id, file, key };
  const connection = connect(database, checkpointAside && logPagesAside);
  const statements = new Map<string, Prepared>();
  const checkpoints = createCheckpoints({
    database,
    everyMs: Math.min(options.checkpointMs ?? 30_000, 60_000),
    aside: checkpointAside,
    run: (sql) => run(sql, []),
  });
  let open = true;

  function prepared(sql: string): Prepared {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    if (!open) throw new StoreError('database-closed', `The database ${id} is closed.`);
    const made = prepare(connection, sql);
    if (statements.size >= preparedLimit) {
      const oldest = statements.keys().next().value;
      if (oldest !== undefined) statements.delete(oldest);
    }
    statements.set(sql, made);
    return made;
  }

  /** How many rows the last statement changed, or answered where it answers rows: what `changes()` would say of it. */
  let changed = 0;
  /** All of a commit together. */
  let changes = 0;

  function run(sql: string, args: readonly SqlValue[], one = false): readonly Row[] {
    const statement = prepared(sql);
    // The driver binds NULL for what is missing and drops what is too much, both without a word.
    if (statement.parameters !== args.length) {
      throw new StoreError(
        'value-not-storable',
        `${args.length} values for ${statement.parameters} places: ${sql}`,
      );
    }
    const bound = args.length === 0 ? [] : bindable(args);
    if (statement.reader) {
      const row = one ? statement.row(bound) : undefined;
      const rows = one ? (row === undefined ? nothing : [row]) : statement.rows(bound);
      changed = rows.length;
      return rows;
    }
    changed = statement.run(bound);
    changes += changed;
    return nothing;
  }

  function undo(): void {
    if (connection.inTransaction) run('rollback', []);
  }

  /** Runs one write inside the open transaction; throws what the failing statement threw, with its refusal. */
  function runWrite(write: Write): Settled {
    const rows: (readonly Row[])[] = new Array(write.length);
    let at = 0;
    try {
      for (; at < write.length; at += 1) {
        const statement = write[at];
        if (statement === undefined) continue;
        // The driver has just said it; a server is asked in SQL, for there a write is sent in one piece.
        if (statement.sql !== guardSql) rows[at] = run(statement.sql, statement.args, statement.one);
        else if (changed > 0) rows[at] = nothing;
        else return settledAs(statement.refusal, new Error('The guard refused.'));
      }
      return { status: 'fulfilled', value: { ok: true, rows } };
    } catch (error) {
      return settledAs(refusalOf(write[at], error), readable(id, error));
    }
  }

  /** The whole group without savepoints, a fifth cheaper; stops at the first write that did not succeed. */
  function commitPlainly(writes: readonly Write[]): Settled[] {
    const settled: Settled[] = [];
    run('begin immediate', []);
    try {
      for (const write of writes) {
        const one = runWrite(write);
        settled.push(one);
        if (!succeeded(one)) {
          undo();
          return settled;
        }
      }
      run('commit', []);
      return settled;
    } catch (error) {
      undo();
      throw error;
    }
  }

  /** The group again, each write in its savepoint, so that one which fails does not undo its neighbours. */
  function commitApart(writes: readonly Write[]): Settled[] {
    const settled: Settled[] = [];
    run('begin immediate', []);
    try {
      for (const write of writes) {
        run('savepoint one', []);
        const one = runWrite(write);
        settled.push(one);
        // A full disk ends the transaction by itself; then nothing of the group stands and all of it must hear so.
        if (!connection.inTransaction)
          throw one.status === 'rejected' ? one.reason : new Error('transaction lost');
        if (!succeeded(one)) run('rollback to one', []);
        run('release one', []);
      }
      run('commit', []);
      return settled;
    } catch (error) {
      undo();
      throw error;
    }
  }

  return {
    kind: 'embedded',
    async query(sql, args) {
      try {
        return run(sql, args);
      } catch (error) {
        throw readable(id, error);
      }
    },
    async commit(writes) {
      if (writes.length === 0) return [];
      changes = 0;
      try {
        const settled = commitPlainly(writes);
        const last = settled.at(-1);
        if (writes.length === 1 || (last !== undefined && succeeded(last))) return settled;
        return commitApart(writes);
      } catch (error) {
        throw readable(id, error);
      } finally {
        checkpoints.wrote(changes);
      }
    },
    async checkpoint() {
      await checkpoints.empty();
      return 'truncated';
    },
    async rewrite() {
      const [[pages], [size]] = [run('pragma page_count', [])[0] ?? [], run('pragma page_size', [])[0] ?? []];
      if (Number(pages) * Number(size) > largestRewrite) {
        await checkpoints.empty();
        return 'too-large';
      }
      try {
        run('vacuum', []);
      } catch (error) {
        throw readable(id, error);
      }
      await checkpoints.empty();
      return 'rewritten';
    },
    async copy(file) {
      // Whole and of one moment, without the pages of what was deleted: about 7 ms a megabyte.
      const aside = statSync(database.file).size > largestCopiedHere ? copyAside : undefined;
      if (aside !== undefined && (await checkpoints.beside(() => aside(database, file)))) return;
      // Here nobody is answered meanwhile. What a thread left unfinished would be refused as a file that is there.
      rmSync(file, { force: true });
      try {
        run('vacuum into ?', [file]);
      } catch (error) {
        // The disk that is full, or closed, is that of the copy.
        if (error instanceof Error) Object.assign(error, { path: file });
        throw readable(id, error);
      }
    },
    async close() {
      if (!open) return;
      try {
        await checkpoints.empty();
      } finally {
        open = false;
        checkpoints.end();
        statements.clear();
        connection.close();
      }
    },
  };
}

function succeeded(settled: Settled): boolean {
  return settled.status === 'fulfilled' && settled.value.ok;
}
