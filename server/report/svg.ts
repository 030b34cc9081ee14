import LineBreaker from 'linebreak';
import { barLook, longestBar, type ReportDocument, type Row, type Words } from './blocks.ts';
import { dashed, escapeHtml } from './html.ts';

const page = { width: 800, margin: 32, bar: 18 } as const;
const inner = page.width - 2 * page.margin;
const sizes = { 1: 26, 2: 20, 3: 17, text: 16, soft: 14 } as const;
const colours = { ground: '#fffdf8', ink: '#22201c', soft: '#4d4940', bar: '#1f6f5c' } as const;

/**
 * The charts of a document as one picture, with their words: for whoever prints or draws on. Letters are left to the fonts of the machine
 * that shows it, so widths are guessed, widely. Its description says what it shows, for whoever meets it as a picture. No script, no address,
 * nothing beside it. Empty where the document has no chart.
 */
export function asSvg(document: ReportDocument): string {
  if (!document.blocks.some((block) => block.kind === 'table' && block.chart)) return '';
  const rtl = document.direction === 'rtl';
  const most = longestBar(document);
  let y = page.margin;
  const parts: string[] = [];
  const write = (words: Words, size: number, of: { bold?: boolean; soft?: boolean } = {}) => {
    // Words of another language run their own way, on the side where the document begins.
    const own = words.lang === document.language ? '' : ` lang="${escapeHtml(words.lang)}"`;
    const turned =
      runsBack(words.words, rtl) === rtl ? '' : ` direction="${rtl ? 'ltr' : 'rtl'}" text-anchor="end"`;
    const look = `fill="${of.soft ? colours.soft : colours.ink}"${of.bold ? ' font-weight="700"' : ''}`;
    const x = rtl ? page.width - page.margin : page.margin;
    for (const line of linesOf(words.words, size)) {
      y += size * 1.4;
      parts.push(
        `<text x="${x}" y="${Math.round(y)}" font-size="${size}" ${look}${turned}${own}>${escapeHtml(line)}</text>`,
      );
    }
    y += size * 0.3;
  };
  for (const block of document.blocks) {
    if (block.kind === 'heading') {
      y += 14;
      write(block.words, sizes[block.level], { bold: true });
    } else if (block.kind === 'text') write(block.words, block.soft ? sizes.soft : sizes.text, block);
    else if (block.kind === 'table' && block.chart) {
      for (const row of block.rows) {
        const told = `${row.label.words}${document.apart}${row.counts[0]?.told ?? ''}`;
        write({ words: told, lang: row.label.lang }, sizes.soft);
        y += 6;
        parts.push(barOf(row, { y, most, rtl }));
        y += page.bar + 4;
      }
    }
  }
  const height = Math.round(y + page.margin);
  const { language, direction, title } = document;
  const said = document.blocks.flatMap((block) => {
    if (block.kind === 'table') return block.chart ? [block.name] : [];
    return block.kind === 'heading' || block.kind === 'text' ? [block.words.words] : [];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" lang="${escapeHtml(language)}" direction="${direction}" viewBox="0 0 ${page.width} ${height}" width="${page.width}" height="${height}" font-family="Noto Sans, Noto Sans Arabic, Noto Sans SC, sans-serif">
<title>${escapeHtml(title)}</title>
<desc>${escapeHtml(said.join('\n'))}</desc>
<rect x="0" y="0" width="${page.width}" height="${height}" fill="${colours.ground}"/>
${parts.join('\n')}
</svg>
`;
}

function barOf(
  row: Row,
  { y, most, rtl }: { readonly y: number; readonly most: number; readonly rtl: boolean },
): string {
  const look = barLook(row);
  const children = row.counts[0]?.children ?? 0;
  const width = look === 'hidden' ? 22 : Math.round((inner * children) / most);
  const at = `x="${rtl ? page.width - page.margin - width : page.margin}"`;
  const top = Math.round(y);
  const below = page.bar / 2;
  return `<rect ${at} y="${top}" width="${width}" height="${page.bar}" fill="${look === 'full' ? colours.bar : 'none'}" stroke="${colours.bar}" stroke-width="2"${dashed[look] ?? ''}/>${look === 'half' ? `<rect ${at} y="${top + below}" width="${width}" height="${below}" fill="${colours.bar}"/>` : ''}`;
}

/** Lines that are no wider than the page, broken where writing may be broken (UAX 14); a longer word is cut. */
function linesOf(text: string, size: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => {
    const breaker = new LineBreaker(paragraph);
    const lines: string[] = [];
    let line = '';
    let last = 0;
    for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
      for (const part of fitting(paragraph.slice(last, next.position), size)) {
        if (line !== '' && widthOf((line + part).trimEnd(), size) > inner) {
          lines.push(line.trimEnd());
          line = '';
        }
        line += part;
      }
      last = next.position;
    }
    return line.trim() === '' ? lines : [...lines, line.trimEnd()];
  });
}

function fitting(piece: string, size: number): readonly string[] {
  if (widthOf(piece.trimEnd(), size) <= inner) return [piece];
  const parts: string[] = [];
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(piece)) {
    const last = parts.at(-1);
    if (last === undefined || widthOf(last + segment, size) > inner) parts.push(segment);
    else parts[parts.length - 1] = last + segment;
  }
  return parts;
}

/** Does a text run from right to left? Its first letter says (UAX 9); where there is none it runs as the document does. */
function runsBack(text: string, otherwise: boolean): boolean {
  const first = /\p{L}/u.exec(text)?.[0];
  return first === undefined
    ? otherwise
    : /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(first);
}

/** In the units of the picture: wide signs are as wide as high, all others at most two thirds of that. */
function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const sign of text) ems += /[\u1100-\u11FF\u2E80-\uFFEF\u{1F000}-\u{3FFFF}]/u.test(sign) ? 1 : 0.62;
  return ems * size;
}
