import { type Line, type Settings, type System, separate, type Told } from './counts.ts';
import { audit, type Feasible } from './intruder.ts';
import { isOfOneMind, smallGroup } from './small-numbers.ts';

export type Hidden = {
  readonly told: Told;
  /** What stays narrowed whatever is hidden: only what frozen releases say can do that. */
  readonly narrowed: readonly Feasible[];
};

/**
 * What may be told of each count: rounded down, or null. Hidden is what is then under k, what holds more than 90 % of a group under 50,
 * then the smallest other number of a line in which one hidden number could be had by subtraction, and then, as long as the
 * intruder's linear programme narrows anything, the smallest told number near it; totals go last. What a frozen release told
 * stays as it was told. Without `against` nothing is hidden against subtraction: a naive table, for showing that the audit
 * finds it.
 */
export function hide(
  system: System,
  { settings, against = true }: { settings: Settings; against?: boolean },
): Hidden {
  const told = new Map<string, number | null>();
  const narrowed: Feasible[] = [];
  for (const part of separate(system)) {
    const of = hidePart(part, { settings, against });
    for (const [id, number] of of.told) told.set(id, number);
    narrowed.push(...of.narrowed);
  }
  return { told, narrowed };
}

type Part = {
  readonly system: System;
  readonly told: Map<string, number | null>;
  readonly truth: ReadonlyMap<string, number>;
  /** Told and not frozen: may still be hidden. */
  readonly open: (id: string, role: 'cell' | 'total') => boolean;
  readonly linesOf: ReadonlyMap<string, readonly Line[]>;
};

function hidePart(system: System, { settings, against }: { settings: Settings; against: boolean }): Hidden {
  const part = firstTold(system, settings);
  if (!against) return { told: part.told, narrowed: [] };
  hideSecondOnes(part);
  for (;;) {
    const { narrowed } = audit(system, part.told, { settings });
    const touched = new Set<Line>();
    for (const { id } of narrowed) {
      const lines = part.linesOf.get(id) ?? [];
      if (lines.some((line) => touched.has(line))) continue;
      const also = nearest(part, id);
      if (also === undefined) continue;
      part.told.set(also, null);
      for (const line of [...lines, ...(part.linesOf.get(also) ?? [])]) touched.add(line);
    }
    if (touched.size === 0) return { told: part.told, narrowed };
  }
}

/** Rounded down, and without what is too small or too much of a small group. */
function firstTold(system: System, { k, rounding }: Settings): Part {
  const told = new Map<string, number | null>();
  const truth = new Map<string, number>();
  const roles = new Map<string, string>();
  for (const { id, role, children, frozen } of system.counts) {
    if (children !== undefined) truth.set(id, children);
    if (role === 'difference' || role === 'joint') continue;
    if (frozen === undefined) roles.set(id, role);
    // What is told has to be k, too: where k is no multiple of the rounding it can be less than was counted.
    const rounded = Math.floor((children ?? 0) / rounding) * rounding;
    told.set(id, frozen === undefined ? (rounded < k ? null : rounded) : frozen);
  }
  const linesOf = new Map<string, Line[]>();
  for (const line of system.lines)
    for (const id of [line.whole, ...line.parts]) linesOf.set(id, [...(linesOf.get(id) ?? []), line]);
  for (const { group, whole, parts } of system.lines) {
    const all = truth.get(whole) ?? smallGroup;
    if (!group) continue;
    for (const id of parts) if (roles.has(id) && isOfOneMind(truth.get(id) ?? 0, all)) told.set(id, null);
  }
  const open: Part['open'] = (id, role) => roles.get(id) === role && (told.get(id) ?? null) !== null;
  return { system, told, truth, open, linesOf };
}

/** One number of a sum alone is no secret: the smallest other part goes with it. */
function hideSecondOnes(part: Part): void {
  const hidden = (id: string) => (part.told.get(id) ?? null) === null;
  for (let again = true; again; ) {
    again = false;
    for (const line of part.system.lines) {
      if (line.kind !== 'sum' || !line.group || [line.whole, ...line.parts].filter(hidden).length !== 1)
        continue;
      const also = smallest(
        part,
        line.parts.filter((id) => part.open(id, 'cell')),
      );
      if (also === undefined) continue;
      part.told.set(also, null);
      again = true;
    }
  }
}

/** The smallest told cell of the lines a count is in, else of the lines next to those, and so on; then the nearest total. */
function nearest(part: Part, id: string): string | undefined {
  for (const role of ['cell', 'total'] as const) {
    const seen = new Set<string>([id]);
    let around: readonly string[] = [id];
    while (around.length > 0) {
      const next = new Set<string>();
      for (const from of around)
        for (const line of part.linesOf.get(from) ?? [])
          for (const each of [line.whole, ...line.parts]) if (!seen.has(each)) next.add(each);
      for (const each of next) seen.add(each);
      around = [...next];
      const found = smallest(
        part,
        around.filter((each) => part.open(each, role)),
      );
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The first of several that are alike. */
function smallest(part: Part, ids: readonly string[]): string | undefined {
  let least: string | undefined;
  for (const id of ids)
    if (least === undefined || (part.truth.get(id) ?? 0) < (part.truth.get(least) ?? 0)) least = id;
  return least;
}
