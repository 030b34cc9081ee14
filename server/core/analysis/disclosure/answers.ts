import type { CountTable } from '../tables.ts';
import type { Count, Line, System } from './counts.ts';
import { type CrossTable, crossId, crossSystem, type ProtectedCross, toldCross } from './crosses.ts';
import { hide } from './hide.ts';
import { audit, type Feasible } from './intruder.ts';
import { type ProtectedTable, rounding, threshold } from './small-numbers.ts';
import { isRest, unchosen } from './unchosen.ts';

const settings = { k: threshold, rounding };

/**
 * One told table, or line of answers that has no table; whether each child is in exactly one of its cells, and what told the same
 * children by attributes.
 */
export type ToldAnswers = {
  readonly table: Named & Pick<ProtectedTable, 'children' | 'cells'>;
  readonly parts: boolean;
  readonly crosses?: readonly ProtectedCross[];
};

export type ToldTogether = {
  readonly tables: readonly ProtectedTable[];
  readonly crosses: readonly ProtectedCross[];
};

/**
 * Tables of answers as they may be told together. A table that a release told already stays as it was told, whatever the counts have
 * become since: two states of nearly the same children would tell who came or went. The others are hidden and rounded by
 * `hide`. In the order they came in.
 */
export function protectAnswers(
  tables: readonly CountTable[],
  before: readonly ProtectedTable[],
): readonly ProtectedTable[] {
  return protectTogether({ tables, crosses: [] }, { tables: before, crosses: [] }).tables;
}

/**
 * The same with tables by attributes: the table they divide and all of them are hidden together, so that none tells what another one
 * hides. Beside a table that was told before stands what was told beside it then, or nothing.
 */
export function protectTogether(
  { tables, crosses }: { tables: readonly CountTable[]; crosses: readonly CrossTable[] },
  before: ToldTogether,
): ToldTogether {
  const frozen = new Map(before.tables.map((table) => [nameOf(table), table]));
  const frozenCrosses = new Map(before.crosses.map((cross) => [crossName(cross), cross]));
  // Of a table of too few that nothing divides every number is hidden, whatever the others tell: of a hundred thousand sentences most are such.
  const divided = new Set(crosses.map(nameOf));
  const open = tables.filter(
    (table) => !frozen.has(nameOf(table)) && (table.voters >= threshold || divided.has(nameOf(table))),
  );
  const { told } = hide(
    together(
      open.flatMap((table) => [
        countsOf(table),
        ...crosses
          .filter((cross) => nameOf(cross) === nameOf(table))
          .map((cross) => crossSystem(cross, baseOf(table), true)),
      ]),
    ),
    { settings },
  );
  const number = (table: CountTable, cell?: string) => told.get(idOf(table, cell)) ?? null;
  return {
    tables: tables.map((table) => {
      const { kind, subject, activityId, cells } = table;
      return (
        frozen.get(nameOf(table)) ?? {
          kind,
          subject,
          activityId,
          children: number(table),
          cells: cells.map(({ cell }) => ({ cell, children: number(table, cell) })),
        }
      );
    }),
    crosses: crosses.map((cross) => frozenCrosses.get(crossName(cross)) ?? toldCross(cross, told)),
  };
}

/** Answers that are given to no table, each child one, as they may be told: `tally` holds how many gave each. They are a system of their own. */
export function protectLine<Answer extends string>(
  answers: readonly Answer[],
  tally: Readonly<Record<Answer, number>>,
): { readonly children: number | null; readonly answers: Readonly<Record<Answer, number | null>> } {
  const line = { kind: 'line', subject: '', parts: true };
  const cells = answers.map((answer) => ({ cell: answer, children: tally[answer] }));
  const voters = cells.reduce((sum, { children }) => sum + children, 0);
  const { told } = hide(countsOf({ ...line, voters, cells }), { settings });
  const numbers = answers.map((answer) => [answer, told.get(idOf(line, answer)) ?? null] as const);
  return {
    children: told.get(idOf(line)) ?? null,
    answers: Object.fromEntries(numbers) as Record<Answer, number | null>,
  };
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
    const known = tables.get(nameOf(each.table))?.crosses ?? [];
    const names = new Set((each.crosses ?? []).map(crossName));
    const crosses = [...(each.crosses ?? []), ...known.filter((cross) => !names.has(crossName(cross)))];
    tables.set(nameOf(each.table), { ...each, crosses });
    for (const [id, children] of numbersOf(each)) {
      const other = told.get(id);
      if (other !== undefined && other !== children) {
        const least = children ?? other ?? 0;
        contradicted.set(id, { id, least, most: least + rounding - 1 });
      }
      told.set(id, children ?? other ?? null);
    }
  }
  const system = together(
    [...tables.values()].flatMap(({ table, parts, crosses = [] }) => {
      const cells = table.cells.map(({ cell }) => ({ cell, children: undefined }));
      return [
        countsOf({ ...table, parts, voters: undefined, cells }),
        ...crosses.map((cross) => crossSystem(cross, baseOf({ ...table, parts }), false)),
      ];
    }),
  );
  const { narrowed } = audit(system, told, { settings });
  return [...contradicted.values(), ...narrowed.filter(({ id }) => !contradicted.has(id))];
}

