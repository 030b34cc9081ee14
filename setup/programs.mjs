import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { common } from './bundle.mjs';
import { root } from './child.mjs';
import { hashOf } from './sources.mjs';

/**
 * Figures, and what they and tests in a browser start, bundled: compiled from source at each start they take three times as long to load as the product they
 * start. Their folder lies where the same packages are found.
 */
export const programs = join(root, 'node_modules', '.cache', 'due-weight', 'programs');
const stamp = join(programs, '.sources');
const kinds = ['bench', 'cluster', 'pictures', 'prove', 'replay'];
/** What figures and tests in a browser start as processes of their own (tests/support/processes/program.ts). */
const started = [
  'bench/fanout/bare.ts',
  'bench/fanout/holder.ts',
  'bench/fanout/moderate.ts',
  'prove/documents/parent.ts',
  'prove/egress/inside.ts',
  'prove/egress/journey.ts',
  'prove/themes/whole.ts',
  'support/house/deeds/run.ts',
];
const sources = {
  folders: ['app', 'server', 'db', 'locales', 'setup', 'tests'],
  files: ['package-lock.json', 'tsconfig.json'],
};

/** Where the bundled program of a file of `tests/` is. */
export function programOf(path) {
  return join(programs, path.replace(/\.ts$/, '.js'));
}

function entries() {
  const figures = kinds.flatMap((kind) =>
    readdirSync(join(root, 'tests', kind))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${kind}/${name}`),
  );
  return [...figures, ...started].map((path) => join('tests', path));
}

/** A program looks for files beside its source and not beside its bundle. */
const whereItsSourceIs = {
  name: 'where-its-source-is',
  setup({ onLoad }) {
    onLoad({ filter: /\.(ts|tsx|mjs)$/ }, async ({ path }) => {
      const place = `const sourceUrl = ${JSON.stringify(pathToFileURL(path).href)}, sourceFolder = ${JSON.stringify(dirname(path))}; `;
      return {
        contents: place + (await readFile(path, 'utf8')),
        loader: path.endsWith('x') ? 'tsx' : 'ts',
        resolveDir: dirname(path),
      };
    });
  },
};

/** Bundles them when anything they are made of changed, or when they were moved. */
export async function bundlePrograms() {
  const now = `${root} ${hashOf(sources)}`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  const { build, stop } = await import('esbuild');
  rmSync(programs, { recursive: true, force: true });
  mkdirSync(programs, { recursive: true });
  await build({
    ...common,
    outdir: programs,
    outbase: 'tests',
    entryPoints: entries(),
    splitting: true,
    sourcemap: false,
    define: {
      'process.env.PROGRAMS': JSON.stringify(programs),
      'import.meta.url': 'sourceUrl',
      'import.meta.dirname': 'sourceFolder',
    },
    plugins: [whereItsSourceIs],
  });
  await stop();
  writeFileSync(stamp, now);
}
