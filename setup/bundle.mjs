import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { root, run } from './child.mjs';
import { compressFiles } from './compress.mjs';
import { exitCodes, refusal } from './refusal.mjs';
import { say, saying } from './say.mjs';
import { hashOf } from './sources.mjs';

const sources = {
  folders: ['app', 'server', 'db', 'locales', 'public'],
  files: [
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'vite.config.ts',
    'remix.config.js',
    'setup/bundle.mjs',
    'setup/compress.mjs',
    'setup/languages.mjs',
    'setup/silent-debug.cjs',
  ],
};
const stamp = join(root, 'build', '.sources');

function inRoot(name) {
  return join(root, name);
}

async function bundlePages() {
  const env = { ...process.env, NODE_ENV: 'production' };
  const built = await run(inRoot('node_modules/.bin/remix'), ['vite:build', '--logLevel', 'warn'], { env });
  if (built.code === 0) return;
  say(built.output);
  throw refusal('The pages could not be built: the reason stands above.', exitCodes.failedStep);
}

/** How everything for Node is bundled. */
export const common = {
  absWorkingDir: root,
  bundle: true,
  packages: 'external',
  platform: 'node',
  // The oldest Node that is asked for; a plain 'node20' would drop how JSON of a package is imported.
  target: 'node20.19',
  format: 'esm',
  // Six of seven languages would otherwise be written in escapes: a fifth more to read at each start.
  charset: 'utf8',
  sourcemap: true,
  logLevel: 'warning',
};

/**
 * With the packages it needs in it, which takes a third off what a start costs; only what brings machine code along stays where it is
 * installed, and what is loaded where it is set up: of a package of the older kind that is loaded later, names would not be found in a
 * bundle. Packages of that kind also ask for others while they run.
 */
const whole = {
  ...common,
  packages: 'bundle',
  external: ['libsql', '@node-rs/argon2', 'redis', 'vite'],
  // Nothing in the server can write down what it hears.
  alias: { debug: inRoot('setup/silent-debug.cjs') },
  define: { 'process.env.NODE_ENV': '"production"' },
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
};

/** The process that reads files of others may read one file of this machine, so everything it needs stands in that one. */
export async function bundleImportChild(outfile) {
  const { build } = await import('esbuild');
  await build({
    ...common,
    packages: 'bundle',
    format: 'cjs',
    sourcemap: false,
    outfile,
    entryPoints: ['server/documents/child.ts'],
  });
}

/** The same for pictures: what draws them is WebAssembly and stands in that one file, too. */
export async function bundlePictureChild(outfile) {
  const { build } = await import('esbuild');
  await build({
    ...common,
    packages: 'bundle',
    format: 'cjs',
    sourcemap: false,
    outfile,
    loader: { '.wasm': 'binary' },
    // Where a codec would fetch itself from: it never does, because it is handed its bytes.
    define: { 'import.meta.url': '"file:///"' },
    entryPoints: ['server/pictures/child.ts'],
  });
}

/** One program of a test, whole but for packages; its folder is not under this one, so it gets a way to them. */
export async function bundleForTests(entry, outfile) {
  const { build } = await import('esbuild');
  await build({ ...common, sourcemap: false, outfile, entryPoints: [entry] });
  symlinkSync(inRoot('node_modules'), join(outfile, '..', 'node_modules'));
}

/** What runs beside the server: its threads, and the processes that read files and pictures of others. */
export async function bundleThreads(folder) {
  const { build } = await import('esbuild');
  // It draws with packages that look for files beside themselves.
  await build({ ...common, outdir: folder, entryPoints: { 'report-worker': 'server/report/worker.ts' } });
  await build({
    ...whole,
    outdir: folder,
    entryPoints: {
      'screening-worker': 'server/screening/worker.ts',
      'disclosure-worker': 'server/disclosure/worker.ts',
      'opinion-worker': 'server/opinion/worker.ts',
      'themes-worker': 'server/themes/worker.ts',
      'checkpoint-worker': 'server/checkpoint/worker.ts',
    },
  });
  await bundleImportChild(`${folder}/import-child.cjs`);
  await bundlePictureChild(`${folder}/picture-child.cjs`);
}

async function bundleServer() {
  // Imported here and not at the top: on a fresh clone it is not installed yet when this file is read.
  const { build, stop } = await import('esbuild');
  try {
    for (const name of readdirSync(inRoot('build')).filter((each) => /^(commands|server)-/.test(each)))
      rmSync(inRoot(`build/${name}`));
    await build({
      ...whole,
      outdir: 'build',
      // In one go, so that there is one copy of what both need, such as Remix.
      entryPoints: { server: 'server/index.ts', pages: 'build/app/server/index.js' },
      splitting: true,
      chunkNames: 'server-[hash]',
    });
    await build({
      ...common,
      outdir: 'build',
      entryPoints: { commands: 'server/commands/index.ts' },
      // A command loads what it needs and no more. Parts of an earlier build have other names.
      splitting: true,
      chunkNames: 'commands-[hash]',
      banner: { js: '#!/usr/bin/env node' },
    });
    await bundleThreads('build');
    await stop();
  } catch {
    throw refusal('The server could not be built: the reason stands above.', exitCodes.failedStep);
  }
  chmodSync(inRoot('build/commands.js'), 0o755);
}

/** Makes `npx due-weight` find the built command here, without asking and without a registry. */
function linkCommand() {
  const link = inRoot('node_modules/.bin/due-weight');
  rmSync(link, { force: true });
  symlinkSync('../../build/commands.js', link);
}

/** Builds pages, server, commands and the workers when their sources changed, or when `always` is said. */
export async function bundle({ always }) {
  const now = hashOf(sources);
  const fresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === now;
  if (always || !fresh) {
    await saying('Building', async () => {
      rmSync(stamp, { force: true });
      mkdirSync(inRoot('build'), { recursive: true });
      await bundlePages();
      await Promise.all([bundleServer(), compressFiles(inRoot('build/app/client/assets'))]);
      writeFileSync(stamp, now);
    });
  }
  linkCommand();
}
