import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fontkit from 'fontkit';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What only joins, parts or turns letters has no drawing of its own. */
const undrawn = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

/**
 * Which characters no font of the product can draw in a weight. The fonts are read themselves, file by file: what a style sheet or
 * the product says of them is not believed. Only files whose range has a character that is still looked for are opened.
 */
export function withoutGlyph(characters: ReadonlySet<string>, weight: '400' | '700'): readonly string[] {
  const looked = new Set([...characters].filter((each) => !undrawn.test(each)));
  for (const name of fontPackages()) {
    const folder = join(root, 'node_modules', name);
    const ranges: Record<string, string> = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8'));
    const files = readdirSync(join(folder, 'files'));
    for (const [subset, range] of Object.entries(ranges)) {
      const inside = [...looked].filter((each) => within(range, each.codePointAt(0) ?? 0));
      const end = `-${subset.replace(/[[\]]/g, '')}-${weight}-normal.woff2`;
      const file = files.find((each) => each.endsWith(end) && each.startsWith(name.split('/')[1] ?? ''));
      if (inside.length === 0 || file === undefined) continue;
      const font = fontkit.create(readFileSync(join(folder, 'files', file)));
      if (!('hasGlyphForCodePoint' in font)) continue;
      for (const each of inside) if (font.hasGlyphForCodePoint(each.codePointAt(0) ?? 0)) looked.delete(each);
    }
  }
  return [...looked].sort();
}

function fontPackages(): readonly string[] {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return Object.keys(dependencies).filter((name) => name.startsWith('@fontsource/'));
}

/** 'U+4E00-4E0F,U+FF01' */
function within(range: string, codePoint: number): boolean {
  return range.split(',').some((each) => {
    const [from = 0, to = from] = each
      .trim()
      .slice(2)
      .split('-')
      .map((digits) => Number.parseInt(digits, 16));
    return codePoint >= from && codePoint <= to;
  });
}
