import { isAbsolute, join } from 'node:path';
import type { MasterSource } from '../db/master-key.ts';
import { liesIn } from '../db/places.ts';
import { type Env, StartRefusal } from './env.ts';

/** Where an installation keeps its data, keys and copies. */
export type Places = {
  readonly dataDir: string;
  readonly keyring: string;
  readonly master: MasterSource;
  readonly backupDir?: string;
  readonly keyBackupDir?: string;
};

/** What a first start leaves: with it there is an installation. On a libSQL server the data lies elsewhere, so that start leaves a mark here. */
export function beginningOf(env: Pick<Env, 'DATA_DIR' | 'LIBSQL_URL'>): string {
  return join(env.DATA_DIR, env.LIBSQL_URL === undefined ? 'control.db' : 'begun');
}

/**
 * What is said where an installation of real people hangs on the folder that it is started in; undefined where it does not. A new version is
 * unpacked into another one: started there it finds no data, makes new keys and begins an empty site.
 */
export function hangsOnFolder(env: Env): string | undefined {
  if (env.DEMO || env.NODE_ENV !== 'production') return undefined;
  const hanging = (settings: readonly (keyof Env)[]) =>
    settings.filter((setting) => env[setting] !== undefined && !isAbsolute(String(env[setting])));
  const site = hanging(['DATA_DIR', 'KEYRING', 'MASTER_KEY_FILE']);
  const copies = hanging(['BACKUP_DIR', 'KEY_BACKUP_DIR']);
  const said = [
    ...(site.length > 0
      ? [`${notWhole(site)}: started in another folder, as a new version is, this begins an empty site.`]
      : []),
    ...(copies.length > 0
      ? [
          `${notWhole(copies)}: a new version makes its own, and in those of this one nothing goes any more when its time is over.`,
        ]
      : []),
  ];
  return said.length > 0 ? said.join(' ') : undefined;
}

function notWhole(settings: readonly string[]): string {
  return settings.length === 1
    ? `${settings.join('')} is not a whole path`
    : `${settings.join(' and ')} are not whole paths`;
}

/**
 * Reads the places from the settings. Folders that lie in one another are refused: data, its copies and the copies of keys
 * have a life of their own each, and whoever is given one must not be given another with it.
 */
export function placesOf(env: Env): Places {
  if (env.LIBSQL_URL !== undefined && env.BACKUP_DIR !== undefined)
    throw new StartRefusal(
      'BACKUP_DIR copies files, and with LIBSQL_URL the data lies on a server: back that up there.',
    );
  const folders = (['DATA_DIR', 'BACKUP_DIR', 'KEY_BACKUP_DIR'] as const).flatMap((setting) => {
    const path = env[setting];
    return path === undefined ? [] : [{ setting, path }];
  });
  for (const outer of folders)
    for (const inner of folders)
      if (outer !== inner && liesIn(outer.path, inner.path))
        throw new StartRefusal(`${inner.setting} lies in ${outer.setting}: give each a folder of its own.`);
  return {
    dataDir: env.DATA_DIR,
    keyring: env.KEYRING,
    master: masterOf(env),
    ...(env.BACKUP_DIR === undefined ? {} : { backupDir: env.BACKUP_DIR }),
    ...(env.KEY_BACKUP_DIR === undefined ? {} : { keyBackupDir: env.KEY_BACKUP_DIR }),
  };
}

function masterOf(env: Env): MasterSource {
  if (env.MASTER_KEY !== undefined)
    return { kind: 'value', value: env.MASTER_KEY, ...nextOf(env.MASTER_KEY_NEXT) };
  if (env.MASTER_KEY_COMMAND !== undefined)
    return { kind: 'command', command: env.MASTER_KEY_COMMAND, ...nextOf(env.MASTER_KEY_COMMAND_NEXT) };
  return { kind: 'file', path: env.MASTER_KEY_FILE ?? `${env.KEYRING}.master` };
}

function nextOf(next: string | undefined): { readonly next?: string } {
  return next === undefined ? {} : { next };
}
