import { withMeantCapitals } from './screens/capitals.ts';
import { fold } from './screens/fold.ts';
import { looseTokens } from './screens/loose-words.ts';
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
  const tokens = tokensOf(folded.text);
  const meant = withMeantCapitals(input.text, tokens.length);
  const reading = { folded, tokens, loose: looseTokens(tokens), meant };
  const all = list.flatMap((screen) => screen.run(input, reading));
  const findings = once(all);
  return { verdict: strongest(findings), findings };
}

/**
 * Two cues may lead to one name, and a street stands inside of its address: of what one rule asks about, a place within another goes, and
 * the words that lead to either lead to the one that stays.
 */
function once(all: readonly Finding[]): Finding[] {
  const asked = all.filter(({ verdict }) => verdict === 'ask');
  if (asked.length < 2) return [...all];
  const last = new Map<string, Finding>();
  const gone = new Set<Finding>();
  const wider = new Map<Finding, Finding>();
  for (const finding of [...asked].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const around = last.get(finding.rule);
    if (around === undefined || finding.end > around.end) {
      last.set(finding.rule, finding);
      continue;
    }
    gone.add(finding);
    const known = wider.get(around) ?? around;
    const lead = Math.min(leadOf(known), leadOf(finding));
    const tail = Math.max(tailOf(known), tailOf(finding));
    wider.set(around, {
      ...known,
      ...(lead < around.start ? { lead } : {}),
      ...(tail > around.end ? { tail } : {}),
    });
  }
  return all.filter((finding) => !gone.has(finding)).map((finding) => wider.get(finding) ?? finding);
}

function leadOf({ start, lead = start }: Finding): number {
  return lead;
}

function tailOf({ end, tail = end }: Finding): number {
  return tail;
}
