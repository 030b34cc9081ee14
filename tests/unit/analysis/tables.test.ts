import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from '../../../server/core/analysis/csv.ts';
import { protectTable, rounding, threshold } from '../../../server/core/analysis/disclosure/small-numbers.ts';
import { numberOf } from '../../../server/core/analysis/findings.ts';
import { type CountTable, pollTable, statementTable } from '../../../server/core/analysis/tables.ts';
import { publishWays } from '../../../server/core/analysis/ways.ts';
import { readReleaseFile } from '../../../server/usecases/analysis/compose-release.ts';
import { freezeRelease } from '../../../server/usecases/analysis/freeze-release.ts';

const tableOf = (counts: readonly number[], parts = true): CountTable => ({
  kind: 'poll',
  subject: 'poll',
  activityId: 'poll',
  voters: parts ? counts.reduce((all, each) => all + each, 0) : Math.max(0, ...counts),
  parts,
  cells: counts.map((children, at) => ({ cell: String(at + 1), children })),
});
const shown = (table: CountTable) => protectTable(table).cells.map(({ children }) => children);
const counts = fc.array(fc.oneof(fc.nat(14), fc.nat(80)), { minLength: 2, maxLength: 12 });

describe('small numbers', () => {
  it('R84: every number that is told is at least ten, a multiple of five, and not more than the truth', () => {
    fc.assert(
      fc.property(counts, fc.boolean(), (numbers, parts) => {
        const table = tableOf(numbers, parts);
        const told = protectTable(table);
        for (const [number, truth] of [
          [told.children, table.voters] as const,
          ...told.cells.map((cell, at) => [cell.children, numbers[at] ?? 0] as const),
        ]) {
          if (number === null) continue;
          expect(number).toBeGreaterThanOrEqual(threshold);
          expect(number % rounding).toBe(0);
          expect(truth - number).toBeGreaterThanOrEqual(0);
          expect(truth - number).toBeLessThan(rounding);
        }
        if (table.voters < threshold)
          expect([told.children, ...shown(table)].every((each) => each === null)).toBe(true);
      }),
    );
  });

  it('R84: a partition never has exactly one hidden cell, and a second one is the smallest of the others', () => {
    fc.assert(
      fc.property(counts, (numbers) => {
        const table = tableOf(numbers);
        const hidden = numbers.filter((_, at) => shown(table)[at] === null);
        expect(hidden).not.toHaveLength(1);
        const needed = numbers.filter((number) => number < threshold);
        if (table.voters < threshold || needed.length !== 1) return;
        expect([...hidden].sort((a, b) => a - b)).toEqual([...numbers].sort((a, b) => a - b).slice(0, 2));
      }),
    );
    expect(shown(tableOf([9, 10, 10, 40]))).toEqual([null, null, 10, 40]);
    expect(shown(tableOf([12, 0]))).toEqual([null, null]);
    expect(shown(tableOf([9, 10, 40], false))).toEqual([null, 10, 40]);
  });

  it('R84: nothing but the hidden numbers is told: the counts themselves are nowhere in it', () => {
    const told = JSON.stringify(protectTable(tableOf([13, 17, 7, 3])));
    expect(told).not.toMatch(/13|17|\b7\b|\b3\b(?!")|voters|parts/);
  });
});

describe('tables', () => {
  it('R82: a poll counts who chose an option, a ranking who put it first, and who skipped nowhere', () => {
    const answers = [
      { choice: [], children: 4 },
      { choice: [2, 1], children: 5 },
      { choice: [1, 2], children: 6 },
    ];
    const of = (form: 'multiple' | 'ranking') =>
      pollTable({ activityId: 'a', form, positions: [1, 2, 3], answers });
    expect(of('multiple')).toMatchObject({ voters: 11, parts: false });
    expect(of('multiple').cells.map((cell) => cell.children)).toEqual([11, 11, 0]);
    expect(of('ranking')).toMatchObject({ voters: 11, parts: true });
    expect(of('ranking').cells.map((cell) => cell.children)).toEqual([6, 5, 0]);
    const tally = { agree: 1, disagree: 2, pass: 3, unclear: 4 };
    expect(statementTable({ id: 's', activityId: 'a', tally })).toMatchObject({ voters: 10, parts: true });
  });

  it('R85: evidence has a number only where one is told', () => {
    const told = {
      tables: [protectTable(tableOf([20, 15, 3, 2]))],
      points: [
        { id: 'p', children: 10 },
        { id: 'q', children: null },
      ],
    };
    const of = (kind: 'statement' | 'poll' | 'point', subject: string, cell: string) =>
      numberOf({ kind, subject, cell }, told);
    expect([of('poll', 'poll', '1'), of('poll', 'poll', '3'), of('poll', 'poll', '9')]).toEqual([
      20,
      null,
      null,
    ]);
    expect([of('statement', 'poll', '1'), of('poll', 'other', '1')]).toEqual([null, null]);
    expect([of('point', 'p', ''), of('point', 'p', '1'), of('point', 'q', '')]).toEqual([10, null, null]);
  });
});

describe('files of a release', () => {
  it('R86: no cell begins with what a spreadsheet runs, and every text comes back whole', () => {
    const odd = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '"', ',', ';', '\n', ' ', '');
    const risky = fc.tuple(fc.array(odd, { maxLength: 4 }), fc.string(), fc.array(odd, { maxLength: 4 }));
    const without = (text: string) => text.replaceAll("'", '');
    fc.assert(
      fc.property(fc.array(risky, { minLength: 1, maxLength: 6 }), (cells) => {
        const texts = cells.map(([first, rest, last]) => [...first, rest, ...last, '1'].join(''));
        const file = csv([texts]);
        expect(file.startsWith('\uFEFF')).toBe(true);
        expect(file.endsWith('\r\n')).toBe(true);
        const back = parse(file.slice(1, -2));
        expect(back).toHaveLength(texts.length);
        for (const [at, cell] of back.entries()) {
          expect(cell).not.toMatch(/^[=+\-@\t\r]/);
          expect(without(cell)).toBe(without(texts[at] ?? ''));
        }
        // Where semicolons part cells, quotes in the middle of one hold nothing together.
        for (const cell of file.slice(1).split(/[;\t\r\n]/)) expect(cell).not.toMatch(/^[\s"]*[=+\-@]/);
      }),
    );
    expect(csv([['a,b', 'c"d', null, 10, '-5']])).toBe('\uFEFF"a,b","c""d",,10,\'-5\r\n');
    // Small signs, which some read alike; a release that was signed before them is recomputed without.
    const small = [...'﹢﹣﹦﹫'].map((sign) => [`${sign}1`, `Trees;${sign}1`]);
    for (const [index, [begins = '', parted = '']] of small.entries()) {
      expect(csv([small[index] ?? []])).toBe(`\uFEFF'${begins},"Trees;'${begins}"\r\n`);
      expect(csv([[begins, parted]], { guard: 'apart' })).toBe(`\uFEFF${begins},"${parted}"\r\n`);
    }
    expect(csv([['Trees; =1+1', 'a, -5', 'a\n"@b']])).toBe('\uFEFF"Trees; \'=1+1","a, -5","a\n""\'@b"\r\n');
  });

  it('R86: a text of parting signs alone costs time in step with its length', () => {
    const startMs = performance.now();
    csv([['\n;'.repeat(500_000)]]);
    expect(performance.now() - startMs).toBeLessThan(2_000);
  });

  it('R45: the manifest is the last file and names the others; an older release is read with empty lists', () => {
    const first = {
      version: 1,
      languages: ['en'],
      texts: [],
      activities: [],
      rules: { threshold: 10, rounding: 5 },
    };
    const old = readReleaseFile(Buffer.from(JSON.stringify({ ...first, topics: [] })));
    expect(old).toMatchObject({ version: 1, statements: [], polls: [], findings: [] });
    const forms = {
      files: [],
      made: { product: '0', words: '', runtime: '', packages: {} },
    };
    const filled = { ...old, rules: { threshold: 10, rounding: 5 }, texts: [], activities: [] };
    const files = freezeRelease(filled, forms);
    const manifest = Buffer.from(files.at(-1)?.bytes ?? []).toString();
    expect(
      manifest
        .trim()
        .split('\n')
        .map((line) => line.slice(66)),
    ).toEqual(files.slice(0, -1).map((file) => file.name));
    expect(freezeRelease(filled, forms)).toEqual(files);
  });
});

/** RFC 4180, one record: written anew, so that the writer is not checked against itself. */
function parse(record: string): string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let cell = '';
    if (record[at] === '"') {
      at += 1;
      while (record[at] !== '"' || record[at + 1] === '"') {
        if (record[at] === '"') at += 1;
        cell += record[at];
        at += 1;
      }
      at += 1;
    } else {
      while (at < record.length && record[at] !== ',') {
        cell += record[at];
        at += 1;
      }
    }
    cells.push(cell);
    if (at >= record.length) return cells;
    at += 1;
  }
}

describe('how children came', () => {
  it('R116: both numbers are told or neither, rounded down, and without a public way there is one', () => {
    const both = { publicWay: true, onPaper: false };
    const codes = { publicWay: false, onPaper: false };
    expect(publishWays({ code: 43, paper: 0, public: 12 }, both)).toEqual({ code: 40, public: 10 });
    expect(publishWays({ code: 43, paper: 0, public: 9 }, both)).toEqual({ code: null, public: null });
    expect(publishWays({ code: 3, paper: 0, public: 50 }, both)).toEqual({ code: null, public: null });
    expect(publishWays({ code: 43, paper: 0, public: 0 }, codes)).toEqual({ code: 40, public: null });
    expect(publishWays({ code: 9, paper: 0, public: 0 }, codes)).toEqual({ code: null, public: null });
  });
});
