import type { Database } from '../../../db/databases.ts';
import type { Statement } from '../../../db/engine.ts';
import { lastDetail } from '../../../db/last-done.ts';
import { storedNow } from '../../../db/statement.ts';
import type { Deps } from '../deps.ts';
import { allReleasesOf, type PublicRelease } from './read-releases.ts';

/** The hash of what was signed last, as the log has it; '' before the first signature. For `stillStored`. */
export const signedLast: Statement = lastDetail('release:sign');

/**
 * The release of what was signed last; undefined where it stands nowhere: a stop came between the commits of its signature, or nothing was
 * signed. Which of several it is the log says: one that was signed earlier stands after a restore as well. Nothing is refused.
 */
export async function standingRelease(
  deps: Deps,
  db: Database,
  consultationId: string,
): Promise<PublicRelease | undefined> {
  const hash = await storedNow(db, signedLast);
  return (await allReleasesOf(deps, consultationId)).find((each) => each.hash === hash);
}
