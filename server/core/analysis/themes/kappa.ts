/** The codes of one text that two people coded. */
export type CodedTwice = readonly [first: string, second: string];

/**
 * Cohen's κ of texts that two people coded without knowing of each other ("A Coefficient of Agreement for Nominal Scales", 1960): how
 * much more they agree than chance would, 1 at most. Each question has codes of its own, so chance is that of its question, and all
 * questions weigh as many texts as they have (pooled κ; De Vries and others, Field Methods 20, 2008). As one table, that a text
 * answers this question and not that one would count as agreement. Null when there is nothing to compare: no text, or in each question
 * one code for all of them.
 */
export function cohensKappa(questions: readonly (readonly CodedTwice[])[]): number | null {
  let texts = 0;
  let same = 0;
  let byChance = 0;
  for (const pairs of questions) {
    texts += pairs.length;
    same += pairs.filter(([first, second]) => first === second).length;
    byChance += sameByChance(pairs);
  }
  return texts === byChance ? null : (same - byChance) / (texts - byChance);
}

/** How many of these texts would have the same code twice if each person only kept to how often it uses each. */
function sameByChance(pairs: readonly CodedTwice[]): number {
  const first = new Map<string, number>();
  const second = new Map<string, number>();
  for (const [a, b] of pairs) {
    first.set(a, (first.get(a) ?? 0) + 1);
    second.set(b, (second.get(b) ?? 0) + 1);
  }
  let sum = 0;
  for (const [code, count] of first) sum += count * (second.get(code) ?? 0);
  return pairs.length === 0 ? 0 : sum / pairs.length;
}
