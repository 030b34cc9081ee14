import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { usage } from '../../../server/commands/usage.ts';
import { assessmentParts } from '../../../server/core/consultation/assessment.ts';
import { keptDays } from '../../../server/core/privacy/complaint.ts';
import { backupDays, keptLogUntil } from '../../../server/core/privacy/retention.ts';
import { idleMinutes, longestHours } from '../../../server/core/room/idleness.ts';
import { letterDays, reachDays } from '../../../server/core/safeguarding/cases.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** What somebody is told to type today; decisions and figures tell what was. */
const told = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md') && name !== 'figures.md')
    .map((name) => `docs/${name}`),
];

describe('R954: the settings in the documents', () => {
  const reference = read('docs/reference.md');
  const rows = (reference.split('## Settings\n')[1] ?? '')
    .split('\n## ')[0]
    ?.split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.slice(2).split(' | '));
  const source = read('server/env.ts').split('const schema')[1]?.split('export type Env')[0] ?? '';
  const schema = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): ([\s\S]*?)(?=^ {2}(?:[A-Z/])|^\}\))/gm)].map(
    ([, name = '', how = '']) => ({ name, preset: /\.default\('?([^')]+)'?\)/.exec(how)?.[1] }),
  );
  // Of those that start it from its sources or as a demo, which set these themselves.
  const ofStarts = ['NODE_ENV', 'DEMO', 'DEMO_PAST'];

  it('are those that are read, each of them and no other', () => {
    const named = rows?.flatMap(([names = '']) =>
      [...names.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name),
    );
    const known = schema.map(({ name }) => name).filter((name) => !ofStarts.includes(name));
    expect(known.length).toBeGreaterThan(25);
    expect(named?.sort()).toEqual(known.sort());
  });

  it('have the default that holds where nothing is said', () => {
    const hosting = read('docs/hosting.md');
    const presets = schema.filter(({ name, preset }) => preset !== undefined && !ofStarts.includes(name));
    expect(presets.length).toBeGreaterThan(9);
    const other = presets.filter(({ name, preset = '' }) => {
      const shown = rows?.find(([names = '']) => names.includes(`\`${name}\``))?.[1] ?? '';
      const value = preset.replaceAll('_', '');
      return !shown.includes(`\`${value}\``) && !hosting.includes(`\`${value}\``);
    });
    expect(other).toEqual([]);
  });

  it('are the ones in the file of a service, whose folders the service may write to', () => {
    const lines = read('deploy/environment').split('\n');
    const given = lines.flatMap((line) =>
      [...line.matchAll(/^#?([A-Z_]+)=(.*)$/g)].map(([, name, to]) => ({ name, to })),
    );
    expect(given.length).toBeGreaterThan(5);
    expect(given.filter(({ name }) => !schema.some((each) => each.name === name))).toEqual([]);
    const unit = read('deploy/due-weight.service');
    const made = (/^StateDirectory=(.*)$/m.exec(unit)?.[1] ?? '')
      .split(' ')
      .map((name) => `/var/lib/${name}`);
    const open = (/^ReadWritePaths=(.*)$/m.exec(unit)?.[1] ?? '')
      .split(' ')
      .map((path) => path.replace('-', ''));
    const places = given.filter(({ to = '' }) => to.startsWith('/'));
    expect(places.length).toBe(4);
    expect(
      places.filter(({ to = '' }) => ![...made, ...open].some((path) => to.startsWith(`${path}/`))),
    ).toEqual([]);
  });

  it('stand in the settings of containers where the licence or the first start wants them', () => {
    for (const file of ['deploy/compose.yaml', 'deploy/compose-shared.yaml'])
      for (const name of ['ORIGIN', 'SOURCE_URL']) expect(read(file)).toContain(`${name}: \${${name}:`);
  });

  it('are the ones that containers are given, by the image too', () => {
    const composed = ['deploy/compose.yaml', 'deploy/compose-shared.yaml'].flatMap((file) =>
      [...read(file).matchAll(/^ +([A-Z][A-Z_]+):/gm)].map(([, name = '']) => name),
    );
    const [, image = ''] = /^ENV ((?:.*\\\n)*.*)$/m.exec(read('deploy/Dockerfile')) ?? [];
    const given = [...composed, ...[...image.matchAll(/\b([A-Z_]+)=/g)].map(([, name = '']) => name)];
    expect(given.length).toBeGreaterThan(15);
    // One of them is of the libSQL server.
    expect(given.filter((each) => !schema.some(({ name }) => name === each))).toEqual(['SQLD_NODE']);
  });
});

