import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { keyCopiesAhead, newestKeyCopyAge } from '../backup/keys.ts';
import { backupsAhead, newestBackupAge } from '../backup/manifest.ts';
import type { Env } from '../env.ts';
import { fewestFreeBytes, freeBytes } from '../health/free-space.ts';
import { type Finding, finding } from './finding.ts';

/** Below this somebody should look; below the least /ready says no. Bytes. */
const enoughRoom = 1_000_000_000;
/** A file from so far ahead was written by a clock that was right, or this one is. Milliseconds. */
const aheadMs = 60_000;

/** The folders that are written to. Of one for copies that is not there yet, `checkBackups` says that it holds none. */
export function checkFolder(env: Env): readonly Finding[] {
  const copies = [env.BACKUP_DIR, env.KEY_BACKUP_DIR].filter(
    (each): each is string => each !== undefined && existsSync(each),
  );
  return [env.DATA_DIR, ...copies].map((folder) => {
    if (!existsSync(folder)) return finding('warn', `folder: ${folder} is not there; a start makes it`);
    try {
      accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    } catch {
      return finding('fail', `folder: ${folder} cannot be written`);
    }
    return (statSync(folder).mode & 0o077) === 0
      ? finding('ok', `folder: ${folder} can be written, by its owner alone`)
      : finding('warn', `folder: others can look into ${folder}; run: chmod 700 ${folder}`);
  });
}

export async function checkRoom(folder: string): Promise<Finding> {
  const free = await freeBytes(folder).catch(() => undefined);
  if (free === undefined) return finding('warn', `room: ${folder} is not there`);
  const says = `room: ${Math.floor(free / 1e6)} MB are free beside the data`;
  return finding(free < fewestFreeBytes ? 'fail' : free < enoughRoom ? 'warn' : 'ok', says);
}

/** No file of the data is from later than now. Days and the end of consultations hang on the clock. */
export function checkClock(folder: string, nowMs: number): Finding {
  const at = new Date(nowMs).toISOString().slice(0, 16);
  const files = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
    : [];
  const newest = Math.max(0, ...files.map(({ name }) => statSync(join(folder, name)).mtimeMs));
  return newest > nowMs + aheadMs
    ? finding('fail', `clock: it is ${at} here, and the data was written later than that`)
    : finding('ok', `clock: it is ${at} (UTC)`);
}

const dayS = 86_400;
const first = 'a server makes the first within a minute of its start';

/** A keyring that did not change is copied once a day, at the run after the day is over; one run may fall on a start. Seconds. */
const mostAgeS = (env: Env) => dayS + 2 * env.BACKUP_EVERY_SECONDS;

/** Whether there is a backup and a copy of the keyring, and neither is older than a day and two intervals: then something keeps them from being made. */
export function checkBackups(env: Env, nowMs: number): readonly Finding[] {
  const ahead = [
    { what: 'backup', folder: env.BACKUP_DIR, count: backupsAhead(env.BACKUP_DIR ?? '', nowMs).length },
    { what: 'keys', folder: env.KEY_BACKUP_DIR, count: keyCopiesAhead(env.KEY_BACKUP_DIR ?? '', nowMs) },
  ].filter(({ folder, count }) => folder !== undefined && count > 0);
  return [
    checkDataCopies(env, nowMs),
    checkKeyCopies(env, nowMs),
    ...ahead.map(({ what, folder, count }) =>
      finding(
        'warn',
        `${what}: ${count} in ${folder} are named for later than now and passed over; is the clock right, take them away`,
      ),
    ),
  ];
}

function checkDataCopies(env: Env, nowMs: number): Finding {
  if (env.LIBSQL_URL !== undefined)
    return finding('warn', 'backup: the data lies on a libSQL server; back it up there');
  if (env.BACKUP_DIR === undefined) return finding('warn', 'backup: BACKUP_DIR is not set');
  const ageS = newestBackupAge(env.BACKUP_DIR, nowMs);
  if (ageS === undefined) return finding('fail', `backup: there is none in ${env.BACKUP_DIR}; ${first}`);
  // The hour of each run by the clock is noted, so that something changes every hour of the quietest day.
  return finding(
    ageS > mostAgeS(env) ? 'fail' : 'ok',
    `backup: the newest is ${Math.round(ageS / 60)} minutes old`,
  );
}

/** Wherever the data lies, the keys lie in this file. */
function checkKeyCopies(env: Env, nowMs: number): Finding {
  if (env.KEY_BACKUP_DIR === undefined)
    return finding('warn', 'keys: KEY_BACKUP_DIR is not set; if the keyring is lost, all data is lost');
  const ageS = newestKeyCopyAge(env.KEY_BACKUP_DIR, nowMs);
  if (ageS === undefined)
    return finding('fail', `keys: there is no copy of the keyring in ${env.KEY_BACKUP_DIR}; ${first}`);
  return finding(
    ageS > mostAgeS(env) ? 'fail' : 'ok',
    `keys: the newest copy of the keyring is ${Math.round(ageS / 60)} minutes old`,
  );
}

/** A core file holds the memory of a process, children's words among it. */
export function checkCores(): Finding {
  const file = '/proc/sys/kernel/core_pattern';
  const pattern = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  return pattern.startsWith('|')
    ? finding('warn', `core files: they go to ${pattern.slice(1).split(' ')[0]}, which may not heed a limit`)
    : finding('ok', 'core files: none goes to a program');
}
