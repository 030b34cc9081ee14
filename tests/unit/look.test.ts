import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { transformSync } from 'esbuild';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Avatar } from '../../app/components/avatar.tsx';
import { Scene } from '../../app/components/scene.tsx';
import { motifs } from '../../server/core/room/pseudonyms.ts';

const read = (name: string) => readFileSync(new URL(`../../app/styles/${name}`, import.meta.url), 'utf8');
const base = read('base.css');
const staff = read('staff.css');

type Tokens = Readonly<Record<string, string>>;

/** The colour tokens of the block that follows `selector`. */
function tokensOf(selector: string): Tokens {
  const start = base.indexOf(`${selector} {`);
  expect(start, `${selector} is in base.css`).toBeGreaterThanOrEqual(0);
  const block = base.slice(start, base.indexOf('}', start));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}

const light = tokensOf(':root');
const themes: Readonly<Record<string, Tokens>> = {
  light,
  dark: { ...light, ...tokensOf('[data-theme="dark"]') },
  contrast: { ...light, ...tokensOf('[data-theme="contrast"]') },
  sepia: { ...light, ...tokensOf('[data-theme="sepia"]') },
};

/** Relative luminance of `#rrggbb`, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours, WCAG 2.2: 1 to 21. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Every colour that carries words, and the grounds its words stand on. */
const words: readonly [string, readonly string[]][] = [
  ['ink', ['paper', 'sheet', 'shade', 'river-tint', 'leaf-tint', 'ochre-tint', 'clay-tint', 'plum-tint']],
  ['soft', ['paper', 'sheet', 'shade', 'river-tint', 'ochre-tint']],
  ['river', ['paper', 'sheet', 'shade', 'river-tint', 'ochre-tint', 'clay-tint']],
  ['on-river', ['river']],
  ['paper', ['ink']],
  ['leaf', ['paper', 'sheet', 'leaf-tint']],
  ['ochre', ['paper', 'sheet', 'ochre-tint']],
  ['clay', ['paper', 'sheet', 'clay-tint']],
  ['plum', ['plum-tint']],
];

/** Every colour a line or a stone is drawn in, and the ground below it. */
const lines: readonly [string, readonly string[]][] = [
  ['line', ['paper', 'sheet']],
  ['ink', ['sun', 'paper']],
  ['disagree', ['paper', 'sheet']],
  ['skip', ['paper', 'sheet']],
  ['river', ['paper', 'river-tint']],
  ['leaf', ['paper', 'sheet']],
  ['ochre', ['ochre-tint', 'sheet']],
  ['clay', ['clay-tint']],
];

describe('the look', () => {
  for (const [theme, tokens] of Object.entries(themes)) {
    const ratio = (one: string, other: string) => contrast(tokens[one] ?? '', tokens[other] ?? '');

    it(`R65: words reach 7:1 on every ground they stand on, ${theme}`, () => {
      const weak = words.flatMap(([colour, grounds]) =>
        grounds
          .map((ground) => ({ pair: `${colour} on ${ground}`, ratio: ratio(colour, ground) }))
          .filter((pair) => !(pair.ratio >= 7)),
      );
      expect(weak).toEqual([]);
    });

    it(`R65: lines and stones reach 3:1, ${theme}`, () => {
      const weak = lines.flatMap(([colour, grounds]) =>
        grounds
          .map((ground) => ({ pair: `${colour} on ${ground}`, ratio: ratio(colour, ground) }))
          // The ring of sun always has the ink outline beside it; on dark grounds the sun itself is the contrast.
          .map((pair) =>
            pair.pair === 'ink on sun'
              ? { ...pair, ratio: Math.max(pair.ratio, ratio('sun', 'paper')) }
              : pair,
          )
          .filter((pair) => !(pair.ratio >= 3)),
      );
      expect(weak).toEqual([]);
    });
  }

  it('the dark theme a child picks and the one its system asks for are the same', () => {
    expect(tokensOf(':root:not([data-theme])')).toEqual(tokensOf('[data-theme="dark"]'));
  });

  it('R66: no property names a side of the screen, so that every page turns with its language', () => {
    const physical =
      /(?:^|[\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[\w-]*|(?:border-(?:top|bottom)-(?:left|right)-radius)|left|right|float)\s*:|text-align:\s*(?:left|right)/gm;
    expect([...base.matchAll(physical)].map((match) => match[0].trim())).toEqual([]);
    expect([...staff.matchAll(physical)].map((match) => match[0].trim())).toEqual([]);
  });

  it('no letter is spaced and nothing casts a shadow: Arabic joins its letters, and things rest on a line', () => {
    for (const sheet of [base, staff]) {
      expect(sheet).not.toMatch(/letter-spacing/);
      const shadows = [...sheet.matchAll(/box-shadow:\s*([^;]+);/g)].map((match) => match[1]);
      expect(
        shadows.filter((shadow) => !/^(none|(inset )?0 0 0 \d+px var\(--sun\))$/.test(shadow ?? '')),
      ).toEqual([]);
    }
  });

  it('R68: base.css weighs at most 6 KB brotli, so that the first page stays under 14', () => {
    const { code } = transformSync(base, { loader: 'css', minify: true });
    expect(brotliCompressSync(code).length).toBeLessThanOrEqual(6 * 1024);
  });

  it('a page that draws an answer as stones loads what colours them: without it every stone is black', () => {
    const folder = new URL('../../app/routes/child/', import.meta.url);
    const pages = readdirSync(folder)
      .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))
      .filter(({ text }) => /components\/choice-stones/.test(text) && /export const links\b/.test(text));
    expect(pages.map(({ name }) => name)).toContain('how.tsx');
    expect(pages.filter(({ text }) => !/styles\/vote\.css/.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it('R67: no part sets an inline style or carries an inline script, which the content policy would refuse', () => {
    const folder = new URL('../../app/components/', import.meta.url);
    const sources = readdirSync(folder).map((name) => ({
      name,
      text: readFileSync(new URL(name, folder), 'utf8'),
    }));
    expect(sources.length).toBeGreaterThan(20);
    const refused = sources.filter(({ text }) => /\bstyle=|dangerouslySetInnerHTML|<script/.test(text));
    expect(refused.map(({ name }) => name)).toEqual([]);
  });

  it('R68: the scene weighs at most 2.5 KB and every motif is drawn', () => {
    expect(renderToStaticMarkup(createElement(Scene)).length).toBeLessThanOrEqual(2560);
    const drawings = motifs.map((motif) =>
      renderToStaticMarkup(createElement(Avatar, { motif, palette: 0 })),
    );
    expect(new Set(drawings).size).toBe(12);
  });
});
