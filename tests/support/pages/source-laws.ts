import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file as the laws see it: its path from the repository's root, and its text. */
export type Source = { path: string; text: string };

type Law = { name: string; breaks: (source: Source) => boolean };

const chanceOrClock =
  /\bDate\.now\b|new Date\(\)|\bMath\.random\b|getRandomValues|\brandom(Bytes|UUID|Int)\b/;
export const lookbehind = /\(\?<[=!]/;
const sentenceAfterSentence = /\$\{t\('([\w.-]+)'[^`}]*\}?\)\} \$\{t\('([\w.-]+)'/g;
const entries = ['locales/index.ts', 'server/index.ts', 'server/commands/index.ts'];

/** What neither Biome nor dependency-cruiser can say. */
const laws: Law[] = [
  { name: 'no export *', breaks: ({ text }) => /^\s*export \* /m.test(text) },
  { name: 'no barrels', breaks: ({ path }) => /\/index\.tsx?$/.test(path) && !entries.includes(path) },
  { name: 'no drawers', breaks: ({ path }) => /(^|\/)(utils?|helpers?|misc|common)(\/|\.tsx?$)/.test(path) },
  {
    name: 'rules and use cases know no clock and no chance',
    breaks: ({ path, text }) => /^server\/(core|usecases)\//.test(path) && chanceOrClock.test(text),
  },
  {
    name: 'one reader of the environment',
    breaks: ({ path, text }) =>
      /^(server|db|app)\//.test(path) && path !== 'server/env.ts' && /\bprocess\.env\b/.test(text),
  },
  {
    name: 'no file much over 200 lines',
    breaks: ({ path, text }) =>
      /^(server|db|app)\/.*\.(tsx?|css)$/.test(path) && !isData(path) && text.split('\n').length > 261,
  },
  {
    name: 'every exported function of rules and use cases says what it is',
    breaks: ({ path, text }) =>
      /^server\/(core|usecases)\//.test(path) && /(?<!\*\/\n)^export (async )?function\b/m.test(text),
  },
  {
    name: 'what a use case refuses with stands above it',
    breaks: ({ path, text }) => path.startsWith('server/usecases/') && leavesRefusalUnsaid(text),
  },
  {
    // Safari before 16.4 runs no line of a file that has one.
    name: 'pages hold no lookbehind',
    breaks: ({ path, text }) => path.startsWith('app/') && lookbehind.test(text),
  },
  {
    name: 'what stands between two sentences, or after a label, is of the language',
    breaks: ({ path, text }) =>
      path.startsWith('app/') &&
      (/\}:\{' '\}|\{': '\}/.test(text) ||
        [...text.matchAll(sentenceAfterSentence)].some((keys) => !keys.slice(1).includes('list.apart'))),
  },
  {
    // tests/support/processes/cluster.ts: `startAsked`, or `startAlone` with a reason.
    name: 'journeys are walked on a cluster or say why not',
    breaks: ({ path, text }) => path.startsWith('tests/e2e/') && /\bstartProduct\b/.test(text),
  },
];

/** Of a file with exported functions: it refuses with a code that none of its doc comments names. */
function leavesRefusalUnsaid(text: string): boolean {
  if (!/^export (async )?function\b/m.test(text)) return false;
  const said = (text.match(/\/\*\*[\s\S]*?\*\//g) ?? []).join('\n');
  return [...text.matchAll(/\brefuse\('([\w-]+)'/g)].some(([, code]) => !said.includes(`\`${code}\``));
}

/** Migrations are a list of statements that only grows. */
function isData(path: string): boolean {
  return path.startsWith('db/migrations/');
}

/** More than so many files are more than one area: of pages, of what pages are made of, of what is asked of a database, of tests. */
const mostInArea = 30;
const inAreas = [
  'app/routes/',
  'app/components/',
  'db/queries/',
  'tests/unit/',
  'tests/integration/',
  'tests/e2e/',
  'tests/support/',
];

/** Every broken law, as `law: path`. */
export function offences(sources: Source[]): string[] {
  const broken = laws.flatMap((law) => sources.filter(law.breaks).map(({ path }) => `${law.name}: ${path}`));
  return [...broken, ...crowdedAreas(sources).map((folder) => `an area is divided: ${folder}`)];
}

function crowdedAreas(sources: Source[]): string[] {
  const counts = new Map<string, number>();
  for (const folder of sources.map(({ path }) => dirname(path)))
    if (inAreas.some((area) => `${folder}/`.startsWith(area)))
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
  return [...counts].flatMap(([folder, count]) => (count > mostInArea ? [folder] : []));
}

/** The TypeScript and the style sheets of the product and its tests under `root`. */
export function readSources(root: string): Source[] {
  return ['app', 'server', 'db', 'locales', 'tests'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(tsx?|css)$/.test(path) && !path.includes('node_modules'))
      .map((path) => ({ path: `${folder}/${path}`, text: readFileSync(join(root, folder, path), 'utf8') })),
  );
}
