import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './child.mjs';
import { exitCodes, refusal } from './refusal.mjs';
import { say } from './say.mjs';

const lock = join(root, 'build', '.preparing');

/** Whoever is at work touches its lock so often; one that was not touched for long has no owner, whatever stands in it. */
const touchEveryMs = 2_000;
const staleMs = 30_000;

/** True when a process of that id lives, also one of another user. */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function takeLock() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw unwritable(error);
  }
}

function makeFolder() {
  try {
    mkdirSync(join(root, 'build'), { recursive: true });
  } catch (error) {
    throw unwritable(error);
  }
}

function unwritable({ code }) {
  return refusal(
    `${root} cannot be written (${code}): install and build where it can, or start what is built with node build/server.js.`,
    exitCodes.cannotCreate,
  );
}

/** A number alone tells little: after a restart of the machine, or in another container, it is another process. */
function holderIsGone() {
  try {
    if (Date.now() - statSync(lock).mtimeMs > staleMs) return true;
    const holder = Number(readFileSync(lock, 'utf8'));
    return holder > 0 && !isAlive(holder);
  } catch {
    return false;
  }
}

function touch() {
  const now = new Date();
  try {
    utimesSync(lock, now, now);
  } catch {
    // Somebody cleared the folder; there is nothing left to hold.
  }
}

/** Two commands started at once in one folder must not install or build over each other: the second one waits. */
export async function alone(work) {
  makeFolder();
  let waited = false;
  while (!takeLock()) {
    if (holderIsGone()) {
      rmSync(lock, { force: true });
      continue;
    }
    if (!waited) say('Waiting: another command is installing or building here.');
    waited = true;
    await pause(200);
  }
  const touching = setInterval(touch, touchEveryMs).unref();
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(touching);
    release();
    process.off('exit', release);
  }
}
