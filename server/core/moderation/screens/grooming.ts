import { findPhrases } from './find-phrases.ts';
import { placeIn } from './fold.ts';
import type { GroomingFamily } from './pack.ts';
import type { Finding, Screen } from './shape.ts';
import type { WordLists } from './word-lists.ts';

/** What could lead a child away from here, to a stranger or into harm, comes first; asking an age alone comes second. */
const severities: Readonly<Record<GroomingFamily, 2 | 3>> = {
  move: 2,
  secrecy: 3,
  age: 2,
  meeting: 3,
  pictures: 3,
  gifts: 3,
  recruitment: 3,
};

/** Holds for a person what sounds like grooming or recruiting, by family. The child that wrote it may be the one it was said to. */
export function grooming({ grooming: phrases }: WordLists): Screen {
  return {
    name: 'grooming',
    run: (_input, { folded, tokens }) => {
      const findings = new Map<string, Finding>();
      for (const { label, from, to } of findPhrases(tokens, phrases)) {
        const rule = `grooming-${label}`;
        if (findings.has(rule)) continue;
        const place = placeIn(folded, tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? folded.text.length);
        findings.set(rule, {
          rule,
          ...place,
          verdict: 'hold',
          severity: severities[label],
          reason: 'harm',
        });
      }
      return [...findings.values()];
    },
  };
}