/**
 * The same for a release that is to stand beside what was signed `before` it. What those tell of who did not choose an option is left out, unless
 * the release narrows it further: they were signed when nobody counted that as hidden, and it cannot be untold.
 */
export function auditLater(
  before: readonly (readonly ToldAnswers[])[],
  release: readonly ToldAnswers[],
): readonly Feasible[] {
  const known = auditAnswers(before).filter(({ id }) => isRest(id));
  return auditAnswers([...before, release]).filter(
    (now) => !known.some(({ id, least, most }) => id === now.id && least === now.least && most === now.most),
  );
}

/**
 * What two tellings of one line let anybody work out of the children who came between; empty when nothing. That so many came is no secret, and what
 * fewer than ten of them said is. What surely ten said is none.
 */
export function auditBetween(before: ToldAnswers, after: ToldAnswers): readonly Feasible[] {
  const between = (cell?: string) => `between ${idOf(after.table, cell)}`;
  const lineOf = ({ table, parts }: ToldAnswers) =>
    countsOf({
      ...table,
      parts,
      voters: undefined,
      cells: table.cells.map(({ cell }) => ({ cell, children: undefined })),
    });
  const places = [undefined, ...after.table.cells.map(({ cell }) => cell)];
  const system = together([
    lineOf(before),
    lineOf(after),
    {
      counts: places.map((cell) => ({
        id: between(cell),
        children: undefined,
        role: cell === undefined ? 'joint' : 'difference',
        frozen: undefined,
      })),
      lines: places.map((cell) => ({
        kind: 'sum',
        whole: idOf(after.table, cell),
        parts: [idOf(before.table, cell), between(cell)],
        group: false,
      })),
    },
  ]);
  const told = new Map([before, after].flatMap(numbersOf));
  const ofThem = new Set(places.map(between));
  const { narrowed } = audit(system, told, { settings });
  return narrowed.filter(({ id, least }) => !(ofThem.has(id) && least >= threshold));
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
  const parts = table.cells.map(({ cell }) => idOf(table, cell));
  const not = table.parts ? { counts: [], lines: [] } : unchosen({ whole, parts });
  return {
    counts: [
      count(whole, table.voters, 'total'),
      ...table.cells.map(({ cell, children }) => count(idOf(table, cell), children, 'cell')),
      ...not.counts,
    ],
    lines: [{ kind: table.parts ? 'sum' : 'cover', whole, parts, group: true }, ...not.lines],
  };
}

/** Every number of a told table and of what stands beside it, by its name. */
function numbersOf({ table, crosses = [] }: ToldAnswers): readonly (readonly [string, number | null])[] {
  return [
    [idOf(table), table.children] as const,
    ...table.cells.map(({ cell, children }) => [idOf(table, cell), children] as const),
    ...crosses.flatMap((cross) =>
      cross.rows.flatMap((row) => [
        [crossId(cross, row.category), row.children] as const,
        ...row.cells.map(({ cell, children }) => [crossId(cross, row.category, cell), children] as const),
      ]),
    ),
  ];
}

function together(all: readonly { counts: readonly Count[]; lines: readonly Line[] }[]): System {
  return { counts: all.flatMap(({ counts }) => counts), lines: all.flatMap(({ lines }) => lines) };
}

/** By what a table of answers is known, in whichever release: its kind and what it is about. */
export function nameOf({ kind, subject }: Named): string {
  return `${kind} ${subject}`;
}

function idOf(table: Named, cell?: string): string {
  return cell === undefined ? nameOf(table) : `${nameOf(table)} ${cell}`;
}

function baseOf(table: Named & { readonly parts: boolean }) {
  return { parts: table.parts, idOf: (cell?: string) => idOf(table, cell) };
}

function crossName(cross: Named & { readonly attribute: string }): string {
  return `${nameOf(cross)} ${cross.attribute}`;
}
