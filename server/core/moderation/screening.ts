import { contactLinks } from './screens/contact-links.ts';
import { contactNumbers } from './screens/contact-numbers.ts';
import { length } from './screens/length.ts';
import { repetition } from './screens/repetition.ts';
import { type Finding, type Screen, type ScreenInput, type Verdict, verdicts } from './screens/shape.ts';

export type { Finding, Screen, ScreenInput, Verdict } from './screens/shape.ts';

/** The policy, in the order in which it is published and run. A screen points; a person decides. */
export const screens: readonly Screen[] = [length, repetition, contactLinks, contactNumbers];

export type ScreeningResult = { readonly verdict: Verdict; readonly findings: readonly Finding[] };

/** The strongest verdict among findings; `pass` for none. */
export function strongest(findings: readonly Finding[]): Verdict {
  const rank = Math.max(0, ...findings.map((finding) => verdicts.indexOf(finding.verdict)));
  return verdicts[rank] ?? 'hold';
}

/** Runs every screen of `list` over one text. Pure; throws only if a screen does, and then the pool sends it to a person. */
export function screenText(input: ScreenInput, list: readonly Screen[] = screens): ScreeningResult {
  const findings = list.flatMap((screen) => screen.run(input));
  return { verdict: strongest(findings), findings };
}

/** What stands for a text that no screen could finish: a person looks at all of it. */
export function screeningFailed(text: string): Finding {
  const place = { start: 0, end: text.length };
  return { rule: 'screening-failed', ...place, verdict: 'hold', severity: 1, reason: 'screening' };
}
