/** A text somebody coded: its terms and the code it was given. */
export type Coded = { readonly terms: readonly string[]; readonly code: string };

/** What was learned of a codebook. Weights stand term by term, one for each code. */
export type CodeModel = {
  readonly codes: readonly string[];
  readonly columns: ReadonlyMap<string, number>;
  readonly idf: Float64Array;
  readonly weights: Float64Array;
};

/**
 * A little of every term for every code, so that a term that was never seen with a code rules it out of nothing. A tenth, and no
 * evening out of the codes' weights (the paper's last step), did best on texts that no figure is measured with.
 */
const smoothing = 0.1;

/**
 * Learns from coded texts what speaks for each code: complement naive Bayes (Rennie, Shih, Teevan and Karger, "Tackling the Poor
 * Assumptions of Naive Bayes Text Classifiers", 2003, table 4 to step 7). A code is learned from all texts that do not have it, which holds for
 * codes of few texts too. At least two codes; codes are in the order of their names, so that order of texts changes nothing.
 */
export function learnCodes(coded: readonly Coded[]): CodeModel {
  const codes = [...new Set(coded.map(({ code }) => code))].sort();
  const columns = new Map<string, number>();
  const bags = coded.map(({ terms }) => countsOf(terms));
  const texts: number[] = [];
  for (const bag of bags)
    for (const term of bag.keys()) {
      const column = columns.get(term) ?? columns.size;
      columns.set(term, column);
      texts[column] = (texts[column] ?? 0) + 1;
    }
  const idf = Float64Array.from(texts, (count) => Math.log((coded.length + 1) / count));
  const size = codes.length;
  const sums = new Float64Array(columns.size * size);
  const all = new Float64Array(columns.size);
  bags.forEach((bag, at) => {
    const code = codes.indexOf(coded[at]?.code ?? '');
    for (const [column, value] of vectorOf(bag, { columns, idf })) {
      sums[column * size + code] = (sums[column * size + code] as number) + value;
      all[column] = (all[column] as number) + value;
    }
  });
  const weights = new Float64Array(columns.size * size);
  for (let code = 0; code < size; code += 1) {
    let total = smoothing * columns.size;
    for (let column = 0; column < columns.size; column += 1)
      total += (all[column] as number) - (sums[column * size + code] as number);
    for (let column = 0; column < columns.size; column += 1) {
      const others = (all[column] as number) - (sums[column * size + code] as number);
      weights[column * size + code] = -Math.log((smoothing + others) / total);
    }
  }
  return { codes, columns, idf, weights };
}

/** How much speaks for each code, the most first; ties in the order of the codes. Empty when no term is known. */
export function scoreCodes(
  model: CodeModel,
  terms: readonly string[],
): readonly { readonly code: string; readonly score: number }[] {
  const size = model.codes.length;
  const scores = new Float64Array(size);
  let known = false;
  for (const [column, value] of vectorOf(countsOf(terms), model)) {
    known = true;
    for (let code = 0; code < size; code += 1)
      scores[code] = (scores[code] as number) + value * (model.weights[column * size + code] as number);
  }
  if (!known) return [];
  return model.codes
    .map((code, at) => ({ code, score: scores[at] as number }))
    .sort((a, b) => b.score - a.score);
}

function countsOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** log(1 + count) · idf of the terms that are known, as a vector of length 1. */
function vectorOf(
  bag: ReadonlyMap<string, number>,
  { columns, idf }: Pick<CodeModel, 'columns' | 'idf'>,
): [column: number, value: number][] {
  const vector: [number, number][] = [];
  let square = 0;
  for (const [term, count] of bag) {
    const column = columns.get(term);
    if (column === undefined) continue;
    const value = Math.log(1 + count) * (idf[column] as number);
    square += value * value;
    vector.push([column, value]);
  }
  if (square === 0) return [];
  const length = Math.sqrt(square);
  return vector.map(([column, value]) => [column, value / length]);
}
