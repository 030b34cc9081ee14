import { rmSync, statSync } from 'node:fs';
import { prepareCarefully } from './careful.ts';
import { type CheckpointAside, type CopyAside, createCheckpoints } from './checkpoints.ts';
import { type ConnectionOptions, connect, prepare, readable } from './connection.ts';
import { createGroups } from './embedded-groups.ts';
import { createRunner } from './embedded-runner.ts';
import type { Engine } from './engine.ts';

export type EmbeddedOptions = ConnectionOptions & {
  /** How long deleted text may stay in the log after a write; at most 60,000. */
  readonly checkpointMs?: number;
  /** Absent: a commit moves the log, and everybody waits for it. */
  readonly checkpointAside?: CheckpointAside | undefined;
  /** Absent: it is copied here, and everybody waits for it. */
  readonly copyAside?: CopyAside | undefined;
  /** A text in it may be none; slower. */
  readonly careful?: boolean;
};

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
  const runner = createRunner({ connection, id }, options.careful ? prepareCarefully : prepare);
  const { run } = runner;
  const checkpoints = createCheckpoints({
    database,
    everyMs: Math.min(options.checkpointMs ?? 30_000, 60_000),
    aside: checkpointAside,
    run: (sql) => run(sql, []),
  });
  const groups = createGroups({ id, runner, inTransaction: () => connection.inTransaction });
  let open = true;

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
      runner.countAnew();
      try {
        return groups.commit(writes);
      } catch (error) {
        throw readable(id, error);
      } finally {
        checkpoints.wrote(runner.changes());
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
        runner.end();
        connection.close();
      }
    },
  };
}
