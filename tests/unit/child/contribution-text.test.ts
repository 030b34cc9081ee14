import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HiddenSpan } from '../../../server/core/moderation/decide.ts';
import { cleanText, maxUnits, mergeSpans, redact } from '../../../server/core/room/contribution-text.ts';

function cleaned(raw: string): string {
  const result = cleanText(raw);
  if (!result.ok) throw new Error(`refused: ${result.code}`);
  return result.text;
}

function refusal(raw: string): string | undefined {
  const result = cleanText(raw);
  return result.ok ? undefined : result.code;
}

const farmers = '👨‍👩‍👧‍👦 👩🏽‍🌾 🏳️‍🌈 ❤️‍🔥 1️⃣ 🇪🇹';
const wales = '🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}';

describe('R23: what a child wrote stays', () => {
  it.each([
    'I want a park.',
    'أريد حديقة، من فضلكم.',
    'مُحَمَّدٌ يَلْعَبُ',
    'می‌خواهم کتاب‌ها را ببینم',
    'क्‍ष न्‌',
    'ကြွို့',
    'שָׁלוֹם',
    'Tiếng Việt',
    'ภาษาไทย ๆ',
    'one\n\n\ntwo\tthree',
    '\u200Fنعم\u200E (yes)',
    farmers,
    `${wales} and 🏴`,
  ])('byte for byte: %s', (text) => {
    expect(cleaned(text.normalize('NFC'))).toBe(text.normalize('NFC'));
  });
});

