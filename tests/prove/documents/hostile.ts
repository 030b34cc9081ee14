import { docxOf, wordParagraph, zipOf } from '../../support/processes/zip.ts';

/** Where hostile files point: a file that nobody may read, an address that nobody may ask. */
export type Baits = { readonly file: string; readonly address: string };

export type HostileFile = { readonly name: string; readonly bytes: () => Buffer };

const akn = (inside: string, before = '') =>
  Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>${before}<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">` +
      `<act><body>${inside}</body></act></akomaNtoso>`,
  );
const plain = wordParagraph('1. Lamps stand at every path.');
const relations = (target: string, type: string) => ({
  name: 'word/_rels/document.xml.rels',
  content:
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" TargetMode="External" ` +
    `Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`,
});
const laughs = `<!DOCTYPE a [<!ENTITY a0 "ha">${Array.from({ length: 12 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('')}]>`;
const laughing = '<article><num>1</num><content><p>&a12;</p></content></article>';

/** Files made to harm whoever reads them, each in another way. */
export function hostileFiles({ file, address }: Baits): readonly HostileFile[] {
  return [
    ...archives(),
    ...archivesLeadingOut({ file, address }),
    ...markup({ file, address }),
    ...twoKinds(),
  ];
}

function archives(): readonly HostileFile[] {
  const spaces = (bytes: number) => Buffer.alloc(bytes, ' ');
  return [
    {
      name: 'bomb.docx',
      bytes: () => docxOf(plain, [{ name: 'word/media/a.xml', content: spaces(19_000_000) }]),
    },
    {
      name: 'bomb-that-lies.docx',
      bytes: () => docxOf(plain, [{ name: 'word/a.xml', content: spaces(60_000_000), saysBytes: 1_000 }]),
    },
    {
      name: 'bomb-in-many-parts.docx',
      bytes: () =>
        docxOf(
          plain,
          Array.from({ length: 150 }, (_, at) => ({
            name: `word/a${at}.xml`,
            content: Buffer.alloc(60_000, at),
            saysBytes: 200_000,
          })),
        ),
    },
    {
      name: 'hundred-thousand-entries.docx',
      bytes: () =>
        docxOf(
          plain,
          Array.from({ length: 100_000 }, (_, at) => ({ name: `a/${at}`, content: '' })),
        ),
    },
    {
      name: 'entries-that-overlap.docx',
      bytes: () =>
        docxOf(
          plain,
          Array.from({ length: 150 }, (_, at) => ({ name: `a${at}`, content: 'x', shared: true })),
        ),
    },
    {
      name: 'archive-within.docx',
      bytes: () =>
        docxOf(plain, [
          { name: 'word/embeddings/a.zip', content: zipOf([{ name: 'a', content: spaces(1_000) }]) },
        ]),
    },
    {
      name: 'archive-named-xml.docx',
      bytes: () =>
        docxOf(plain, [{ name: 'word/styles.xml', content: zipOf([{ name: 'a', content: spaces(1_000) }]) }]),
    },
    {
      name: 'out-of-the-folder.docx',
      bytes: () => docxOf(plain, [{ name: '../../../tmp/due-weight-out.xml', content: '<a/>' }]),
    },
    {
      name: 'from-the-root.docx',
      bytes: () => docxOf(plain, [{ name: '/tmp/due-weight-out.xml', content: '<a/>' }]),
    },
    {
      name: 'other-slashes.docx',
      bytes: () => docxOf(plain, [{ name: '..\\..\\due-weight-out.xml', content: '<a/>' }]),
    },
    { name: 'twice.docx', bytes: () => docxOf(plain, [{ name: 'Word/Document.xml', content: '<a/>' }]) },
    { name: 'locked.docx', bytes: () => docxOf(plain, [{ name: 'word/a.xml', content: '<a/>', flags: 1 }]) },
    {
      name: 'macros.docx',
      bytes: () => docxOf(plain, [{ name: 'word/vbaProject.bin', content: 'Sub AutoOpen()' }]),
    },
    { name: 'cut-off.docx', bytes: () => docxOf(plain).subarray(0, 200) },
    {
      name: 'deep.docx',
      // Each with a word of its own, so that it does not fold small.
      bytes: () =>
        docxOf(
          Array.from(
            { length: 100_000 },
            (_, at) => `<w:sdt i="${Math.imul(at, 2_654_435_761) >>> 0}">`,
          ).join('') + '</w:sdt>'.repeat(100_000),
        ),
    },
  ];
}

