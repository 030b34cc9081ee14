import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditAnswers, protectTogether } from '../../server/core/analysis/disclosure/answers.ts';
import { type CrossTable, rest } from '../../server/core/analysis/disclosure/crosses.ts';
import type { CountTable } from '../../server/core/analysis/tables.ts';

const settings = { numRuns: 40 };
const none = { tables: [], crosses: [] };

/** Children by answer of an attribute, then by what they chose; the last row is everybody without an answer. */
function made(counts: readonly (readonly number[])[], attribute = 'region') {
  const cells = (of: readonly number[]) => of.map((children, at) => ({ cell: String(at), children }));
  const sum = (of: readonly number[]) => of.reduce((all, each) => all + each, 0);
  const columns = (counts[0] ?? []).map((_, at) => sum(counts.map((row) => row[at] ?? 0)));
  const named = { kind: 'poll', subject: 'p', activityId: 'p' } as const;
  const table: CountTable = { ...named, voters: sum(columns), parts: true, cells: cells(columns) };
  const cross: CrossTable = {
    ...named,
    attribute,
    rows: counts.map((row, at) => ({
      category: at === counts.length - 1 ? rest : String(at + 1),
      children: sum(row),
      cells: cells(row),
    })),
  };
  return { table, cross };
}

describe('tables by an attribute', () => {
  const count = fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 80 }));
  const grid = fc
    .tuple(fc.integer({ min: 3, max: 6 }), fc.integer({ min: 2, max: 5 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(count, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );

  it('R329: nothing hidden can be worked out of them and the table they divide; no number is under ten or not rounded', () => {
    fc.assert(
      fc.property(grid, (counts) => {
        const { table, cross } = made(counts);
        const told = protectTogether({ tables: [table], crosses: [cross] }, none);
        const numbers = told.crosses.flatMap(({ rows }) =>
          rows.flatMap((row) => [row.children, ...row.cells.map((cell) => cell.children)]),
        );
        for (const number of numbers)
          expect(number === null || (number >= 10 && number % 5 === 0)).toBe(true);
        const [base] = told.tables;
        if (!base) throw new Error('nothing told');
        expect(auditAnswers([[{ table: base, parts: true, crosses: told.crosses }]])).toEqual([]);
      }),
      settings,
    );
  });
});
