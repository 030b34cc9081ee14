import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { FaultFound } from '../core/consultation/documents/fault.ts';
import type { DocumentLimits } from '../core/consultation/documents/limits.ts';

/** Below this many bytes a high ratio is only a short part that says the same twice. */
const ratioFromBytes = 65_536;

/**
 * The XML parts of a word-processor file, by name. The list of the archive is judged whole before anything is unfolded: number, names, sizes,
 * ratio, overlap, what is inside. Faults: `archive-…`, `too-large`, `has-programs`, `locked`.
 */
export async function unpackDocx(
  bytes: Buffer,
  limits: DocumentLimits,
): Promise<ReadonlyMap<string, string>> {
  if (isLocked(bytes)) throw new FaultFound('locked');
  // Whatever stands before or after the archive belongs to another kind of file.
  if (bytes.length < 22 || bytes.readUInt32LE(0) !== 0x04034b50) throw new FaultFound('not-its-kind');
  const zip = await opened(bytes);
  if (zip.entryCount > limits.archiveEntries) throw new FaultFound('archive-bomb');
  const entries = await entriesOf(zip, limits);
  judge(entries, limits);
  const parts = new Map<string, string>();
  let total = 0;
  for (const entry of entries) {
    if (!/\.(xml|rels)$/iu.test(entry.fileName)) continue;
    const content = await contentOf(zip, entry, limits.unpackedBytes - total);
    total += content.length;
    const text = textOf(content);
    if (/<!(DOCTYPE|ENTITY)/iu.test(text)) throw new FaultFound('declares-entities');
    parts.set(entry.fileName, text);
  }
  return parts;
}

/** With a password Word writes no archive but a compound file, in which this is the name of what it locked away (MS-OFFCRYPTO). */
function isLocked(bytes: Buffer): boolean {
  return (
    bytes.subarray(0, 4).toString('hex') === 'd0cf11e0' && bytes.includes('EncryptedPackage', 8, 'utf16le')
  );
}

function opened(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true }, (error, zip) =>
      error ? reject(new FaultFound('archive-broken')) : resolve(zip),
    );
  });
}

function entriesOf(zip: ZipFile, limits: DocumentLimits): Promise<readonly Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('error', (error: Error) => {
      const path = /path|characters|absolute/iu.test(error.message);
      reject(new FaultFound(path ? 'archive-path' : 'archive-broken'));
    });
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > limits.archiveEntries) reject(new FaultFound('archive-bomb'));
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.readEntry();
  });
}

/** Everything that the list alone gives away. */
function judge(entries: readonly Entry[], limits: DocumentLimits): void {
  const names = new Set<string>();
  let total = 0;
  let end = 0;
  for (const entry of [...entries].sort(
    (a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader,
  )) {
    const name = entry.fileName.normalize('NFC').toLowerCase();
    if (names.has(name) || /(^|\/)\.\.?(\/|$)|[\\:\p{Cc}]/u.test(name)) throw new FaultFound('archive-path');
    names.add(name);
    if (entry.generalPurposeBitFlag & 0x41) throw new FaultFound('locked');
    // Entries that share bytes unfold the same ones again and again.
    if (entry.relativeOffsetOfLocalHeader < end) throw new FaultFound('archive-bomb');
    end = entry.relativeOffsetOfLocalHeader + 30 + entry.compressedSize;
    total += entry.uncompressedSize;
    if (total > limits.unpackedBytes) throw new FaultFound('archive-bomb');
    const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    if (entry.uncompressedSize > ratioFromBytes && ratio > limits.archiveRatio)
      throw new FaultFound('archive-bomb');
    if (/vbaproject|vbadata|activex|\.(exe|dll|js|vbs|jar|class)$/u.test(name))
      throw new FaultFound('has-programs');
    if (/(^|\/)embeddings\/|\.(zip|docx|docm|xlsx|pptx|7z|rar|gz|bin)$/u.test(name))
      throw new FaultFound('archive-within');
    if (/(^|\/)afchunk|\.(html?|mht|rtf)$/u.test(name)) throw new FaultFound('archive-within');
  }
  if (!names.has('[content_types].xml') || !names.has('word/document.xml'))
    throw new FaultFound('not-its-kind');
}

/** One entry unfolded, and no further than `leftBytes`, whatever size it says it has. */
function contentOf(zip: ZipFile, entry: Entry, leftBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(new FaultFound('archive-broken'));
      const chunks: Buffer[] = [];
      let length = 0;
      stream.on('data', (chunk: Buffer) => {
        length += chunk.length;
        chunks.push(chunk);
        if (length > leftBytes) {
          stream.destroy();
          reject(new FaultFound('archive-bomb'));
        }
      });
      stream.on('error', () => reject(new FaultFound('archive-broken')));
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}

function textOf(content: Buffer): string {
  if (content.length > 1 && content.readUInt16BE(0) === 0x504b) throw new FaultFound('archive-within');
  return decodeText(content);
}

/** Text in UTF-8, or in UTF-16 with its mark. Anything else, and whatever holds a zero, is fault `not-text`. */
export function decodeText(bytes: Buffer): string {
  const mark = bytes.length > 1 ? bytes.readUInt16BE(0) : 0;
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new FaultFound('not-text');
  }
  if (text.includes('\0')) throw new FaultFound('not-text');
  return text;
}
