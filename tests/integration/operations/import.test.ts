import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { importFile } from '../../../server/commands/import.ts';
import { documentLimits } from '../../../server/core/consultation/documents/limits.ts';
import { walkTree } from '../../../server/core/consultation/documents/tree.ts';
import { cageOf } from '../../../server/documents/caged-process.ts';
import { readDocument } from '../../../server/documents/read-document.ts';
import { faultSentences } from '../../../server/documents/sentences.ts';
import { hostileFiles } from '../../prove/documents/hostile.ts';
import { tempFolder } from '../../support/processes/temp.ts';
import { screeningWorker } from '../../support/processes/threads.ts';
import { docxOf, wordParagraph } from '../../support/processes/zip.ts';

const folder = tempFolder('import');
const childFile = fileURLToPath(new URL('import-child.cjs', screeningWorker));
afterAll(() => folder.remove());

async function run(name: string, bytes: Buffer | string, words?: readonly string[]) {
  const path = join(folder.path, name);
  writeFileSync(path, bytes);
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const code = await importFile(words ?? [path, '--json'], { output, errors, childFile });
  return { code, out: String(output.read() ?? ''), said: String(errors.read() ?? '') };
}
const readDocx = (bytes: Buffer) =>
  readDocument(Readable.from([bytes]), { kind: 'docx', limits: documentLimits, childFile });

describe('due-weight import', () => {
  it('R284: says counts and seconds first, then numbers and headings, and leaves nothing behind', async () => {
    const { code, out, said } = await run('parks.md', '# Parks\n\nLamps.\n\n## Water\n\nClean.\n');
    const [first = '', ...rest] = out.trimEnd().split('\n');
    expect([code, said, rest]).toEqual([0, '', ['Parks', '  [1]', '  Water', '    [2]']]);
    expect(Object.keys(JSON.parse(first))).toEqual([
      'sections',
      'articles',
      'headings',
      'footnotes',
      'characters',
      'seconds',
    ]);
    expect(JSON.parse(first)).toMatchObject({
      sections: 2,
      articles: 0,
      headings: 2,
      footnotes: 0,
      characters: 22,
    });
    expect(readdirSync(folder.path).sort()).toEqual(['parks.md']);
  });

  it('R284: with --markdown it prints the text, ready to be repaired and pasted', async () => {
    const path = join(folder.path, 'page.html');
    const { code, out } = await run('page.html', '<h1>Parks</h1><p>2. Lamps &amp; more', [
      '--markdown',
      path,
    ]);
    expect([code, out]).toEqual([0, '# Parks\n\n2\\. Lamps \\& more\n']);
  });

  it('R284: wrong words, a missing file and a kind that is not known have exit codes of their own', async () => {
    expect((await run('a.md', '# A', [])).code).toBe(64);
    expect((await run('a.md', '# A', ['a.md', 'b.md', '--json'])).code).toBe(64);
    expect((await run('a.md', '# A', [join(folder.path, 'none.md'), '--json'])).code).toBe(66);
    expect(await run('a.pdf', '%PDF')).toMatchObject({
      code: 65,
      out: '',
      said: `${faultSentences['kind-unknown']}\n`,
    });
  });

  it('R277, R278, R279, R280: what would do harm is refused with one sentence', async () => {
    const all = hostileFiles({ file: '/etc/hostname', address: 'http://127.0.0.1:9' });
    const some = [
      'bomb-that-lies.docx',
      'entries-that-overlap.docx',
      'out-of-the-folder.docx',
      'template-elsewhere.docx',
      'entity-in-other-letters.xml',
      'page-and-archive.html',
    ];
    for (const { name, bytes } of all.filter((file) => some.includes(file.name))) {
      const { code, out, said } = await run(name, bytes());
      expect([code, out], name).toEqual([65, '']);
      expect(
        Object.values(faultSentences).map((sentence) => `${sentence}\n`),
        name,
      ).toContain(said);
    }
  });

  it('R276: the process may read, write and start nothing, and ends at its limits', async () => {
    const program = join(folder.path, 'cage.cjs');
    const tries = `for (const f of [() => require('fs').readFileSync('/etc/hostname'), () => require('fs').writeFileSync('${folder.path}/w', ''),
      () => require('child_process').execFileSync('true')]) try { f(); console.log('may'); } catch { console.log('may not'); }`;
    writeFileSync(program, tries);
    const said = execFileSync(process.execPath, [...cageOf(program, documentLimits), program]).toString();
    expect(said.trim().split('\n')).toEqual(['may not', 'may not', 'may not']);
    const endless = new PassThrough();
    endless.write('# Lamps');
    const limits = { ...documentLimits, timeMs: 200 };
    expect(await readDocument(endless, { kind: 'markdown', limits, childFile })).toEqual({
      ok: false,
      fault: 'too-long',
    });
    const tiny = { ...documentLimits, answerBytes: 20 };
    expect(
      await readDocument(Readable.from(['# Lamps\n\nare there']), {
        kind: 'markdown',
        limits: tiny,
        childFile,
      }),
    ).toEqual({
      ok: false,
      fault: 'too-large',
    });
  });

  it('R285: numbers that Word counts are there, deleted text is not, styles and outline levels are headings, notes are notes', async () => {
    const numbering =
      '<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>' +
      '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>';
    const styles =
      '<w:styles xmlns:w="w"><w:style w:styleId="H"><w:name w:val="heading 1"/></w:style></w:styles>';
    const notes =
      '<w:footnotes xmlns:w="w"><w:footnote w:type="separator"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>';
    const counted = (level: number) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="7"/></w:numPr>`;
    const head = (text: string) => wordParagraph(text, '<w:pStyle w:val="H"/>');
    const body =
      head('Lamps') +
      wordParagraph('one', counted(0)) +
      wordParagraph('under', counted(1)) +
      wordParagraph('two', counted(0)) +
      wordParagraph('Paths', '<w:outlineLvl w:val="0"/>') +
      '<w:p><w:pPr>' +
      counted(0) +
      '</w:pPr><w:r><w:t>three</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>';
    const read = await readDocx(
      docxOf(body, [
        { name: 'word/numbering.xml', content: numbering },
        { name: 'word/styles.xml', content: styles },
        { name: 'word/footnotes.xml', content: notes },
      ]),
    );
    if (!read.ok) throw new Error(read.fault);
    expect(
      [...walkTree(read.tree.nodes)].map(({ node, depth }) => [depth, node.number, node.heading, node.text]),
    ).toEqual([
      [0, '', 'Lamps', ''],
      [1, '1.', '', 'one\n\n(a) under'],
      [1, '2.', '', 'two'],
      [0, '', 'Paths', ''],
      [1, '3.', '', 'three'],
    ]);
    expect(read.tree.footnotes).toEqual(['A note.']);
  });
});
