import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnCodes, scoreCodes } from '../../../server/core/analysis/themes/code-model.ts';
import { isOpenCode } from '../../../server/core/analysis/themes/codes.ts';
import { consensusOf, sharedInformation } from '../../../server/core/analysis/themes/consensus.ts';
import { cohensKappa } from '../../../server/core/analysis/themes/kappa.ts';
import { proposeThemes } from '../../../server/core/analysis/themes/propose.ts';
import { sampleOf, tellCoding, wordsOfUntold } from '../../../server/core/analysis/themes/second-coding.ts';
import { hasEnoughCoded, leastCoded, suggestCodes } from '../../../server/core/analysis/themes/suggest.ts';
import { termsReader } from '../../../server/core/analysis/themes/terms.ts';
import { sampleLanguages, sampleTexts } from '../../prove/themes/sample.ts';
import { seeded } from '../../support/house/seeded.ts';

const asked = (language: string, coded: number, open: number) => {
  const random = seeded(3);
  const from = (count: number) => sampleTexts(language, count, random);
  return {
    coded: from(coded).map(({ text, topic }) => ({ language, text, code: topic })),
    points: [],
    open: from(open).map(({ text, topic }, at) => ({ id: `${at} ${topic}`, language, text })),
  };
};

describe('terms', () => {
  it('are words without endings in every language of the product, and pieces where nothing parts words', () => {
    const words = (language: string, text: string) => termsReader(language)(text).words;
    expect(words('en', 'A, 2026!')).toEqual([]);
    expect(words('en', 'The SCHOOLS, 2026!')).toEqual(words('en', 'school'));
    expect(words('ar', 'المدارس')).toEqual(words('ar', 'مدارس'));
    expect(words('zh', '我们的公园')).toContain('公园');
    expect(termsReader('zh')('公园坏了').pieces).toContain(' 公园');
    expect(termsReader('sw')('shule yetu').pieces).toContain(' shul');
    expect(termsReader('und')('…').words).toEqual([]);
  });

  it('of any text at all are found', () => {
    const readers = ['en', 'ar', 'zh', 'und', 'am'].map(termsReader);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const read of readers) {
          const { words, whole } = read(text);
          expect(words).toHaveLength(whole.length);
        }
      }),
    );
  });
});

describe('suggested codes', () => {
  it.each(sampleLanguages)(
    'R221: are mostly right in %s once enough is coded, and each text has one',
    (language) => {
      const input = asked(language, 100, 60);
      const found = suggestCodes(input);
      expect(found.map(({ id }) => id)).toEqual(input.open.map(({ id }) => id));
      const decided = found.filter(({ code }) => !isOpenCode(code));
      const right = decided.filter(({ id, code }) => id.endsWith(` ${code}`));
      expect(decided.length).toBeGreaterThan(30);
      expect(right.length / decided.length).toBeGreaterThan(0.75);
    },
  );

  it('R222: are none with little coded, in another language, or with one code', () => {
    expect(suggestCodes(asked('en', leastCoded - 1, 5))).toEqual([]);
    expect(hasEnoughCoded(asked('en', leastCoded - 1, 5))).toBe(false);
    expect(hasEnoughCoded(asked('en', leastCoded, 5))).toBe(true);
    expect(hasEnoughCoded({ ...asked('en', leastCoded, 5), open: [{ language: 'fr' }] })).toBe(false);
    const input = asked('en', 40, 5);
    expect(suggestCodes({ ...input, open: asked('ar', 0, 5).open })).toEqual([]);
    const alike = { ...input, coded: input.coded.map((each) => ({ ...each, code: 'park' })) };
    expect(suggestCodes(alike)).toEqual([]);
    // Points that have a title already, and nothing under them but under one.
    const points = ['park', 'bus'].map((id) => ({ id, language: 'en', title: `A better ${id}` }));
    expect(suggestCodes({ ...alike, points })).toEqual([]);
    expect(hasEnoughCoded(alike)).toBe(false);
  });

  it('R223: tell apart that nothing fits and that two are as likely', () => {
    const input = asked('en', 60, 0);
    const code = (text: string) =>
      suggestCodes({ ...input, open: [{ id: '1', language: 'en', text }] })[0]?.code;
    expect(code('Whales sing beneath icebergs')).toBe('none-fits');
    expect(code('…')).toBe('none-fits');
    expect(code('the bus driver is late')).toBe('bus');
    const [park, food] = ['park tree hill', 'soup cake bowl'];
    const two = [
      ...Array.from({ length: 6 }, () => ({ language: 'en', text: park, code: 'park' })),
      ...Array.from({ length: 6 }, () => ({ language: 'en', text: food, code: 'food' })),
    ];
    const both = suggestCodes({
      coded: two,
      points: [],
      open: [{ id: '1', language: 'en', text: `${park} ${food}` }],
    });
    expect(both).toEqual([{ id: '1', code: 'cannot-decide' }]);
  });

  it('R221: hang on what was coded and not on the order in which it was', () => {
    const input = asked('en', 60, 20);
    const first = suggestCodes(input);
    expect(suggestCodes({ ...input, coded: [...input.coded].reverse() })).toEqual(first);
    expect(suggestCodes(input)).toEqual(first);
  });

  it('know nothing of a text without a known term', () => {
    const model = learnCodes([
      { terms: ['a'], code: 'x' },
      { terms: ['b'], code: 'y' },
    ]);
    expect(scoreCodes(model, ['c'])).toEqual([]);
    expect(scoreCodes(model, ['a'])[0]?.code).toBe('x');
  });
});

