import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, scratchProject } from '../../support/pages/scratch-tree.ts';
import { offences, readSources } from '../../support/pages/source-laws.ts';

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function runIn(folder: string, [command = '', ...args]: string[]) {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
  const bin = join(folder, 'node_modules', '.bin', command);
  const { status, stdout, stderr } = spawnSync(bin, args, { cwd: folder, env, encoding: 'utf8' });
  return { status, text: stdout + stderr };
}

/** What everyone may import in the trees below. */
const innocent = {
  'tsconfig.json': '{}',
  '.dependency-cruiser.cjs': read('.dependency-cruiser.cjs'),
  'package.json': read('package.json'),
  'server/core/word.ts': 'export const word = 1;\nexport type Word = number;\n',
  'server/services.ts': 'export const services = 1;\nexport type Services = number;\n',
  'server/guard/secrets.ts': "import { word } from '../core/word.ts';\nexport const secret = word;\n",
  'db/engine.ts': "import { sql } from 'drizzle-orm';\nexport const engine = sql;\n",
  'db/lane.ts': 'export const lane = 1;\n',
  'db/queries/words.ts':
    "import type { Word } from '../../server/core/word.ts';\nexport const query: Word = 1;\n",
  'server/usecases/say.ts':
    "import { word } from '../core/word.ts';\nimport { query } from '../../db/queries/words.ts';\nexport const say = word + query;\n",
  'server/live/io.ts':
    "import { Server } from 'socket.io';\nimport { word } from '../core/word.ts';\nimport type { Services } from '../services.ts';\nexport const io: [Services, unknown] = [word, Server];\n",
  'app/components/sign.tsx':
    "import { word } from '../../server/core/word.ts';\nimport { useState } from 'react';\nexport const sign = [word, useState];\n",
  'app/routes/room.tsx':
    "import type { Services } from '../../server/services.ts';\nimport { sign } from '../components/sign.tsx';\nexport const room: [Services, unknown] = [1, sign];\n",
  'locales/index.ts': 'export const languages = 1;\n',
  'tests/unit/word.ts': "import { say } from '../../server/usecases/say.ts';\nexport const tested = say;\n",
};

const cruise = ['depcruise', '--preserve-symlinks', 'app', 'server', 'db', 'locales', 'tests'];

describe('R69: the import law', () => {
  it('lets pass what the design allows', () => {
    const { status, text } = runIn(scratchProject(innocent), cruise);
    expect(text).toContain('no dependency violations found');
    expect(status).toBe(0);
  });

  const broken: [rule: string, path: string, source: string][] = [
    ['core', 'server/core/a.ts', "import { engine } from '../../db/engine.ts';\nexport const a = engine;"],
    ['core', 'server/core/b.ts', "import { hostname } from 'node:os';\nexport const b = hostname;"],
    ['core', 'server/core/c.ts', "import { z } from 'zod';\nexport const c = z;"],
    ['db', 'db/a.ts', "import { secret } from '../server/guard/secrets.ts';\nexport const a = secret;"],
    ['db-core-types', 'db/b.ts', "import { word } from '../server/core/word.ts';\nexport const b = word;"],
    ['usecases', 'server/usecases/a.ts', "import { io } from '../live/io.ts';\nexport const a = io;"],
    ['usecases', 'server/usecases/b.ts', "import { hostname } from 'node:os';\nexport const b = hostname;"],
    [
      'usecases-db-types',
      'server/usecases/c.ts',
      "import { engine } from '../../db/engine.ts';\nexport const c = engine;",
    ],
    [
      'usecases-guard-types',
      'server/usecases/d.ts',
      "import { secret } from '../guard/secrets.ts';\nexport const d = secret;",
    ],
    [
      'live',
      'server/live/a.ts',
      "import { query } from '../../db/queries/words.ts';\nexport const a = query;",
    ],
    [
      'live-service-types',
      'server/live/b.ts',
      "import { services } from '../services.ts';\nexport const b = services;",
    ],
    ['guard', 'server/guard/a.ts', "import { say } from '../usecases/say.ts';\nexport const a = say;"],
    [
      'app',
      'app/i18n/a.ts',
      "import type { Services } from '../../server/services.ts';\nexport const a: Services = 1;",
    ],
    [
      'app-not-to-pages',
      'app/components/b.ts',
      "import { room } from '../routes/room.tsx';\nexport const b = room;",
    ],
    ['routes', 'app/routes/a.ts', "import { lane } from '../../db/lane.ts';\nexport const a = lane;"],
    [
      'routes-service-types',
      'app/routes/b.ts',
      "import { services } from '../../server/services.ts';\nexport const b = services;",
    ],
    ['locales', 'locales/a.ts', "import { engine } from '../db/engine.ts';\nexport const a = engine;"],
    [
      'locales-core-types',
      'locales/b.ts',
      "import { word } from '../server/core/word.ts';\nexport const b = word;",
    ],
    [
      'not-to-tests',
      'server/a.ts',
      "import { tested } from '../tests/unit/word.ts';\nexport const a = tested;",
    ],
    [
      'no-development-packages',
      'server/b.ts',
      "import { transform } from 'esbuild';\nexport const b = transform;",
    ],
    ['no-unresolved', 'server/c.ts', "import { gone } from './gone.ts';\nexport const c = gone;"],
    ['no-cycles', 'server/d.ts', "import { d } from './d.ts';\nexport const e = d;\nexport const d = 1;"],
  ];

  it('stops every forbidden arrow, each by the name of its rule', () => {
    const sources = Object.fromEntries(broken.map(([, path, source]) => [path, source]));
    const barrel = {
      'server/words/index.ts': 'export const barrel = 1;',
      'server/e.ts': "import { barrel } from './words/index.ts';\nexport const e = barrel;",
    };
    const { status, text } = runIn(scratchProject({ ...innocent, ...sources, ...barrel }), cruise);
    const expected = [...broken, ['no-barrels', 'server/e.ts']].map(
      ([rule, path]) => `error ${rule}: ${path}`,
    );
    expect(expected.filter((line) => !text.includes(line))).toEqual([]);
    expect(status).not.toBe(0);
  });
});

