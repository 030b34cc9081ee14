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
  const findings = list.flatMap((screen) => screen.run(input, reading));
  return { verdict: strongest(findings), findings };
}
