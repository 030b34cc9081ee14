import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a zip written by `zipOf`, with ways to lie about it. */
export type ZipPart = {
  readonly name: string;
  readonly content: string | Buffer;
  /** What the list says it unfolds to, in bytes, when that is not the truth. */
  readonly saysBytes?: number;
  readonly flags?: number;
  /** Writes no bytes of its own and points to those of the first entry. */
  readonly shared?: boolean;
};

/** A zip archive (APPNOTE 4.3), deflated. Small on purpose: it is for files that no tool would write. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  let packedFirst: Buffer | undefined;
  for (const { name, content, saysBytes, flags = 0, shared = false } of parts) {
    const bytes = Buffer.from(content);
    const packed = shared && packedFirst ? packedFirst : deflateRawSync(bytes, { level: 6 });
    packedFirst ??= packed;
    const path = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(saysBytes ?? bytes.length, 18);
    common.writeUInt16LE(path.length, 22);
    const at = shared ? 0 : offset;
    if (!shared) {
      const body = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, path, packed]);
      bodies.push(body);
      offset += body.length;
    }
    const after = Buffer.alloc(14);
    after.writeUInt32LE(at, 10);
    list.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, after, path);
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  const count = Math.min(parts.length, 0xffff);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listed, end]);
}

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** The least that a word processor opens: paragraphs as written in `body`, and whatever else is given. */
export function docxOf(body: string, more: readonly ZipPart[] = []): Buffer {
  return zipOf([
    {
      name: '[Content_Types].xml',
      content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    { name: 'word/document.xml', content: `<w:document ${w}><w:body>${body}</w:body></w:document>` },
    ...more,
  ]);
}

/** A paragraph of such a file, with what Word says about it before its words. */
export function wordParagraph(text: string, about = ''): string {
  return `<w:p>${about === '' ? '' : `<w:pPr>${about}</w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;
}
