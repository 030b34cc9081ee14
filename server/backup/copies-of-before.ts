import { existsSync } from 'node:fs';
import type { Env } from '../env.ts';
import { beginningOf, placesOf } from '../places.ts';
import { countKeyCopies } from './keys.ts';
import { backupsIn } from './manifest.ts';

/**
 * Why nothing may begin here, as a sentence: there is no data, and copies of an installation lie where this one would put its own. An empty disk, or
 * one that is not mounted, is a loss and no beginning. Undefined where there is data, or no copy. On a libSQL server another process may
 * have begun: with the keyring there is one.
 */
export function copiesOfBefore(env: Env): string | undefined {
  if (existsSync(beginningOf(env)) || (env.LIBSQL_URL !== undefined && existsSync(env.KEYRING)))
    return undefined;
  const { backupDir, keyBackupDir } = placesOf(env);
  const data = backupDir !== undefined && backupsIn(backupDir).length > 0 ? backupDir : undefined;
  const keys = keyBackupDir !== undefined && countKeyCopies(keyBackupDir) > 0 ? keyBackupDir : undefined;
  const found = [data, keys].filter((folder) => folder !== undefined);
  if (found.length === 0) return undefined;
  return [
    `There is no data in ${env.DATA_DIR}, and copies of an installation lie in ${found.join(' and ')}: this would begin an empty site.`,
    ...(existsSync(env.KEYRING)
      ? []
      : [`Put the keyring and its master key back to where ${env.KEYRING} belongs.`]),
    ...(data === undefined ? [] : [`Then run: due-weight restore ${data}.`]),
    'For another site say other folders.',
  ].join(' ');
}
