import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../support/pages/scratch-tree.ts';

type Entry = {
  version: string;
  license?: string;
  integrity?: string;
  resolved?: string;
  hasInstallScript?: boolean;
  dev?: boolean;
};
type Lockfile = { packages: Record<string, Entry> };

/** `npm audit` is not everywhere to be had, so the versions that mended something stand here. */
const minimum: Record<string, string> = {
  '@remix-run/server-runtime': '2.17.3',
  '@remix-run/react': '2.17.4',
  '@remix-run/node': '2.17.4',
  '@remix-run/router': '1.23.2',
  'socket.io': '4.6.2',
  'socket.io-parser': '4.2.6',
};

/** Only esbuild may run code while it is installed: it puts its own binary in place. */
const mayRunOnInstall = ['esbuild'];

/** What watches children, phones home, compiles on install, or was tried and found too heavy. */
const banned = [
  /analytics/,
  /^@?sentry/,
  /^posthog/,
  /^mixpanel/,
  /^@?segment/,
  /^@amplitude\//,
  /^@datadog\//,
  /^newrelic$/,
  /^@?bugsnag/,
  /^logrocket$/,
  /^hotjar/,
  /^@opentelemetry\/exporter/,
  /^better-sqlite3$/,
  /^re2$/,
  /^react-beautiful-dnd$/,
  /^natural$/,
  /^lexrank$/,
  /^remix$/,
];

/** Free licences that may be combined with AGPL-3.0-or-later. */
const licences = [
  '(Apache-2.0 AND MIT)',
  '(Unlicense OR Apache-2.0)',
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT OR Apache-2.0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
];

/** Packages that say MIT in a file and not in the lockfile. */
const saysMitElsewhere = ['eval', 'format', 'png-js', 'require-like', 'xmlhttprequest-ssl'];

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function isOlder(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) < 0;
}

/** Everything wrong with a lockfile, one sentence each. */
function faultsOf({ packages }: Lockfile): string[] {
  const installed = Object.entries(packages).filter(([path]) => path !== '');
  return installed.flatMap(([path, entry]) => {
    const name = nameOf(path);
    const least = minimum[name];
    const licence = entry.license ?? (saysMitElsewhere.includes(name) ? 'MIT' : 'none');
    const checks: [boolean, string][] = [
      [
        least !== undefined && isOlder(entry.version, least),
        `${name} ${entry.version} is older than ${least}`,
      ],
      [entry.hasInstallScript === true && !mayRunOnInstall.includes(name), `${name} runs code on install`],
      [banned.some((pattern) => pattern.test(name)), `${name} is banned`],
      [!licences.includes(licence), `${name} has the licence ${licence}`],
      [!entry.integrity?.startsWith('sha512-'), `${name} has no checksum`],
      [
        entry.resolved !== undefined && !entry.resolved.startsWith('https://registry.npmjs.org/'),
        `${name} comes from ${entry.resolved}`,
      ],
    ];
    return checks.filter(([wrong]) => wrong).map(([, sentence]) => sentence);
  });
}

describe('the lockfile', () => {
  it('R72: holds nothing too old, banned, unfree, unchecked or run on install', () => {
    expect(faultsOf(readJson<Lockfile>('package-lock.json'))).toEqual([]);
  });

  it('names a version for everything that has a minimum', () => {
    const names = Object.keys(readJson<Lockfile>('package-lock.json').packages).map(nameOf);
    expect(Object.keys(minimum).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('would be refused with each of the faults', () => {
    const integrity = 'sha512-x';
    const packages = {
      '': { version: '0.1.0' },
      'node_modules/socket.io-parser': { version: '4.2.5', license: 'MIT', integrity },
      'node_modules/a/node_modules/@remix-run/router': { version: '1.9.0', license: 'MIT', integrity },
      'node_modules/better-sqlite3': { version: '11.0.0', license: 'MIT', integrity, hasInstallScript: true },
      'node_modules/@sentry/node': { version: '9.0.0', license: 'MIT', integrity },
      'node_modules/b': {
        version: '1.0.0',
        license: 'UNLICENSED',
        integrity,
        resolved: 'https://example.org/b.tgz',
      },
      'node_modules/c': { version: '1.0.0' },
    };
    expect(faultsOf({ packages })).toEqual([
      'socket.io-parser 4.2.5 is older than 4.2.6',
      '@remix-run/router 1.9.0 is older than 1.23.2',
      'better-sqlite3 runs code on install',
      'better-sqlite3 is banned',
      '@sentry/node is banned',
      'b has the licence UNLICENSED',
      'b comes from https://example.org/b.tgz',
      'c has the licence none',
      'c has no checksum',
    ]);
  });
});

describe('package.json', () => {
  type Manifest = Record<'dependencies' | 'devDependencies' | 'engines', Record<string, string>>;
  const manifest = readJson<Manifest>('package.json');

  it('R72: names exact versions', () => {
    const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(all.filter(([, version]) => !/^(npm:.+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('asks for the Node that set-up asks for', () => {
    expect(manifest.engines).toEqual({ node: '>=20.19' });
  });
});
