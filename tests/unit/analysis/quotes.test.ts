import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOfQuote, quotedWords } from '../../../server/core/analysis/quotes/quotable.ts';
import { mostQuoteWords, quoteWords } from '../../../server/core/analysis/quotes/quote-words.ts';
import { rareRuns, rareWords } from '../../../server/core/analysis/quotes/rare-words.ts';

const shown = (text: string, language = 'en') => ({
  revision: 1,
  state: 'published' as const,
  language,
  text,
  hidden: [] as { start: number; end: number; label: 'person' }[],
});

describe('R315: a word that few other children wrote is in no quote', () => {
  const words = ['kite', 'river', 'swing', 'bench', 'lamp'];

  it('counts children, not texts, and never the child itself', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ child: fc.nat(30), word: fc.constantFrom(...words) }), { maxLength: 120 }),
        fc.nat(30),
        fc.integer({ min: 2, max: 12 }),
        (said, author, k) => {
          const written = said.map(({ child, word }) => ({
            participantId: String(child),
            language: 'en',
            text: `The ${word}, please.`,
          }));
          const quote = { participantId: String(author), language: 'en', text: words.join(' ') };
          const expected = words.filter(
            (word) =>
              new Set(
                said.filter((each) => each.word === word && each.child !== author).map(({ child }) => child),
              ).size < k,
          );
          expect(rareWords(quote, { written, k })).toEqual(expected);
        },
      ),
    );
  });

  it.each([
    ['en', 'We want it at number 47', 'We want it'],
    ['en', 'We want it 🦘', 'we WANT it'],
    ['ar', 'نريد طريقًا إلى تلة الزيتون', 'نريد طريقًا إلى'],
    ['zh', '我们想要袋鼠', '我们想要'],
  ])('%s: %s', (language, text, common) => {
    const written = Array.from({ length: 10 }, (_, child) => ({
      participantId: `${child}`,
      language,
      text: common,
    }));
    const quoted = (words: string) =>
      rareWords({ participantId: 'author', language, text: words }, { written, k: 10 });
    expect(quoted(common)).toEqual([]);
    expect(quoted(text).length).toBeGreaterThan(0);
    expect(
      rareWords({ participantId: '0', language, text: common }, { written, k: 10 }).length,
    ).toBeGreaterThan(0);
  });

  it('of another language they prove nothing', () => {
    const written = Array.from({ length: 10 }, (_, child) => ({
      participantId: `${child}`,
      language: 'en',
      text: 'jardin',
    }));
    const quote = { participantId: 'author', language: 'fr', text: 'jardin' };
    expect(rareWords(quote, { written, k: 10 })).toEqual(['jardin']);
    expect(rareWords({ ...quote, language: 'en-GB' }, { written, k: 10 })).toEqual([]);
  });
});

describe('R316: a quote is a child’s very words, whole, short, and as everybody may read them', () => {
  it('stands in the text letter for letter, or nowhere', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('we', 'want', 'light', 'at', 'night', 'too'), {
          minLength: 1,
          maxLength: 30,
        }),
        fc.nat(29),
        fc.integer({ min: 1, max: 30 }),
        (words, from, count) => {
          const text = words.join(' ');
          const quoted = words.slice(from, from + count);
          const place = placeOfQuote(shown(text), quoted.join(' '));
          if (quoted.length === 0 || quoted.length > mostQuoteWords) expect(place).toBeNull();
          else {
            if (!place) throw new Error('It was not found.');
            expect(text.slice(place.start, place.stop)).toBe(quoted.join(' '));
            expect(quotedWords(shown(text), place)).toBe(quoted.join(' '));
          }
        },
      ),
    );
  });

  it('never begins or ends within a word, crosses what is hidden, or outlives a change', () => {
    const text = 'We want safe ways, said Ana.';
    expect(placeOfQuote(shown(text), 'e want')).toBeNull();
    expect(placeOfQuote(shown(text), 'We want safe way')).toBeNull();
    expect(placeOfQuote(shown(text), 'We want safe roads')).toBeNull();
    expect(placeOfQuote(shown('我们想要安全的路'), '安全的路')).not.toBeNull();
    const hidden = { ...shown(text), hidden: [{ start: 24, end: 27, label: 'person' as const }] };
    expect(placeOfQuote(hidden, 'said Ana.')).toBeNull();
    const place = placeOfQuote(hidden, 'We want safe ways');
    if (!place) throw new Error('It was not found.');
    expect(quotedWords({ ...hidden, revision: 2 }, place)).toBeNull();
    for (const state of ['held', 'hidden', 'withdrawn', 'erased', 'refused', 'returned'] as const)
      expect(quotedWords({ ...hidden, state }, place)).toBeNull();
  });

  it('counts words where nothing parts them', () => {
    expect(quoteWords('我们想要安全的路', 'zh').length).toBeGreaterThan(3);
    expect(quoteWords('Bus 47 is late 🦘!', 'en')).toEqual(['bus', '47', 'is', 'late', '🦘']);
  });
});

describe('R415: of a live room no five words in a row are quoted that few other children wrote', () => {
  const words = ['we', 'want', 'it', 'now', 'too', 'here'];

  it('finds each such run, counting children and never the child itself', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ child: fc.nat(12), text: fc.shuffledSubarray(words, { minLength: 5 }) }), {
          maxLength: 60,
        }),
        fc.shuffledSubarray(words, { minLength: 5 }),
        fc.integer({ min: 1, max: 4 }),
        (said, quoted, k) => {
          const written = said.map(({ child, text }) => ({
            participantId: String(child),
            language: 'en',
            text: `${text.join(' ')}!`,
          }));
          const quote = { participantId: '0', language: 'en', text: quoted.join(' ') };
          const runs = [quoted.slice(0, 5), quoted.slice(1, 6)].filter((run) => run.length === 5);
          const expected = runs
            .map((run) => run.join(' '))
            .filter((run) => {
              const of = said.filter(({ child, text }) => child !== 0 && text.join(' ').includes(run));
              return new Set(of.map(({ child }) => child)).size < k;
            });
          expect(rareRuns(quote, { written, k })).toEqual(expected);
        },
      ),
    );
  });

  it('says nothing of fewer words, and nothing of another language', () => {
    const quote = { participantId: 'author', language: 'en', text: 'we want it now' };
    expect(rareRuns(quote, { written: [], k: 10 })).toEqual([]);
    const longer = { ...quote, text: 'we want it here now' };
    const same = (language: string) =>
      Array.from({ length: 10 }, (_, child) => ({ participantId: `${child}`, language, text: longer.text }));
    expect(rareRuns(longer, { written: same('en-GB'), k: 10 })).toEqual([]);
    expect(rareRuns(longer, { written: same('ar'), k: 10 })).toEqual(['we want it here now']);
  });
});
