import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { protectTables } from '../../../server/commands/protect.ts';
import { tempFolder } from '../../support/processes/temp.ts';

const good = {
  format: 'due-weight-tables',
  version: 1,
  dimensions: [
    { name: 'answer', categories: ['yes', 'no', 'maybe'] },
    { name: 'wishes', categories: ['lamps', 'lanes'], several: true },
  ],
  populations: [{ id: 'all', children: 61 }],
  divisions: [],
  releases: [
    {
      id: '1',
      tables: [
        {
          id: 't',
          population: 'all',
          dimensions: ['answer'],
          cells: [
            { at: ['yes'], children: 37 },
            { at: ['no'], children: 17 },
            { at: ['maybe'], children: 7 },
          ],
        },
      ],
    },
  ],
};
type File = typeof good;

/** A copy in which something was changed. */
function changed(change: (file: File) => void): File {
  const copy = structuredClone(good);
  change(copy);
  return copy;
}
const tableOf = (file: File) => file.releases[0]?.tables[0] as File['releases'][number]['tables'][number];

async function run(content: unknown, words?: (folder: string) => string[]) {
  const folder = tempFolder('protect');
  const errors = new PassThrough();
  let said = '';
  errors.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [tables, out] = [join(folder.path, 'tables.json'), join(folder.path, 'out.json')];
  writeFileSync(tables, typeof content === 'string' ? content : JSON.stringify(content));
  const code = await protectTables(words?.(folder.path) ?? ['--tables', tables, '--out', out], errors);
  let written: string | undefined;
  try {
    written = readFileSync(out, 'utf8');
  } catch {
    written = undefined;
  }
  folder.remove();
  return { code, said, written };
}