describe('lint', () => {
  const broken: [rule: string, path: string, source: string][] = [
    ['noExplicitAny', 'server/a.ts', 'export const a: any = 1;'],
    ['noTsIgnore', 'server/b.ts', '// @ts-ignore\nexport const b = 1;'],
    ['noReExportAll', 'server/c.ts', "export * from './a.ts';"],
    ['noBarrelFile', 'server/d.ts', "export { a } from './a.ts';"],
    ['noDefaultExport', 'server/e.ts', 'export default 1;'],
    ['noProcessEnv', 'server/f.ts', 'export const f = process.env.F;'],
    ['noConsole', 'server/g.ts', "console.log('g');"],
    ['noNonNullAssertion', 'server/h.ts', 'export const h = (of: string[]) => of[0]!.length;'],
    ['useImportExtensions', 'server/i.ts', "import { a } from './a';\nexport const i = a;"],
    ['useFilenamingConvention', 'server/notKebab.ts', 'export const j = 1;'],
    ['noUnusedVariables', 'server/k.ts', 'const k = 1;\nexport const l = 2;'],
    ['noUnusedImports', 'server/m.ts', "import { a } from './a.ts';\nexport const m = 1;"],
    ['noRestrictedGlobals', 'server/core/n.ts', 'export const n = performance.now();'],
    [
      'noDangerouslySetInnerHtml',
      'app/o.tsx',
      "export const o = <p dangerouslySetInnerHTML={{ __html: '' }} />;",
    ],
    [
      'useExhaustiveDependencies',
      'app/p.tsx',
      "import { useEffect } from 'react';\nexport function useP(p: () => void) {\n  useEffect(() => p(), []);\n}",
    ],
    ['noFocusedTests', 'tests/q.test.ts', "import { it } from 'vitest';\nit.only('q', () => {});"],
    ['noSkippedTests', 'tests/r.test.ts', "import { it } from 'vitest';\nit.skip('r', () => {});"],
  ];

  it('finds each of these', () => {
    const sources = Object.fromEntries(broken.map(([, path, source]) => [path, `${source}\n`]));
    const folder = scratchProject({ 'biome.json': read('biome.json'), ...sources });
    const { status, text } = runIn(folder, ['biome', 'lint', '--colors=off', '--max-diagnostics=none', '.']);
    const missed = broken.filter(
      ([rule, path]) => !new RegExp(`^${path}(:\\S*)? lint/\\w+/${rule}\\b`, 'm').test(text),
    );
    expect(missed.map(([rule]) => rule)).toEqual([]);
    expect(status).not.toBe(0);
  });

  it('R70: lets the one reader of the environment read it', () => {
    const folder = scratchProject({
      'biome.json': read('biome.json'),
      'server/env.ts': 'export const port = process.env.PORT;\n',
    });
    expect(runIn(folder, ['biome', 'ci', '--colors=off', '--error-on-warnings', '.']).status).toBe(0);
  });
});

describe('dead code', () => {
  const project = {
    'package.json': '{ "name": "scratch", "type": "module" }',
    'knip.json': read('knip.json'),
    'server/index.ts': "import { used } from './used.ts';\n\nused();\n",
    'server/used.ts': 'export function used() {}\n',
  };

  it('finds a file and an export that nothing uses', () => {
    const dead = {
      'server/dead.ts': 'export const dead = 1;\n',
      'server/used.ts': 'export function used() {}\nexport const spare = 1;\n',
    };
    const { status, text } = runIn(scratchProject({ ...project, ...dead }), ['knip', '--no-progress']);
    expect(text).toMatch(/server\/dead\.ts/);
    expect(text).toMatch(/spare\s+server\/used\.ts/);
    expect(status).not.toBe(0);
  });

  it('is content without', () => {
    const { status, text } = runIn(scratchProject(project), ['knip', '--no-progress', '--no-config-hints']);
    expect(text).toBe('');
    expect(status).toBe(0);
  });
});

