import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DocumentSource,
  isOutside,
  isWholeSource,
  type SourceText,
  sidesFor,
  sourceParts,
  toldLabel,
  toldSource,
} from '../../../server/core/consultation/document-source.ts';

const levels = ['younger', 'older'];
const source = (texts: readonly SourceText[]): DocumentSource => ({
  revision: 1,
  label: 'official',
  origin: 'The law',
  author: 'An office',
  texts,
  writtenBy: 'somebody',
  writtenName: 'Ilse',
  writtenDay: '2030-01-01',
  checkedName: '',
  checkedFrom: '',
  attestedName: '',
  checkedDay: '',
});
const everywhere = (languages: readonly string[], counts: Readonly<Record<string, number>>) =>
  sourceParts.flatMap((part) =>
    languages.flatMap((language) =>
      levels.flatMap((level) =>
        Array.from({ length: counts[part] ?? 1 }, (_, at) => ({
          part,
          language,
          level,
          position: at + 1,
          body: 'Words.',
        })),
      ),
    ),
  );

describe('where a document is from', () => {
  it('R570: is whole with both sides, and not when any one text of it is missing', () => {
    const sizes = fc.record({ for: fc.integer({ min: 1, max: 6 }), against: fc.integer({ min: 1, max: 6 }) });
    const languages = ['en', 'ar', 'zh'];
    fc.assert(
      fc.property(sizes, fc.nat(), (counts, at) => {
        const texts = everywhere(languages, counts);
        expect(isWholeSource(source(texts), languages)).toBe(true);
        const gap = at % texts.length;
        expect(isWholeSource(source(texts.filter((_, index) => index !== gap)), languages)).toBe(false);
        const blank = texts.map((text, index) => (index === gap ? { ...text, body: ' ' } : text));
        expect(isWholeSource(source(blank), languages)).toBe(false);
      }),
    );
    expect(isWholeSource(source(everywhere(languages, {})), [...languages, 'fr'])).toBe(false);
  });

  it('R572: whoever bears a name of the staff, or comes from where those are who ask, pay, gain, decide or wrote it, is not outside', () => {
    const of = {
      people: ['Tariq Aziz', 'Maya'],
      bodies: ['The Ministry for Digital Affairs asks this.', '数字事务部来问。', ''],
    };
    const from = 'A library';
    expect(isOutside({ name: 'Lena Okafor', from }, of)).toBe(true);
    for (const name of ['Tariq Aziz', ' tariq  AZIZ. ', 'Maya'])
      expect(isOutside({ name, from }, of), name).toBe(false);
    for (const place of ['Ministry for Digital Affairs', 'ministry for digital  affairs!', '数字事务部'])
      expect(isOutside({ name: 'Lena', from: place }, of), place).toBe(false);
    // A part of a word is none.
    expect(isOutside({ name: 'Lena', from: 'Min' }, of)).toBe(true);
  });

  it('R574: which side is first is the same for a child each time, and each is first for about half of all', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        expect(sidesFor(seed)).toEqual(sidesFor(seed));
      }),
    );
    const children = Array.from({ length: 2_000 }, (_, at) => `child-${at * 7919}`);
    const first = children.filter((seed) => sidesFor(seed)[0] === 'for').length;
    expect(first).toBeGreaterThan(900);
    expect(first).toBeLessThan(1_100);
    expect(new Set(children.map((seed) => sidesFor(seed).toSorted().join()))).toEqual(
      new Set(['against,for']),
    );
  });

  it('R575: what a company has written is what a company says', () => {
    for (const label of ['official', 'explained'] as const) {
      expect(toldLabel(label, 'company')).toBe('claim');
      expect(toldLabel(label, 'public')).toBe(label);
    }
  });

  it('R764: what stands in a language that is not of the consultation is told to nobody', () => {
    const of = { part: 'for', position: 1, level: 'older', body: 'It is quiet.' } as const;
    const stands = source([
      { ...of, language: 'en' },
      { ...of, language: 'fr' },
    ]);
    expect(toldSource(stands, { seed: 'x', languages: ['en'] }).texts).toEqual([{ ...of, language: 'en' }]);
  });

  it('R576: nobody is told the number of who wrote it', () => {
    expect(JSON.stringify(toldSource(source([]), { seed: 'x', languages: [] }))).not.toContain('somebody');
  });
});
