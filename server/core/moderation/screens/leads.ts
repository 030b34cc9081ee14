import { findPhrases } from './find-phrases.ts';
import { placeIn } from './fold.ts';
import type { Phrases } from './phrases.ts';
import type { Finding, Reading, Screen } from './shape.ts';

/** `lead`: "my number is", before what gives a child away; `tail`: "is my number", behind it. */
export type LeadLabel = 'lead' | 'tail';

/** "hi", "u can", "call me on": so many leads in a row. */
const mostInRow = 3;

/** The same screen. What it asks about knows the words around it that say nothing without it, in whatever order a child says them. */
export function withLeads({ leads }: { readonly leads: Phrases<LeadLabel> }, screen: Screen): Screen {
  return {
    name: screen.name,
    run: (input, reading) => {
      const findings = screen.run(input, reading);
      if (!findings.some(({ verdict }) => verdict === 'ask')) return findings;
      const said = findPhrases(reading.tokens, leads).map(({ label, from, to }) => ({
        label,
        ...placeOf(reading, from, to),
      }));
      return findings.map((finding) =>
        finding.verdict === 'ask' ? led(finding, input.text, said) : finding,
      );
    },
  };
}

type Said = { readonly label: LeadLabel; readonly start: number; readonly end: number };

function led(finding: Finding, text: string, said: readonly Said[]): Finding {
  let lead = finding.lead ?? finding.start;
  let tail = finding.tail ?? finding.end;
  for (let step = 0; step < mostInRow; step += 1) {
    const before = said.filter((each) => each.label === 'lead' && each.start < lead && each.end > lead - 4);
    lead = Math.min(
      lead,
      ...before.filter(({ end }) => isBlank(text.slice(end, lead))).map(({ start }) => start),
    );
  }
  for (const each of said)
    if (each.label === 'tail' && each.start >= tail && isBlank(text.slice(tail, each.start)))
      // "上学" ends what was said, and begins "上学时间短点".
      tail = /^\p{Script=Han}/u.test(text.slice(each.end)) ? tail : each.end;
  return { ...finding, ...(lead < finding.start ? { lead } : {}), ...(tail > finding.end ? { tail } : {}) };
}

/** Nothing, or a colon and a space: what may stand between a lead and what it leads to. */
function isBlank(between: string): boolean {
  return between.length <= 4 && /^[\s:=>\-\u2013\uFF1A]*$/.test(between);
}

function placeOf({ folded, tokens }: Reading, from: number, to: number) {
  return placeIn(folded, tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? folded.text.length);
}
