import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { unwrapWoff } from './unwrap-woff.ts';

/** One font file: which letters it is for, by Unicode, and its bytes when they are first needed. */
export type FontFile = {
  readonly name: string;
  readonly covers: (codePoint: number) => boolean;
  readonly bytes: () => Buffer;
};

export type Weight = '400' | '700';

export type Fonts = {
  /** The files that may have a letter, the likeliest first; whether one has it, its own table of letters says. */
  readonly filesFor: (codePoint: number, weight: Weight) => readonly FontFile[];
};

/** In the order in which they are asked. Each package is cut into files by ranges of Unicode, and says which. */
const packages = ['noto-sans', 'noto-sans-arabic', 'noto-sans-sc'] as const;

const rangesSchema = z.record(z.string(), z.string());

/** The fonts that a PDF is drawn with: packages of this product, nothing of the machine and nothing fetched. */
export function loadFonts(): Fonts {
  const known = packages.flatMap(filesOf);
  return {
    filesFor: (codePoint, weight) => known.filter((file) => file.weight === weight && file.covers(codePoint)),
  };
}

/** Whether a text has a letter that no font is for: it would be a box. Of signs that are no letters nobody asks. */
export function lacksLetters({ filesFor }: Fonts, text: string): boolean {
  return [...new Set(text.match(/\p{L}/gu))].some(
    (letter) => filesFor(letter.codePointAt(0) ?? 0, '400').length === 0,
  );
}

function filesOf(name: (typeof packages)[number]): readonly (FontFile & { readonly weight: Weight })[] {
  const folder = dirname(createRequire(import.meta.url).resolve(`@fontsource/${name}/package.json`));
  const ranges = rangesSchema.parse(JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')));
  const present = new Set(readdirSync(join(folder, 'files')));
  return Object.entries(ranges).flatMap(([subset, range]) => {
    const spans = spansOf(range);
    return (['400', '700'] as const).flatMap((weight) => {
      const file = `${name}-${subset.replace(/[[\]]/g, '')}-${weight}-normal.woff`;
      if (!present.has(file)) return [];
      let read: Buffer | undefined;
      return [
        {
          name: file,
          weight,
          covers: (codePoint: number) => spans.some(([from, to]) => codePoint >= from && codePoint <= to),
          bytes() {
            read ??= unwrapWoff(readFileSync(join(folder, 'files', file)));
            return read;
          },
        },
      ];
    });
  });
}

/** 'U+4E00-4E0F,U+FF01' as pairs of code points. */
function spansOf(range: string): readonly (readonly [number, number])[] {
  return range.split(',').map((each) => {
    const [from = '', to = from] = each.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
}

/** The versions of the packages of fonts, for the provenance of a file. */
export const fontPackages: readonly string[] = packages.map((name) => `@fontsource/${name}`);