describe('the build', () => {
  const page = (source: string) => ({
    'package.json': read('package.json'),
    'vite.config.ts': read('vite.config.ts'),
    'remix.config.js': read('remix.config.js'),
    'server/core/word.ts': "export const word = 'pure';\n",
    'server/secret.ts': "export const secret = 'secret';\n",
    'app/routes.ts':
      "import { index } from '@remix-run/route-config';\n\nexport default [index('routes/home.tsx')];\n",
    'app/root.tsx': 'export default function Root() {\n  return null;\n}\n',
    'app/routes/home.tsx': source,
  });
  // What is forbidden is found before anything is made small, which takes most of the time.
  const build = ['remix', 'vite:build', '--logLevel', 'error', '--minify', 'false'];

  it('R71: fails when a page would carry server code to a browser', () => {
    const source = "import { secret } from '../../server/secret.ts';\n\nexport default () => secret;\n";
    const { status, text } = runIn(scratchProject(page(source)), build);
    expect(text).toContain('server/secret.ts');
    expect(text).toMatch(/denied/i);
    expect(status).not.toBe(0);
  }, 60_000);

  it('lets a page share the pure rules', () => {
    const source = "import { word } from '../../server/core/word.ts';\n\nexport default () => word;\n";
    expect(runIn(scratchProject(page(source)), build)).toMatchObject({ status: 0 });
  }, 180_000);
});

describe('what no tool says', () => {
  it('is found in files that break it', () => {
    const sources = [
      { path: 'app/words.ts', text: "export * from './a.ts';" },
      { path: 'server/room/index.ts', text: '' },
      { path: 'server/utils/a.ts', text: '' },
      { path: 'server/core/a.ts', text: 'export const now = Date.now();' },
      { path: 'server/usecases/b.ts', text: 'const id = randomUUID();' },
      { path: 'server/http.ts', text: 'const port = process.env.PORT;' },
      { path: 'app/long.tsx', text: '\n'.repeat(300) },
      { path: 'app/styles/long.css', text: '\n'.repeat(300) },
      { path: 'tests/e2e/a.spec.ts', text: 'const product = await startProduct();' },
      { path: 'server/core/c.ts', text: '/** Of c. */\nexport function c() {}\n' },
      { path: 'server/usecases/d.ts', text: 'const e = 1;\n\nexport async function d() {}\n' },
      {
        path: 'server/usecases/k.ts',
        text: "/** Refusals: `not-found`. */\nexport function k() {\n  return refuse('not-found') ?? refuse('too-fast');\n}\n",
      },
      {
        path: 'server/usecases/l.ts',
        text: "/** Refusal: `too-fast`. */\nexport function l() {\n  return refuse('too-fast');\n}\n",
      },
      { path: 'server/live/f.ts', text: 'export function f() {}\n' },
      { path: 'app/i18n/g.ts', text: 'export const g = /(?<=a)1/u;' },
      { path: 'app/h.tsx', text: "`$\u007bt('why.kept', { day })} $\u007bt('why.not-kept')}`" },
      { path: 'app/i.tsx', text: "`$\u007bname} $\u007bt('list.apart')} $\u007bt('people.late')}`" },
      { path: 'app/j.tsx', text: "{t('a')}:{' '}" },
      ...['app/routes/staff/all', 'app/components', 'db/queries', 'tests/unit'].flatMap((folder) =>
        Array.from({ length: 31 }, (_, file) => ({ path: `${folder}/${file}.ts`, text: '' })),
      ),
    ];
    expect(offences(sources)).toEqual([
      'no export *: app/words.ts',
      'no barrels: server/room/index.ts',
      'no drawers: server/utils/a.ts',
      'rules and use cases know no clock and no chance: server/core/a.ts',
      'rules and use cases know no clock and no chance: server/usecases/b.ts',
      'one reader of the environment: server/http.ts',
      'no file much over 200 lines: app/long.tsx',
      'no file much over 200 lines: app/styles/long.css',
      'every exported function of rules and use cases says what it is: server/usecases/d.ts',
      'what a use case refuses with stands above it: server/usecases/k.ts',
      'pages hold no lookbehind: app/i18n/g.ts',
      'what stands between two sentences, or after a label, is of the language: app/h.tsx',
      'what stands between two sentences, or after a label, is of the language: app/j.tsx',
      'journeys are walked on a cluster or say why not: tests/e2e/a.spec.ts',
      'an area is divided: app/routes/staff/all',
      'an area is divided: app/components',
      'an area is divided: db/queries',
      'an area is divided: tests/unit',
    ]);
  });

  it('R69: holds for this repository', () => {
    const sources = readSources(root);
    expect(sources.length).toBeGreaterThan(50);
    expect(offences(sources)).toEqual([]);
  });
});
