import { fold } from './screens/fold.ts';
import { type Finding, type Screen, type ScreenInput, type Verdict, verdicts } from './screens/shape.ts';
import { tokensOf } from './screens/tokens.ts';

export type ScreeningResult = { readonly verdict: Verdict; readonly findings: readonly Finding[] };

/** The strongest verdict among findings; `pass` for none. */
export function strongest(findings: readonly Finding[]): Verdict {
  const rank = Math.max(0, ...findings.map((finding) => verdicts.indexOf(finding.verdict)));
  return verdicts[rank] ?? 'hold';
}

/** Runs every screen of `list` over one text. Pure; throws only if a screen does, and then the pool sends it to a person. */
export function screenText(input: ScreenInput, list: readonly Screen[]): ScreeningResult {
  const folded = fold(input.text);
  const reading = { folded, tokens: tokensOf(folded.text) };
  const all = list.flatMap((screen) => screen.run(input, reading));
  // Two cues may lead to one name, and a street stands inside of its address.
  const asked = all.filter(({ verdict }) => verdict === 'ask');
  const twice = new Set(asked.filter((one, at) => asked.some((other, by) => saysAll(other, one, by < at))));
  const findings = all.filter((each) => !twice.has(each));
  return { verdict: strongest(findings), findings };
}

/** Whether `other` says the same of all that `one` points at; of two that are alike the first does. */
function saysAll(other: Finding, one: Finding, isBefore: boolean): boolean {
  const leadOf = ({ start, lead = start }: Finding) => lead;
  const tailOf = ({ end, tail = end }: Finding) => tail;
  if (other.rule !== one.rule || other.start > one.start || one.end > other.end) return false;
  if (leadOf(other) > leadOf(one) || tailOf(one) > tailOf(other)) return false;
  const isAlike =
    other.start === one.start &&
    other.end === one.end &&
    leadOf(other) === leadOf(one) &&
    tailOf(other) === tailOf(one);
  return isBefore || !isAlike;
}
