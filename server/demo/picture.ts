import { crc32, deflateSync } from 'node:zlib';

/** A picture of the demo: how an app could ask. Made up, drawn here, of no product; its words stand in `picture-words.ts`. */
type Colour = readonly [red: number, green: number, blue: number];
type Box = readonly [x: number, y: number, width: number, height: number, colour: Colour];

const width = 480;
const height = 720;
const ink: Colour = [26, 39, 48];
const pale: Colour = [211, 207, 194];
const sheet: Colour = [255, 255, 255];
const river: Colour = [13, 72, 88];
const sun: Colour = [243, 195, 68];

/** Later ones lie above. */
const boxes: readonly Box[] = [
  [24, 12, 432, 696, ink],
  [36, 24, 408, 672, sheet],
  ...Array.from({ length: 11 }, (_, line): Box => [80, 72 + line * 16, line % 4 === 3 ? 210 : 320, 5, pale]),
  ...Array.from({ length: 3 }, (_, row): readonly Box[] => [
    [80, 304 + row * 60, 180, 12, ink],
    [336, 294 + row * 60, 64, 32, river],
    [372, 298 + row * 60, 24, 24, sheet],
  ]).flat(),
  [80, 512, 320, 68, sun],
  [170, 540, 140, 12, ink],
  [170, 626, 140, 32, pale],
  [200, 638, 80, 8, sheet],
];

/** The picture as a PNG, as an organiser would send it in. */
export function demoPicture(): Uint8Array {
  const line = width * 3 + 1;
  const raw = Buffer.alloc(line * height, 247);
  for (let y = 0; y < height; y += 1) raw[y * line] = 0;
  for (const [left, top, wide, high, colour] of boxes)
    for (let y = top; y < top + high; y += 1)
      for (let x = left; x < left + wide; x += 1) raw.set(colour, y * line + 1 + x * 3);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', head),
    pngChunk('IDAT', deflateSync(raw)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** One part of a PNG: its length, name, content and sum. */
function pngChunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
