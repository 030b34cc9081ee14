import * as jpegDecoder from '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm';
import * as jpegEncoder from '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm';
import decodeJpeg, { init as initJpegDecoder } from '@jsquash/jpeg/decode.js';
import encodeJpeg, { init as initJpegEncoder } from '@jsquash/jpeg/encode.js';
import * as pngDecoder from '@jsquash/png/codec/pkg/squoosh_png_bg.wasm';
import decodePng, { init as initPngDecoder } from '@jsquash/png/decode.js';
import resize, { initResize } from '@jsquash/resize';
import * as resizer from '@jsquash/resize/lib/resize/pkg/squoosh_resize_bg.wasm';
import * as webpDecoder from '@jsquash/webp/codec/dec/webp_dec.wasm';
import decodeWebp, { init as initWebpDecoder } from '@jsquash/webp/decode.js';
import {
  headOf,
  keptSize,
  onWhite,
  type PictureFault,
  type PictureHead,
  type PictureLimits,
} from '../core/consultation/pictures.ts';
import { closeNetwork } from '../documents/without-network.ts';

/**
 * The process in which a picture of somebody else is read: the file on standard input; on standard output `1`, width and height in 16
 * bits each, and the picture drawn anew, or `0` and a fault. Codecs are WebAssembly: a fault in one of them reaches its own memory and no
 * further. Started by `reader.ts`; it ends with the one picture it read.
 */
async function main(): Promise<void> {
  closeNetwork();
  const { limits } = JSON.parse(process.argv[2] ?? '{}') as { limits: PictureLimits };
  const answer = await drawn(limits).catch((): PictureFault => 'not-a-picture');
  const bytes = typeof answer === 'string' ? Buffer.from(`0${answer}`) : answer;
  process.stdout.write(bytes, () => process.exit(0));
}

async function drawn(limits: PictureLimits): Promise<Buffer | PictureFault> {
  const bytes = await input(limits);
  if (bytes === undefined) return 'too-large';
  const head = headOf(bytes, limits);
  if (typeof head === 'string') return head;
  const whole = await decoded(head, bytes);
  // A decoder that finds another size than the head told was told something else than we were.
  const turned = whole.width === head.height && whole.height === head.width;
  if (!turned && (whole.width !== head.width || whole.height !== head.height)) return 'not-a-picture';
  onWhite(whole.data as Uint8ClampedArray);
  const size = keptSize(whole, limits.keptSide);
  const smaller = size.width < whole.width || size.height < whole.height;
  if (smaller) await initResize(await program(resizer));
  const kept = smaller
    ? await resize(whole, { ...size, method: 'triangle', premultiply: false, linearRGB: false })
    : whole;
  await initJpegEncoder(await program(jpegEncoder));
  const jpeg = Buffer.from(await encodeJpeg(kept, { quality: 82, progressive: false }));
  const start = Buffer.from('1\0\0\0\0');
  start.writeUInt16BE(size.width, 1);
  start.writeUInt16BE(size.height, 3);
  return Buffer.concat([start, jpeg]);
}

async function decoded({ kind }: PictureHead, bytes: Buffer): Promise<ImageData> {
  const copy = new Uint8Array(bytes).buffer;
  switch (kind) {
    case 'png':
      await initPngDecoder(await program(pngDecoder));
      return decodePng(copy);
    case 'jpeg':
      await initJpegDecoder(await program(jpegDecoder));
      // What says which way is up goes with the rest of what a camera writes beside a picture; so it is turned now.
      return decodeJpeg(copy, { preserveOrientation: true });
    case 'webp':
      await initWebpDecoder(await program(webpDecoder));
      return decodeWebp(copy);
  }
}

/** The bundle of this process holds the bytes of each WebAssembly program as what it exports by default. */
function program(bundled: object): Promise<WebAssembly.Module> {
  return WebAssembly.compile((bundled as { readonly default: BufferSource }).default);
}

/** Undefined when it goes on past the limit. */
async function input({ fileBytes }: PictureLimits): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > fileBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

void main();
