import PDFDocument from 'pdfkit';
import { longestBar, printable, type Words } from '../blocks.ts';
import type { PaperBlock, PaperDocument } from '../paper/paper-blocks.ts';
import type { Fonts } from './fonts.ts';
import { createPageFlow, inner, room, sheet } from './page-flow.ts';
import { writePaper } from './paper-block.ts';
import { leading, styles } from './styles.ts';
import { beginningOf, writeTable } from './table.ts';
import { createTextWriter, type Doc } from './text.ts';

/**
 * A tagged PDF 1.7 of a document: title, language, headings, lists and tables as a reader with a screen reader needs them,
 * every text in its own language and direction, with fonts of ours in it. No link, script, form or file inside. The same
 * document gives the same bytes.
 */
export async function asPdf(document: PaperDocument, fonts: Fonts): Promise<Uint8Array> {
  const date = new Date(`${document.day}T00:00:00Z`);
  const doc = new PDFDocument({
    size: 'A4',
    margin: sheet.margin,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: document.language,
    autoFirstPage: false,
    // Else the library takes a font of its own that it does not embed.
    font: null as unknown as string,
    info: {
      Title: printable(document.title),
      Subject: printable(document.subject),
      Author: 'Due Weight',
      Creator: 'Due Weight',
      CreationDate: date,
      ModDate: date,
    },
  });
  if (document.blocks.some((block) => block.kind === 'page' && block.leaf)) askForOneSide(doc);
  const parts: Buffer[] = [];
  doc.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve, reject) => {
    doc.once('end', () => resolve());
    doc.once('error', reject);
  });
  write(doc, { document, fonts });
  doc.end();
  await ended;
  return Buffer.concat(parts);
}

/** Whoever prints is offered one side, whatever the printer does else. The library has no option for it. */
function askForOneSide(doc: Doc): void {
  const { _root } = doc as unknown as {
    _root: { data: { ViewerPreferences: { data: { Duplex?: string } } } };
  };
  _root.data.ViewerPreferences.data.Duplex = 'Simplex';
}

/** A heading, or a soft line, is read with what comes after it. */
function leads(block: PaperBlock): boolean {
  return block.kind === 'heading' || (block.kind === 'text' && block.soft === true);
}

function write(doc: Doc, { document, fonts }: { document: PaperDocument; fonts: Fonts }): void {
  const text = createTextWriter(doc, { document, fonts });
  let pages = 0;
  const [first] = document.blocks;
  let foot = first?.kind === 'page' ? first.foot : '';
  doc.on('pageAdded', () => {
    pages += 1;
    const style = { ...styles.soft, size: 9 };
    const [line] = text.layout([foot, document.pageWord(pages)].filter(Boolean).join(document.apart), {
      lang: document.language,
      width: inner,
      style,
    });
    if (!line) return;
    doc.markContent('Artifact', { type: 'Pagination' });
    text.place(line, { x: sheet.margin, width: inner, y: sheet.height - 28, style });
    doc.endMarkedContent();
  });
  doc.addPage();
  const flow = createPageFlow(doc);
  const most = longestBar(document);
  const root = doc.struct('Document', { lang: document.language });
  doc.addStructure(root);
  document.blocks.forEach((block, at) => {
    if (block.kind === 'heading' || block.kind === 'text') flow.keep(Math.min(leadOf(at), room / 2));
    writeBlock(block, endOf(at));
  });
  root.end();

  /** How high a line that leads to something is, with the beginning of what it leads to. */
  function leadOf(at: number): number {
    const block = document.blocks[at];
    if (block === undefined) return 0;
    if (block.kind === 'table') return beginningOf({ document, text }, { block, after: endOf(at) });
    // Of anything else two lines.
    if (block.kind !== 'heading' && block.kind !== 'text') return 40;
    const { lines, heightOf } = measured(block);
    if (!leads(block)) return heightOf(Math.min(lines, 2)) + (lines > 2 ? 0 : endOf(at));
    // A line that ends a part leads to no heading.
    const ends = block.kind === 'text' && document.blocks[at + 1]?.kind === 'heading';
    return heightOf(lines) + (ends ? 0 : leadOf(at + 1));
  }

  /** How high the line under a block is with which a part ends: it opens no page. */
  function endOf(at: number): number {
    const [block, next] = document.blocks.slice(at + 1, at + 3);
    if (block?.kind !== 'text' || (next && next.kind !== 'heading')) return 0;
    const { lines, heightOf } = measured(block);
    return heightOf(Math.min(lines, 2));
  }

  function measured(block: Extract<PaperBlock, { kind: 'heading' | 'text' }>) {
    const style = block.kind === 'heading' ? styles[block.level] : block.soft ? styles.soft : styles.text;
    const { words, lang } = block.words;
    return {
      lines: text.layout(words, { lang, width: inner, style }).length,
      heightOf: (count: number) => style.before + count * style.size * leading + style.after,
    };
  }

  /** Leaves the back of a leaf empty where what came before ends on its front. */
  function endLeaf(words: Words): void {
    if (flow.y() === sheet.margin || flow.page() % 2 === 0) return;
    flow.keep(sheet.height);
    text.tagged(root, { tag: 'P', words, style: styles.aside }, flow);
  }

  function writeBlock(block: PaperBlock, after: number): void {
    if (block.kind === 'page') {
      if (block.leaf) endLeaf(block.leaf);
      // The page that it begins has it already.
      foot = block.foot;
    }
    switch (block.kind) {
      case 'heading': {
        const style = styles[block.level];
        text.tagged(root, { tag: `H${block.level}`, words: block.words, style }, flow);
        return;
      }
      case 'text': {
        const style = block.soft ? styles.soft : styles.text;
        text.tagged(root, { tag: 'P', words: block.words, style }, flow);
        return;
      }
      case 'list': {
        const list = doc.struct('L');
        root.add(list);
        block.items.forEach((item, at) => {
          const entry = doc.struct('LI');
          list.add(entry);
          const words = { ...item, words: `• ${item.words}` };
          if (at === block.items.length - 1)
            flow.keep(styles.text.size * leading + styles.text.after + after);
          text.tagged(entry, { tag: 'LBody', words, style: styles.text, indent: 14 }, flow);
          entry.end();
        });
        list.end();
        return;
      }
      case 'table':
        writeTable({ doc, document, flow, text, most }, root, { block, after });
        return;
      default:
        writePaper({ doc, rtl: document.direction === 'rtl', flow, text }, root, block);
    }
  }
}
