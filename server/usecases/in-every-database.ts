import type { Database } from '../../db/databases.ts';
import type { Deps } from './deps.ts';
import { ifReadable } from './if-readable.ts';

/**
 * Forgets something in every consultation and among the complaints, one after the other. One that cannot be opened or read is passed over, and is
 * named elsewhere; one that cannot be written keeps none from being tried. Throws what the first of those said, once all were.
 */
export async function inEveryDatabase(deps: Deps, forget: (db: Database) => Promise<unknown>): Promise<void> {
  const failed: unknown[] = [];
  const note = (error: unknown) => void failed.push(error);
  for (const id of deps.databases.ids()) await ifReadable(deps, id, forget).catch(note);
  await forget(deps.databases.complaints).catch(note);
  if (failed.length > 0) throw failed[0];
}
