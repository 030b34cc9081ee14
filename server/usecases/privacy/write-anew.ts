import type { Database } from '../../../db/databases.ts';
import { markRewriteOwed } from '../../../db/queries/retention/rewrites.ts';
import type { Deps } from '../deps.ts';
import { isClosed } from '../if-readable.ts';

/**
 * After the commit in which something went: it is gone, whether or not the pages of its file can be written anew now. Where they cannot (it is
 * busy), the clock does it once more, also after a restart, and nobody who took words back reads that it failed; `fault` is told, where that
 * was once more.
 */
export async function writeAnew(
  deps: Pick<Deps, 'unwritten'>,
  db: Database,
  fault?: (error: unknown) => void,
): Promise<void> {
  try {
    await db.rewrite();
    if (deps.unwritten.delete(db)) await db.write([markRewriteOwed(false)]);
  } catch (error) {
    // Of what was destroyed meanwhile there is no file.
    if (isClosed(error)) deps.unwritten.delete(db);
    else {
      deps.unwritten.add(db);
      // Where not even that can be written this process alone knows it.
      await db.write([markRewriteOwed(true)]).catch(() => undefined);
      fault?.(error);
    }
  }
}
