import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { levels } from '../../../app/i18n/translator.ts';
import { commentWords } from '../../../locales/general-comment.ts';
import { commentIn, plainOfComment } from '../../../server/core/consultation/comment-imported.ts';
import { documentLimits } from '../../../server/core/consultation/documents/limits.ts';
import { markdownOf } from '../../../server/core/consultation/documents/markdown-of.ts';
import { parseDocument } from '../../../server/core/consultation/documents/parse.ts';
import { sectionsOf } from '../../../server/core/consultation/documents.ts';
import {
  commentHeadings,
  commentParagraphs,
  commentSymbol,
  readComment,
} from '../../../server/core/consultation/general-comment.ts';
import { grade, isSentence, measure, sum } from '../../prove/reading/measure.ts';
import { median } from '../../support/figures/figure-run.ts';
import { foreignDigits } from '../../support/pages/digits.ts';

const numbers = Array.from({ length: commentParagraphs }, (_, at) => String(at + 1));
const keys = commentHeadings.map(([key]) => key);
const kinds = ['headings', 'sections', 'paragraphs'] as const;
const textsOf = (language: string, level: (typeof levels)[number]) =>
  (['sections', 'paragraphs'] as const).flatMap((kind) =>
    Object.entries(commentWords[language]?.[kind] ?? {}).map(([key, said]) => ({
      where: `${language} ${level} ${kind} ${key}`,
      text: said[level],
    })),
  );

describe('R564: General Comment No. 25 is there in plain words, by the number of its paragraph', () => {
  it('English has every paragraph from 1 to 125, every heading and a short reading of each, at both levels', () => {
    const english = commentWords.en;
    expect(Object.keys(english?.paragraphs ?? {})).toEqual(numbers);
    expect(Object.keys(english?.headings ?? {})).toEqual(keys);
    expect(Object.keys(english?.sections ?? {}).sort()).toEqual([...keys].sort());
  });

  it.each(Object.keys(commentWords))(
    '%s knows no other number or heading, and says each at both levels',
    (tag) => {
      const own = commentWords[tag];
      for (const kind of kinds) {
        const known: readonly string[] = kind === 'paragraphs' ? numbers : keys;
        expect(Object.keys(own?.[kind] ?? {}).filter((key) => !known.includes(key))).toEqual([]);
        const empty = Object.entries(own?.[kind] ?? {}).filter(([, said]) =>
          levels.some((level) => said[level].trim() === '' || said[level] !== said[level].trim()),
        );
        expect(empty).toEqual([]);
        for (const said of Object.values(own?.[kind] ?? {}))
          expect(Object.keys(said)).toEqual(['younger', 'older']);
      }
      expect(own?.reviewedBy).toBeNull();
    },
  );

  it('what a language lacks stands in English and says so', () => {
    const words = {
      en: commentWords.en ?? { reviewedBy: null },
      fr: { reviewedBy: 'A person', paragraphs: { 12: { younger: 'Court.', older: 'Plus long.' } } },
    };
    const french = readComment(words, { language: 'fr', level: 'older' });
    const all = french.parts.flatMap(({ paragraphs, blocks }) => [
      ...paragraphs,
      ...blocks.flatMap((block) => block.paragraphs),
    ]);
    expect(all.map(({ number }) => number)).toEqual(numbers.map(Number));
    expect(all[11]).toEqual({ number: 12, text: 'Plus long.', lang: 'fr' });
    expect(all.filter(({ lang }) => lang === 'en').length).toBe(124);
    expect(french).toMatchObject({ lacks: true, reviewedBy: 'A person' });
    expect(readComment(words, { language: 'en', level: 'younger' }).lacks).toBe(false);
  });
});

describe('R565: its plain words are short', () => {
  const limits = {
    younger: { words: 9, grade: 3, characters: 18 },
    older: { words: 12, grade: 4, characters: 24 },
  };
  const sentencesOf = (text: string) => text.split(/(?<=[.?؟])\s+|(?<=[。？])/u).filter(Boolean);

  for (const level of levels) {
    it(`English, ${level}: no sentence over ${limits[level].words} words; grade ${limits[level].grade} in the middle and at most 6`, () => {
      const texts = textsOf('en', level);
      const long = texts.flatMap(({ where, text }) =>
        sentencesOf(text)
          .filter((each) => measure(each).words > limits[level].words)
          .map((each) => `${where}: ${each}`),
      );
      expect(long).toEqual([]);
      const graded = texts
        .map((each) => ({ ...each, measures: measure(each.text) }))
        .filter(({ measures }) => measures.words >= 6);
      expect(graded.filter(({ measures }) => grade(measures) > 6)).toEqual([]);
      expect(median(graded.map(({ measures }) => grade(measures)))).toBeLessThanOrEqual(limits[level].grade);
      expect(grade(sum(graded.map(({ measures }) => measures)))).toBeLessThanOrEqual(limits[level].grade);
    });

    it(`every language, ${level}: whole sentences, as short in the mean`, () => {
      for (const tag of Object.keys(commentWords)) {
        const texts = textsOf(tag, level);
        expect(texts.filter(({ text }) => !isSentence(text))).toEqual([]);
        const whole = sum(texts.map(({ text }) => measure(text)));
        if (tag === 'zh')
          expect(whole.characters / whole.sentences).toBeLessThanOrEqual(limits[level].characters);
        else expect(whole.words / whole.sentences, tag).toBeLessThanOrEqual(limits[level].words);
      }
    });
  }

  it('R615: has the digits of its language, and those alone', () => {
    const mixed = Object.entries(commentWords).flatMap(([tag, own]) =>
      kinds.flatMap((kind) =>
        Object.entries(own[kind] ?? {}).filter(([, said]) =>
          levels.some((level) => foreignDigits(tag, said[level]).length > 0),
        ),
      ),
    );
    expect(mixed).toEqual([]);
    expect(commentWords.ar?.paragraphs?.['5']?.older).toContain('٧٠٩');
  });

  it('talks down to nobody', () => {
    const never = /\b(?:oops|awesome|invalid|users?|content|violations?|must)\b|[!！]/i;
    const said = Object.keys(commentWords).flatMap((tag) => levels.flatMap((level) => textsOf(tag, level)));
    expect(said.filter(({ text }) => never.test(text))).toEqual([]);
  });
});

