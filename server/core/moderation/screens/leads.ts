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

/** As far before a place a lead of it may begin, in UTF-16 units: work for each finding stays the same, however long its text is. */
const longestLead = 80;
const mostBetween = 4;

/** `said` is in the order of the text. */
function led(finding: Finding, text: string, said: readonly Said[]): Finding {
  let lead = finding.lead ?? finding.start;
  let tail = finding.tail ?? finding.end;
  for (let step = 0; step < mostInRow; step += 1) {
    const before = lead;
    for (let at = firstFrom(said, before - longestLead); (said[at]?.start ?? before) < before; at += 1) {
      const each = said[at];
      if (each?.label !== 'lead' || each.end < before - mostBetween) continue;
      if (isBlank(text.slice(each.end, before))) lead = Math.min(lead, each.start);
    }
    if (lead === before) break;
  }
  const end = tail;
  for (
    let at = firstFrom(said, end);
    (said[at]?.start ?? end + mostBetween + 1) <= end + mostBetween;
    at += 1
  ) {
    const each = said[at];
    // "上学" ends what was said, and begins "上学时间短点".
    const isTail =
      each?.label === 'tail' &&
      isBlank(text.slice(end, each.start)) &&
      !/^\p{Script=Han}/u.test(text.slice(each.end, each.end + 2));
    if (isTail) tail = Math.max(tail, each.end);
  }
  return { ...finding, ...(lead < finding.start ? { lead } : {}), ...(tail > finding.end ? { tail } : {}) };
}

/** The first that begins at `from` or later, by halves. */
function firstFrom(said: readonly Said[], from: number): number {
  let [low, high] = [0, said.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((said[middle]?.start ?? from) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Nothing, or a colon and a space: what may stand between a lead and what it leads to. */
function isBlank(between: string): boolean {
  return between.length <= mostBetween && /^[\s:=>\-\u2013\uFF1A]*$/.test(between);
}

function placeOf({ folded, tokens }: Reading, from: number, to: number) {
  return placeIn(folded, tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? folded.text.length);
}
