import { describe, expect, it } from 'vitest';
import { coloursIn, contrastOf, over } from '../../prove/access-for-all/colours.ts';
import { missingPairs, rowsOf } from '../../prove/access-for-all/covering.ts';

const themes = ['light', 'dark', 'contrast', 'sepia'];
const widths = [320, 390, 1280];
const factorsOf = (languages: readonly string[]) => ({
  states: Array.from({ length: 60 }, (_, index) => `state ${index}`),
  languages,
  themes,
  widths,
});

describe('R471: what "prove access-for-all" looks at', () => {
  for (const languages of [
    ['en', 'ar', 'fr', 'es', 'zh'],
    ['en', 'ar', 'fr', 'es', 'zh', 'ru', 'sw'],
  ]) {
    it(`any two of page, language, colours, width and reading level meet, in ${languages.length} languages`, () => {
      const factors = factorsOf(languages);
      const rows = rowsOf(factors, false);
      expect(missingPairs(factors, rows)).toBe(0);
      expect(rows).toHaveLength(60 * languages.length);
      expect(missingPairs(factors, rows.slice(1))).toBeGreaterThan(0);
      expect(rowsOf(factors, true)).toHaveLength(60 * languages.length * 12);
    });
  }
});

describe('R472: how it measures contrast', () => {
  const colour = (style: string) => coloursIn(style)[0] ?? [0, 0, 0, 0];

  it('as the guidelines do', () => {
    expect(contrastOf(colour('rgb(0, 0, 0)'), colour('rgb(255, 255, 255)'))).toBeCloseTo(21, 5);
    expect(contrastOf(colour('rgb(118, 118, 118)'), colour('rgb(255, 255, 255)'))).toBeCloseTo(4.54, 2);
  });

  it('reads what Chromium writes, also in a pattern', () => {
    expect(coloursIn('rgba(1, 2, 3, 0.5)')).toEqual([[1, 2, 3, 0.5]]);
    expect(coloursIn('color(srgb 1 0 0.2 / 0.25)')).toEqual([[255, 0, 51, 0.25]]);
    expect(
      coloursIn(
        'repeating-linear-gradient(135deg, rgb(0, 0, 0) 0px, rgb(9, 9, 9) 4px, rgba(0, 0, 0, 0) 5px)',
      ),
    ).toHaveLength(3);
  });

  it('half a black over white is a middle grey', () => {
    expect(over([0, 0, 0, 0.5], [255, 255, 255, 1])).toEqual([127.5, 127.5, 127.5, 1]);
  });
});
