import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { transformSync } from 'esbuild';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Path } from '../../../app/components/child/path.tsx';
import { Scene } from '../../../app/components/public/scene.tsx';
import { Avatar } from '../../../app/components/sign/avatar.tsx';
import { type SignName, signShapes } from '../../../app/components/sign/sign-shapes.ts';
import { SpeakerProvider } from '../../../app/i18n/use-t.tsx';
import { motifs } from '../../../server/core/room/pseudonyms.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { pageSources } from '../../support/pages/page-sources.ts';
import { styleSheet } from '../../support/pages/style-sheets.ts';

const base = styleSheet('base.css');
const staff = styleSheet('staff.css');

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
    const pages = pageSources('child').filter(
      ({ text }) => /components\/vote\/choice-stones/.test(text) && /export const links\b/.test(text),
    );
    expect(pages.map(({ name }) => name)).toContain('how.tsx');
    expect(pages.filter(({ text }) => !/styles\/vote\.css/.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it('R739: a step of a path shows what is done there until it is done', () => {
    const step = (sign: SignName, done?: string) =>
      renderToStaticMarkup(
        SpeakerProvider({
          speaker: speakerOf('en'),
          children: createElement(Path, { steps: [{ href: '/here', title: 'a step', sign, done }] }),
        }),
      );
    for (const sign of ['change', 'read', 'judge', 'choose', 'place', 'talk'] as const) {
      expect(step(sign)).toContain(`d="${signShapes[sign]}"`);
      expect(step(sign, 'done')).not.toContain(`d="${signShapes[sign]}"`);
    }
    // Within the stone, and not beside it, where the text runs from right to left.
    expect(base).toMatch(/g > \.turns \{\s+transform-box: fill-box;/);
  });

  it('R740: a page on which nothing is yet says so in words and leads on', () => {
    const empty = pageSources('child', 'public').filter(({ text }) => text.includes('<NothingYet />'));
    expect(empty.map(({ name }) => name)).toContain('statements-mine.tsx');
    expect(
      empty
        .filter(
          ({ text }) =>
            !/<ButtonLink wide href|<p className="way">/.test(text.slice(text.indexOf('<NothingYet />'))),
        )
        .map(({ name }) => name),
    ).toEqual([]);
  });

  it('R741: lines of staff and of notices end at one edge, under 80 letters', () => {
    const longest = Number(/--measure: (\d+)rem;/.exec(staff)?.[1]);
    const ofNotices = Number(/\.text > \* \{\s+max-inline-size: (\d+)rem;/.exec(base)?.[1]);
    // A letter of a usual sans serif is half as wide as high, its spaces counted.
    expect(longest / 0.5).toBeLessThanOrEqual(80);
    expect(ofNotices / 0.5).toBeLessThanOrEqual(80);
    for (const held of [
      ':where(.staff-main) :is(p, .notice, .choices, .switch)',
      ':where(.staff-main) ul:not([class]) > li',
      '.staff :is(.field, select, textarea)',
    ])
      expect(staff).toContain(`${held} {\n  max-inline-size: var(--measure);`);
    for (const bar of ['staff-bar', 'staff-links'])
      expect(staff).toMatch(new RegExp(`\\.${bar} \\{[^}]*var\\(--side\\)`));
  });

  it('R67: no part sets an inline style or carries an inline script without a nonce, which the content policy would refuse', () => {
    const folder = new URL('../../../app/components/', import.meta.url);
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
    expect(sources.length).toBeGreaterThan(80);
    // The one that stands in a page has its nonce (decision 162).
    const withNonce = '<script nonce={nonce} data-once dangerouslySetInnerHTML={{ __html: code }} />';
    expect(sources.filter(({ text }) => text.includes(withNonce)).map(({ name }) => name)).toEqual([
      'form/sent-once.tsx',
    ]);
    const refused = sources.filter(({ text }) =>
      /\bstyle=|dangerouslySetInnerHTML|<script(?! src=)/.test(text.replace(withNonce, '')),
    );
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