describe('R954: the commands in the documents', () => {
  /** 'staff invite --name "NAME" …' → its name and the options in it. */
  const parse = (line: string) => ({
    name: /^[a-z][a-z-]*(?: [a-z]+)?(?= |$)/.exec(line.split(/ {2,}/)[0] ?? '')?.[0] ?? '',
    options: [...line.matchAll(/(?<=^|[\s[(])--([a-z]+)\b/g)].map(([, option = '']) => option),
  });
  const known = new Map(
    usage
      .filter((line) => line.startsWith('due-weight '))
      .map((line) => parse(line.slice('due-weight '.length)))
      .map(({ name, options }) => [name, new Set(options)]),
  );
  const nameIn = (words: string) =>
    [/^\S+ \S+/, /^\S+/].map((of) => of.exec(words)?.[0] ?? '').find((name) => known.has(name));
  const typed = told.flatMap((document) =>
    [...read(document).matchAll(/`([^`\n]+)`|^(?!\|)([^`\n]+)$/gm)]
      .map(([, span, line]) => ({
        span,
        called: /(?:due-weight|build\/commands\.js) (.+)/.exec(span ?? line ?? '')?.[1],
      }))
      .map(({ span, called }) => called ?? span ?? '')
      .map((words) => ({ document, words: words.replace(/\s+#.*/, ''), name: nameIn(words) })),
  );

  it('have no option that the command has not', () => {
    expect(known.size).toBeGreaterThan(20);
    const calls = typed.filter(({ name }) => name !== undefined);
    expect(calls.length).toBeGreaterThan(60);
    const unknown = calls.flatMap(({ document, words, name = '' }) =>
      parse(words)
        .options.filter((option) => !known.get(name)?.has(option))
        .map((option) => `${document}: ${name} --${option}`),
    );
    expect(unknown).toEqual([]);
  });

  it('are all that the help names, with every option', () => {
    const missing = [...known].flatMap(([name, options]) => {
      const calls = typed.filter((each) => each.name === name);
      const shown = new Set(calls.flatMap(({ words }) => parse(words).options));
      return calls.length === 0
        ? [name]
        : // What it does to an answer is said once, of all that have it.
          [...options]
            .filter((each) => each !== 'json' && !shown.has(each))
            .map((each) => `${name} --${each}`);
    });
    expect(missing).toEqual([]);
  });
});

describe('R954: what a program may ask for', () => {
  const protocol = read('docs/protocol.md');
  const addresses = protocol.split('## 6. ')[1]?.split('\n## ')[0] ?? '';

  it('names every file of a release', () => {
    const source = read('app/routes/public/release/release-file-names.ts');
    const names = [...source.matchAll(/^ {2}\['([a-z-]+)\.([a-z.]+)', '/gm)].map(
      ([, stem = '', kind = '']) => (/^(?:csv|json|schema\.json|txt)$/.test(kind) ? `${stem}.${kind}` : stem),
    );
    expect(names.length).toBeGreaterThan(15);
    expect(names.filter((name) => !addresses.includes(name))).toEqual([]);
  });

  it('says how large a form may be, and a proxy of the documents lets it through', () => {
    const most = /largestForm = ([\d_]+);/
      .exec(read('server/http/request-guards.ts'))?.[1]
      ?.replaceAll('_', '');
    expect(protocol).toContain(`A form is at most ${Number(most).toLocaleString('en')} bytes`);
    const nginx = /client_max_body_size (\d+)m;/.exec(read('docs/hosting.md'))?.[1];
    expect(Number(nginx) * 1_048_576).toBeGreaterThanOrEqual(Number(most));
  });
});

describe('R954: the page about data protection', () => {
  const page = read('docs/data-protection.md');
  const until = (what: string) => new RegExp(`^\\| ${what}.* \\| (.*) \\|$`, 'm').exec(page)?.[1];

  it('promises the days that hold', () => {
    expect(until('copies of the data')).toBe(
      `${backupDays.data} days; copies of the keys ${backupDays.keys} days`,
    );
    expect(until('what a child told the trained people')).toContain(`reach the child ${reachDays} days`);
    expect(until('a letter')).toBe(
      `${letterDays} days after its last line; how to reach its writer ${reachDays} days`,
    );
    expect(until('a complaint')).toBe(`${keptDays} days after it is over`);
    expect(keptLogUntil('2026-11-29')).toBe('2029-11-29');
    expect(until('who of the staff')).toMatch(/^3 years /);
    expect([idleMinutes, longestHours]).toEqual([20, 8]);
    expect(until("a child's session")).toBe('twenty quiet minutes, eight hours, or leaving');
  });

  it('counts the parts of the assessments', () => {
    expect([assessmentParts['data-protection'].length, assessmentParts.impact.length]).toEqual([10, 13]);
    expect(page).toContain('Ten parts on data protection and thirteen on the rights of the child');
  });
});

describe('what comments lead to', () => {
  const sources = ['app', 'db', 'deploy', 'server', 'setup'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(tsx?|mjs|cjs|css|cfg|service|yaml)$/.test(name))
      .map((name) => join(folder, name)),
  );
  const named = (pattern: RegExp) =>
    sources.flatMap((path) => [...read(path).matchAll(pattern)].map(([whole]) => ({ path, whole })));

  it('is a document that lies beside them', () => {
    const documents = named(/\bdocs\/[\w/-]+\.md\b/g);
    expect(documents.length).toBeGreaterThan(15);
    expect(documents.filter(({ whole }) => !existsSync(join(root, whole)))).toEqual([]);
    // By a title alone nobody finds one.
    expect(named(/\b[A-Z]{4,}(?:\.md)? [§¶] ?\d+/g).filter(({ whole }) => !whole.startsWith('AGPL'))).toEqual(
      [],
    );
  });

  it('is a rule that holds', () => {
    const rules = new Set(
      [...read('docs/rules.md').matchAll(/^- \*\*(R\d+)\*\* /gm)].map(([, rule]) => rule),
    );
    const cited = named(/\bR\d{1,3}\b/g);
    expect(cited.length).toBeGreaterThan(30);
    expect(cited.filter(({ whole }) => !rules.has(whole))).toEqual([]);
  });

  it('is a decision that was made', () => {
    const numbers = readdirSync(join(root, 'docs/decisions')).map((name) => Number(name.slice(0, 4)));
    const cited = named(/\bdecisions? (\d+)(?: and (\d+))?/g);
    expect(cited.length).toBeGreaterThan(10);
    const none = cited.filter(({ whole }) =>
      (whole.match(/\d+/g) ?? []).some((number) => !numbers.includes(Number(number))),
    );
    expect(none).toEqual([]);
  });
});
