import { findPhrases } from './find-phrases.ts';
import { placeIn } from './fold.ts';
import type { Screen } from './shape.ts';
import type { WordLists } from './word-lists.ts';

/** Harsh words put a text earlier in the queue, and do nothing else: a list knows words and not what is meant by them. */
export function harshWords({ harsh }: WordLists): Screen {
  return {
    name: 'harsh-words',
    run: (_input, { folded, tokens }) =>
      findPhrases(tokens, harsh).map(({ from, to }) => ({
        rule: 'harsh-word',
        ...placeIn(folded, tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? folded.text.length),
        verdict: 'pass' as const,
        severity: 1 as const,
        reason: 'hurt' as const,
      })),
  };
}
