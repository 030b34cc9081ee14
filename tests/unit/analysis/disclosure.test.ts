import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  auditAnswers,
  auditLater,
  protectAnswers,
  protectTogether,
  type ToldAnswers,
} from '../../../server/core/analysis/disclosure/answers.ts';
import type { CrossTable } from '../../../server/core/analysis/disclosure/crosses.ts';
import { hideMore } from '../../../server/core/analysis/disclosure/hide-more.ts';
import { boundInfluence, mostPoints } from '../../../server/core/analysis/disclosure/influence.ts';
import { protectFile } from '../../../server/core/analysis/disclosure/protected-file.ts';
import { readTablesFile } from '../../../server/core/analysis/disclosure/tables-file.ts';
import type { CountTable } from '../../../server/core/analysis/tables.ts';

const settings = { numRuns: 150 };
const answers = (subject: string, counts: readonly number[], parts = true): CountTable => ({
  kind: 'poll',
  subject,
  activityId: subject,
  voters: parts ? counts.reduce((sum, each) => sum + each, 0) : Math.max(0, ...counts),
  parts,
  cells: counts.map((children, at) => ({ cell: String(at), children })),
});
/** A poll in which a child may choose several options. */
const several = (subject: string, voters: number, counts: readonly number[]): CountTable => ({
  ...answers(subject, counts, false),
  voters,
});
const sum = (of: readonly number[]) => of.reduce((all, each) => all + each, 0);
/** How many answered, and chose each of so many options: everybody one at least. */
const chosen = (most: number, options: { readonly minLength: number; readonly maxLength: number }) =>
  fc.tuple(fc.nat(most), fc.array(fc.nat(100), options)).map(([voters, shares]) => {
    const cells = shares.map((share) => Math.round((voters * share) / 100));
    return { children: Math.min(voters, sum(cells)), cells };
  });
const numbers = (table: CountTable) =>
  protectAnswers([table], [])[0]?.cells.map(({ children }) => children) ?? [];

type Cells = Readonly<Record<string, number | null>>;
const table = (id: string, population: string, dimensions: string[], cells: Cells) => ({
  id,
  population,
  dimensions,
  cells: Object.entries(cells).map(([at, children]) => ({ at: at === '' ? [] : at.split(' '), children })),
});
const file = (more: object) => ({
  format: 'due-weight-tables',
  version: 1,
  dimensions: [
    { name: 'answer', categories: ['yes', 'no'] },
    {
      name: 'age',
      categories: ['9', '10', '11'],
      merges: [
        ['9', '10'],
        ['10', '11'],
      ],
    },
  ],
  populations: [{ id: 'all', children: 60 }],
  ...more,
});
const protect = (value: object) => {
  const read = readTablesFile(value);
  if (!read.ok) throw new Error(read.problems.join('; '));
  return protectFile(read.declared);
};
const told = (of: ReturnType<typeof protect>, release: number, at = 0) => {
  const found = of.releases[release]?.tables[at];
  return Object.fromEntries((found?.cells ?? []).map((cell) => [cell.at.join(' '), cell.children]));
};