it('R566: its page is open to everybody, reads nothing of a consultation and sends nobody’s request elsewhere', () => {
  const source = readFileSync(
    new URL('../../../app/routes/public/site/general-comment.tsx', import.meta.url),
    'utf8',
  );
  expect(source).not.toMatch(/services|export async function action|context\.(child|staff)/);
  expect(source.match(/https:/g)).toHaveLength(1);
  for (const name of ['rights', 'teachers']) {
    const page = readFileSync(
      new URL(`../../../app/routes/public/site/${name}.tsx`, import.meta.url),
      'utf8',
    );
    expect(page).toMatch(/href(=|: )['"]\/general-comment['"]/);
  }
  const folder = new URL('../../../locales/', import.meta.url);
  const files = readdirSync(folder, { recursive: true }).filter((name) =>
    String(name).endsWith('general-comment.json'),
  );
  expect(files.map(String).sort()).toEqual(
    Object.keys(commentWords)
      .map((tag) => `${tag}/general-comment.json`)
      .sort(),
  );
});

describe('R567: the document is known by its symbol and its 125 paragraphs', () => {
  const section = (anchor: number, heading: string, original = '') => ({
    anchor: String(anchor),
    heading,
    original,
    plain: [],
  });
  const made = (count: number) => {
    let anchor = 0;
    return [
      section(++anchor, '', `${commentSymbol}\n\nA made-up text`),
      ...Array.from({ length: count }, (_, at) => at + 1).flatMap((number) => [
        ...commentHeadings
          .filter(([, first]) => first === number)
          .map(([key]) => section(++anchor, `Heading ${key}`)),
        section(++anchor, `${number}.`, `Words of ${number}`),
      ]),
    ];
  };

  it('finds each paragraph and each heading', () => {
    const sections = made(commentParagraphs);
    const places = commentIn({ title: '', sections });
    expect(places?.size).toBe(commentParagraphs + commentHeadings.length);
    for (const { anchor, heading } of sections.slice(1)) {
      const place = places?.get(anchor);
      expect(place && ('number' in place ? `${place.number}.` : `Heading ${place.key}`)).toBe(heading);
    }
    expect(places?.has('1')).toBe(false);
  });

  it('also where the number stands before the words, and the symbol in the title', () => {
    const sections = numbers.map((number) => section(Number(number), '', `${number}. Words`));
    expect(commentIn({ title: `Comment ${commentSymbol}`, sections })?.size).toBe(commentParagraphs);
  });

  const arabic = (number: number) =>
    String(number).replace(/[0-9]/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? '');
  it.each(
    ['.', ')', '-', ' -', ' \u2013', '、'].flatMap(
      (sign) =>
        [
          [sign, 'these', String],
          [sign, 'those of Arabic', arabic],
        ] as const,
    ),
  )(
    'R281: is cut out of a text file and found where “%s” stands behind digits, %s',
    (sign, _digits, printed) => {
      const lines = numbers.map((number) => `\u200F${printed(Number(number))}${sign} أفاد الأطفال بذلك.`);
      const parsed = parseDocument(
        { kind: 'text', text: [commentSymbol, ...lines].join('\n') },
        documentLimits,
      );
      const sections = parsed.ok ? sectionsOf(markdownOf(parsed.tree)) : [];
      expect(commentIn({ title: '', sections })?.size).toBe(commentParagraphs);
    },
  );

  it.each([
    ['one paragraph less', made(124)],
    ['one more', made(126)],
    ['another symbol', made(125).map((each) => ({ ...each, original: each.original.replace('25', '12') }))],
    ['a number twice', made(125).flatMap((each) => (each.heading === '7.' ? [each, each] : [each]))],
  ])('is not what has %s', (_name, sections) => {
    expect(commentIn({ title: '', sections })).toBeNull();
    expect(plainOfComment(commentWords, { title: '', sections, languages: ['en'] })).toEqual([]);
  });
});
