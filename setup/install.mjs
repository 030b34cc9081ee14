import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './child.mjs';
import { exitCodes, refusal } from './refusal.mjs';
import { say, saying } from './say.mjs';

/** This machine, as npm tells them apart. */
const thisMachine = {
  os: process.platform,
  cpu: process.arch,
  libc: process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl',
};

/**
 * Whether node_modules holds what package-lock.json asks for. npm's own record of what it installed is compared, and
 * not a stamp of ours, because `npm install` on another branch would leave a stamp standing and untrue. Optional
 * packages are passed over, but for those made for this kind of machine: a folder that was installed on another one has
 * none of them. The version of Node is no part of that, because nothing is compiled here (R72) and what comes compiled
 * speaks Node-API, which stays.
 * @param {string} folder
 * @param {{ readonly os: string; readonly cpu: string; readonly libc: string }} machine
 */
export function installed(folder, machine = thisMachine) {
  const record = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = packagesOf(join(folder, 'package-lock.json'));
  const present = packagesOf(record);
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || (entry.optional && !isFor(entry, machine)) || present[path]?.version === entry.version,
  );
}

/** Whether a package was made for this kind of machine, and not for any. */
function isFor(entry, { os, cpu, libc }) {
  const fits = (list, own) =>
    list === undefined || list.includes(own) || (list[0]?.startsWith('!') && !list.includes(`!${own}`));
  const libcFits = os !== 'linux' || fits(entry.libc, libc);
  return Boolean(entry.os || entry.cpu) && fits(entry.os, os) && fits(entry.cpu, cpu) && libcFits;
}

function packagesOf(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
}

/** Installs exactly what the lockfile names, when it is not there already. A failing network gets a second try. */
export async function install(folder, what, flags = []) {
  if (installed(folder)) return;
  await saying(`Installing ${what}`, async () => {
    // Development packages are needed to build, also where NODE_ENV=production would leave them out.
    const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error', ...flags];
    let last = await run('npm', args, { cwd: folder });
    if (last.code !== 0) last = await run('npm', args, { cwd: folder });
    if (last.code === 0) return;
    say(last.output);
    throw refusal(`Installing ${what} failed: npm's own words stand above.`, exitCodes.failedStep);
  });
}

export function installPackages() {
  // None of them needs a script of its own to be run (R72): esbuild finds its binary among the optional packages.
  return install(root, 'packages', ['--ignore-scripts']);
}
