import type PDFDocument from 'pdfkit';
import type { FontFile, Fonts, Weight } from './fonts.ts';
import { type OwnFont, tellLettersApart } from './letters.ts';
import type { Line, Stretch } from './lines.ts';

type Shaping = { readonly _font: OwnFont };

/** A stretch in one font, in the order in which it is drawn. */
type Piece = { readonly font: string; readonly text: string };

const strongRtl = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Letters, digits and marks of Latin: they run from the left in every font. */
const runsFromLeft = /^[\u0020-\u024F\u2010-\u2027]*$/;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Joins, selectors and such have no shape of their own; where their font has none they would be an empty box. */
const shapeless = /[\p{Cf}\p{Variation_Selector}]/u;
/** Parts thousands in French. Our fonts have no such blank, so it is drawn as the other one that breaks no line. */
const thinBlank = /\u202F/g;
/** Unicode keeps a vowel before the sign that doubles its letter; a font sets what comes first nearest, and a vowel under that sign is another vowel. */
const vowelBeforeShadda = /([\u064B-\u0650])\u0651/g;
/** Stands for what none of our fonts can draw. */
const box = '\u25A1';

export type Pen = {
  /** Points, in one line. */
  readonly widthOf: (text: string, how: { size: number; weight: Weight }) => number;
  /** Draws a line with its left end at x and its base line at y. */
  readonly draw: (
    line: Line,
    at: { x: number; y: number; size: number; weight: Weight; color: string },
  ) => void;
  readonly lineWidth: (line: Line, how: { size: number; weight: Weight }) => number;
};

/**
 * The sheets of a kit say the same to each child, and shaping is most of what they take. The library remembers words, and not where features
 * are named; ours are always the same.
 */
function shapeOnce(font: OwnFont): void {
  const shape = font.layoutRun.bind(font);
  const shaped = new Map<string, ReturnType<typeof shape>>();
  font.layoutRun = (text, features) => {
    const known = shaped.get(text);
    if (known) return known;
    const run = shape(text, features);
    shaped.set(text, run);
    return run;
  };
}

/** What writes into a document: each letter in the first font that has it, each stretch shaped as its script wants. */
export function createPen(doc: InstanceType<typeof PDFDocument>, fonts: Fonts): Pen {
  const registered = new Set<string>();
  const widths = new Map<string, number>();
  const directions = new Map<string, boolean>();
  const chosen = new Map<string, FontFile | undefined>();
  const cut = new Map<string, readonly Piece[]>();

  function fontOf(text: string, weight: Weight): { font: string; text: string } {
    const [first = ' '] = text;
    const found = fileFor(first.codePointAt(0) ?? 32, weight);
    const bare = () => [...text].filter((each) => !shapeless.test(each)).join('');
    if (found) return { font: found.name, text: found.name.includes('arabic') ? text : bare() };
    const square = fileFor(box.codePointAt(0) ?? 0, weight);
    if (!square) throw new Error('The packages of fonts have no letters.');
    return { font: square.name, text: bare() === '' ? '' : box };
  }

  function fileFor(codePoint: number, weight: Weight): FontFile | undefined {
    const key = `${codePoint}.${weight}`;
    if (!chosen.has(key)) {
      const has = (file: FontFile) => shapingOf(use(file)).hasGlyphForCodePoint(codePoint);
      chosen.set(key, fonts.filesFor(codePoint, weight).find(has));
    }
    return chosen.get(key);
  }

  function use(file: FontFile): string {
    if (!registered.has(file.name)) {
      doc.registerFont(file.name, file.bytes());
      doc.font(file.name);
      const font = (doc as unknown as Shaping)._font;
      shapeOnce(font);
      tellLettersApart(font);
      registered.add(file.name);
    }
    return file.name;
  }

  function shapingOf(font: string): OwnFont['font'] {
    doc.font(font);
    return (doc as unknown as Shaping)._font.font;
  }

  /** Words come again and again, and each is measured before it is drawn. */
  function piecesOf(stretch: Stretch, weight: Weight): readonly Piece[] {
    const key = `${weight}${stretch.rtl ? '<' : '>'}${stretch.text}`;
    const known = cut.get(key);
    if (known) return known;
    const pieces = cutPieces(stretch, weight);
    cut.set(key, pieces);
    return pieces;
  }

  /** Neighbours in one font are shaped together: letters join, and blanks go with what they follow. */
  function cutPieces({ text, rtl }: Stretch, weight: Weight): readonly Piece[] {
    const pieces: { font: string; text: string }[] = [];
    const drawable = text.replace(thinBlank, '\u00A0').replace(vowelBeforeShadda, '\u0651$1');
    for (const { segment } of graphemes.segment(drawable)) {
      const found = fontOf(segment, weight);
      const last = pieces.at(-1);
      if (last && (found.font === last.font || segment === ' ')) last.text += found.text;
      else pieces.push(found);
    }
    const drawn = rtl ? pieces.reverse() : pieces;
    return drawn.map(({ font, text: words }) => ({ font, text: turned({ font, text: words }, rtl) }));
  }

  /**
   * A font turns a script round that runs from the right, its digits too, whatever the line wants. So a piece that would be
   * drawn in another order than its stretch is turned here first, grapheme by grapheme.
   */
  function turned({ font, text }: Piece, rtl: boolean): string {
    if (text === '' || turnsRound(font, text) === rtl) return text;
    return [...graphemes.segment(text)]
      .map(({ segment }) => segment)
      .reverse()
      .join('');
  }

  function turnsRound(font: string, text: string): boolean {
    if (runsFromLeft.test(text)) return false;
    const key = `${font}\0${text}`;
    const known = directions.get(key);
    if (known !== undefined) return known;
    const shaped = shapingOf(font).layout(text, []);
    directions.set(key, shaped.direction === 'rtl');
    return shaped.direction === 'rtl';
  }

  function measure(piece: Piece, size: number): number {
    const key = `${piece.font}\0${piece.text}`;
    const known = widths.get(key);
    if (known !== undefined) return (known * size) / 1_000;
    doc.font(piece.font).fontSize(1_000);
    const width = doc.widthOfString(piece.text, { features: [] });
    widths.set(key, width);
    return (width * size) / 1_000;
  }

  return {
    widthOf(text, { size, weight }) {
      return piecesOf({ text, rtl: strongRtl.test(text) }, weight).reduce(
        (sum, piece) => sum + measure(piece, size),
        0,
      );
    },
    lineWidth(line, { size, weight }) {
      return line.stretches
        .flatMap((stretch) => piecesOf(stretch, weight))
        .reduce((sum, piece) => sum + measure(piece, size), 0);
    },
    draw(line, { x, y, size, weight, color }) {
      let at = x;
      for (const piece of line.stretches.flatMap((stretch) => piecesOf(stretch, weight))) {
        if (piece.text === '') continue;
        const width = measure(piece, size);
        doc.font(piece.font).fontSize(size).fillColor(color);
        doc.text(piece.text, at, y, { lineBreak: false, baseline: 'alphabetic', features: [] });
        at += width;
      }
    },
  };
}
