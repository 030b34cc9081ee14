type Glyph = {
  readonly id: number;
  readonly codePoints: readonly number[];
  readonly advanceWidth: number;
  readonly cbox: {
    readonly minX: number;
    readonly minY: number;
    readonly maxX: number;
    readonly maxY: number;
  };
};

type Position = {
  readonly xAdvance: number;
  readonly advanceWidth: number;
  readonly xOffset: number;
  readonly yOffset: number;
};

/** A text as the glyphs it is drawn with, from left to right. Positions are in thousandths of the size. */
type Run = {
  readonly direction: 'ltr' | 'rtl';
  readonly glyphs: readonly Glyph[];
  readonly positions: readonly Position[];
};

/** The library's font: what it writes into the file, and under it the font that alone knows its letters. */
export type OwnFont = {
  layoutRun: (text: string, features?: string[]) => Run;
  encode: (text: string, features?: string[]) => [codes: string[], positions: Position[]];
  readonly scale: number;
  /** Of each place of the subset: how wide it is, and which letters it stands for. */
  readonly widths: number[];
  readonly unicode: (readonly number[])[];
  readonly subset: {
    /** By place: a glyph of the font, or one of ours that is made of some of them. */
    readonly glyphs: (number | Made)[];
    readonly mapping: Record<number, number | undefined>;
    readonly glyf: Uint8Array[];
    readonly loca: { readonly offsets: number[] };
    readonly hmtx: { readonly metrics: { advance: number; bearing: number }[] };
    offset: number;
    includeGlyph: (id: number) => number;
    _addGlyph: (glyph: number | Made) => number;
  };
  readonly font: {
    layout(text: string, features: string[]): { direction: 'ltr' | 'rtl' };
    hasGlyphForCodePoint(codePoint: number): boolean;
    getGlyph: (id: number, codePoints?: readonly number[]) => Glyph;
    readonly maxp: { maxComponentDepth: number; maxComponentElements: number };
  };
};

type Part = { readonly glyph: Glyph; readonly x: number; readonly y: number };
/** In units of the font. */
type Made = { readonly parts: readonly Part[]; readonly advance: number };
type Slot = Made & { readonly codePoints: readonly number[]; readonly position: Position };

/**
 * Writes a font into the file so that what is copied out of it, or looked for in it, is what was written. A font draws letters that differ by
 * their dots with one shape and sets the dots beside it; the library would call that shape by the first letter it stood for, and the dots by
 * nothing. Here each letter is a glyph of its own, made of its shape and its dots, and a mark is one at its height: a reader of the
 * file finds them on one line, in their order (decision 131).
 */
export function tellLettersApart(own: OwnFont): void {
  const { subset, font, scale } = own;
  // The font, too, remembers a shape with the letter it was first drawn for.
  const plain = font.getGlyph.bind(font);
  const known = new Map<string, Glyph>();
  font.getGlyph = (id, codePoints = []) => {
    const key = `${id} ${codePoints.join()}`;
    const glyph = known.get(key) ?? Object.create(plain(id), { codePoints: { value: codePoints } });
    known.set(key, glyph);
    return glyph;
  };

  const places = new Map<string, number>();
  const placeOf = ({ parts, advance, codePoints }: Slot): number => {
    const key = `${codePoints.join()} ${advance} ${parts.map(({ glyph, x, y }) => [glyph.id, x, y]).join()}`;
    const before = places.get(key);
    if (before !== undefined) return before;
    const [first] = parts;
    const alone =
      parts.length === 1 && first?.x === 0 && first.y === 0 && advance === first.glyph.advanceWidth;
    const id = alone ? first.glyph.id : undefined;
    const place =
      id !== undefined && subset.mapping[id] === undefined
        ? subset.includeGlyph(id)
        : subset.glyphs.push({ parts, advance }) - 1;
    own.widths[place] = advance * scale;
    own.unicode[place] = codePoints;
    places.set(key, place);
    return place;
  };

  own.encode = (text, features) => {
    const slots = slotsOf(own.layoutRun(text, features), scale);
    return [
      slots.map((slot) => placeOf(slot).toString(16).padStart(4, '0')),
      slots.map(({ position, advance }) => ({
        xAdvance: position.xAdvance,
        advanceWidth: advance * scale,
        xOffset: 0,
        yOffset: 0,
      })),
    ];
  };

  const addGlyph = subset._addGlyph.bind(subset);
  subset._addGlyph = (glyph) => {
    if (typeof glyph === 'number') return addGlyph(glyph);
    const { bytes, left } = compositeOf(glyph.parts, (id) => subset.includeGlyph(id));
    subset.loca.offsets.push(subset.offset);
    subset.hmtx.metrics.push({ advance: glyph.advance, bearing: left });
    subset.offset += bytes.length;
    return subset.glyf.push(bytes) - 1;
  };
  // Ours may be made of glyphs that are made of others.
  font.maxp.maxComponentDepth += 1;
  font.maxp.maxComponentElements = Math.max(font.maxp.maxComponentElements, 8);
}

/** What is drawn as one: a letter with its dots, or a mark. From right to left, dots come before the letter they belong to. */
function slotsOf({ direction, glyphs, positions }: Run, scale: number): readonly Slot[] {
  const slots: Slot[] = [];
  let dots: Part[] = [];
  glyphs.forEach((glyph, at) => {
    const position = positions[at];
    if (!position) return;
    const part = {
      glyph,
      x: Math.round(position.xOffset / scale),
      y: Math.round(position.yOffset / scale),
    };
    const wide = position.xAdvance !== 0;
    if (direction === 'rtl' && !wide && glyph.codePoints.length === 0) {
      dots.push(part);
      return;
    }
    slots.push({
      parts: wide ? [part, ...dots] : [part],
      advance: wide ? glyph.advanceWidth : 0,
      codePoints: glyph.codePoints,
      position,
    });
    if (wide) dots = [];
  });
  return slots;
}

/** A glyph of the table `glyf` that draws others, each moved by so much (OpenType, "Composite glyph description"). */
function compositeOf(
  parts: readonly Part[],
  placeOf: (id: number) => number,
): { bytes: Uint8Array; left: number } {
  const boxes = parts.map(({ glyph: { cbox }, x, y }) => ({
    left: cbox.minX + x,
    low: cbox.minY + y,
    right: cbox.maxX + x,
    high: cbox.maxY + y,
  }));
  const left = Math.min(...boxes.map((box) => box.left));
  const bytes = Buffer.alloc(10 + 8 * parts.length);
  bytes.writeInt16BE(-1, 0);
  bytes.writeInt16BE(left, 2);
  bytes.writeInt16BE(Math.min(...boxes.map(({ low }) => low)), 4);
  bytes.writeInt16BE(Math.max(...boxes.map(({ right }) => right)), 6);
  bytes.writeInt16BE(Math.max(...boxes.map(({ high }) => high)), 8);
  parts.forEach(({ glyph, x, y }, at) => {
    const from = 10 + 8 * at;
    const more = at < parts.length - 1 ? 0x20 : 0;
    // The arguments are words, and say where it stands.
    bytes.writeUInt16BE(0x1 | 0x2 | more, from);
    bytes.writeUInt16BE(placeOf(glyph.id), from + 2);
    bytes.writeInt16BE(x, from + 4);
    bytes.writeInt16BE(y, from + 6);
  });
  return { bytes, left };
}
