import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Env, exitCodes, StartRefusal } from '../env.ts';
import { beginningOf } from '../places.ts';

/**
 * Before a command, or a server, opens anything itself: what it wrote as another user than the service, the service could not open any more, and
 * it would not start again. Where there is no data yet, what root copied says nothing of whose it will be: there root is asked by the folders above too.
 * Throws a StartRefusal. `uid`: of this process; undefined where a system has none.
 */
export function refuseOtherUser(
  env: Pick<Env, 'DATA_DIR' | 'KEYRING' | 'LIBSQL_URL'>,
  uid: number | undefined,
): void {
  if (uid === undefined) return;
  const { DATA_DIR, KEYRING } = env;
  const [begun, data] = [beginningOf(env), DATA_DIR].map((path) => (isThere(path) ? path : undefined));
  const folders = uid === 0 && !begun ? [DATA_DIR, KEYRING].map((path) => folderAbove(path)) : [];
  for (const path of [begun ?? data ?? '', KEYRING, ...folders]) {
    const owner = ownerOf(path);
    if (owner === undefined || owner === uid) continue;
    const copied =
      path === KEYRING && owner === 0
        ? ` Was it copied there as root, give it away: chown ${uid} ${path}`
        : '';
    throw new StartRefusal(
      `${path} belongs to the user with number ${owner}, and this one has ${uid}: what it writes, that one could not open. Run it as that user (docs/operations.md).${copied}`,
      exitCodes.configuration,
    );
  }
}

/** The nearest folder above that is there. */
function folderAbove(path: string): string {
  const folder = dirname(resolve(path));
  return isThere(folder) || folder === dirname(folder) ? folder : folderAbove(folder);
}

function isThere(path: string): boolean {
  return ownerOf(path) !== undefined;
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
