import { problemsOf, withMargins } from './check-tables.ts';
import { leastK, separate } from './counts.ts';
import { countId, type Declared, type Dimension, dimensionsOf, every, placesOf } from './declared.ts';
import { systemOf } from './lines-of.ts';
import { oneName, relate } from './populations.ts';
import { rounding, threshold } from './small-numbers.ts';
import { type TablesFile, tablesFileSchema } from './tables-schema.ts';

/** More numbers than this that hang together would keep the linear programme busy for minutes. */
const mostTogether = 2_000;

/** What a file of tables declares, with every margin; or why it cannot be read, a sentence each, without a number of it. */
export type ReadTables =
  | { readonly ok: true; readonly declared: Declared }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads a parsed file of tables and checks that its numbers can be of real children: nothing is guessed or mended. */
export function readTablesFile(value: unknown): ReadTables {
  const parsed = tablesFileSchema.safeParse(value);
  if (!parsed.success)
    return {
      ok: false,
      problems: parsed.error.issues.map(
        (issue) => `${pathOf(issue.path) || 'the file'}: ${sayIssue(issue.code, issue.path)}`,
      ),
    };
  const file = parsed.data;
  const problems = problemsOf(file);
  if (problems.length > 0) return { ok: false, problems };
  const dimensions = file.dimensions.map((each) => ({
    ...each,
    several: each.several ?? false,
    merges: each.merges ?? [],
  }));
  const populations = file.populations.map(({ id, children }) => ({ id, children }));
  const named = oneName(populations, file.divisions ?? []);
  const releases = file.releases.map(({ id, frozen = false, tables }) => {
    const renamed = tables.map((table) => ({
      ...table,
      population: named(table.population),
      calledAs: table.population,
    }));
    return {
      id,
      tables: renamed.map((table) =>
        frozen ? { ...table, cells: [] } : { ...table, cells: withMargins(table, file).cells },
      ),
      frozen: frozen ? renamed.flatMap((table) => frozenCells(table, dimensions)) : undefined,
    };
  });
  const declared: Declared = {
    settings: { k: file.k ?? threshold, rounding: file.rounding ?? rounding },
    dimensions,
    populations,
    divisions: (file.divisions ?? []).map(({ whole, into }) => ({
      whole: named(whole),
      into: into.map(named).filter((part) => part !== named(whole)),
    })),
    releases,
  };
  const together = problemsTogether(declared);
  return together.length > 0 ? { ok: false, problems: together } : { ok: true, declared };
}

/** What a frozen table told of each count; one it does not name is hidden, but of a sum that it leaves out it says nothing. */
function frozenCells(
  table: TablesFile['releases'][number]['tables'][number],
  dimensions: readonly Dimension[],
): readonly (readonly [string, number | null])[] {
  const told = new Map(table.cells.map(({ at, children }) => [JSON.stringify(at), children]));
  return placesOf(dimensionsOf(table, dimensions)).flatMap((at) => {
    const children = told.get(JSON.stringify(at));
    if (children === undefined && at.includes(every)) return [];
    return [[countId(table.population, table.dimensions, at), children ?? null] as const];
  });
}

/** What only shows when all tables stand together. */
function problemsTogether({ settings, populations, divisions, dimensions, releases }: Declared): string[] {
  const system = systemOf({
    tables: releases.flatMap((release) => release.tables),
    dimensions,
    divisions,
    relations: relate(populations, divisions, settings.k),
    frozen: new Map(),
    untrue: new Set(releases.flatMap((release) => (release.frozen ? release.tables : []))),
  });
  const problems: string[] = [];
  if (system.counts.some(({ children = 0 }) => children < 0))
    problems.push('a part of a population has more children somewhere than the whole');
  if (separate(system).some(({ counts }) => counts.length > mostTogether))
    problems.push(`more than ${mostTogether} numbers hang together: use fewer categories, or fewer tables`);
  return problems;
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (so, key) =>
      typeof key === 'number' ? `${so}[${key}]` : so === '' ? String(key) : `${so}.${String(key)}`,
    '',
  );
}

function sayIssue(code: string | undefined, path: readonly PropertyKey[]): string {
  if (path.length === 1 && (path[0] === 'format' || path[0] === 'version'))
    return 'this is no file of tables, or one of another version';
  if (code === 'unrecognized_keys') return 'there is a field that is not known here';
  if (code === 'too_small' && path[0] === 'k') return `k is at least ${leastK}`;
  return 'missing, too long, or of another kind than it should be';
}