describe('R23: what falls away', () => {
  it.each([
    ['decomposed letters are composed', 'e\u0301', 'é'],
    ['NUL and controls', 'a long enough text\u0000 with one\u0007', 'a long enough text with one'],
    ['line ends become one kind', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['bidi overrides, embeddings and isolates', '\u202Eabc\u202C \u2066d\u2069', 'abc d'],
    [
      'unseen tags',
      `hi${[...'secret'].map((c) => String.fromCodePoint(0xe0000 + c.charCodeAt(0))).join('')}`,
      'hi',
    ],
    ['signs kept free to be drawn as nothing', '0\uFFF07\u{E0080}1\u{E01F0}2\u{E0FFF}3', '07123'],
    ['tags after a flag that nobody draws', '🏴\u{E0061}\u{E0062}\u{E0063}\u{E0064}\u{E007F}', '🏴'],
    ['joiners that only split a Latin word', 'in\u200Dsta\u200Cgram', 'instagram'],
    ['joiners past two', 'می\u200C\u200C\u200C\u200Cخواهم', 'می\u200C\u200Cخواهم'],
    ['marks past four', `z${'\u0335'.repeat(30)}!`, `z${'\u0335'.repeat(4)}!`],
    [
      'marks past four, spread over joiners',
      `ي${'\u064B\u200D'.repeat(9)}`,
      'ي\u064B\u200D\u064B\u200D\u064B\u064B',
    ],
    ['soft hyphens and byte order marks', '\uFEFFfoot\u00ADball', 'football'],
    ['unseen variants of what is no ideograph', 'a\u{E0100}b', 'ab'],
    ['more than two blank lines', 'a\n\n \n\t\n\n\nb', 'a\n\n \nb'],
    ['space around', '  a \n ', 'a'],
  ])('%s', (_, raw, expected) => {
    expect(cleaned(raw)).toBe(expected);
  });

  it('half an emoji becomes U+FFFD and does not cost the sentence', () => {
    expect(cleaned('I like it \uD83D')).toBe('I like it \uFFFD');
  });
});

describe('R23: what is refused', () => {
  it.each(['', '  \n\t ', '\u200B\u200E', '\u0301\u0301', '\u0000', '\u3164', '\u2066\u2069'])(
    'empty: %j',
    (raw) => {
      expect(refusal(raw)).toBe('text-empty');
    },
  );

  it.each(['\u0000\u0001\u0002PNG', '\uD800\uD801\uD802 ok', `\u0089${'\u0000'.repeat(90)}abc`])(
    'not text: %j',
    (raw) => {
      expect(refusal(raw)).toBe('text-unreadable');
    },
  );

  it('more than 1,000 graphemes, of any width', () => {
    expect(refusal('a'.repeat(1_000))).toBeUndefined();
    expect(refusal('a'.repeat(1_001))).toBe('text-too-long');
    expect(refusal('é'.repeat(1_000))).toBeUndefined();
    expect(refusal('👩🏽‍🌾'.repeat(1_000))).toBeUndefined();
    expect(refusal('👩🏽‍🌾'.repeat(1_001))).toBe('text-too-long');
    expect(refusal(`${'a '.repeat(499)}bcd`)).toBe('text-too-long');
  });

  /** Parts of Korean syllables, as some systems write file names and some children therefore paste. */
  const decomposed = '우리는 놀이터를 원해요. '.normalize('NFD');

  it.each([
    ['leading parts of Korean syllables', 'ᄀ'],
    ['vowels of Korean syllables', 'ᅡ'],
    ['pictures with joiners', '😀\u200D'],
    ['skin tones', '🏽'],
    ['a mark of sounds in narrow Japanese letters', 'ﾞ'],
    ['numbers that begin an Arabic sign', '\u0600'],
  ])('R1008: more than 1,000 base characters in one grapheme, which has no end: %s', (_, unit) => {
    const units = Math.floor(maxUnits / unit.length) - 2;
    const text = `각${unit.repeat(units)}`;
    expect(refusal(text)).toBe('text-too-long');
    expect(refusal(`각${unit.repeat(4)}`)).toBeUndefined();
  });

  it.each([
    ['decomposed Korean', decomposed.repeat(70)],
    ['decomposed old Korean', '\u1112\u119E\u11AB'.repeat(1_000)],
    ['Devanagari', 'हमें खेल का मैदान चाहिए। '.repeat(45)],
    ['the longest conjunct of Sanskrit', 'र्त्स्न्य '.repeat(190)],
    ['people who kiss, with skin tones', '👩🏽‍❤️‍💋‍👨🏿'.repeat(500)],
    ['families', '👨‍👩‍👧‍👦'.repeat(700)],
    ['flags of three countries', wales.repeat(570)],
    ['Arabic with all of its vowels', 'مُحَمَّدٌ يَلْعَبُ '.repeat(60)],
    ['Thai', 'เราอยากได้สนามเด็กเล่น น้ำ '.repeat(40)],
    ['Vietnamese, decomposed', 'Chúng em muốn sân chơi. '.normalize('NFD').repeat(40)],
  ])('R1008: and no real words are refused for that: %s', (_, text) => {
    expect(text.length).toBeGreaterThan(1_000);
    expect(refusal(text)).toBeUndefined();
  });

  it('more than 8,000 units before anything is counted', () => {
    expect(refusal(`a${'\u0301'.repeat(100_000)}`)).toBe('text-too-long');
    expect(refusal(' '.repeat(maxUnits + 1))).toBe('text-too-long');
  });
});

/** Units that meet each other badly: marks, joiners, tags, flags, surrogates, controls, lines. */
const awkward = fc.oneof(
  fc.constantFrom(
    'a',
    'e',
    'ك',
    'ि',
    'क',
    '각',
    'ᄀ',
    'ᅡ',
    ' ',
    '\n',
    '\r',
    '\t',
    '🏴',
    '👩',
    '🏽',
    '️',
    '⃣',
    '漢',
    'İ',
    '\u0958',
    '\u{1D160}',
  ),
  fc.constantFrom(
    '\u0301',
    '\u0327',
    '\u0323',
    '\u064B',
    '\u09C7',
    '\u09BE',
    '\u05B0',
    '\u0670',
    '\u1DC4',
    '\u{E0100}',
    '\u034F',
  ),
  fc.constantFrom(
    '\u200C',
    '\u200D',
    '\u202E',
    '\u2066',
    '\u200F',
    '\u0000',
    '\u0085',
    '\u2028',
    '\uFEFF',
    '\uD83D',
    '\uDC69',
    '\uFFFD',
    '\uFFFE',
  ),
  fc.constantFrom('\u{E0067}', '\u{E0062}', '\u{E0065}', '\u{E006E}', '\u{E007F}', wales),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const anyText = fc.array(awkward, { maxLength: 60 }).map((units) => units.join(''));

describe('R23: laws of cleaning', () => {
  it('cleaning twice changes nothing more', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const once = cleanText(raw);
        if (once.ok) expect(cleanText(once.text)).toEqual(once);
      }),
      { numRuns: 1_500 },
    );
  });

  it('what passes is well-formed, NFC, without controls or unseen order, at most four marks a base', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const result = cleanText(raw);
        if (!result.ok) return;
        expect(result.text).not.toMatch(/\p{Cs}/u);
        expect(result.text).toBe(result.text.normalize('NFC'));
        expect(result.text.replace(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
        expect(result.text).not.toMatch(/[\p{Mn}\p{Me}]{5}/u);
      }),
      { numRuns: 1_500 },
    );
  });
});

