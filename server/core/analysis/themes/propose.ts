import { consensusOf } from './consensus.ts';
import { factorGroups } from './factors.ts';
import { mixtureGroups } from './gsdmm.ts';
import { matrixOf, type TextMatrix } from './matrix.ts';
import { nearestGroups } from './nearest.ts';
import { mostShareOf, type Terms, termsReader } from './terms.ts';

export type ProposeInput = {
  readonly language: string;
  readonly texts: readonly string[];
  /** How many groups at most, 2 to 100. */
  readonly groups: number;
  readonly seed: number;
};

export type ProposedTheme = {
  /** Words that stand here more than elsewhere, the most telling first, as they were written most often. */
  readonly words: readonly string[];
  /** Positions of its texts, those that are most like it first. */
  readonly texts: readonly number[];
  /** Mean share of the groupings that agree on its texts, 0 to 1. */
  readonly agreement: number;
};

export type Proposal = {
  readonly themes: readonly ProposedTheme[];
  /** The theme of each text, or -1 for a text without a word that another one has. */
  readonly labels: Int32Array;
  readonly agreement: Float64Array;
};

/** Four mixtures, two factorings, two of nearness: each kind is best on some texts and poor on others, together they are not poor. */
const members: readonly ((matrix: TextMatrix, options: { groups: number; seed: number }) => Int32Array)[] = [
  mixtureGroups,
  factorGroups,
  nearestGroups,
  mixtureGroups,
  factorGroups,
  nearestGroups,
  mixtureGroups,
  mixtureGroups,
];

/**
 * Groups of texts that may be themes nobody has named yet: the consensus of eight groupings by three methods, with how far they agree.
 * Different seeds give different groups, so this is a proposal and never a result; the same input gives the same. `progress` is told
 * steps done, of `members` + 2.
 */
export function proposeThemes(
  { language, texts, groups, seed }: ProposeInput,
  progress: (done: number, all: number) => void = () => {},
): Proposal {
  const steps = members.length + 2;
  const read = termsReader(language);
  const terms = texts.map(read);
  const matrix = matrixOf(
    terms.map(({ words }) => words),
    mostShareOf(language),
  );
  progress(1, steps);
  const groupings = members.map((member, at) => {
    const labels = member(matrix, { groups, seed: seed * 1_000 + at });
    progress(at + 2, steps);
    return labels;
  });
  const { labels, agreement } = consensusOf(groupings, groups);
  for (let text = 0; text < matrix.texts; text += 1)
    if (matrix.start[text] === matrix.start[text + 1]) {
      labels[text] = -1;
      agreement[text] = 0;
    }
  const themes = describeThemes({ matrix, terms, labels, agreement, groups });
  progress(steps, steps);
  return { themes, labels, agreement };
}

/** What the groups are about, those that are agreed on most first. */
function describeThemes(of: {
  matrix: TextMatrix;
  terms: readonly Terms[];
  labels: Int32Array;
  agreement: Float64Array;
  groups: number;
}): readonly ProposedTheme[] {
  const { matrix, labels, agreement, groups } = of;
  const width = matrix.terms.length;
  const centres = new Float64Array(groups * width);
  const everywhere = new Float64Array(width);
  for (let text = 0; text < matrix.texts; text += 1) {
    const label = labels[text] as number;
    for (let cell = matrix.start[text] as number; cell < (matrix.start[text + 1] as number); cell += 1) {
      const column = matrix.column[cell] as number;
      const value = matrix.weight[cell] as number;
      centres[label * width + column] = (centres[label * width + column] as number) + value;
      everywhere[column] = (everywhere[column] as number) + value;
    }
  }
  const written = writtenAs(of.terms);
  const themes: ProposedTheme[] = [];
  for (let group = 0; group < groups; group += 1) {
    const own = [...labels.keys()].filter((text) => labels[text] === group);
    if (own.length === 0) continue;
    const centre = centres.subarray(group * width, (group + 1) * width);
    const near = (text: number) => {
      let sum = 0;
      for (let cell = matrix.start[text] as number; cell < (matrix.start[text + 1] as number); cell += 1)
        sum += (matrix.weight[cell] as number) * (centre[matrix.column[cell] as number] as number);
      return sum;
    };
    const nearness = new Map(own.map((text) => [text, near(text)]));
    const telling = [...centre.keys()]
      .filter((column) => (centre[column] as number) > 0)
      .map((column) => ({
        column,
        // Much of it here, and most of all of it here.
        value: (centre[column] as number) ** 2 / (everywhere[column] as number),
      }))
      .sort((a, b) => b.value - a.value)
      .slice(0, 6);
    themes.push({
      words: telling.map(({ column }) => written.get(matrix.terms[column] ?? '') ?? ''),
      texts: own.sort((a, b) => (nearness.get(b) ?? 0) - (nearness.get(a) ?? 0) || a - b),
      agreement: own.reduce((sum, text) => sum + (agreement[text] as number), 0) / own.length,
    });
  }
  return themes.sort((a, b) => b.agreement - a.agreement);
}

/** For each stem the word it was written as most often. */
function writtenAs(terms: readonly Terms[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { words, whole } of terms)
    words.forEach((stem, at) => {
      const forms = counts.get(stem) ?? new Map<string, number>();
      const form = whole[at] ?? stem;
      forms.set(form, (forms.get(form) ?? 0) + 1);
      counts.set(stem, forms);
    });
  return new Map(
    [...counts].map(([stem, forms]) => [stem, [...forms].sort((a, b) => b[1] - a[1])[0]?.[0] ?? stem]),
  );
}
