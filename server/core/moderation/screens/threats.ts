import { findPhrases } from './find-phrases.ts';
import { placeIn } from './fold.ts';
import type { Screen } from './shape.ts';
import type { WordLists } from './word-lists.ts';

/**
 * Holds for a person, before others, what threatens somebody: "I will kill you". Whoever reads it may know at which child it is aimed. A
 * threat in play looks the same, and is read as soon.
 */
export function threats({ threats: phrases }: WordLists): Screen {
  return {
    name: 'threats',
    run: (_input, { folded, tokens, loose }) => {
      const [first] = findPhrases(loose, phrases);
      if (first === undefined) return [];
      const place = placeIn(folded, tokens[first.from]?.start ?? 0, tokens[first.to - 1]?.end ?? 0);
      return [{ rule: 'threat', ...place, verdict: 'hold', severity: 3, reason: 'harm' }];
    },
  };
}
