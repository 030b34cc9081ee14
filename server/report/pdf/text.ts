import type PDFDocument from 'pdfkit';
import { directionOf } from '../../../locales/index.ts';
import { printable, type ReportDocument, type Words } from '../blocks.ts';
import type { Fonts } from './fonts.ts';
import { type Line, linesOf, widestOf } from './lines.ts';
import { inner, type PageFlow, sheet } from './page-flow.ts';
import { createPen } from './pen.ts';
import { leading, type Style } from './styles.ts';

export type Doc = InstanceType<typeof PDFDocument>;

type Spot = {
  readonly x: number;
  readonly width: number;
  /** The base line, from the top. */
  readonly y: number;
  readonly style: Style;
  /** At which edge the line stands; that of its own direction if nothing is said. */
  readonly rtl?: boolean;
};

type Tagged = {
  readonly tag: string;
  readonly words: Words;
  readonly style: Style;
  readonly indent?: number;
  /** How high what its end leads to is: the last two lines stand on the page of that. */
  readonly under?: number;
};

export type TextWriter = {
  readonly layout: (words: string, how: { lang: string; width: number; style: Style }) => readonly Line[];
  /** As much width as no word of a text is cut in. */
  readonly widest: (words: string, style: Style) => number;
  readonly place: (line: Line, spot: Spot) => void;
  /** What a screen reader says instead of the glyphs, which in some scripts stand in another order. */
  readonly spokenAs: (words: Words) => { lang?: string; actual?: string };
  /** A text as an element of its own, over as many pages as it takes. */
  readonly tagged: (parent: PDFKit.PDFStructureElement, text: Tagged, flow: PageFlow) => void;
};

/** What lays out and writes the texts of one document, each with its language and direction. */
export function createTextWriter(
  doc: Doc,
  { document, fonts }: { document: Pick<ReportDocument, 'language'>; fonts: Fonts },
): TextWriter {
  const pen = createPen(doc, fonts);

  // Much is measured before it is written, and the sheets of a kit say the same to each child.
  const laid = new Map<string, readonly Line[]>();
  const layout: TextWriter['layout'] = (words, { lang, width, style }) => {
    const key = [lang, width, style.size, style.weight, words].join('\n');
    const lines =
      laid.get(key) ??
      linesOf(printable(words), {
        direction: lang === document.language ? directionOf(lang) : 'auto',
        width,
        measure: (piece) => pen.widthOf(piece, style),
      });
    laid.set(key, lines);
    return lines;
  };

  const place: TextWriter['place'] = (line, { x, width, y, style, rtl = line.rtl }) => {
    const start = rtl ? x + width - pen.lineWidth(line, style) : x;
    pen.draw(line, { x: start, y, ...style });
  };

  const spokenAs: TextWriter['spokenAs'] = ({ words, lang }) => ({
    ...(lang === document.language ? {} : { lang }),
    ...(/[\u0590-\u08FF]/.test(words) ? { actual: printable(words) } : {}),
  });

  return {
    layout,
    widest: (words, style) => widestOf(printable(words), (piece) => pen.widthOf(piece, style)),
    place,
    spokenAs,
    tagged(parent, { tag, words, style, indent = 0, under = 0 }, flow) {
      const width = inner - indent;
      const lines = layout(words.words, { lang: words.lang, width, style });
      if (lines.length === 0) return;
      if (flow.y() > sheet.margin) flow.skip(style.before);
      const element = doc.struct(tag, spokenAs(words), () => {
        const step = style.size * leading;
        const end = Math.max(lines.length - 2, 0);
        lines.forEach((line, at) => {
          if (under > 0 && at === end) flow.keep((lines.length - end) * step + style.after + under);
          const top = flow.take(step);
          place(line, { x: sheet.margin + (line.rtl ? 0 : indent), width, y: top + style.size, style });
        });
      });
      parent.add(element);
      element.end();
      flow.skip(style.after);
    },
  };
}
