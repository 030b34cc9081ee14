import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayFinding } from '../../../app/routes/child/words/finding-words.ts';
import { languages } from '../../../locales/index.ts';
import { numberWords } from '../../../locales/numbers.ts';
import type { EvidenceShown } from '../../../server/core/analysis/findings.ts';
import { faultsInSentences } from '../../../server/core/analysis/report/sentence-faults.ts';
import {
  type NumberWords,
  numbersIn,
  unfoundedIn,
  withoutNumbers,
} from '../../../server/core/analysis/sentences/numbers-in-words.ts';
import { saySentence, sayWithoutNumbers } from '../../../server/core/analysis/sentences/say-sentence.ts';
import {
  type SentenceTemplate,
  sentenceTemplates,
  typedSentence,
} from '../../../server/core/analysis/sentences/typed-sentence.ts';
import { digitSystems } from '../../../server/core/moderation/screens/digits.ts';
import { sentenceTexts } from '../../../server/report/sentence-texts.ts';
import { plainOf } from '../../../server/usecases/analysis/plain-of.ts';
import { wordsOf } from '../../../server/usecases/paper/words-on-sheet.ts';

const valuesOf = (text: string) => numbersIn(text, numberWords).map(({ value }) => value);

describe('R307: a number in words of an analyst is found', () => {
  it.each([
    ['Of 25 children 1,200 and ٣٥ said it.', [25, 1200, 35]],
    ['Twenty-five of them, two hundred and five in all.', [25, 205]],
    ['Half of them, a dozen, two thousand five hundred.', [0.5, 12, 2500]],
    ['خمسة وعشرون طفلًا قالوا ذلك، ونصفهم ثلاثون.', [25, 30]],
    [
      'Veinticinco, treinta y cinco, doscientas cinco, y dos mil quinientos; la mitad.',
      [25, 35, 205, 2500, 0.5],
    ],
    ['二十五个孩子说过，三百零五名也说过。', [25, 305]],
    ['一个孩子和一半的人', [1, 0.5]],
    ['Vingt et un enfants, quatre-vingt-dix-sept autres, deux cents en tout.', [21, 97, 200]],
    ['La moitié, une vingtaine, cent vingt-cinq et trois mille.', [0.5, 20, 125, 3000]],
    [
      'Двадцать пять детей, триста пять из двух тысяч; половина, около сорока, дюжина.',
      [25, 305, 2000, 0.5, 40, 12],
    ],
    ['Watoto ishirini na watano, mia tatu na wanne, elfu mbili mia tano.', [25, 304, 2500]],
    ['Nusu yao, mia moja, mia na tatu, elfu kumi na mbili.', [0.5, 100, 103, 12_000]],
    ['اثنا عشر طفلًا قالوا ذلك، وثلاثمئة آخرون، ومئتا طفلة.', [12, 300, 200]],
    ['Una veintena de niñas, una centena de niños.', [20, 100]],
    ['Watoto laki moja, na bilioni mbili.', [100_000, 2_000_000_000]],
    ['Plus de neuf enfants le disent.', [9]],
    ['С десятками детей, тысячами взрослых.', [10, 1000]],
    ['Of 𝟮𝟱 children ١٢٣ more.', [25, 123]],
  ])('%s', (text, values) => {
    expect(valuesOf(text)).toEqual(expect.arrayContaining(values));
  });

  it.each([
    ['About 2,5 times more of them.', 25],
    ['On average 3.0 hours.', 30],
    ['0.15 of them.', 15],
    ['A share of .15, they say.', 15],
    ['الأطفال ١٫٥ مرة', 15],
    ['٢٫٥٠٠ في المتوسط', 2500],
    ['平均２．５倍', 25],
    ['В 1,25 раза больше.', 125],
    ['1,20,5 of them', 1205],
    ['Around 0,150 of them.', 150],
    ['1,200.50 euros', 120_050],
  ])('R1059: a decimal is no number of children, whatever its digits are: %s', (text, value) => {
    const said = unfoundedIn(text, { numbers: [value], lexicons: numberWords });
    expect(said.map((each) => each.value)).toEqual([Number.NaN]);
    expect(withoutNumbers(text, numberWords)).not.toMatch(/\p{Nd}/u);
  });

  it('R1059: and thousands are parted as each language parts them', () => {
    for (const text of [
      '1,200',
      '1.200',
      '1’200',
      "1'200",
      '1\u00A0200',
      '1\u202F200',
      '١٬٢٠٠',
      '１，２００',
    ])
      expect(valuesOf(`Of ${text} children.`), text).toEqual([1200]);
    expect(valuesOf('It was 25. 30 more, 1,200,000 in all (15).')).toEqual([25, 30, 1_200_000, 15]);
  });

  it('and words without one are let stand', () => {
    for (const text of [
      'Most children want to be asked, and no one should decide alone.',
      'لا أحد يسأل الأطفال، وكل واحد منهم يريد ذلك.',
      'Un enfant veut un parc tout neuf, et personne ne décide seul.',
      'Cada uno quiere que se le pregunte por el medio ambiente.',
      'Ни один взрослый не должен решать сам, с одной стороны это одно и то же.',
      'They want to be asked at once, once a year and once more.',
      '大家想一起玩，每一个孩子都应该再被问一次。',
    ])
      expect(numbersIn(text, numberWords), text).toEqual([]);
  });

  it('R737: and is left out of what is told before the signature, with what stands between its words', () => {
    for (const [text, left] of [
      ['At least 25 children want lamps.', 'At least … children want lamps.'],
      ['Thirty-five of them, two hundred and five in all.', '… of them, … in all.'],
      ['خمسة وعشرون طفلًا قالوا ذلك.', '… طفلًا قالوا ذلك.'],
      ['Treinta y cinco niñas lo piden, ٣٥ en total.', '… niñas lo piden, … en total.'],
      ['至少二十五个孩子说过。', '至少…个孩子说过。'],
      ['Soixante et onze enfants le veulent.', '… enfants le veulent.'],
      ['Двадцать пять детей хотят фонари.', '… детей хотят фонари.'],
      ['Watoto ishirini na watano wanataka taa.', 'Watoto … wanataka taa.'],
      ['No one should decide alone.', 'No one should decide alone.'],
    ] as const)
      expect(withoutNumbers(text, numberWords)).toBe(left);
    const words = numberWords.flatMap((each: NumberWords) =>
      Object.keys({ ...each.words, ...each.times, ...each.leads }),
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words, '25', '1,000', '٣٥', 'lamps', 'and')), (said) => {
        expect(numbersIn(withoutNumbers(said.join(' '), numberWords), numberWords)).toEqual([]);
      }),
    );
  });

  it('in digits of every writing, and only where it is none of the cited numbers', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...digitSystems.filter((zero) => /\p{Nd}/u.test(String.fromCodePoint(zero)))),
        fc.integer({ min: 0, max: 99_999 }),
        fc.array(fc.integer({ min: 0, max: 99_999 }), { maxLength: 4 }),
        (zero, value, numbers) => {
          const written = [...String(value)]
            .map((digit) => String.fromCodePoint(zero + Number(digit)))
            .join('');
          const text = `Children ${written} said it`;
          const lexicons = numberWords;
          expect(unfoundedIn(text, { numbers: [...numbers, value], lexicons })).toEqual([]);
          const others = numbers.filter((each) => each !== value);
          expect(unfoundedIn(text, { numbers: others, lexicons }).map((each) => each.value)).toEqual([value]);
        },
      ),
    );
  });
});

