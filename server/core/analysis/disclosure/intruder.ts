import { type Coefficients, type Constraint, type OptimizationDirection, solve } from 'yalps';
import { type Count, type Settings, type System, separate, type Told } from './counts.ts';

/** What an intruder can work out about a hidden number: at least and at most so many children. */
export type Feasible = { readonly id: string; readonly least: number; readonly most: number };

export type Audit = {
  /** Counts that have to stay uncertain. */
  readonly hidden: number;
  /** Those of them that what is told narrows to less than k, and what they are narrowed to. */
  readonly narrowed: readonly Feasible[];
  /** Every hidden count with its bounds; empty unless `exact` was asked for. */
  readonly intervals: readonly Feasible[];
};

/** The solver works in floating point; counts are whole. */
const epsilon = 1e-6;

/**
 * The intruder: who knows every told number, how numbers are rounded and how they hang together, and nothing else, solves a
 * linear programme for each hidden number (Fischetti and Salazar 2001, "Solving the cell suppression problem on tabular data
 * with linear constraints"). A hidden number is narrowed when its least and its most are less than k apart; since nothing is under
 * 0, one that is not narrowed also reaches k. A difference of two told numbers counts when it is of fewer than k children,
 * or may be. `exact`: works out every bound, else only as far as the answer needs. A programme that the solver cannot solve
 * counts as narrowed, to NaN.
 */
export function audit(
  system: System,
  told: Told,
  { settings, exact = false }: { settings: Settings; exact?: boolean },
): Audit {
  const audits = separate(system).map((part) => auditPart(part, told, { settings, exact }));
  return {
    hidden: audits.reduce((sum, each) => sum + each.hidden, 0),
    narrowed: audits.flatMap((each) => each.narrowed),
    intervals: audits.flatMap((each) => each.intervals),
  };
}

function auditPart(
  system: System,
  told: Told,
  { settings, exact }: { settings: Settings; exact: boolean },
): Audit {
  const hidden = system.counts.filter((count) => staysUncertain(count, told, settings));
  if (hidden.length === 0) return { hidden: 0, narrowed: [], intervals: [] };
  const ask = programme(system, told, settings);
  // Every solution is one way it could have been: what two of them already differ in needs no solving.
  const seen = new Map<string, { least: number; most: number }>();
  const bounds: Feasible[] = [];
  const isMany = differencesOfMany(system, told, settings);
  for (const count of hidden) {
    if (!exact && isMany.has(count.id)) continue;
    const wide = () => {
      const of = seen.get(count.id);
      return of !== undefined && Math.floor(of.most + epsilon) - Math.ceil(of.least - epsilon) >= settings.k;
    };
    const bound = { least: Number.NaN, most: Number.NaN };
    for (const direction of ['maximize', 'minimize'] as const) {
      if (!exact && wide()) break;
      const answer = ask(count.id, direction);
      if (answer === undefined) continue;
      const whole =
        direction === 'maximize'
          ? Math.floor(answer.value + epsilon)
          : Math.max(0, Math.ceil(answer.value - epsilon));
      bound[direction === 'maximize' ? 'most' : 'least'] = whole;
      for (const [id, value] of answer.values) {
        const of = seen.get(id) ?? { least: value, most: value };
        seen.set(id, { least: Math.min(of.least, value), most: Math.max(of.most, value) });
      }
    }
    if (exact || !wide()) bounds.push({ id: count.id, ...bound });
  }
  const truth = new Map(system.counts.map((count) => [count.id, count]));
  const narrowed = bounds.filter(({ id, least, most }) => {
    if (most - least >= settings.k) return false;
    return !(truth.get(id)?.role === 'difference' && least >= settings.k);
  });
  return { hidden: hidden.length, narrowed, intervals: exact ? bounds : [] };
}

/** Whether a count must not be known: it is hidden, or nobody tells it and it is small or may be. */
function staysUncertain(count: Count, told: Told, { k }: Settings): boolean {
  if (count.role === 'joint') return false;
  if (count.role === 'difference') return count.children === undefined || count.children < k;
  return (told.get(count.id) ?? null) === null;
}

/**
 * Differences of two told numbers that are of k children or more by what these two say alone, however they are rounded: no programme finds
 * fewer. In a large table of several answers they are most of all there is to ask, and asking takes seconds.
 */
function differencesOfMany(
  { counts, lines }: System,
  told: Told,
  { k, rounding }: Settings,
): ReadonlySet<string> {
  const roles = new Map(counts.map(({ id, role }) => [id, role]));
  return new Set(
    lines.flatMap(({ kind, whole, parts }) => {
      const differences = parts.filter((id) => roles.get(id) === 'difference');
      const [one, ...more] = differences;
      const others = parts.filter((id) => id !== one).map((id) => told.get(id) ?? null);
      const all = told.get(whole) ?? null;
      if (kind !== 'sum' || one === undefined || more.length > 0 || all === null) return [];
      if (others.some((each) => each === null)) return [];
      const most = others.reduce<number>((sum, each) => sum + (each ?? 0) + rounding - 1, 0);
      return all - most >= k ? [one] : [];
    }),
  );
}

type Answer = { readonly value: number; readonly values: ReadonlyMap<string, number> };

/** The linear programme of one system; answers the least or the most of a count, or undefined where it cannot. */
function programme(system: System, told: Told, { rounding }: Settings) {
  const base = new Map(system.counts.map(({ id }) => [id, told.get(id) ?? 0]));
  const entries = new Map<string, Map<string, number>>();
  const constraints = new Map<string, Constraint>();
  const baseOf = (id: string) => base.get(id) ?? 0;
  // A number that is told as v is v and something more: the programme is about the more, which is never under 0.
  for (const { id } of system.counts) {
    entries.set(id, new Map([[`is ${id}`, 1]]));
    if ((told.get(id) ?? null) === null) continue;
    entries.get(id)?.set(`more ${id}`, 1);
    constraints.set(`more ${id}`, { max: rounding - 1 });
  }
  const row = (
    key: string,
    of: { whole: string; parts: readonly string[] },
    bound: 'equal' | 'min' | 'max',
  ) => {
    const known = of.parts.reduce((sum, part) => sum + baseOf(part), 0) - baseOf(of.whole);
    const constraint: Constraint = { [bound]: known };
    constraints.set(key, constraint);
    entries.get(of.whole)?.set(key, 1);
    for (const part of of.parts) entries.get(part)?.set(key, -1);
  };
  for (const [at, line] of system.lines.entries()) {
    if (line.kind === 'sum') row(`line ${at}`, line, 'equal');
    else {
      row(`line ${at}`, line, 'max');
      for (const part of line.parts) row(`line ${at} ${part}`, { whole: line.whole, parts: [part] }, 'min');
    }
  }
  const variables: ReadonlyMap<string, Coefficients> = entries;
  return (id: string, direction: OptimizationDirection): Answer | undefined => {
    const found = solve(
      { direction, objective: `is ${id}`, constraints, variables },
      { includeZeroVariables: true },
    );
    if (found.status === 'unbounded') return { value: Number.POSITIVE_INFINITY, values: new Map() };
    if (found.status !== 'optimal') return undefined;
    const values = new Map(found.variables.map(([of, more]) => [of, baseOf(of) + more]));
    return { value: values.get(id) ?? Number.NaN, values };
  };
}
