import { statSync } from 'node:fs';
import { type Env, exitCodes, StartRefusal } from '../env.ts';
import { beginningOf } from '../places.ts';

/**
 * Before a command opens anything itself: what it wrote as another user than the service, the service could not open any more, and it would not
 * start again. Throws a StartRefusal. `uid`: of this process; undefined where a system has none.
 */
export function refuseOtherUser(
  env: Pick<Env, 'DATA_DIR' | 'KEYRING' | 'LIBSQL_URL'>,
  uid: number | undefined,
): void {
  if (uid === undefined) return;
  const [data = '', keyring = ''] = [[beginningOf(env), env.DATA_DIR], [env.KEYRING]].map(
    (paths) => paths.find((path) => ownerOf(path) !== undefined) ?? '',
  );
  for (const path of [data, keyring]) {
    const owner = ownerOf(path);
    if (owner !== undefined && owner !== uid)
      throw new StartRefusal(
        `${path} belongs to the user with number ${owner}, and this one has ${uid}: what it writes, that one could not open. Run it as that user (docs/operations.md).`,
        exitCodes.configuration,
      );
  }
}

function ownerOf(path: string): number | undefined {
  if (path === '') return undefined;
  try {
    return statSync(path, { throwIfNoEntry: false })?.uid;
  } catch {
    // It may not even be looked at: opening it says so.
    return undefined;
  }
}
