import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

const flush = { finishFlush: constants.Z_SYNC_FLUSH };
const ways: readonly ((bytes: Buffer) => Buffer)[] = [
  (bytes) => brotliDecompressSync(bytes, { finishFlush: constants.BROTLI_OPERATION_FLUSH }),
  (bytes) => gunzipSync(bytes, flush),
  (bytes) => inflateSync(bytes, flush),
  (bytes) => inflateRawSync(bytes, flush),
];

/** Chromium's simple cache: a header of 24 bytes, the length of the key in it, the key, then the body as it came. */
const entryHeader = 24;
const keyLengthAt = 12;

/**
 * A file of a browser's profile as it stands, and with whatever is packed in it unpacked: the body of a cache entry, a file that
 * is a body as a whole, and anything that begins as gzip does.
 */
export function unpacked(bytes: Buffer): readonly Buffer[] {
  const starts = new Set([0]);
  if (bytes.length > entryHeader) starts.add(entryHeader + bytes.readUInt32LE(keyLengthAt));
  const magic = Buffer.from([0x1f, 0x8b, 0x08]);
  for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) starts.add(at);
  const found = [bytes];
  for (const start of starts) {
    if (start >= bytes.length) continue;
    for (const way of ways) {
      try {
        found.push(way(bytes.subarray(start)));
      } catch {
        // Not packed in this way, or not from here.
      }
    }
  }
  return found;
}
