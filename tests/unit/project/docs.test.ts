import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { messages } from '../../../server/core/wire/messages.ts';
import { protocolVersion } from '../../../server/core/wire/protocol-version.ts';
import { refusalCodes } from '../../../server/core/wire/refusals.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

type Rule = { readonly number: string; readonly byReview: boolean };

function rulesIn(text: string): readonly Rule[] {
  const parts = text.split(/^- \*\*(R\d+)\*\* /m).slice(1);
  return parts.flatMap((number, index) =>
    index % 2 === 0
      ? [{ number, byReview: /\*\(by review[;)]/.test((parts[index + 1] ?? '').split('\n## ')[0] ?? '') }]
      : [],
  );
}

/** The numbers with which titles of tests begin. */
function quotedIn(text: string): readonly string[] {
  return [...text.matchAll(/['"`](R\d+(?:, R\d+)*): /g)].flatMap(([, numbers = '']) => numbers.split(', '));
}

/** The numbers that a document names, and all between the ends of what it names as a range: R1–R3, or R1 to R3. */
function namedIn(text: string): readonly string[] {
  return [...text.matchAll(/\bR(\d+)\b(?:(?:\s?[–-]\s?|\s+to\s+)R(\d+)\b)?/g)].flatMap(
    ([, first, last = first]) =>
      Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => `R${Number(first) + at}`),
  );
}

/** Every document, by its path from the root. */
const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

function testFiles(): readonly string[] {
  return readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(test|spec|contract)\.tsx?$/.test(path) && !path.includes('node_modules'))
    .filter((path) => path !== relative(join(root, 'tests'), fileURLToPath(import.meta.url)))
    .map((path) => join('tests', path));
}

/** What quotes a rule that is not there, and what stands there with no test and no word about it. */
function offences(rules: readonly Rule[], quoted: readonly string[]): readonly string[] {
  const known = new Set(rules.map(({ number }) => number));
  return [
    ...[...new Set(quoted)].filter((number) => !known.has(number)).map((number) => `${number}: no such rule`),
    ...rules
      .filter(({ number, byReview }) => !byReview && !quoted.includes(number))
      .map(({ number }) => `${number}: no test, and not by review`),
  ];
}

describe('the rules', () => {
  it('are quoted by tests or said to be kept by review, and no test quotes another', () => {
    const rules = rulesIn(read('docs/rules.md'));
    expect(rules.length).toBeGreaterThan(12);
    expect(rules.map(({ number }) => number)).toEqual([...new Set(rules.map(({ number }) => number))]);
    expect(
      offences(
        rules,
        testFiles().flatMap((path) => quotedIn(read(path))),
      ),
    ).toEqual([]);
  });

  it('are what documents quote, each number between the ends of a range too', () => {
    const known = new Set(rulesIn(read('docs/rules.md')).map(({ number }) => number));
    const named = documents.flatMap((document) =>
      namedIn(read(document)).map((number) => ({ document, number })),
    );
    expect(named.length).toBeGreaterThan(500);
    expect(named.filter(({ number }) => !known.has(number))).toEqual([]);
  });

  it('stand in sections that the contents lead to', () => {
    const [before = '', ...sections] = read('docs/rules.md').split(/^## /m);
    const contents = [...before.matchAll(/\[([^\]]+)\]\(#/g)].map(([, heading]) => heading);
    expect(contents.sort()).toEqual(sections.map((section) => section.split('\n')[0]).sort());
  });

  it('would be missed', () => {
    expect(namedIn('As R7 says (R1–R3, R5 to\nR6; R9).')).toEqual(['R7', 'R1', 'R2', 'R3', 'R5', 'R6', 'R9']);
    const rules = rulesIn('- **R1** One.\n- **R2** Two. *(by review)*\n- **R4** Four.\n');
    expect(offences(rules, quotedIn(`it('R1, R3: x')`))).toEqual([
      'R3: no such rule',
      'R4: no test, and not by review',
    ]);
  });
});

describe('threats', () => {
  it('have no numbers, and no source cites one: what stands against them are rules', () => {
    const cited = /\bthreats?(?:\.md)?[^\w\n]{0,8}[AB]\d/i;
    expect(cited.test('(threats.md, A11)') && cited.test('(threats B6.3)') && cited.test('Threats A15')).toBe(
      true,
    );
    const under = (folder: string, ends: RegExp) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => ends.test(path))
        .map((path) => join(folder, path));
    const sources = ['app', 'server', 'db', 'setup'].flatMap((folder) => under(folder, /\.(tsx?|cjs|css)$/));
    expect(sources.length).toBeGreaterThan(500);
    expect([...sources, ...documents].filter((path) => cited.test(read(path)))).toEqual([]);
  });
});

describe('the protocol', () => {
  const protocol = read('docs/protocol.md');
  // The map of events is a type; its names are read from the source.
  const eventNames = [...read('server/core/wire/events.ts').matchAll(/^ {2}'([a-z]+:[a-z]+)': \(/gm)].map(
    ([, name]) => name ?? '',
  );

  it('has every refusal in its table, and no other', () => {
    const listed = [...protocol.matchAll(/^\| `([a-z-]+)` \| /gm)].map(([, code]) => code);
    expect(listed.sort()).toEqual([...refusalCodes].sort());
  });

  it('has a section and a form for every message', () => {
    expect([...protocol.matchAll(/^### `([a-z]+:[a-z]+)`/gm)].map(([, name]) => name).sort()).toEqual(
      Object.keys(messages).sort(),
    );
    for (const name of Object.keys(messages))
      expect(protocol).toMatch(new RegExp(`^\\| \`${name}\` \\| \``, 'm'));
  });

  it('has every event in its table', () => {
    expect(eventNames.length).toBeGreaterThan(5);
    const listed = [...protocol.matchAll(/^\| `([a-z]+:[a-z]+)` \| [^`]/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual([...eventNames].sort());
  });

  it('shows messages that the schemas take', () => {
    const examples = protocol.split(/^### `/m).slice(1, 1 + Object.keys(messages).length);
    for (const example of examples) {
      const [name = '', rest = ''] = example.split(/`(.*)/s);
      const json = /```json\n(\{"v".*?)\n```/s.exec(rest)?.[1] ?? '';
      const parsed = messages[name as keyof typeof messages].safeParse(JSON.parse(json));
      expect(parsed.success, name).toBe(true);
    }
    expect(protocol).toContain(`Version **${protocolVersion}**`);
  });
});

describe('links between documents', () => {
  /** As GitHub makes it of a heading. */
  const anchorOf = (heading: string) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');

  function broken(document: string): readonly string[] {
    const targets = [...read(document).matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].map(
      ([, target]) => target ?? '',
    );
    return targets.filter((target) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? document : join(dirname(document), path);
      if (!existsSync(join(root, file))) return true;
      if (anchor === undefined) return false;
      return ![...read(file).matchAll(/^#+ (.+)$/gm)].some(
        ([, heading]) => anchorOf(heading ?? '') === anchor,
      );
    });
  }

  it.each(documents)('%s', (document) => {
    expect(broken(document)).toEqual([]);
  });
});

describe('the notices', () => {
  it('name every package that runs, in its version', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const notice = read('NOTICE');
    const missing = Object.entries(dependencies).filter(
      ([name, version]) => !notice.includes(`\n  ${name} ${version}:`),
    );
    expect(missing).toEqual([]);
  });

  it('stand beside the unaltered licence', () => {
    // As published at https://www.gnu.org/licenses/agpl-3.0.txt.
    expect(createHash('sha256').update(read('LICENSE')).digest('hex')).toBe(
      '0d96a4ff68ad6d4b6f1f30f713b18d5184912ba8dd389f86aa7710db079abcb0',
    );
  });
});
