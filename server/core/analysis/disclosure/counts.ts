/** One number of children that somebody could want to know. */
export type Count = {
  readonly id: string;
  /** The truth; undefined where only what was told is known. */
  readonly children: number | undefined;
  /**
   * `total`: a whole population. `difference`: nobody tells it, but two told numbers may; who is in a whole and not in a part that others share is one. `joint`: by more dimensions than any
   * table has; it is nobody's secret, but has to be possible.
   */
  readonly role: 'cell' | 'total' | 'difference' | 'joint';
  /** What a frozen release told, null for hidden; undefined where none did. It is never told otherwise. */
  readonly frozen: number | null | undefined;
};

/**
 * How numbers hang together, as everybody knows. `sum`: the whole is its parts. `cover`: a child may be in several parts, so
 * the whole is at least each of them and at most their sum.
 */
export type Line = {
  readonly kind: 'sum' | 'cover';
  readonly whole: string;
  readonly parts: readonly string[];
  /** True when the parts say something about the children of the whole, so that nearly all of them in one says it of each. */
  readonly group: boolean;
};

export type System = { readonly counts: readonly Count[]; readonly lines: readonly Line[] };

/** What is told of each count; null is hidden. A difference is not in it. */
export type Told = ReadonlyMap<string, number | null>;

export type Settings = {
  /** No number under it is told, and what is hidden stays at least so uncertain, in children. */
  readonly k: number;
  /** Numbers are told rounded down to a multiple of it. */
  readonly rounding: number;
};

/** No setting allows a smaller k. */
export const leastK = 5;

/** The parts of a system that no line joins: what is told in one says nothing about another. Order is kept. */
export function separate(system: System): readonly System[] {
  const parent = new Map<string, string>();
  const rootOf = (id: string): string => {
    let at = id;
    for (;;) {
      const up = parent.get(at) ?? at;
      if (up === at) return at;
      parent.set(at, parent.get(up) ?? up);
      at = up;
    }
  };
  for (const line of system.lines)
    for (const part of line.parts) parent.set(rootOf(part), rootOf(line.whole));
  const parts = new Map<string, { counts: Count[]; lines: Line[] }>();
  const partOf = (id: string) => {
    const root = rootOf(id);
    const found = parts.get(root) ?? { counts: [], lines: [] };
    parts.set(root, found);
    return found;
  };
  for (const count of system.counts) partOf(count.id).counts.push(count);
  for (const line of system.lines) partOf(line.whole).lines.push(line);
  return [...parts.values()];
}
