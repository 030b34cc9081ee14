import type { CountTable } from '../tables.ts';
import { auditAnswers, protectTogether, type ToldTogether } from './answers.ts';
import type { CrossTable, ProtectedCross } from './crosses.ts';
import type { ProtectedTable } from './small-numbers.ts';

/**
 * What staff alone was told, as it may be told from now on. Where it was told before those who did not choose an option counted as hidden, polls
 * with `several` answers, by their ids, and the tables that divide them tell less; all others are the very same. It follows from the told
 * numbers alone: who left meanwhile shows in nothing, and of what comes out nothing is hidden the next time. `less`: those of `crosses` that
 * are not as they were.
 */
export function hideMore(
  told: ToldTogether,
  several: ReadonlySet<string>,
): ToldTogether & { readonly less: readonly ProtectedCross[] } {
  const besideOf = (table: ProtectedTable) =>
    told.crosses.filter(({ kind, subject }) => kind === table.kind && subject === table.subject);
  const open = told.tables.filter(
    (table) =>
      table.kind === 'poll' &&
      several.has(table.subject) &&
      auditAnswers([[{ table, parts: false, crosses: besideOf(table) }]]).length > 0,
  );
  if (open.length === 0) return { tables: told.tables, crosses: told.crosses, less: [] };
  const beside = open.flatMap(besideOf);
  const less = protectTogether(
    { tables: open.map(asCounted), crosses: beside.map(crossAsCounted) },
    { tables: [], crosses: [] },
  );
  const tables = new Map(open.map((table, at) => [table, less.tables[at]]));
  const crosses = new Map(beside.map((cross, at) => [cross, less.crosses[at]]));
  return {
    tables: told.tables.map((table) => tables.get(table) ?? table),
    crosses: told.crosses.map((cross) => crosses.get(cross) ?? cross),
    less: less.crosses,
  };
}

/** The told numbers in place of the counts; what is hidden is none, and so hidden again. */
function asCounted({ children, cells, ...table }: ProtectedTable): CountTable {
  return { ...table, parts: false, voters: children ?? 0, cells: cells.map(cellAsCounted) };
}

function crossAsCounted({ rows, ...cross }: ProtectedCross): CrossTable {
  return {
    ...cross,
    rows: rows.map(({ category, children, cells }) => ({
      category,
      children: children ?? 0,
      cells: cells.map(cellAsCounted),
    })),
  };
}

function cellAsCounted({ cell, children }: ProtectedTable['cells'][number]) {
  return { cell, children: children ?? 0 };
}
