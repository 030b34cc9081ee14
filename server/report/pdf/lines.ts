import bidiFactory from 'bidi-js';
import LineBreaker from 'linebreak';
import { numbersToCall } from '../../../app/i18n/numbers-to-call.ts';

const bidi = bidiFactory();

/** A stretch of one line in one direction. `text` is in the order in which it is read, with brackets already mirrored. */
export type Stretch = { readonly text: string; readonly rtl: boolean };

export type Line = { readonly stretches: readonly Stretch[]; readonly rtl: boolean };

/**
 * A paragraph as lines no wider than `width`, by the Unicode rules of line breaking (UAX 14) and of direction (UAX 9). The
 * stretches of a line stand in the order in which they are drawn, from left to right. `measure` gives the width of a piece of
 * text; a word wider than a line is cut between graphemes.
 */
export function linesOf(
  text: string,
  options: {
    readonly direction: 'ltr' | 'rtl' | 'auto';
    readonly width: number;
    readonly measure: (piece: string) => number;
  },
): readonly Line[] {
  return text.split('\n').flatMap((paragraph) => {
    if (paragraph.trim() === '') return [];
    const base = options.direction;
    const embedding = bidi.getEmbeddingLevels(paragraph, base);
    holdNumber(paragraph, embedding.levels);
    const rtl = (embedding.paragraphs[0]?.level ?? 0) % 2 === 1;
    return breaksOf(paragraph, options).map(({ start, end }) => ({
      rtl,
      stretches: stretchesOf(paragraph, { levels: embedding.levels, start, end }),
    }));
  });
}

/** How wide the widest part of a text is that is broken nowhere. */
export function widestOf(text: string, measure: (piece: string) => number): number {
  const pieces = piecesOf(text).map(({ start, end }) => measure(text.slice(start, end).trimEnd()));
  return pieces.reduce((most, each) => Math.max(most, each), 0);
}

/**
 * A number to call on a line of its own stands as it was written: what parts its digits runs with them, where by UAX 9 it would turn them about. Within
 * other words two numbers may stand beside each other that are none to call.
 */
function holdNumber(text: string, levels: Uint8Array): void {
  const [before = '', number, after = ''] = text.split(numbersToCall);
  if (number !== undefined && `${before}${after}`.trim() === '' && text.trim() === number)
    levels.fill(Math.max(...levels));
}

type Span = { readonly start: number; readonly end: number };

function breaksOf(
  text: string,
  { width, measure }: { width: number; measure: (piece: string) => number },
): readonly Span[] {
  const lines: Span[] = [];
  let start = 0;
  let end = 0;
  let used = 0;
  const close = (at: number) => {
    // What is blank at the end of a line takes no place.
    const trimmed = text.slice(start, at).trimEnd().length;
    if (trimmed > 0) lines.push({ start, end: start + trimmed });
    start = at;
    used = 0;
  };
  for (const piece of piecesOf(text)) {
    for (const part of fitting(text, piece, { width, measure })) {
      const whole = measure(text.slice(part.start, part.end));
      const bare = measure(text.slice(part.start, part.end).trimEnd());
      if (used > 0 && used + bare > width) close(part.start);
      used += whole;
      end = part.end;
    }
  }
  close(end);
  return lines;
}

/** What may not be broken, one after the other. */
function piecesOf(text: string): Span[] {
  const breaker = new LineBreaker(text);
  const pieces: Span[] = [];
  let last = 0;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    pieces.push({ start: last, end: next.position });
    last = next.position;
  }
  return pieces;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A piece, or the parts of one that is wider than a line. */
function fitting(
  text: string,
  piece: Span,
  { width, measure }: { width: number; measure: (piece: string) => number },
): Span[] {
  if (measure(text.slice(piece.start, piece.end)) <= width) return [piece];
  const parts: Span[] = [];
  let start = piece.start;
  let used = 0;
  for (const { segment, index } of graphemes.segment(text.slice(piece.start, piece.end))) {
    const at = piece.start + index;
    const wide = measure(segment);
    if (used > 0 && used + wide > width) {
      parts.push({ start, end: at });
      start = at;
      used = 0;
    }
    used += wide;
  }
  return [...parts, { start, end: piece.end }];
}

/** Rule L2: from the highest level down to the lowest odd one, what is at that level or higher is turned round. */
function stretchesOf(
  text: string,
  { levels, start, end }: Span & { readonly levels: Uint8Array },
): readonly Stretch[] {
  const mirrored = bidi.getMirroredCharactersMap(text, levels, start, end - 1);
  const runs: { level: number; text: string }[] = [];
  for (let at = start; at < end; at += 1) {
    const level = levels[at] ?? 0;
    const letter = mirrored.get(at) ?? text[at] ?? '';
    const last = runs.at(-1);
    if (last && last.level === level) last.text += letter;
    else runs.push({ level, text: letter });
  }
  const all = runs.map(({ level }) => level);
  const lowestOdd = Math.min(...all.filter((level) => level % 2 === 1));
  for (let level = Math.max(...all, 0); level >= lowestOdd; level -= 1) {
    for (let from = 0; from < runs.length; from += 1) {
      if ((runs[from]?.level ?? 0) < level) continue;
      let to = from;
      while (to + 1 < runs.length && (runs[to + 1]?.level ?? 0) >= level) to += 1;
      runs.splice(from, to - from + 1, ...runs.slice(from, to + 1).reverse());
      from = to;
    }
  }
  return runs.map(({ level, text: words }) => ({ text: words, rtl: level % 2 === 1 }));
}