describe('due-weight protect', () => {
  it('R217: writes what may be told, says nothing of what may not, and the same again byte for byte', async () => {
    const { code, said, written } = await run(good);
    expect(code).toBe(0);
    expect(said).toMatch(/^2 numbers told, 2 to be kept uncertain, 0 of them narrowed/);
    const answer = JSON.parse(written ?? '') as { releases: File['releases']; audit: object };
    expect(answer.releases[0]?.tables[0]?.cells).toEqual([
      { at: ['yes'], children: 35 },
      { at: ['no'], children: null },
      { at: ['maybe'], children: null },
      { at: ['*'], children: 60 },
    ]);
    expect(answer.audit).toMatchObject({ pass: true, hidden: 2, narrowed: 0 });
    expect(written).not.toMatch(/\b(37|17|7|61)\b/);
    expect((await run(good)).written).toBe(written);
  });

  it('R217: refuses what it cannot read in a sentence each, without a number of it, and writes nothing', async () => {
    const wrong: readonly (readonly [unknown, RegExp])[] = [
      ['{', /not JSON/],
      ['[]', /the file: /],
      [{ ...good, version: 2 }, /version: this is no file of tables/],
      [{ ...good, k: 4 }, /k is at least 5/],
      [{ ...good, extra: 1 }, /field that is not known/],
      [
        changed((file) => {
          tableOf(file).dimensions = ['answer', 'wishes', 'answer'];
        }),
        /dimensions: /,
      ],
      [
        changed((file) => {
          tableOf(file).dimensions = ['mood'];
        }),
        /a dimension of it is not declared/,
      ],
      [
        changed((file) => {
          tableOf(file).population = 'some';
        }),
        /its population is not declared/,
      ],
      [
        changed((file) => {
          tableOf(file).cells.pop();
        }),
        /a number is missing/,
      ],
      [
        changed((file) => {
          tableOf(file).cells.push({ at: ['*'], children: 62 });
        }),
        /a sum is not what/,
      ],
      [
        changed((file) => {
          tableOf(file).cells.push({ at: ['yes'], children: 37 });
        }),
        /a cell stands there twice/,
      ],
      [
        changed((file) => {
          tableOf(file).cells[0] = { at: ['yes'], children: 36 };
        }),
        /not as many children/,
      ],
      [
        changed((file) => {
          tableOf(file).cells[0] = { at: ['yes'], children: -1 };
        }),
        /cells\[0\]\.children/,
      ],
      [
        changed((file) => {
          tableOf(file).cells[0] = { at: ['perhaps'], children: 37 };
        }),
        /under no category/,
      ],
      [
        changed((file) => {
          file.populations.push({ id: 'all', children: 3 });
        }),
        /populations: a name stands there twice/,
      ],
      [{ ...good, divisions: [{ whole: 'all', into: ['none'] }] }, /a population is not declared/],
      [{ ...good, divisions: [{ whole: 'all', into: ['all'] }] }, /a part of itself/],
      [
        changed((file) => {
          file.populations.push({ id: 'part', children: 40 });
          file.divisions.push({ whole: 'all', into: ['part'] } as never);
          const cells = [
            { at: ['yes'], children: 38 },
            { at: ['no'], children: 2 },
            { at: ['maybe'], children: 0 },
          ];
          file.releases[0]?.tables.push({ ...tableOf(file), id: 'u', population: 'part', cells });
        }),
        /a part of a population has more children/,
      ],
    ];
    for (const [content, sentence] of wrong) {
      const { code, said, written } = await run(content);
      expect([code, written], said).toEqual([65, undefined]);
      expect(said).toMatch(sentence);
      expect(said).not.toMatch(/\b(37|17|61|62|36|38)\b|at .*\.ts|Error/);
    }
  });

  it('R217: wrong options, a missing file and a place that cannot be written have exit codes of their own', async () => {
    for (const words of [[], ['--tables', 'x'], ['--tables', 'x', '--out', 'x'], ['--to', 'x', '--out', 'y']])
      expect((await run(good, () => words)).code).toBe(64);
    expect(
      (await run(good, (folder) => ['--tables', join(folder, 'none'), '--out', join(folder, 'out')])).code,
    ).toBe(65);
    const nowhere = (folder: string) => [
      '--tables',
      join(folder, 'tables.json'),
      '--out',
      join(folder, 'no', 'out'),
    ];
    expect((await run(good, nowhere)).code).toBe(73);
  });

  it('R219: a table has two dimensions at most, and one of several answers says its own sums', async () => {
    const several = (cells: { at: string[]; children: number }[]) =>
      changed((file) => {
        Object.assign(tableOf(file), { dimensions: ['wishes'], cells });
      });
    const [lamps, lanes, all] = [40, 33, 61].map((children, at) => ({
      at: [['lamps', 'lanes', '*'][at] ?? ''],
      children,
    })) as [
      { at: string[]; children: number },
      { at: string[]; children: number },
      { at: string[]; children: number },
    ];
    expect((await run(several([lamps, lanes, all]))).code).toBe(0);
    expect((await run(several([lamps, lanes]))).said).toMatch(/a number is missing/);
    expect((await run(several([{ ...lamps, children: 62 }, lanes, all]))).said).toMatch(/a sum is not what/);
    expect((await run(several([{ ...lamps, children: 20 }, lanes, all]))).said).toMatch(/a sum is not what/);
  });

  it('R1054: what frozen tables tell is told wherever it stands, and what one hides and another tells fails the audit in any order', async () => {
    type Cells = Readonly<Record<string, number | null>>;
    const table = (id: string, dimensions: string[], cells: Cells) => ({
      ...{ id, population: 'all', dimensions },
      cells: Object.entries(cells).map(([at, children]) => ({ at: at.split(' '), children })),
    });
    const audit = async (...releases: ReturnType<typeof table>[][]) => {
      const { code, written } = await run({
        ...good,
        dimensions: [
          { name: 'answer', categories: ['yes', 'no'] },
          { name: 'age', categories: ['9', '10'], merges: [['9', '10']] },
        ],
        populations: [{ id: 'all', children: 62 }],
        releases: releases.map((tables, at) => ({ id: String(at), frozen: true, tables })),
      });
      const found = (JSON.parse(written ?? '') as { audit: { pass: boolean; bounds: unknown[] } }).audit;
      expect(found.pass).toBe(code === 0);
      return { code, bounds: found.bounds };
    };
    const answer = (yes: number | null, no: number | null) => table('a', ['answer'], { yes, no, '*': 60 });
    // Hidden in one release and told in the other.
    const [hidden, told] = [[answer(35, null)], [answer(35, 20)]];
    for (const both of [await audit(hidden, told), await audit(told, hidden)]) {
      expect(both.code).toBe(1);
      expect(both.bounds).toContainEqual({ of: ['all', ['answer', 'no']], least: 20, most: 24 });
    }
    // Told otherwise.
    expect((await audit([answer(40, 20)], [answer(35, 20)])).code).toBe(1);
    expect((await audit([answer(35, 20)], [answer(40, 20)])).code).toBe(1);
    // Sums that a table leaves out are those of another one.
    const byAge = (cells: Cells) => ({ ...table('b', ['answer', 'age'], cells), id: 'b' });
    const open = byAge({ 'yes 9': 35, 'yes 10': null, 'no 9': 10, 'no 10': null });
    const tables = [answer(40, 20), open];
    expect((await audit(tables)).code).toBe(1);
    expect((await audit(tables.toReversed())).code).toBe(1);
    expect((await audit(...tables.map((each) => [each]))).code).toBe(1);
    expect((await audit(...tables.toReversed().map((each) => [each]))).code).toBe(1);
    const closed = byAge({ 'yes 9': null, 'yes 10': null, 'no 9': null, 'no 10': null });
    const safe = [answer(40, 20), closed];
    expect((await audit(safe)).code).toBe(0);
    expect((await audit(safe.toReversed())).code).toBe(0);
    expect((await audit(...safe.toReversed().map((each) => [each]))).code).toBe(0);
  });

  it('R210, R1054: what a frozen release told apart is not merged by one that stands before it', async () => {
    const cells = (no: number | null) =>
      [
        ['yes', 30],
        ['no', no],
        ['maybe', no],
      ].map(([at, children]) => ({ at: [at], children }));
    const of = (id: string, frozen: boolean, no: number | null) => ({
      ...{ id, frozen },
      tables: [{ id: 't', population: id, dimensions: ['answer'], cells: cells(no) }],
    });
    const { written } = await run({
      ...good,
      dimensions: [{ ...good.dimensions[0], merges: [['no', 'maybe']] }],
      populations: [
        { id: 'new', children: 40 },
        { id: 'old', children: 80 },
      ],
      releases: [of('new', false, 5), of('old', true, 25)],
    });
    const answer = JSON.parse(written ?? '') as { dimensions: object[]; releases: File['releases'] };
    expect(answer.dimensions[0]).toMatchObject({ categories: ['yes', 'no', 'maybe'] });
    expect(answer.releases[1]?.tables[0]?.cells[1]).toEqual({ at: ['no'], children: 25 });
  });
});
