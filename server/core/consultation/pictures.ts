/** How much of a picture is read before it is refused. Sizes in bytes and pixels, times in milliseconds. */
export type PictureLimits = {
  /** The file itself; a form is no larger. */
  readonly fileBytes: number;
  /** Width times height, as its head says, before anything is unfolded. */
  readonly pixels: number;
  readonly side: number;
  /** Pixels times the steps it comes in, each of which is drawn anew: programs write ten, a camera one. */
  readonly drawnPixels: number;
  /** The longer side of what is kept. */
  readonly keptSide: number;
  readonly timeMs: number;
  readonly memoryMb: number;
  readonly answerBytes: number;
};

/** What holds in the product: a photo of a telephone has 12 million pixels. Working limits of our own. */
export const pictureLimits: PictureLimits = {
  fileBytes: 3_900_000,
  pixels: 16_000_000,
  side: 8_000,
  drawnPixels: 64_000_000,
  keptSide: 1_280,
  // It takes half a second; a machine on which others work takes longer.
  timeMs: 4_000,
  memoryMb: 128,
  answerBytes: 3_000_000,
};

/** Why a picture is not taken. */
export type PictureFault = 'not-a-picture' | 'moves' | 'too-large' | 'too-long';

export type PictureHead = {
  readonly kind: 'png' | 'jpeg' | 'webp';
  readonly width: number;
  readonly height: number;
  /** In how many it is drawn. */
  readonly steps: number;
};

/** A picture as it is kept: always JPEG, drawn anew, with nothing in it but pixels. */
export type KeptPicture = { readonly width: number; readonly height: number; readonly bytes: Uint8Array };

/** Reads a picture of somebody else in a process of its own; `busy`: too many are read now. */
export type ReadPicture = (
  bytes: Uint8Array,
) => Promise<
  | { readonly ok: true; readonly picture: KeptPicture }
  | { readonly ok: false; readonly fault: PictureFault }
  | 'busy'
>;

/**
 * Kind and size of a PNG, JPEG or WebP, from its first bytes and not from its name: nothing is unfolded. Faults: `not-a-picture`,
 * `moves` (a WebP or PNG of several), `too-large` (the file, a side, all pixels, or steps). Sources: PNG 3rd edition § 11.2.1 and 11.3.6.1, ITU-T T.81 annex
 * B, RFC 9649.
 */
export function headOf(bytes: Uint8Array, limits: PictureLimits): PictureHead | PictureFault {
  if (bytes.length > limits.fileBytes) return 'too-large';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = pngHead(view) ?? webpHead(view) ?? jpegHead(view);
  if (!found) return 'not-a-picture';
  if (typeof found === 'string') return found;
  const { width, height, steps } = found;
  const pixels = width * height;
  if (width < 1 || height < 1) return 'not-a-picture';
  const large = width > limits.side || height > limits.side || pixels > limits.pixels;
  return large || pixels * steps > limits.drawnPixels ? 'too-large' : found;
}

const at = (view: DataView, offset: number, text: string) =>
  offset + text.length <= view.byteLength &&
  [...text].every((letter, index) => view.getUint8(offset + index) === letter.charCodeAt(0));

/** Kinds of a part of a PNG, as the number that their four letters make: `IDAT`, and `acTL`. */
const [firstOfPixels, ofSeveral] = [0x49_44_41_54, 0x61_63_54_4c];

function pngHead(view: DataView): PictureHead | PictureFault | undefined {
  if (view.byteLength < 33 || !at(view, 0, '\x89PNG\r\n\x1a\n') || !at(view, 12, 'IHDR')) return undefined;
  // Of several pictures, one of which would be kept in silence. It stands before the first.
  for (let offset = 33; offset + 12 <= view.byteLength; offset += 12 + view.getUint32(offset)) {
    const chunk = view.getUint32(offset + 4);
    if (chunk === firstOfPixels) break;
    if (chunk === ofSeveral) return 'moves';
  }
  return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20), steps: 1 };
}

