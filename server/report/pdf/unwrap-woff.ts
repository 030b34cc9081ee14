import { inflateSync } from 'node:zlib';

/**
 * A WOFF 1.0 file as the plain font it wraps (W3C, WOFF 1.0 § 4–5): each table is inflated and stands where the directory says.
 * The library could do so by itself, but its small inflater fails on a few files of ours that are sound.
 */
export function unwrapWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const at = 44 + 20 * index;
    const [offset, packed, length] = [4, 8, 12].map((step) => woff.readUInt32BE(at + step));
    const stored = woff.subarray(offset ?? 0, (offset ?? 0) + (packed ?? 0));
    const bytes = (packed ?? 0) < (length ?? 0) ? inflateSync(stored) : stored;
    return { tag: woff.subarray(at, at + 4), checksum: woff.subarray(at + 16, at + 20), bytes };
  });
  const head = Buffer.alloc(12 + 16 * count);
  // The flavour of the font and the number of its tables; what helps to search them is read by nobody here.
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  let offset = head.length;
  const bodies = tables.map(({ tag, checksum, bytes }, index) => {
    const at = 12 + 16 * index;
    tag.copy(head, at);
    checksum.copy(head, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(bytes.length, at + 12);
    const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([head, ...bodies]);
}
