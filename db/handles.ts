import { statSync } from 'node:fs';
import type { CheckpointAside, CopyAside, LookAside } from './checkpoints.ts';
import { refuseDamaged } from './damage.ts';
import { createHandle, type Handle } from './database.ts';
import { missing, refuseWithoutEnd } from './database-checks.ts';
import type { Engine } from './engine.ts';
import { openEmbeddedEngine } from './engine-embedded.ts';
import { openServerEngine } from './engine-server.ts';
import { createLettingGo } from './let-go.ts';
import { type Migration, migrate, versionOf } from './migrate.ts';
import { namespaceOf, type ServerAddress } from './namespace.ts';
import { isOfSite, type OfSite } from './of-site.ts';
import { createStreamPool } from './server-streams.ts';
import { createSeal, createTextCodec } from './text.ts';

export type DatabaseKind = OfSite | 'consultation';

export type HandlesOptions = {
  /** Present: every database is a namespace of this libSQL server. Absent: files. */
  readonly server?: ServerAddress;
  /** How many databases of consultations may be open at once. */
  readonly maxOpen: number;
  /** How many writes one commit may carry; 64 when not said. */
  readonly maxGroup?: number;
  readonly checkpointAside?: CheckpointAside;
  readonly copyAside?: CopyAside;
  /** Present after an end that nobody asked for: each consultation is looked at before it is first opened. */
  readonly lookAside?: LookAside | undefined;
  /** Of the tables found in a database, those of which nobody said how long their rows are kept; one that has any is refused. */
  readonly withoutEnd?: (kind: DatabaseKind, tables: readonly string[]) => readonly string[];
};

type Parts = {
  readonly key: string;
  readonly file: string;
  readonly schema: readonly Migration[];
  /** Of one that is not there a new one is made. */
  readonly mayMake: boolean;
};

/**
 * Makes handles, and keeps no more of them open than may be: of those in `handles` the one that was used longest ago rests, where nothing is
 * under way in it.
 */
export function createHandles(options: HandlesOptions) {
  const { server, checkpointAside, copyAside, lookAside } = options;
  // Insertion order is the order of last use: a use moves its handle to the end.
  const handles = new Map<string, Handle>();
  const lettingGo = createLettingGo(64);
  const pool = createStreamPool();
  /** Files that were looked at, or made here, and are whole; and those that are not. */
  const filesWhole = new Map<string, boolean>();

  function makeHandle(id: string, { key, file, schema, mayMake }: Parts): Handle {
    const handle = createHandle({
      id,
      text: createTextCodec(server === undefined ? undefined : key),
      seal: createSeal(key),
      maxGroup: options.maxGroup ?? 64,
      used: () => touch(id, handle),
      async openEngine() {
        const engine =
          server === undefined
            ? await openFile()
            : openServerEngine({ id, namespace: namespaceOf(id), pool, ...server });
        try {
          if (!mayMake && (await versionOf(engine)) < 0) throw missing(id);
          await migrate(engine, schema, id);
          const kind = isOfSite(id) ? id : 'consultation';
          await refuseWithoutEnd(engine, { id, kind, withoutEnd: options.withoutEnd });
          return engine;
        } catch (error) {
          await engine.close().catch(() => undefined);
          throw error;
        }
      },
    });
    async function openFile(): Promise<Engine> {
      // An empty file would be opened as a new database, which would pass off a loss as a beginning.
      const isNew = !(statSync(file, { throwIfNoEntry: false })?.size ?? 0);
      if (isNew && !mayMake) throw missing(id);
      // Everybody is served by these two. The others are too many to look at every page of them while somebody waits.
      if (!isNew && isOfSite(id)) refuseDamaged({ id, file, key });
      const database = { id, file, key };
      if (lookAside !== undefined && !isOfSite(id) && !filesWhole.has(file))
        filesWhole.set(file, isNew || (await lookAside(database)));
      // One damaged page keeps the others from nobody, and its consultation from going on its last day: it is opened all the same.
      const careful = filesWhole.get(file) === false;
      return openEmbeddedEngine({ ...database, checkpointAside, copyAside, careful });
    }
    return handle;
  }

  function touch(id: string, handle: Handle): void {
    if (handles.get(id) !== handle) return;
    handles.delete(id);
    handles.set(id, handle);
    let open = 0;
    for (const one of handles.values()) if (one.open) open += 1;
    for (const one of handles.values()) {
      if (open <= options.maxOpen) return;
      if (one === handle || !one.open) continue;
      // One that is at work just now stays open over the limit; its turn comes at another's next use.
      one.rest().then(lettingGo.closed, lettingGo.closed);
      if (!one.open) open -= 1;
    }
  }

  const isWhole = (file: string) => lookAside === undefined || filesWhole.get(file) === true;
  return { handles, makeHandle, lettingGo, isWhole };
}
