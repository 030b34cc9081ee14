/** Texts by terms, only what is there: the cells of text `t` stand from `start[t]` to `start[t + 1]`. */
export type TextMatrix = {
  readonly texts: number;
  readonly terms: readonly string[];
  readonly start: Int32Array;
  readonly column: Int32Array;
  /** How often the term stands in the text. */
  readonly count: Float64Array;
  /** (1 + log count) · idf, each text of length 1; all zero for a text without a term that another one has. */
  readonly weight: Float64Array;
};

/**
 * Puts texts into a matrix. A term of one text alone compares nothing, and one of more than `mostShare` of them tells little: both are
 * left out.
 */
export function matrixOf(texts: readonly (readonly string[])[], mostShare: number): TextMatrix {
  const bags = texts.map((terms) => {
    const bag = new Map<string, number>();
    for (const term of terms) bag.set(term, (bag.get(term) ?? 0) + 1);
    return bag;
  });
  const inTexts = new Map<string, number>();
  for (const bag of bags) for (const term of bag.keys()) inTexts.set(term, (inTexts.get(term) ?? 0) + 1);
  const most = Math.max(3, texts.length * mostShare);
  const terms = [...inTexts].filter(([, count]) => count >= 2 && count <= most).map(([term]) => term);
  const columns = new Map(terms.map((term, column) => [term, column]));
  const start = new Int32Array(texts.length + 1);
  const column: number[] = [];
  const count: number[] = [];
  const weight: number[] = [];
  bags.forEach((bag, text) => {
    let square = 0;
    for (const [term, times] of bag) {
      const at = columns.get(term);
      if (at === undefined) continue;
      const value = (1 + Math.log(times)) * Math.log((texts.length + 1) / (inTexts.get(term) ?? 1));
      column.push(at);
      count.push(times);
      weight.push(value);
      square += value * value;
    }
    const from = start[text] as number;
    for (let cell = from; cell < weight.length; cell += 1)
      weight[cell] = (weight[cell] as number) / Math.sqrt(square);
    start[text + 1] = column.length;
  });
  return {
    texts: texts.length,
    terms,
    start,
    column: Int32Array.from(column),
    count: Float64Array.from(count),
    weight: Float64Array.from(weight),
  };
}

/** The matrix times `right` (a row of `width` numbers for each term): a row for each text. */
export function timesTerms(matrix: TextMatrix, right: Float64Array, width: number): Float64Array {
  const product = new Float64Array(matrix.texts * width);
  for (let text = 0; text < matrix.texts; text += 1)
    for (let cell = matrix.start[text] as number; cell < (matrix.start[text + 1] as number); cell += 1) {
      const value = matrix.weight[cell] as number;
      const from = (matrix.column[cell] as number) * width;
      for (let at = 0, to = text * width; at < width; at += 1, to += 1)
        product[to] = (product[to] as number) + value * (right[from + at] as number);
    }
  return product;
}

/** The transposed matrix times `right` (a row of `width` numbers for each text): a row for each term. */
export function timesTexts(matrix: TextMatrix, right: Float64Array, width: number): Float64Array {
  const product = new Float64Array(matrix.terms.length * width);
  for (let text = 0; text < matrix.texts; text += 1)
    for (let cell = matrix.start[text] as number; cell < (matrix.start[text + 1] as number); cell += 1) {
      const value = matrix.weight[cell] as number;
      const to = (matrix.column[cell] as number) * width;
      for (let at = 0, from = text * width; at < width; at += 1, from += 1)
        product[to + at] = (product[to + at] as number) + value * (right[from] as number);
    }
  return product;
}
