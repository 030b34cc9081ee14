import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPhrases } from '../../server/core/moderation/screens/find-phrases.ts';
import { createLexicon } from '../../server/core/moderation/screens/lexicon.ts';
import { phrasesOf, slotsOf, together } from '../../server/core/moderation/screens/phrases.ts';
import { byNeed } from '../../server/core/moderation/screens/phrases-by-need.ts';
import { tokensOf } from '../../server/core/moderation/screens/tokens.ts';

const slots = { carer: ['dad', 'my uncle', 'coach'], hit: ['hits', 'beats up'] };
const piece = fc.constantFrom('my', 'dad', 'secret', 'keep this', '{carer}', '{hit}', '{carer}?', '…', 'me');
/** A pattern begins with a word. */
const pattern = fc
  .tuple(fc.constantFrom('my', 'keep', 'i', '{carer}', 'do not'), fc.array(piece, { maxLength: 3 }))
  .map(([first, more]) => [first, ...more].join(' '));
const text = fc
  .array(
    fc.constantFrom(
      'my',
      'dad',
      'uncle',
      'coach',
      'hits',
      'beats',
      'up',
      'me',
      'i',
      'keep',
      'this',
      'do',
      'not',
      '.',
    ),
    { maxLength: 24 },
  )
  .map((words) => words.join(' '));

describe('phrases in a text', () => {
  it('R135: are the same whether a list is looked through by the words it needs or each phrase by itself', () => {
    const options = { slots: slotsOf(slots), gap: 2 };
    let some = 0;
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 30 }), text, (patterns, said) => {
        const tokens = tokensOf(said);
        const listed = (numbered: readonly (readonly [string, number])[]) =>
          together([phrasesOf(numbered, options)]);
        const of = (numbered: readonly (readonly [string, number])[]) =>
          findPhrases(tokens, listed(numbered));
        const all = patterns.map((each, at) => [each, at] as const);
        // In the order of the text, and where two begin at one word in the order of the list.
        const each = all.flatMap((one) => of([one])).sort((a, b) => a.from - b.from || a.label - b.label);
        expect(of(all)).toEqual(each);
        expect(findPhrases(tokens, byNeed(listed(all), createLexicon()))).toEqual(each);
        some += each.length;
      }),
      { numRuns: 2_000 },
    );
    expect(some).toBeGreaterThan(1_000);
  });
});