describe('proposed themes', () => {
  it.each(sampleLanguages)('R224: find what sentences in %s are about, the same each time', (language) => {
    const said = sampleTexts(language, 150, seeded(5));
    const ask = { language, texts: said.map(({ text }) => text), groups: 5, seed: 1 };
    const steps: number[] = [];
    const { themes, labels, agreement } = proposeThemes(ask, (done, all) => steps.push(done / all));
    const topics = [...new Set(said.map(({ topic }) => topic))];
    const truth = Int32Array.from(said, ({ topic }) => topics.indexOf(topic));
    expect(sharedInformation(labels, truth)).toBeGreaterThan(0.4);
    expect(themes.flatMap(({ texts }) => texts).sort((a, b) => a - b)).toEqual(
      [...labels.keys()].filter((text) => labels[text] !== -1),
    );
    for (const theme of themes) {
      expect(theme.agreement).toBeGreaterThan(0);
      expect(theme.agreement).toBeLessThanOrEqual(1);
      expect(theme.words.length).toBeGreaterThan(0);
    }
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps.at(-1)).toBe(1);
    const again = proposeThemes(ask);
    expect([...again.labels]).toEqual([...labels]);
    expect([...again.agreement]).toEqual([...agreement]);
  });

  it('live with few texts, equal texts and texts without words', () => {
    for (const texts of [[], ['a'], ['…', '…', '!'], ['the same words', 'the same words', 'the same words']])
      expect(proposeThemes({ language: 'en', texts, groups: 3, seed: 1 }).labels).toHaveLength(texts.length);
  });

  it('R224: are backed by all where all agree, and by fewer where they do not', () => {
    const one = Int32Array.from([0, 0, 1, 1, 2, 2]);
    const named = Int32Array.from([2, 2, 0, 0, 1, 1]);
    const other = Int32Array.from([0, 0, 1, 2, 2, 2]);
    expect([...consensusOf([one, named, one], 3).agreement]).toEqual([1, 1, 1, 1, 1, 1]);
    const { agreement } = consensusOf([one, named, other], 3);
    expect(agreement[3]).toBeLessThan(0.7);
    expect(agreement[0]).toBeCloseTo(1);
  });

  it('share all with themselves by any name, and nothing with what is one group', () => {
    const labels = fc.array(fc.nat(4), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(labels, (list) => {
        const a = Int32Array.from(list);
        expect(
          sharedInformation(
            a,
            a.map((label) => 9 - label),
          ),
        ).toBeCloseTo(1);
        if (new Set(list).size > 1)
          expect(
            sharedInformation(
              a,
              a.map(() => 0),
            ),
          ).toBeCloseTo(0);
      }),
    );
  });
});