function webpHead(view: DataView): PictureHead | PictureFault | undefined {
  if (view.byteLength < 30 || !at(view, 0, 'RIFF') || !at(view, 8, 'WEBP')) return undefined;
  if (at(view, 12, 'VP8X')) {
    const moves = (view.getUint8(20) & 0x02) !== 0;
    const side = (offset: number) => 1 + view.getUint16(offset, true) + (view.getUint8(offset + 2) << 16);
    return moves ? 'moves' : { kind: 'webp', width: side(24), height: side(27), steps: 1 };
  }
  if (at(view, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return { kind: 'webp', width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff), steps: 1 };
  }
  if (!at(view, 12, 'VP8 ')) return undefined;
  return {
    kind: 'webp',
    width: view.getUint16(26, true) & 0x3fff,
    height: view.getUint16(28, true) & 0x3fff,
    steps: 1,
  };
}

const start = 0xd8;
const end = 0xd9;
const scan = 0xda;
/** Baseline, extended and progressive: what browsers draw. */
const frames = [0xc0, 0xc1, 0xc2];

/** The segments of a JPEG in their order: marker, where it begins, and how long it says it is. Ends where one does not add up. */
function* segmentsOf(view: DataView): Generator<{ marker: number; offset: number; length: number }> {
  let offset = 2;
  while (offset + 4 <= view.byteLength) {
    if (view.getUint8(offset) !== 0xff) return;
    const marker = view.getUint8(offset + 1);
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    const length = marker === end ? 0 : view.getUint16(offset + 2);
    yield { marker, offset, length };
    if (marker === end) return;
    offset += 2 + length;
    if (marker === scan) offset = afterScan(view, offset);
  }
  if (offset + 2 === view.byteLength && view.getUint16(offset) === 0xff00 + end)
    yield { marker: end, offset, length: 0 };
}

/** Where the next segment begins: within a scan 0xff stands before 0 or before a restart. */
function afterScan(view: DataView, from: number): number {
  let offset = from;
  for (; offset + 1 < view.byteLength; offset += 1) {
    if (view.getUint8(offset) !== 0xff) continue;
    const next = view.getUint8(offset + 1);
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return offset;
  }
  return view.byteLength;
}

function jpegHead(view: DataView): PictureHead | PictureFault | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xff00 + start) return undefined;
  let size: { readonly width: number; readonly height: number } | undefined;
  let steps = 0;
  for (const { marker, offset } of segmentsOf(view)) {
    if (frames.includes(marker) && offset + 9 <= view.byteLength) {
      if (size) return 'not-a-picture';
      size = { height: view.getUint16(offset + 5), width: view.getUint16(offset + 7) };
    }
    if (marker === scan) steps += 1;
  }
  return size && { kind: 'jpeg', ...size, steps };
}

/**
 * True when this is one JPEG and nothing else: tables, frames and scans, at most the mark of its format (APP0), no comment, and not
 * a byte after its end. Asked of what the process answered, so that nothing has to be believed of it.
 */
export function isPlainJpeg(bytes: Uint8Array, size: { width: number; height: number }): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 4 || view.getUint16(0) !== 0xff00 + start) return false;
  const allowed = [...frames, scan, 0xdb, 0xc4, 0xdd, 0xe0, end];
  let framed = false;
  for (const { marker, offset, length } of segmentsOf(view)) {
    if (!allowed.includes(marker)) return false;
    // JFIF without a thumbnail is sixteen bytes.
    if (marker === 0xe0 && (length !== 16 || !at(view, offset + 4, 'JFIF\0'))) return false;
    if (frames.includes(marker))
      framed = view.getUint16(offset + 5) === size.height && view.getUint16(offset + 7) === size.width;
    if (marker === end) return framed && offset + 2 === view.byteLength;
  }
  return false;
}

/** The size that is kept, in whole pixels: never larger than it was. */
export function keptSize(size: { width: number; height: number }, longest: number) {
  const share = Math.min(1, longest / Math.max(size.width, size.height));
  return {
    width: Math.max(1, Math.round(size.width * share)),
    height: Math.max(1, Math.round(size.height * share)),
  };
}

/** Pixels as red, green, blue and 255, four bytes each: what can be seen through stands on white. Changes what it is given. */
export function onWhite(pixels: Uint8ClampedArray): void {
  for (let index = 3; index < pixels.length; index += 4) {
    const alpha = pixels[index] ?? 255;
    if (alpha === 255) continue;
    for (let each = index - 3; each < index; each += 1)
      pixels[each] = 255 - ((255 - (pixels[each] ?? 255)) * alpha) / 255;
    pixels[index] = 255;
  }
}
