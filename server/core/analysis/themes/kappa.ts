/**
 * Cohen's κ of texts that two people coded without knowing of each other ("A Coefficient of Agreement for Nominal Scales", 1960): how
 * much more they agree than chance would, 1 at most. Null when there is nothing to compare: no text, or one code for all of them.
 */
export function cohensKappa(pairs: readonly (readonly [first: string, second: string])[]): number | null {
  if (pairs.length === 0) return null;
  const first = new Map<string, number>();
  const second = new Map<string, number>();
  let same = 0;
  for (const [a, b] of pairs) {
    if (a === b) same += 1;
    first.set(a, (first.get(a) ?? 0) + 1);
    second.set(b, (second.get(b) ?? 0) + 1);
  }
  let byChance = 0;
  for (const [code, count] of first) byChance += (count * (second.get(code) ?? 0)) / pairs.length ** 2;
  return byChance === 1 ? null : (same / pairs.length - byChance) / (1 - byChance);
}