describe('R24: redaction', () => {
  const span = (start: number, end: number, label: HiddenSpan['label'] = 'person'): HiddenSpan => ({
    start,
    end,
    label,
  });

  it('puts the reason in the place of the words', () => {
    expect(redact('Ask Sara about it', [span(4, 8)])).toEqual([
      { text: 'Ask ' },
      { hidden: 'person' },
      { text: ' about it' },
    ]);
    expect(redact('اسألوا سارة غدا', [span(7, 11)])).toEqual([
      { text: 'اسألوا ' },
      { hidden: 'person' },
      { text: ' غدا' },
    ]);
  });

  it('merges what overlaps and what touches for the same reason', () => {
    const text = 'abcdefghij';
    expect(mergeSpans(text, [span(5, 7), span(1, 3), span(2, 4)])).toEqual([span(1, 4), span(5, 7)]);
    expect(mergeSpans(text, [span(1, 3), span(3, 5)])).toEqual([span(1, 5)]);
    expect(mergeSpans(text, [span(1, 3), span(3, 5, 'contact')])).toEqual([
      span(1, 3),
      span(3, 5, 'contact'),
    ]);
    expect(mergeSpans(text, [span(1, 9), span(3, 5, 'contact')])).toEqual([span(1, 9)]);
  });

  it('hides the whole of a letter that it touches', () => {
    const text = 'a👩🏽‍🌾b';
    expect(redact(text, [span(2, 3)])).toEqual([{ text: 'a' }, { hidden: 'person' }, { text: 'b' }]);
  });

  it('hides more, never less, when offsets make no sense, and nothing for an empty span', () => {
    expect(redact('abc', [span(Number.NaN, Number.NaN)])).toEqual([{ hidden: 'person' }]);
    expect(redact('abc', [span(-5, 99)])).toEqual([{ hidden: 'person' }]);
    expect(redact('abc', [span(2, 2), span(3, 1)])).toEqual([{ text: 'abc' }]);
  });

  it('keeps exactly what no span touches, in order, and cuts no letter', () => {
    const offset = fc.integer({ min: -2, max: 90 });
    const spans = fc.array(
      fc.record({
        start: offset,
        end: offset,
        label: fc.constantFrom('person' as const, 'contact' as const),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(anyText, spans, (text, hidden) => {
        const graphemes = [...new Intl.Segmenter().segment(text)];
        const kept = graphemes.filter(
          ({ index, segment }) =>
            !hidden.some(({ start, end }) => start < end && start < index + segment.length && end > index),
        );
        const shown = redact(text, hidden).flatMap((part) => ('text' in part ? [part.text] : []));
        expect(shown.join('')).toBe(kept.map(({ segment }) => segment).join(''));
        expect(mergeSpans(text, mergeSpans(text, hidden))).toEqual(mergeSpans(text, hidden));
      }),
    );
  });
});