function archivesLeadingOut({ file, address }: Baits): readonly HostileFile[] {
  return [
    { name: 'picture-elsewhere.docx', bytes: () => docxOf(plain, [relations(`${address}/a.png`, 'image')]) },
    {
      name: 'template-elsewhere.docx',
      bytes: () => docxOf(plain, [relations(`file://${file}`, 'attachedTemplate')]),
    },
    {
      name: 'share-elsewhere.docx',
      bytes: () => docxOf(plain, [relations('\\\\127.0.0.1\\share\\a', 'hyperlink')]),
    },
    {
      name: 'link-that-runs.docx',
      bytes: () => docxOf(plain, [relations('javascript:alert(1)', 'hyperlink')]),
    },
    {
      name: 'field-that-fetches.docx',
      bytes: () => docxOf(`<w:p><w:r><w:instrText>INCLUDETEXT "${file}"</w:instrText></w:r></w:p>${plain}`),
    },
    {
      name: 'entity-of-a-file.docx',
      bytes: () =>
        docxOf(plain, [
          {
            name: 'word/styles.xml',
            content: `<!DOCTYPE a [<!ENTITY b SYSTEM "file://${file}">]><a>&b;</a>`,
          },
        ]),
    },
    {
      name: 'entities-without-end.docx',
      bytes: () => docxOf(plain, [{ name: 'word/footnotes.xml', content: `${laughs}<a>&a12;</a>` }]),
    },
  ];
}

function markup({ file, address }: Baits): readonly HostileFile[] {
  const entity = `<!DOCTYPE a [<!ENTITY b SYSTEM "file://${file}">]>`;
  return [
    { name: 'entity-of-a-file.xml', bytes: () => akn('<article><num>&b;</num></article>', entity) },
    {
      name: 'entity-of-an-address.xml',
      bytes: () => akn('<article/>', `<!DOCTYPE a [<!ENTITY % b SYSTEM "${address}/a.dtd"> %b;]>`),
    },
    {
      name: 'type-of-an-address.xml',
      bytes: () => akn('<article/>', `<!DOCTYPE akomaNtoso SYSTEM "${address}/a.dtd">`),
    },
    { name: 'entities-without-end.xml', bytes: () => akn(laughing, laughs) },
    {
      name: 'entity-in-other-letters.xml',
      bytes: () =>
        Buffer.from(
          `\uFEFF${akn('<article><num>&b;</num></article>', entity).toString().replace('UTF-8', 'UTF-16')}`,
          'utf16le',
        ),
    },
    { name: 'deep.xml', bytes: () => akn('<part>'.repeat(100_000) + '</part>'.repeat(100_000)) },
    { name: 'wide.xml', bytes: () => akn('<article/>'.repeat(400_000)) },
    { name: 'large.xml', bytes: () => akn(`<article><p>${'a'.repeat(40_000_000)}</p></article>`) },
    { name: 'deep.html', bytes: () => Buffer.from('<div>'.repeat(100_000)) },
    { name: 'wide.html', bytes: () => Buffer.from('<p>a'.repeat(400_000)) },
    {
      name: 'link-that-runs.html',
      bytes: () => Buffer.from('<p>1. Lamps <a href=" java\tscript:alert(1)">here</a></p>'),
    },
    {
      name: 'link-with-a-page.html',
      bytes: () => Buffer.from('<p>1. <a href="data:text/html,<script>1</script>">here</a></p>'),
    },
    {
      name: 'file-of-this-machine.html',
      bytes: () => Buffer.from(`<p>1. Lamps</p><img src="file://${file}">`),
    },
    { name: 'deep.md', bytes: () => Buffer.from(`${'>'.repeat(100_000)} a`) },
    { name: 'open-brackets.md', bytes: () => Buffer.from('[a]('.repeat(250_000)) },
    { name: 'link-that-runs.md', bytes: () => Buffer.from('# Lamps\n\n[here](javascript:alert(1))\n') },
  ];
}

function twoKinds(): readonly HostileFile[] {
  return [
    {
      name: 'paper-and-archive.docx',
      bytes: () => Buffer.concat([Buffer.from('%PDF-1.7\n'), docxOf(plain)]),
    },
    {
      name: 'page-and-archive.html',
      bytes: () => Buffer.concat([Buffer.from('<p>1. Lamps</p>'), docxOf(plain)]),
    },
    { name: 'picture-and-script.html', bytes: () => Buffer.from('GIF89a=1;//<p>1. Lamps</p>') },
    {
      name: 'page-named-text.txt',
      bytes: () => Buffer.from('<!DOCTYPE html><script>alert(1)</script><p>1. Lamps'),
    },
    { name: 'program.md', bytes: () => Buffer.concat([Buffer.from('# Lamps\n\x7fELF'), Buffer.alloc(64)]) },
  ];
}
