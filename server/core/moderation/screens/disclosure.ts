import type { CueLists } from './cue-lists.ts';
import { findPhrases, type PhraseFound } from './find-phrases.ts';
import { placeIn } from './fold.ts';
import type { Finding, Screen } from './shape.ts';

/**
 * Offers help to a child that tells of harm done to it, or that it wants to harm itself: the first person, now. What is said in
 * general, or told of a book or of what "somebody says", is shown to a person and offers nothing; where the consultation
 * itself is about harm (`sensitiveTopic`) it is not even pointed at. Help offered in vain costs a child little; help
 * not offered may cost everything, so doubt goes towards help.
 */
export function disclosure({ disclosure: phrases }: CueLists): Screen {
  return {
    name: 'disclosure',
    run: ({ sensitiveTopic = false }, { folded, tokens }) => {
      const found = findPhrases(tokens, phrases);
      if (found.length === 0) return [];
      const damped = new Set(
        found.filter(({ label }) => label === 'damper').map(({ from }) => tokens[from]?.sentence ?? -1),
      );
      const place = ({ from, to }: PhraseFound<unknown>) =>
        placeIn(folded, tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? folded.text.length);
      const isDamped = ({ from }: PhraseFound<unknown>) => damped.has(tokens[from]?.sentence ?? -2);
      const clear = found.find((each) => each.label === 'clear' && !isDamped(each));
      if (clear !== undefined) {
        const help: Finding = {
          rule: 'disclosure',
          ...place(clear),
          verdict: 'help',
          severity: 3,
          reason: 'harm',
        };
        return [help];
      }
      const told = found.find(({ label }) => label !== 'damper');
      if (told === undefined || (sensitiveTopic && told.label === 'unsure')) return [];
      const severity = sensitiveTopic ? 1 : 2;
      return [{ rule: 'disclosure-unsure', ...place(told), verdict: 'hold', severity, reason: 'harm' }];
    },
  };
}
