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

/** Ids in the order of arrival, and where each was found; −1 for one that was not. */
export type Places = ReadonlyMap<string, number>;

/** How far these places follow the order of arrival: 0 not at all, 1 wholly or wholly backwards. */
export function orderTold(arrived: readonly string[], places: Places): number {
  const found = arrived
    .map((id, index) => [index, places.get(id) ?? -1] as const)
    .filter(([, place]) => place >= 0);
  if (found.length < 2) return 0;
  return Math.abs(
    rankCorrelation(
      found.map(([index]) => index),
      found.map(([, place]) => place),
    ),
  );
}

/**
 * The same inside of each page of the file, together: new cells of a page stand before older ones, whatever their keys, so
 * the order of a few rows could be read from a page although the pages themselves are in no order.
 */
export function orderToldInPages(arrived: readonly string[], offsets: Places, pageBytes: number): number {
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
  for (const rows of pages.values())
    for (const [at, one] of rows.entries())
      for (const other of rows.slice(at + 1)) {
        pairs += 1;
        if (one.index < other.index === one.place < other.place) agree += 1;
      }
  return pairs === 0 ? 0 : Math.abs((2 * agree) / pairs - 1);
}
