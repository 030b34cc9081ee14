import type { CountTable } from '../tables.ts';
import type { Count, Line, System } from './counts.ts';
import { hide } from './hide.ts';
import { audit, type Feasible } from './intruder.ts';
import { type ProtectedTable, rounding, threshold } from './small-numbers.ts';

const settings = { k: threshold, rounding };

/** One told table, and whether each child is in exactly one of its cells. */
export type ToldAnswers = { readonly table: ProtectedTable; readonly parts: boolean };

/**
 * Tables of answers as they may be told together. A table that a release told already stays as it was told, whatever the counts have
 * become since: two states of nearly the same children would tell who came or went. The others are hidden and rounded by
 * `hide`. In the order they came in.
 */
export function protectAnswers(
  tables: readonly CountTable[],
  before: readonly ProtectedTable[],
): readonly ProtectedTable[] {
  const frozen = new Map(before.map((table) => [nameOf(table), table]));
  const open = tables.filter((table) => !frozen.has(nameOf(table)));
  const { told } = hide(together(open.map(countsOf)), { settings });
  return tables.map((table) => {
    const { kind, subject, activityId, cells } = table;
    const number = (cell?: string) => told.get(idOf(table, cell)) ?? null;
    return (
      frozen.get(nameOf(table)) ?? {
        kind,
        subject,
        activityId,
        children: number(),
        cells: cells.map(({ cell }) => ({ cell, children: number(cell) })),
      }
    );
  });
}

/**
 * What can be worked out of hidden numbers from all these tables of all releases together; empty when nothing can. What one release
 * hides and another tells, or tells otherwise, is worked out as well. It knows no truth: it can be asked of any signed files.
 */
export function auditAnswers(releases: readonly (readonly ToldAnswers[])[]): readonly Feasible[] {
  const told = new Map<string, number | null>();
  const contradicted = new Map<string, Feasible>();
  const tables = new Map<string, ToldAnswers>();
  for (const each of releases.flat()) {
    tables.set(nameOf(each.table), each);
    for (const [cell, children] of [
      [undefined, each.table.children] as const,
      ...each.table.cells.map((of) => [of.cell, of.children] as const),
    ]) {
      const id = idOf(each.table, cell);
      const other = told.get(id);
      if (other !== undefined && other !== children) {
        const least = children ?? other ?? 0;
        contradicted.set(id, { id, least, most: least + rounding - 1 });
      }
      told.set(id, children ?? other ?? null);
    }
  }
  const system = together(
    [...tables.values()].map(({ table, parts }) => {
      const cells = table.cells.map(({ cell }) => ({ cell, children: undefined }));
      return countsOf({ ...table, parts, voters: undefined, cells });
    }),
  );
  const { narrowed } = audit(system, told, { settings });
  return [...contradicted.values(), ...narrowed.filter(({ id }) => !contradicted.has(id))];
}

type Named = { readonly kind: string; readonly subject: string };
type Counted = Named & {
  readonly voters: number | undefined;
  readonly parts: boolean;
  readonly cells: readonly { readonly cell: string; readonly children: number | undefined }[];
};

function countsOf(table: Counted): { counts: readonly Count[]; lines: readonly Line[] } {
  const count = (id: string, children: number | undefined, role: Count['role']) => ({
    id,
    children,
    role,
    frozen: undefined,
  });
  const whole = idOf(table);
  return {
    counts: [
      count(whole, table.voters, 'total'),
      ...table.cells.map(({ cell, children }) => count(idOf(table, cell), children, 'cell')),
    ],
    lines: [
      {
        kind: table.parts ? 'sum' : 'cover',
        whole,
        parts: table.cells.map(({ cell }) => idOf(table, cell)),
        group: true,
      },
    ],
  };
}

function together(all: readonly { counts: readonly Count[]; lines: readonly Line[] }[]): System {
  return { counts: all.flatMap(({ counts }) => counts), lines: all.flatMap(({ lines }) => lines) };
}

function nameOf({ kind, subject }: Named): string {
  return `${kind} ${subject}`;
}

function idOf(table: Named, cell?: string): string {
  return cell === undefined ? nameOf(table) : `${nameOf(table)} ${cell}`;
}
