/** Spearman's rank correlation of two lists of the same length (ties get their middle rank); 0 where one is constant. */
export function rankCorrelation(left: readonly number[], right: readonly number[]): number {
  const [a, b] = [ranksOf(left), ranksOf(right)];
  const mean = (a.length - 1) / 2;
  let product = 0;
  let squareA = 0;
  let squareB = 0;
  for (const [index, rank] of a.entries()) {
    const x = rank - mean;
    const y = (b[index] ?? 0) - mean;
    product += x * y;
    squareA += x * x;
    squareB += y * y;
  }
  return squareA === 0 || squareB === 0 ? 0 : product / Math.sqrt(squareA * squareB);
}

function ranksOf(values: readonly number[]): readonly number[] {
  const order = values.map((_, index) => index).sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0));
  const ranks = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to += 1;
    for (let at = from; at < to; at += 1) ranks[order[at] ?? 0] = (from + to - 1) / 2;
    from = to;
  }
  return ranks;
}

/** The size of a page, as a database file says it of itself. */
export function pageBytesOf(file: Buffer): number {
  const said = file.readUInt16BE(16);
  return said === 1 ? 65_536 : said;
}

/** Ids in the order of arrival, and where each was found; −1 for one that was not. */
export type Places = ReadonlyMap<string, number>;

/** How far an order is told: 0 not at all, 1 wholly or wholly backwards; and by how much places in no order scatter around 0. */
export type Told = { readonly told: number; readonly scatter: number };

/**
 * How many scatters are a finding. Further out than 4.7 is one fair measurement in 380,000, and a run makes fewer than thirty, so
 * that of fair runs fewer than one in 10,000 fails; of 1,000 rows it is 0.149. Few rows are asked for more room: 6.
 */
const findingScatters = { quick: 6, full: 4.7 };
const leastFinding = 0.15;

/** From here on an order is told, and chance does not explain it. */
export function mostByChance({ scatter }: Told, form: keyof typeof findingScatters): number {
  return Math.max(leastFinding, Math.ceil(findingScatters[form] * scatter * 1_000) / 1_000);
}

/** Whether there was anything to compare: nothing of a pair also tells no order. */
export function wasCompared({ scatter }: Told): boolean {
  return scatter < 1;
}

/** How far these places follow the order of arrival. Ranks in no order scatter by 1 / √(n − 1), whatever they are ranks of. */
export function orderTold(arrived: readonly string[], places: Places): Told {
  const found = arrived
    .map((id, index) => [index, places.get(id) ?? -1] as const)
    .filter(([, place]) => place >= 0);
  if (found.length < 2) return { told: 0, scatter: 1 };
  const correlation = rankCorrelation(
    found.map(([index]) => index),
    found.map(([, place]) => place),
  );
  return { told: Math.abs(correlation), scatter: 1 / Math.sqrt(found.length - 1) };
}

/**
 * The same inside of each page of the file, together: new cells of a page stand before older ones, whatever their keys, so
 * the order of a few rows could be read from a page although the pages themselves are in no order. What scatters is the sum of
 * Kendall's S over the pages, each of k rows with variance k (k − 1) (2k + 5) / 18 (Kendall, Rank Correlation Methods, 1948).
 */
export function orderToldInPages(arrived: readonly string[], offsets: Places, pageBytes: number): Told {
  const pages = new Map<number, { readonly index: number; readonly place: number }[]>();
  for (const [index, id] of arrived.entries()) {
    const place = offsets.get(id) ?? -1;
    if (place < 0) continue;
    const page = Math.floor(place / pageBytes);
    pages.set(page, [...(pages.get(page) ?? []), { index, place }]);
  }
  // Of each pair in a page: was the earlier one put before the later one? Even chance is 0, always or never is 1.
  let agree = 0;
  let pairs = 0;
  let variance = 0;
  for (const rows of pages.values()) {
    variance += (rows.length * (rows.length - 1) * (2 * rows.length + 5)) / 18;
    for (const [at, one] of rows.entries())
      for (const other of rows.slice(at + 1)) {
        pairs += 1;
        if (one.index < other.index === one.place < other.place) agree += 1;
      }
  }
  if (pairs === 0) return { told: 0, scatter: 1 };
  return { told: Math.abs((2 * agree) / pairs - 1), scatter: Math.sqrt(variance) / pairs };
}