const sources = {
  languages: ['en', 'ar', 'zh'],
  activities: [{ id: 'poll', prompts: [{ language: 'en', level: 'older', prompt: 'Which day?' }] }],
  statements: [{ id: 'st', texts: [{ language: 'en', text: 'Ask us.' }] }],
  polls: [
    {
      activityId: 'poll',
      form: 'single',
      options: ['Monday', 'Friday'].map((label, at) => ({
        position: at + 1,
        labels: [{ language: 'en', level: 'older', label }],
      })),
    },
  ],
  points: [{ id: 'pt', title: 'Safe ways' }],
};
const cell = (kind: EvidenceShown['kind'], subject: string, name: string, children: number | null) => ({
  kind,
  subject,
  cell: name,
  children,
});
const fits: Readonly<Record<SentenceTemplate, (a: number, b: number) => EvidenceShown[]>> = {
  said: (a) => [cell('point', 'pt', '', a)],
  answered: (a) => [cell('statement', 'st', 'disagree', a)],
  chose: (a) => [cell('poll', 'poll', '2', a)],
  more: (a, b) => [cell('poll', 'poll', '1', a), cell('poll', 'poll', '2', b)],
};
const sayIn = sentenceTexts();

describe('R306, R309: a finding is a sentence over released cells', () => {
  it('every number in it is one of a cell it cites, in every language', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sentenceTemplates),
        fc.constantFrom(...languages.map(({ tag }) => tag)),
        fc.integer({ min: 2, max: 400 }),
        fc.integer({ min: 2, max: 400 }),
        (template, language, a, b) => {
          fc.pre(a !== b);
          const evidence = fits[template](a * 5, b * 5);
          const sentence = typedSentence(template, evidence);
          const text =
            sentence && saySentence(sentence, { evidence, sources, language, say: sayIn(language) });
          if (!sentence || !text) throw new Error('It was not said.');
          const digits = text.match(/\p{Nd}+(?:[,.٬\u00A0\u202F]\p{Nd}+)*/gu) ?? [];
          const cited = evidence.flatMap(({ children }) => (children === null ? [] : [children]));
          expect(unfoundedIn(digits.join(' '), { numbers: cited, lexicons: [] })).toEqual([]);
          expect(digits.length).toBe(evidence.length);
          expect(faultsInSentences([{ id: 'f', sentence, words: '', evidence }], numberWords)).toEqual([]);
          const [first, ...rest] = sentence.numbers;
          const other = {
            ...sentence,
            numbers: [{ cell: '', ...first, children: (first?.children ?? 0) + 1 }, ...rest],
          };
          expect(
            faultsInSentences([{ id: 'f', sentence: other, words: '', evidence }], numberWords),
          ).toHaveLength(1);
        },
      ),
    );
  });

  it('R299: beside a child’s own words and on paper it is said in each language in which nobody wrote words for children', () => {
    const evidence = fits.said(15, 0);
    const sentence = typedSentence('said', evidence);
    if (!sentence) throw new Error('It was not typed.');
    const release = { ...sources, languages: ['en', 'es'], topics: [{ points: sources.points }] };
    const plain = [{ language: 'en', level: 'older', body: 'Many said it.' }];
    const of = (finding: object) =>
      plainOf({ sayIn }, release as never, { language: 'en', sentence, evidence, plain, ...finding });
    const said = 'Al menos 15 niñas y niños dijeron: «Safe ways»';
    const inSpanish = (body: string, more: object = {}) =>
      ['younger', 'older'].map((level) => ({ language: 'es', level, body, ...more }));
    expect(of({})).toEqual([...plain, ...inSpanish(said)]);
    expect(of({ language: 'es', words: 'Pregunten.' })).toEqual([
      ...plain,
      ...inSpanish(`${said} Pregunten.`),
    ]);
    // What an analyst wrote beside it nobody translates: it stays in its language, and is said to be in it.
    const added = { language: 'en', words: 'Ask.' };
    expect(of({ words: 'Ask.' })).toEqual([...plain, ...inSpanish(said, { added })]);
    const reads = { language: 'es', level: 'younger' };
    const found = { text: `At least 15. Ask.`, language: 'en', plain: of({ words: 'Ask.' }) };
    expect(wordsOf(found, reads)).toEqual({ text: said, language: 'es', added });
    expect(sayFinding(found, { reader: reads, languages: ['en', 'es'] })).toEqual({
      ...{ words: said, lang: 'es', kind: 'plain' },
      added: { words: 'Ask.', lang: 'en' },
    });
    // What the program does not say it does not translate.
    expect(of({ sentence: undefined })).toEqual(plain);
    expect(of({ evidence: [] })).toEqual(plain);
    expect(
      wordsOf({ text: 'At least 15.', language: 'en', plain: of({}) }, { language: 'es', level: 'younger' }),
    ).toEqual({ text: said, language: 'es' });
  });

  it('R299: on paper in words for children at the other level before it is as it was written', () => {
    const plain = [{ language: 'en', level: 'older', body: 'Many said it.' }];
    const finding = { text: 'Many have expressed it.', language: 'en', plain };
    expect(wordsOf(finding, { language: 'en', level: 'younger' }).text).toBe('Many said it.');
    expect(wordsOf(finding, { language: 'ar', level: 'younger' }).text).toBe(finding.text);
  });

  it('is said with the plural forms of its language', () => {
    const say = (language: string, children: number) => {
      const evidence = fits.said(children, 0);
      const sentence = typedSentence('said', evidence);
      return sentence && saySentence(sentence, { evidence, sources, language, say: sayIn(language) });
    };
    expect(say('en', 15)).toBe('At least 15 children said: “Safe ways”');
    expect(say('es', 15)).toBe('Al menos 15 niñas y niños dijeron: «Safe ways»');
    expect(say('ru', 15)).toBe('Не менее 15 детей сказали: «Safe ways»');
    expect(say('ru', 21)).toContain('21 ребёнка');
    expect(say('zh', 15)).toBe('至少15个孩子说：“Safe ways”');
    expect(say('ar', 10)).toContain('أطفال');
    expect(say('ar', 15)).toContain('طفلًا');
    expect(say('ar', 100)).toContain('طفل ');
  });

  it('R822: of a ranking says how many put an option first', () => {
    const ranking = { ...sources, polls: sources.polls.map((poll) => ({ ...poll, form: 'ranking' })) };
    const say = (language: string, evidence: EvidenceShown[], of = ranking) => {
      const sentence = typedSentence(evidence.length > 1 ? 'more' : 'chose', evidence);
      return sentence && saySentence(sentence, { evidence, sources: of, language, say: sayIn(language) });
    };
    expect(say('en', fits.chose(30, 0))).toBe('At least 30 children put this first: “Friday”');
    expect(say('en', fits.chose(30, 0), sources)).toBe('At least 30 children chose: “Friday”');
    expect(say('en', fits.more(15, 30))).toBe(
      '“Which day?” More children put “Friday” first (at least 30) than “Monday” (at least 15).',
    );
    const bare = (template: 'chose' | 'more', language: string, of: typeof sources) =>
      sayWithoutNumbers(template, {
        evidence: fits[template](30, 15),
        sources: of,
        language,
        say: sayIn(language),
      });
    expect(bare('chose', 'en', ranking)).toBe('Many children put this first: “Friday”');
    for (const { tag } of languages) {
      expect(say(tag, fits.chose(30, 0))).not.toBe(say(tag, fits.chose(30, 0), sources));
      for (const template of ['chose', 'more'] as const) {
        const said = bare(template, tag, ranking);
        expect(said).toContain('Friday');
        expect(said).not.toBe(bare(template, tag, sources));
      }
    }
  });

  it('is not said of what it does not fit: hidden, equal, of two tables, or too much', () => {
    expect(typedSentence('said', [cell('point', 'pt', '', null)])).toBeNull();
    expect(typedSentence('said', fits.chose(15, 0))).toBeNull();
    expect(typedSentence('chose', fits.more(15, 10))).toBeNull();
    expect(typedSentence('more', fits.more(15, 15))).toBeNull();
    expect(typedSentence('more', [...fits.chose(15, 0), ...fits.answered(10, 0)])).toBeNull();
    expect(typedSentence('more', fits.more(10, 15))?.numbers.map(({ children }) => children)).toEqual([
      15, 10,
    ]);
  });
});