describe('tables of answers', () => {
  const counts = fc.array(fc.oneof(fc.nat(14), fc.nat(80)), { minLength: 2, maxLength: 7 });

  it('R209, R214: no number is under ten, and of all that is hidden no audit of the told numbers narrows anything', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(counts, fc.boolean()), { minLength: 1, maxLength: 4 }), (all) => {
        const tables = all.map(([of, parts], at) => answers(String(at), of, parts));
        const found = protectAnswers(tables, []);
        for (const { cells, children } of found)
          for (const number of [children, ...cells.map((cell) => cell.children)])
            expect(number === null || (number >= 10 && number % 5 === 0)).toBe(true);
        expect(
          auditAnswers([found.map((each, at) => ({ table: each, parts: all[at]?.[1] ?? true }))]),
        ).toEqual([]);
      }),
      settings,
    );
  });

  it('R214: what no other number could save is hidden too, the total last', () => {
    expect(numbers(answers('a', [60, 40, 12, 8]))).toEqual([60, 40, null, null]);
    expect(numbers(answers('a', [60, 40, 2, 1]))).toEqual([60, null, null, null]);
    expect(numbers(answers('a', [18, 3, 2, 0]))).toEqual([null, null, null, null]);
    expect(protectAnswers([answers('a', [18, 3, 2, 0])], [])[0]?.children).toBe(20);
  });

  it('R214: the audit finds what is narrowed, by how much, and what two releases tell differently', () => {
    const of = (children: number, cells: readonly (number | null)[]) => ({
      parts: true,
      table: {
        kind: 'statement' as const,
        subject: 's',
        activityId: 'a',
        children,
        cells: cells.map((each, at) => ({ cell: String(at), children: each })),
      },
    });
    expect(auditAnswers([[of(20, [15, null, null])]])).toEqual([
      { id: 'statement s 1', least: 0, most: 9 },
      { id: 'statement s 2', least: 0, most: 9 },
    ]);
    expect(auditAnswers([[of(20, [10, null, null])]])).toEqual([]);
    expect(auditAnswers([[of(40, [20, 10, null, null])], [of(40, [20, null, null, null])]])).toEqual([
      { id: 'statement s 1', least: 10, most: 14 },
    ]);
  });

  it('R211: an answer of more than nine in ten of a group under fifty is not told', () => {
    expect(numbers(answers('a', [44, 44, 3], false))).toEqual([null, null, null]);
    expect(numbers(several('a', 48, [20, 45, 25]))).toEqual([20, null, 25]);
    expect(numbers(several('a', 75, [50, 20, 10]))).toEqual([50, 20, 10]);
  });

  it('R1053: of several options who did not choose one stays at least ten wide, or surely ten', () => {
    expect(numbers(several('a', 45, [40, 20]))).toEqual([null, 20]);
    expect(numbers(several('a', 12, [10, 5]))).toEqual([null, null]);
    expect(numbers(several('a', 64, [62, 30]))).toEqual([null, 30]);
    expect(protectAnswers([several('a', 12, [10, 5])], [])[0]?.children).toBe(10);
    // Ten at least did not choose it.
    expect(numbers(several('a', 60, [45, 20]))).toEqual([45, 20]);
    fc.assert(
      fc.property(chosen(90, { minLength: 2, maxLength: 6 }), ({ children, cells }) => {
        const made = several('a', children, cells);
        const [found] = protectAnswers([made], []);
        if (!found) throw new Error('nothing told');
        for (const { children: cell } of found.cells) {
          if (cell === null || found.children === null) continue;
          const least = Math.max(0, found.children - cell - 4);
          expect(least >= 10 || found.children + 4 - cell - least >= 10).toBe(true);
        }
        expect(auditAnswers([[{ table: found, parts: false }]])).toEqual([]);
      }),
      settings,
    );
  });

  it('R1053: so it is in each row of a table by an attribute', () => {
    const row = chosen(60, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 5 }), (rows) => {
        const table = several(
          'p',
          sum(rows.map(({ children }) => children)),
          [0, 1, 2].map((at) => sum(rows.map(({ cells }) => cells[at] ?? 0))),
        );
        const cross: CrossTable = {
          ...{ kind: 'poll', subject: 'p', activityId: 'p', attribute: 'region' },
          rows: rows.map(({ children, cells }, at) => ({
            category: String(at),
            children,
            cells: cells.map((each, cell) => ({ cell: String(cell), children: each })),
          })),
        };
        const found = protectTogether({ tables: [table], crosses: [cross] }, { tables: [], crosses: [] });
        for (const { children: all, cells } of found.crosses[0]?.rows ?? [])
          for (const { children: cell } of cells)
            expect(all === null || cell === null || all - cell >= 15).toBe(true);
        const [base] = found.tables;
        if (!base) throw new Error('nothing told');
        expect(auditAnswers([[{ table: base, parts: false, crosses: found.crosses }]])).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  /** As it was told when nobody counted as hidden who did not choose an option. */
  const older = (children: number, cells: readonly number[], subject = 'a') => ({
    ...{ kind: 'poll' as const, subject, activityId: subject, children },
    cells: cells.map((each, at) => ({ cell: String(at), children: each })),
  });
  const poll = (...of: Parameters<typeof older>): ToldAnswers => ({ table: older(...of), parts: false });

  it('R1053: the audit finds what was told before, and a later release may stand beside it that tells no more', () => {
    const found = [{ id: '["rest","poll a","poll a 0"]', least: 1, most: 9 }];
    expect(auditAnswers([[poll(45, [40, 20])]])).toEqual(found);
    expect(auditLater([], [poll(45, [40, 20])])).toEqual(found);
    expect(auditLater([[poll(45, [40, 20])]], [poll(45, [40, 20]), poll(60, [30, 30], 'b')])).toEqual([]);
    expect(auditLater([[poll(45, [40, 20])]], [poll(45, [40, 20]), poll(60, [55, 10], 'b')])).toHaveLength(1);
    // What it tells otherwise, and what narrows it further, is found as ever.
    expect(auditLater([[poll(45, [40, 20])]], [poll(45, [35, 20])])).toHaveLength(2);
  });

  it('R1053: what staff alone was told before is hidden from what was told, once, and nothing else', () => {
    const cross = (subject: string) => ({
      ...{ kind: 'poll' as const, subject, activityId: subject, attribute: 'region' },
      rows: [
        { category: '1', children: 25, cells: [20, 10] },
        { category: '2', children: 20, cells: [20, 10] },
      ].map((row) => ({ ...row, cells: row.cells.map((children, at) => ({ cell: String(at), children })) })),
    });
    const kept = {
      tables: [
        older(45, [40, 20]),
        older(45, [40, 20], 'b'),
        older(60, [40, 20], 'c'),
        older(45, [40, 20], 'd'),
      ],
      crosses: [cross('d')],
    };
    const less = hideMore(kept, new Set(['a', 'c', 'd']));
    const told = less.tables.map(({ children, cells }) => [children, ...cells.map((cell) => cell.children)]);
    expect(told.slice(0, 3)).toEqual([
      [45, null, 20],
      [45, 40, 20],
      [60, 40, 20],
    ]);
    expect([less.tables[1], less.tables[2]]).toEqual([kept.tables[1], kept.tables[2]]);
    const [, , , divided] = less.tables;
    if (!divided) throw new Error('nothing told');
    expect(auditAnswers([[{ table: divided, parts: false, crosses: less.crosses }]])).toEqual([]);
    expect(less.crosses[0]?.rows.flatMap(({ cells }) => cells.map(({ children }) => children))).toContain(
      null,
    );
    expect(less.less).toEqual(less.crosses);
    expect(hideMore(less, new Set(['a', 'c', 'd']))).toEqual({ ...less, less: [] });
  });

  it('R216: a table that was told is told again as it was, whatever the counts are now', () => {
    const before = protectAnswers([answers('a', [30, 20, 15])], []);
    const after = protectAnswers([answers('a', [29, 20, 14]), answers('b', [30, 30, 30])], before);
    expect(after[0]).toEqual(before[0]);
    expect(after[1]?.cells.map(({ children }) => children)).toEqual([30, 30, 30]);
  });
});