describe('the sample of a second coding', () => {
  it('R226, R996: is the same in any order of the ids, and those that would stand first by their far ends', () => {
    const id = fc.string({ minLength: 3, maxLength: 6, unit: fc.constantFrom(...'AZaz09-_') });
    const ids = fc.uniqueArray(id, { maxLength: 400 });
    const backwards = (each: string) => [...each].reverse().join('');
    fc.assert(
      fc.property(ids, (found) => {
        const size = Math.max(30, Math.ceil(found.length / 10));
        const all = found.map(backwards).sort().map(backwards);
        expect(sampleOf(found)).toEqual(all.slice(0, size));
        expect(sampleOf([...found].reverse())).toEqual(all.slice(0, size));
      }),
      { numRuns: 50 },
    );
    const many = Array.from({ length: 5_000 }, (_, at) => String(at * 7_919).padStart(9, '0'));
    expect(sampleOf(many)).toEqual(many.map(backwards).sort().map(backwards).slice(0, 200));
  });
});

describe('what is told of a second coding', () => {
  const times = (count: number, pair: [string, string]) => Array.from({ length: count }, () => pair);

  it('R226: that nobody did it is said of nobody alone, not of few texts or of all sorted alike', () => {
    expect(tellCoding([])).toEqual({ untold: 'nobody' });
    expect(tellCoding([[...times(4, ['a', 'a']), ...times(4, ['b', 'b'])]])).toEqual({
      untold: 'few-or-alike',
    });
    expect(tellCoding([times(12, ['a', 'a'])])).toEqual({ untold: 'few-or-alike' });
    // In each of two questions all are sorted alike: that the questions differ is no agreement.
    expect(tellCoding([times(12, ['a', 'a']), times(12, ['b', 'b'])])).toEqual({ untold: 'few-or-alike' });
    expect(tellCoding([[...times(8, ['a', 'a']), ...times(8, ['b', 'b'])]])).toEqual({ texts: 15, kappa: 1 });
    expect(wordsOfUntold({ untold: 'nobody' })).toBe('release.coding.none');
    // What an older release has of both cannot be told apart any more.
    for (const told of [{ untold: 'few-or-alike' }, null] as const)
      expect(wordsOfUntold(told)).toBe('release.coding.untold');
  });
});

describe("Cohen's kappa", () => {
  const times = (count: number, pair: [string, string]) => Array.from({ length: count }, () => pair);

  it('R226: is one when all agree, none by chance, and what the table of the paper gives', () => {
    expect(cohensKappa([])).toBeNull();
    expect(cohensKappa([[]])).toBeNull();
    expect(cohensKappa([[['a', 'a']]])).toBeNull();
    const pair = (first: string, second: string): [string, string] => [first, second];
    expect(cohensKappa([[pair('a', 'a'), pair('b', 'b')]])).toBe(1);
    expect(cohensKappa([[pair('a', 'b'), pair('b', 'a')]])).toBe(-1);
    // 20 and 15 agreed on, 5 and 10 not: (0.7 − 0.5) / (1 − 0.5).
    const pairs = [
      ...times(20, ['y', 'y']),
      ...times(15, ['n', 'n']),
      ...times(5, ['y', 'n']),
      ...times(10, ['n', 'y']),
    ];
    expect(cohensKappa([pairs])).toBeCloseTo(0.4);
  });

  it('R890: chance is that of each question, whose codes are its own; several are not one table', () => {
    const byChance = (a: string, b: string) => [
      ...times(5, [a, a]),
      ...times(5, [a, b]),
      ...times(5, [b, a]),
      ...times(5, [b, b]),
    ];
    // As one table these would agree 0.33 more than chance.
    const questions = [byChance('a', 'b'), byChance('c', 'd')];
    expect(cohensKappa(questions)).toBe(0);
    expect(cohensKappa([questions.flat()])).toBeCloseTo(1 / 3);
    // 20 texts at κ 0 and 10 that agree wholly, by half of each by chance: (20 − 15) / (30 − 15).
    expect(cohensKappa([byChance('a', 'b'), [...times(5, ['c', 'c']), ...times(5, ['d', 'd'])]])).toBeCloseTo(
      1 / 3,
    );
  });

  it('R890: one just under zero is told as zero, in the file as in the forms', () => {
    const told = tellCoding([
      [
        ...times(99, ['a', 'a']),
        ...times(100, ['a', 'b']),
        ...times(100, ['b', 'a']),
        ...times(100, ['b', 'b']),
      ],
    ]);
    expect(told).toMatchObject({ texts: 395 });
    expect('kappa' in told && Object.is(told.kappa, 0)).toBe(true);
  });
});
