import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from './child.mjs';
import { exitCodes, refusal } from './refusal.mjs';
import { say } from './say.mjs';

/** The file that says "everything in this folder was made for a demo and may be thrown away". */
const markerName = '.due-weight-demo';

/** Lies in it while the server seeds it (server/demo/welcome.ts). */
const halfName = '.half-made';

/** Where the demo lives: `DATA_DIR` and `KEYRING` when given, else under `.demo`. Absolute paths. */
export function demoPlaces(env) {
  return {
    dataDir: resolve(root, env.DATA_DIR || '.demo/data'),
    keyring: resolve(root, env.KEYRING || '.demo/keyring.json'),
  };
}

function markerIn(dataDir) {
  const path = join(dataDir, markerName);
  try {
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
  } catch {
    // Half written: nothing can be said of the folder, so it is taken for none.
    return undefined;
  }
}

/**
 * Marks a new folder as a demo, or checks that it is one. A folder or a keyring that holds anything else is refused:
 * a demo must never be seeded into, or later thrown away with, what real people wrote.
 */
export function claimDemo({ dataDir, keyring }) {
  const marker = markerIn(dataDir);
  if (marker?.keyring === keyring) return;
  if (marker) {
    throw refusal(
      `The demo in ${dataDir} was made with the keyring ${marker.keyring}: give that as KEYRING, or another DATA_DIR.`,
      exitCodes.configuration,
    );
  }
  if (existsSync(dataDir) && holdsSomething(dataDir)) {
    throw refusal(
      `${dataDir} holds something that is not a demo: give another DATA_DIR, or use npm start.`,
      exitCodes.configuration,
    );
  }
  if (existsSync(keyring)) {
    throw refusal(
      `The keyring ${keyring} belongs to something that is not this demo: give another KEYRING.`,
      exitCodes.configuration,
    );
  }
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(join(dataDir, markerName), `${JSON.stringify({ keyring })}\n`);
  } catch (error) {
    throw refusal(
      `The folder ${dataDir} cannot be written (${error.code}): give another DATA_DIR.`,
      exitCodes.cannotCreate,
    );
  }
}

function holdsSomething(dataDir) {
  try {
    return readdirSync(dataDir).length > 0;
  } catch (error) {
    throw refusal(
      `${dataDir} is no folder that can be read (${error.code}): give another DATA_DIR.`,
      exitCodes.cannotCreate,
    );
  }
}

/**
 * Throws a demo away: its folder and the keyring it was made with, and nothing that does not carry the mark. A folder that was copied or
 * moved names a keyring elsewhere, which may be another demo's, or a site's by now: then nothing goes.
 */
export async function removeDemo({ dataDir, keyring }) {
  if (!existsSync(dataDir)) return;
  const marker = markerIn(dataDir);
  if (!marker) {
    throw refusal(`${dataDir} is not a demo, so nothing in it was deleted.`, exitCodes.configuration);
  }
  if (marker.keyring !== keyring) {
    throw refusal(
      `The demo in ${dataDir} was made with the keyring ${marker.keyring}, so nothing was deleted: give that as KEYRING.`,
      exitCodes.configuration,
    );
  }
  if (await isServed(dataDir)) {
    throw refusal(`The demo in ${dataDir} is running: stop it first.`, exitCodes.temporary);
  }
  // The mark last: whatever stops this, it can be done again.
  for (const name of readdirSync(dataDir).filter((each) => each !== markerName))
    rmSync(join(dataDir, name), { recursive: true });
  for (const tail of ['', '.lock', '.master', '.master.next']) rmSync(`${keyring}${tail}`, { force: true });
  rmSync(dataDir, { recursive: true });
}

/** Begins a demo anew that was stopped while it was made: it is not whole, and holds nothing of anybody. */
export async function renewHalf(places) {
  if (!existsSync(join(places.dataDir, halfName))) return;
  await removeDemo(places);
  claimDemo(places);
  say('The demo was stopped while it was made: it starts again.');
}

/** The server holds the folder's lock file for as long as it runs, however it ends (db/lock.ts). */
async function isServed(dataDir) {
  const lock = join(dataDir, 'lock');
  if (!existsSync(lock)) return false;
  // Imported here and not at the top: on a fresh clone it is not installed yet when this file is read.
  const { default: Libsql } = await import('libsql');
  const connection = new Libsql(lock, { timeout: 0 });
  try {
    connection.exec('begin exclusive');
    return false;
  } catch {
    return true;
  } finally {
    connection.close();
  }
}
