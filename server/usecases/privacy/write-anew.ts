import type { Database } from '../../../db/databases.ts';
import type { Deps } from '../deps.ts';

/**
 * After the commit in which something went: it is gone, whether or not the pages of its file can be written anew now. Where they cannot (it is
 * busy), the clock does it once more, and nobody who took words back reads that it failed; `fault` is told, where that was once more.
 */
export async function writeAnew(
  deps: Pick<Deps, 'unwritten'>,
  db: Database,
  fault?: (error: unknown) => void,
): Promise<void> {
  try {
    await db.rewrite();
    deps.unwritten.delete(db);
  } catch (error) {
    // Of what was destroyed meanwhile there is no file.
    if ((error as { code?: string }).code === 'database-closed') deps.unwritten.delete(db);
    else {
      deps.unwritten.add(db);
      fault?.(error);
    }
  }
}