describe('tables of two dimensions and groups within groups', () => {
  const both = { 'yes 9': 20, 'yes 10': 12, 'yes 11': 3, 'no 9': 12, 'no 10': 10, 'no 11': 3 };

  it('R210: small categories are merged where that was allowed, and then less is hidden', () => {
    const releases = [{ id: '1', tables: [table('t', 'all', ['answer', 'age'], both)] }];
    const merged = protect(file({ releases }));
    expect(merged.dimensions[1]?.categories).toEqual(['9', '10+11']);
    expect(told(merged, 0)).toMatchObject({ '* 9': 30, '* 10+11': 25, '* *': 60 });
    const plain = file({ releases });
    const never = { ...plain, dimensions: plain.dimensions.map(({ merges: _, ...each }) => each) };
    expect(told(protect(never), 0)['* 11']).toBeNull();
    expect(protect(never).audit).toMatchObject({ pass: true, narrowed: 0 });
    // Told once as two, they stay two.
    const wide = { 'yes 9': 20, 'yes 10': 12, 'yes 11': 12, 'no 9': 12, 'no 10': 12, 'no 11': 12 };
    const populations = [
      { id: 'all', children: 60 },
      { id: 'others', children: 80 },
    ];
    const first = { id: '0', tables: [table('t', 'others', ['answer', 'age'], wide)] };
    expect(protect(file({ populations, releases: [first, ...releases] })).dimensions[1]?.categories).toEqual([
      '9',
      '10',
      '11',
    ]);
  });

  it.each([
    [10, 25],
    [10, 7],
    [12, undefined],
  ])('R209: rounded, nothing under k is told (k %s, rounding %s)', (k, rounding) => {
    const dimensions = [{ name: 'answer', categories: ['yes', 'no', 'other'] }];
    const counts = { yes: 34, no: 14, other: 13 };
    const tables = [table('t', 'all', ['answer'], counts)];
    const populations = [{ id: 'all', children: 61 }];
    const found = protect(file({ k, rounding, dimensions, populations, releases: [{ id: '1', tables }] }));
    const numbers = Object.values(told(found, 0)).filter((each) => each !== null);
    expect(numbers.filter((each) => each < k)).toEqual([]);
    expect(numbers.length).toBeGreaterThan(0);
    expect(found.audit.pass).toBe(true);
  });

  it('R214: a group within a group does not tell what the others said', () => {
    const populations = [
      { id: 'all', children: 60 },
      { id: 'club', children: 40 },
    ];
    const releases = [
      { id: '1', tables: [table('t', 'all', ['answer'], { yes: 35, no: 25 })] },
      { id: '2', tables: [table('u', 'club', ['answer'], { yes: 32, no: 8 })] },
    ];
    const apart = protect(file({ populations, releases, divisions: [{ whole: 'all', into: ['club'] }] }));
    expect(told(apart, 0)).toEqual({ yes: 35, no: 25, '*': 60 });
    // Three outside the club said yes. Were the club's 30 told, everybody could take them from the 35.
    expect(told(apart, 1)).toEqual({ yes: null, no: null, '*': 40 });
    expect(apart.audit).toMatchObject({ pass: true, narrowed: 0 });
  });

  it('R215: one child gone is another population, and too close to be told beside the first', () => {
    const populations = [
      { id: 'all', children: 60 },
      { id: 'later', children: 59 },
    ];
    const releases = [
      { id: '1', tables: [table('t', 'all', ['answer'], { yes: 35, no: 25 })] },
      { id: '2', tables: [table('t', 'later', ['answer'], { yes: 34, no: 25 })] },
    ];
    for (const divisions of [[], [{ whole: 'all', into: ['later'] }]]) {
      const [, second] = protect(file({ populations, releases, divisions })).releases;
      expect(second?.tables[0]).toMatchObject({
        tells: 'nothing',
        reason: 'populations-too-close',
        tooCloseTo: 'all',
      });
    }
    // Two halves of a whole share nobody: as alike in size as they are, both may be told.
    const halves = [
      { id: 'all', children: 60 },
      { id: 'left', children: 30 },
      { id: 'right', children: 30 },
    ];
    const of = (id: string) => ({ id, tables: [table('t', id, ['answer'], { yes: 18, no: 12 })] });
    const divided = [{ whole: 'all', into: ['left', 'right'] }];
    const beside = protect(
      file({ populations: halves, releases: [of('left'), of('right')], divisions: divided }),
    );
    expect(beside.releases.map(({ tables }) => tables[0]?.tells)).toEqual(['cells', 'cells']);
  });

  it('R216, R218: a frozen release stays, and what it narrows is named', () => {
    const cells = { yes: 45, no: null, '*': 50 };
    const frozen = { id: '1', frozen: true, tables: [table('t', 'all', ['answer'], cells)] };
    const found = protect(file({ releases: [frozen] }));
    expect(told(found, 0)).toEqual(cells);
    expect(found.audit).toMatchObject({ pass: false, narrowed: 1 });
    expect(found.audit.bounds).toEqual([{ of: ['all', ['answer', 'no']], least: 1, most: 9 }]);
  });

  it('R1053: a table of several answers tells of nobody that it is in none of them, in a group, or in the rest of one', () => {
    const dimensions = [{ name: 'wish', categories: ['lamps', 'lanes'], several: true }];
    const populations = [
      { id: 'all', children: 64 },
      { id: 'club', children: 40 },
    ];
    const all = table('t', 'all', ['wish'], { lamps: 49, lanes: 40, '*': 64 });
    const club = table('u', 'club', ['wish'], { lamps: 25, lanes: 25, '*': 40 });
    const divisions = [{ whole: 'all', into: ['club'] }];
    const found = protect(
      file({ dimensions, populations, divisions, releases: [{ id: '1', tables: [all, club] }] }),
    );
    expect(found.audit).toMatchObject({ pass: true, narrowed: 0 });
    const lone = (cells: Cells) =>
      protect(
        file({
          dimensions,
          populations,
          releases: [{ id: '1', tables: [table('t', 'all', ['wish'], cells)] }],
        }),
      );
    expect(told(lone({ lamps: 60, lanes: 40, '*': 64 }), 0)).toEqual({ lamps: null, lanes: 40, '*': 60 });
    const frozen = (release: string, tables: object[]) => ({ id: release, frozen: true, tables });
    const before = { lamps: 60, lanes: 40, '*': 60 };
    const audited = protect(
      file({ dimensions, populations, releases: [frozen('1', [table('t', 'all', ['wish'], before)])] }),
    ).audit;
    expect(audited).toMatchObject({ pass: false, narrowed: 1 });
    expect(audited.bounds[0]).toEqual({
      of: { rest: ['all'], without: [['all', ['wish', 'lamps']]] },
      least: 0,
      most: 4,
    });
    // 16 to 24 are outside the club, and as many of them want lamps.
    const outside = [
      frozen('1', [table('t', 'all', ['wish'], { lamps: 45, lanes: 40, '*': 60 })]),
      frozen('2', [table('u', 'club', ['wish'], { lamps: 25, lanes: 25, '*': 40 })]),
    ];
    const rest = protect(file({ dimensions, populations, divisions, releases: outside })).audit;
    expect(rest.pass).toBe(false);
    expect(rest.bounds).toContainEqual({
      of: {
        rest: { rest: ['all'], without: [['club']] },
        without: [{ rest: ['all', ['wish', 'lamps']], without: [['club', ['wish', 'lamps']]] }],
      },
      least: 0,
      most: 8,
    });
  });

  it('R220: the truth is always within what the audit says could be', () => {
    const cell = fc.nat(40);
    const cells = fc.record({
      'yes 9': cell,
      'yes 10': cell,
      'yes 11': cell,
      'no 9': cell,
      'no 10': cell,
      'no 11': cell,
    });
    fc.assert(
      fc.property(cells, (of) => {
        const children = Object.values(of).reduce((sum, each) => sum + each, 0);
        const plain = file({
          populations: [{ id: 'all', children }],
          releases: [{ id: '1', tables: [table('t', 'all', ['answer', 'age'], of)] }],
        });
        const found = protect({
          ...plain,
          dimensions: plain.dimensions.map(({ merges: _, ...each }) => each),
        });
        expect(found.audit).toMatchObject({ pass: true, narrowed: 0 });
        for (const { of: name, least, most } of found.audit.bounds) {
          const [, ...at] = name as [string, ...[string, string][]];
          const truth = Object.entries(of)
            .filter(([key]) => at.every(([, category]) => key.split(' ').includes(category)))
            .reduce((sum, [, each]) => sum + each, 0);
          expect(truth).toBeGreaterThanOrEqual(least);
          expect(truth).toBeLessThanOrEqual(most ?? Number.POSITIVE_INFINITY);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('bounded influence', () => {
  it('R212: a child is in three points of one activity at most: those it said most, then the smallest', () => {
    const say = (participantId: string, pointId: string, activityId = 'a') => ({
      participantId,
      activityId,
      pointId,
    });
    const found = boundInfluence([
      ...['p', 'q', 'r', 's', 's'].map((point) => say('busy', point)),
      say('busy', 'z', 'b'),
      ...['x', 'y'].flatMap((child) => ['p', 'q'].map((point) => say(child, point))),
      say('x', 'p'),
      say('w', 'p'),
    ]);
    const of = (point: string) => [...(found.counted.get(point) ?? [])].sort();
    expect(found.makers.get('p')?.has('busy')).toBe(true);
    expect(of('s')).toEqual(['busy']);
    expect(of('r')).toEqual(['busy']);
    expect(of('q')).toEqual(['busy', 'x', 'y']);
    expect(of('p')).toEqual(['w', 'x', 'y']);
    expect(of('z')).toEqual(['busy']);
  });

  it('R212: words under a code that is no point take none of the three', () => {
    const written = ['none-fits', 'none-fits', 'cannot-decide', 'cannot-decide', 'p', 'q', 'r'];
    const children = Array.from({ length: 15 }, (_, at) => `child ${at}`);
    const { makers, counted } = boundInfluence(
      children.flatMap((participantId) =>
        written.map((pointId) => ({ participantId, activityId: 'a', pointId })),
      ),
    );
    expect([...makers.keys()]).toEqual(['p', 'q', 'r']);
    expect([...counted].map(([point, of]) => [point, of.size])).toEqual([
      ['p', 15],
      ['q', 15],
      ['r', 15],
    ]);
  });

  it('R212: in any order the same, every child somewhere, none in more than three', () => {
    const said = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('p', 'q', 'r', 's', 't')),
      {
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(said, (all) => {
        const sorted = all.map(([participantId, pointId]) => ({ participantId, pointId, activityId: 'x' }));
        const found = boundInfluence(sorted);
        const plain = (of: typeof found) => [...of.counted].map(([id, who]) => [id, [...who].sort()]).sort();
        expect(plain(boundInfluence(sorted.toReversed()))).toEqual(plain(found));
        for (const child of new Set(all.map(([id]) => id))) {
          const points = [...found.counted.values()].filter((who) => who.has(child)).length;
          expect(points).toBeGreaterThan(0);
          expect(points).toBeLessThanOrEqual(mostPoints);
        }
      }),
      settings,
    );
  });
});
