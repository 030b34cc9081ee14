import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isNoiseIn, refuseNoiseIn } from '../../db/damage.ts';
import { type Engine, StoreError } from '../../db/engine.ts';
import { openEmbeddedEngine } from '../../db/engine-embedded.ts';
import { releaseIds } from '../../db/queries/retention/later-releases.ts';
import { listTables, otherTables, type Promised, promisedIn } from '../../db/queries/retention/restored.ts';

/**
 * Everything that was promised by any of these control databases: erased seats, destroyed consultations, access taken away, factors that were lost.
 * The live one is read where it lies (nobody else runs, or it is handed in as who reads it), copies are read as copies, so that a backup stays as it was signed.
 * `unread`: copies that were made of a damaged database.
 */
export async function promisedBy(parts: {
  readonly live: string | Pick<Engine, 'query'> | undefined;
  readonly copies: readonly string[];
  readonly key: string;
  readonly work: string;
}): Promise<
  Promised & {
    readonly liveReadable: boolean;
    /** Of releases too: what was signed until the last moment is known. */
    readonly liveReleases: boolean;
    readonly unread: readonly string[];
    /** Moves that the first of the copies knows. */
    readonly knownMoves: readonly string[];
  }
> {
  const { live, key } = parts;
  const found: Promised[] = [];
  const unread: string[] = [];
  let liveReadable = false;
  let liveReleases = false;
  const knownMoves: string[] = [];
  mkdirSync(parts.work, { recursive: true, mode: 0o700 });
  const copies = parts.copies.map((copy, index) => {
    const file = join(parts.work, `control-${index}.db`);
    copyFileSync(copy, file);
    return { copy, file };
  });
  // Those that the backup itself has are long files, and stand in it already.
  const [own] = copies;
  const known = new Set(own ? await releasesOf(own.file, key) : []);
  if (typeof live === 'object' || (live !== undefined && existsSync(live))) {
    const reading = typeof live === 'object' ? promisedIn(live, { known }) : readAs(live, key, known);
    const read = await reading.catch(() => undefined);
    if (read) found.push(read);
    liveReadable = read !== undefined;
    liveReleases = read?.releasesRead === true;
  }
  for (const [index, { copy, file }] of copies.entries()) {
    const read = await readAs(file, key, known).catch(unlessUnreadable);
    if (read) found.push(read);
    else unread.push(copy);
    if (index === 0) knownMoves.push(...(read?.moves ?? []).map(({ id }) => id));
  }
  rmSync(parts.work, { recursive: true, force: true });
  return {
    ...found.reduce(together, {
      erasures: [],
      destructions: [],
      keptLogs: [],
      revoked: [],
      roles: [],
      resets: [],
      leadKeys: [],
      moves: [],
      site: { rows: [], gone: [] },
      releases: [],
      releasesRead: false,
      drops: [],
      lives: [],
    }),
    liveReadable,
    liveReleases,
    unread,
    knownMoves,
  };
}

function unlessUnreadable(error: unknown): undefined {
  if (!(error instanceof StoreError) || error.code !== 'database-unreadable') throw error;
}

/** What either of them promised. */
export function together(one: Promised, two: Promised): Promised {
  return {
    erasures: [...one.erasures, ...two.erasures],
    destructions: [...one.destructions, ...two.destructions],
    keptLogs: [...one.keptLogs, ...two.keptLogs],
    revoked: [...new Set([...one.revoked, ...two.revoked])],
    roles: [...one.roles, ...two.roles],
    resets: [...one.resets, ...two.resets],
    leadKeys: [...one.leadKeys, ...two.leadKeys],
    moves: furthest([...one.moves, ...two.moves]),
    site: { rows: [...one.site.rows, ...two.site.rows], gone: [...one.site.gone, ...two.site.gone] },
    releases: [...one.releases, ...two.releases],
    releasesRead: one.releasesRead || two.releasesRead,
    drops: [...one.drops, ...two.drops],
    lives: [...one.lives, ...two.lives],
  };
}

/** Each move as far as any of these knew it: a step is never taken back. */
function furthest(moves: Promised['moves']): Promised['moves'] {
  const steps = ['leaving', 'sent', 'confirmed', 'taking', 'returned', 'lapsed', 'moved', 'refused', 'here'];
  const known = new Map<string, Promised['moves'][number]>();
  for (const move of moves) {
    const before = known.get(move.id);
    if (!before || steps.indexOf(move.state) > steps.indexOf(before.state)) known.set(move.id, move);
  }
  return [...known.values()].sort((a, b) => a.number - b.number);
}

/** Opens a control database for its lists alone; of these releases nothing is read. */
export async function readAs(
  file: string,
  key: string,
  known: ReadonlySet<string> = new Set(),
): Promise<Promised> {
  refuseNoiseIn({ id: 'control', file, key }, listTables);
  const whole = otherTables.filter((table) => !isNoiseIn({ id: 'control', file, key }, table));
  const engine = openEmbeddedEngine({ id: 'control', file, key });
  try {
    return await promisedIn(engine, { whole, known });
  } finally {
    await engine.close();
  }
}

/** The ids of the releases of a copy; none where they cannot be read. */
async function releasesOf(file: string, key: string): Promise<ReadonlySet<string>> {
  if (isNoiseIn({ id: 'control', file, key }, 'release')) return new Set();
  const engine = openEmbeddedEngine({ id: 'control', file, key });
  try {
    return await releaseIds(engine);
  } finally {
    await engine.close();
  }
}
