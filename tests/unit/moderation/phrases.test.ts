import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPhrases } from '../../../server/core/moderation/screens/find-phrases.ts';
import { createLexicon } from '../../../server/core/moderation/screens/lexicon.ts';
import { looseTokens } from '../../../server/core/moderation/screens/loose-words.ts';
import { phrasesOf, slotsOf, together } from '../../../server/core/moderation/screens/phrases.ts';
import { byNeed } from '../../../server/core/moderation/screens/phrases-by-need.ts';
import { tokensOf } from '../../../server/core/moderation/screens/tokens.ts';

/** "Beats" and "my" begin one way in one slot and two in another; "وحش" begins with a letter that is also "and", and "حش" is a word of its own. */
const slots = {
  carer: ['dad', 'my uncle', 'coach', 'my old coach', 'والدي', 'الدي'],
  hit: ['hits', 'beats up', 'beats', 'يضرب', 'pinches', 'shouts at'],
  one: ['beats up me'],
  beast: ['وحش', 'حش'],
};
const common = ['my', 'dad', 'i', 'keep', 'me', 'beats', 'up', 'الدي', 'وحش'];
const words = ['uncle', 'my old coach', 'coach', 'hits', 'pinches', 'shouts at', 'this', 'do'];
const arabic = ['والدي', 'الدي', 'وحش', 'حش', 'يضرب', 'سر', 'فسر'];
const names = ['not', 'secret', 'constructor', 'toString', '__proto__', '-1'];
const piece = fc.constantFrom(
  ...['my', 'dad', 'secret', 'keep this', '{carer}', '{hit}', '{carer}?', '…', 'me', '{one}', '{beast}', ','],
  ...['يضرب', 'والدي', 'سر', 'constructor', '{one}?'],
);
/** A pattern begins with a word. */
const pattern = fc
  .tuple(
    fc.constantFrom('my', 'keep', 'i', '{carer}', 'do not', '{one}', '{beast}', 'الدي', 'وحش'),
    fc.array(piece, { maxLength: 3 }),
  )
  .map(([first, more]) => [first, ...more].join(' '));
/** Written as a child may: with an "and" before it, a letter twice, a digit for a letter. */
const word = fc
  .tuple(fc.constantFrom(...common, ...common, ...words, ...arabic, ...names), fc.nat(19))
  .map(([each, way]) => {
    if (way === 0) return `و${each}`;
    if (way === 1) return `ف${each}`;
    if (way === 2) return each + each.slice(-1);
    return way === 3 ? each.replace('o', '0').replace('i', '1') : each;
  });
const text = fc
  .array(fc.oneof({ weight: 9, arbitrary: word }, { weight: 1, arbitrary: fc.constantFrom('.', '؟', ',') }), {
    minLength: 4,
    maxLength: 24,
  })
  .map((said) => said.join(' '));

describe('phrases in a text', () => {
  it('R135: are the same whether a list is looked through by the words it needs or each phrase by itself', () => {
    const options = { slots: slotsOf(slots), gap: 2 };
    let some = 0;
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 30 }), text, (patterns, said) => {
        const tokens = tokensOf(said);
        const listed = (numbered: readonly (readonly [string, number])[]) =>
          together([phrasesOf(numbered, options)]);
        const all = patterns.map((each, at) => [each, at] as const);
        const found = findPhrases(tokens, listed(all));
        // In the order of the text, and where two begin at one word in the order of the list.
        expect(found).toEqual([...found].sort((a, b) => a.from - b.from || a.label - b.label));
        expect(findPhrases(tokens, byNeed(listed(all), createLexicon()))).toEqual(found);
        some += found.length;
      }),
      { numRuns: 2_000 },
    );
    expect(some).toBeGreaterThan(1_000);
  });

  it('R135: and whatever else was looked at: several lists of one lexicon, as written and as it sounds, text after text', () => {
    const lists = fc.array(fc.array(pattern, { minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 4 });
    const turn = fc.record({ list: fc.nat(3), text: fc.nat(3), loose: fc.boolean() });
    const [exact, loose] = [false, true].map((each) => ({
      slots: slotsOf(slots, each),
      gap: 2,
      loose: each,
    }));
    let some = 0;
    fc.assert(
      fc.property(
        lists,
        fc.array(text, { minLength: 3, maxLength: 4 }),
        fc.array(turn, { minLength: 6, maxLength: 30 }),
        (ofPatterns, said, turns) => {
          const lexicon = createLexicon();
          const read = ofPatterns.map((patterns) =>
            [exact, loose].map((options) => {
              if (options === undefined) throw new Error('both are there');
              const each = together([
                phrasesOf(
                  patterns.map((one, at) => [one, at] as const),
                  options,
                ),
              ]);
              return { each, quick: byNeed(each, lexicon) };
            }),
          );
          const texts = said.map(tokensOf).map((tokens) => [tokens, looseTokens(tokens)]);
          for (const at of turns) {
            const list = read[at.list % read.length]?.[Number(at.loose)];
            const tokens = texts[at.text % texts.length]?.[Number(at.loose)];
            if (!list || !tokens) throw new Error('each turn has both');
            const found = findPhrases(tokens, list.each);
            expect(findPhrases(tokens, list.quick)).toEqual(found);
            some += found.length;
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(some).toBeGreaterThan(1_000);
  });

  it('R135: are found around a comma between two slots, which is no word of a text either', () => {
    const phrases = together([phrasesOf([['{carer}, {hit}', 'harm']], { slots: slotsOf(slots), gap: 0 })]);
    for (const said of ['dad, hits me', 'dad hits me'])
      expect(findPhrases(tokensOf(said), phrases), said).toEqual([{ label: 'harm', from: 0, to: 2 }]);
  });
});
