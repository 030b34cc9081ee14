import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { bundle } from './bundle.mjs';
import { root } from './child.mjs';
import { installPackages } from './install.mjs';
import { writeFound } from './languages.mjs';
import { bundlePrograms } from './programs.mjs';
import { say } from './say.mjs';

const lock = join(root, 'build', '.preparing');

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
  mkdirSync(join(root, 'build'), { recursive: true });
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

function holderIsGone() {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    return holder > 0 && !isAlive(holder);
  } catch {
    return false;
  }
}

/** Two commands started at once in one folder must not install or build over each other: the second one waits. */
async function alone(work) {
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
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    release();
    process.off('exit', release);
  }
}

/** Installs packages when the lockfile changed; with `build` and `programs`, bundles those when their sources changed. Quiet if all stands. */
export function prepare({ build, always = false, programs = false }) {
  return alone(async () => {
    await installPackages();
    // Before anything is built of them: a folder of a language is all that a language is.
    writeFound(root);
    if (build) await bundle({ always });
    if (programs) await bundlePrograms();
  });
}
