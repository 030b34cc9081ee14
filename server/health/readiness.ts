import { access, constants, stat } from 'node:fs/promises';
import type { OfSite } from '../../db/of-site.ts';
import { isScreeningFailed } from '../core/moderation/screening.ts';
import type { House } from '../house.ts';
import { fewestFreeBytes, freeBytes } from './free-space.ts';

/** Milliseconds a part has for its answer. */
const partMs = 2_000;
/** For so long one look serves all who ask: asking costs nothing then. Milliseconds. */
const keptMs = 1_000;

export type Readiness = { readonly ready: boolean; readonly missing: readonly string[] };

/**
 * Whether a database of the site is read where it lies. What is open goes on answering out of a file that was taken away, and what names
 * no table asks for no file at all: what is written then is lost with the process. Rejects where it cannot be read.
 */
export async function isRead(databases: House['databases'], id: OfSite): Promise<boolean> {
  const file = databases.file(id);
  if (file !== undefined && (await stat(file)).size === 0) return false;
  const [row] = await databases[id].query('select max(version) from schema_version', []);
  return typeof row?.[0] === 'number';
}

/**
 * Whether children can be sent here now. Each part is tried: both databases of the site are read, the data folder may be written
 * and has room, and the screens, without which every text waits for longer and no child that tells of harm is offered help, look at a
 * sentence. `missing` names parts alone.
 */
export function createReadiness(house: House, dataDir: string): () => Promise<Readiness> {
  const { databases, deps } = house;
  const parts: Readonly<Record<string, () => Promise<boolean>>> = {
    control: () => isRead(databases, 'control'),
    complaints: () => isRead(databases, 'complaints'),
    folder: () => access(dataDir, constants.R_OK | constants.W_OK).then(() => true),
    room: async () => (await freeBytes(dataDir)) >= fewestFreeBytes,
    screens: async () => {
      const { findings } = await deps.screen({
        text: 'We want to be asked.',
        language: 'en',
        sensitiveTopic: false,
        previous: [],
      });
      // A text that no screen could look at has an answer too.
      return !findings.some(isScreeningFailed);
    },
  };
  let looked: { readonly atMs: number; readonly answer: Promise<Readiness> } | undefined;

  async function look(): Promise<Readiness> {
    const found = await Promise.all(
      Object.entries(parts).map(async ([name, works]) =>
        (await within(works().catch(() => false))) ? [] : [name],
      ),
    );
    const missing = found.flat();
    return { ready: missing.length === 0, missing };
  }

  return () => {
    const nowMs = performance.now();
    if (!looked || nowMs - looked.atMs > keptMs) looked = { atMs: nowMs, answer: look() };
    return looked.answer;
  };
}

function within(work: Promise<boolean>): Promise<boolean> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), partMs);
    work.then((works) => {
      clearTimeout(late);
      resolve(works);
    });
  });
}
