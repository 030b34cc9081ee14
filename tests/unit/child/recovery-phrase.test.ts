import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import arabic from '../../../locales/ar/words.json' with { type: 'json' };
import english from '../../../locales/en/words.json' with { type: 'json' };
import spanish from '../../../locales/es/words.json' with { type: 'json' };
import french from '../../../locales/fr/words.json' with { type: 'json' };
import russian from '../../../locales/ru/words.json' with { type: 'json' };
import swahili from '../../../locales/sw/words.json' with { type: 'json' };
import chinese from '../../../locales/zh/words.json' with { type: 'json' };
import {
  drawPhrase,
  foldPhrase,
  lettersEnough,
  phraseLength,
} from '../../../server/core/privacy/recovery-phrase.ts';

const phraseOf = (list: { readonly words: readonly string[] }) =>
  fc.array(fc.constantFrom(...list.words), { minLength: phraseLength, maxLength: phraseLength });
const gap = fc.constantFrom(' ', '  ', '-', ', ', '،', '\n', ' – ', '_', '。', '·');

describe('a recovery phrase', () => {
  it('R88: is six words of the list, drawn by the bytes it is handed', () => {
    const bytes = [0, 1, 2, 3, 4, 5].map((n) => Uint8Array.of(0, 0, 0, n));
    expect(drawPhrase(english.words, () => bytes.shift() ?? Uint8Array.of(0, 0, 0, 0))).toEqual(
      english.words.slice(0, phraseLength),
    );
  });

  it('R89: is read whatever its case, accents, separators and whatever follows the fourth letter', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          phraseOf(english),
          phraseOf(arabic),
          phraseOf(french),
          phraseOf(spanish),
          phraseOf(russian),
          phraseOf(swahili),
        ),
        fc.array(gap, { minLength: phraseLength, maxLength: phraseLength }),
        fc.array(fc.integer({ min: lettersEnough, max: 8 }), {
          minLength: phraseLength,
          maxLength: phraseLength,
        }),
        fc.boolean(),
        (words, gaps, lengths, loud) => {
          const typed = words
            .map((word, index) => [...word].slice(0, lengths[index]).join('') + (gaps[index] ?? ' '))
            .join('');
          expect(foldPhrase(loud ? ` ${typed.toUpperCase()}` : typed)).toBe(foldPhrase(words));
        },
      ),
    );
  });

  it('R89: is read in Chinese with spaces, with some, with none', () => {
    fc.assert(
      fc.property(phraseOf(chinese), fc.array(fc.constantFrom('', ' ', '，', '　')), (words, gaps) => {
        const typed = [...words.join('')].map((each, index) => each + (gaps[index] ?? '')).join('');
        expect(foldPhrase(typed)).toBe(foldPhrase(words));
        expect(foldPhrase(words)).toBe(words.join('-'));
      }),
    );
  });

  it('R89: two phrases that differ in a word are never read as one', () => {
    for (const list of [english, arabic, french, spanish, russian, swahili, chinese])
      fc.assert(
        fc.property(phraseOf(list), phraseOf(list), (one, other) => {
          expect(foldPhrase(one) === foldPhrase(other)).toBe(one.join() === other.join());
        }),
      );
  });

  it.each([
    ['أرنب شَجَرَة کتابة إبرة مؤلف بحيرة', 'ارنب-شجره-كتاب-ابره-مولف-بحير'],
    ['ارنب شجره كتاب ابره مولف بحيره', 'ارنب-شجره-كتاب-ابره-مولف-بحير'],
    ['Ёлка йогурт ЛОДКА-лампа, янта  севе.', 'елка-иогу-лодк-ламп-янта-севе'],
    ['Kité RIVER-appl, lemonade zip  sun.', 'kite-rive-appl-lemo-zip-sun'],
  ])('R89: reads %j', (typed, read) => {
    expect(foldPhrase(typed)).toBe(read);
  });

  it.each([
    '',
    'five words are not enough',
    'seven words are one too many now',
    'one two three four five 6',
    'x'.repeat(900),
  ])('answers nothing for %j', (typed) => expect(foldPhrase(typed)).toBeUndefined());
});
