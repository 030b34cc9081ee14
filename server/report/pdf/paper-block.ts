import type { Words } from '../blocks.ts';
import type { PaperOnly } from '../paper/paper-blocks.ts';
import { inner, type PageFlow, sheet } from './page-flow.ts';
import { leading, styles } from './styles.ts';
import type { Doc, TextWriter } from './text.ts';

const ink = '#22201c';
const rule = '#8a8374';
/** Points: wide enough for a thick pencil in a small hand. */
const box = 20;
const writingLine = 34;

type On = {
  readonly doc: Doc;
  readonly rtl: boolean;
  readonly flow: PageFlow;
  readonly text: TextWriter;
};

/** What stands on paper alone. Boxes and lines are passed by by a screen reader; the words beside them are not. */
export function writePaper(on: On, parent: PDFKit.PDFStructureElement, block: PaperOnly): void {
  const { doc, rtl, flow, text } = on;
  switch (block.kind) {
    case 'page':
      flow.keep(sheet.height);
      return;
    case 'large': {
      const style = block.bold ? { ...styles.large, weight: '700' as const } : styles.large;
      text.tagged(parent, { tag: 'P', words: block.words, style }, flow);
      return;
    }
    case 'lines':
      for (let line = 0; line < block.count; line += 1) {
        const y = flow.take(writingLine) + writingLine - 4;
        artifact(doc, () => {
          doc.lineWidth(0.7).strokeColor(rule);
          doc
            .moveTo(sheet.margin, y)
            .lineTo(sheet.margin + inner, y)
            .stroke();
        });
      }
      flow.skip(10);
      return;
    case 'tick': {
      const width = inner - box - 14;
      const style = styles.large;
      const lines = text.layout(block.words.words, { lang: block.words.lang, width, style });
      const top = flow.take(Math.max(lines.length * style.size * leading, box) + 10);
      const element = doc.struct('P', text.spokenAs(block.words), () => {
        lines.forEach((line, at) => {
          const y = top + style.size * (1.1 + at * leading);
          text.place(line, { x: sheet.margin + (rtl ? 0 : box + 14), width, y, style, rtl });
        });
      });
      parent.add(element);
      element.end();
      const x = rtl ? sheet.margin + inner - box : sheet.margin;
      artifact(doc, () => frame(doc, { x, y: top, shape: block.shape }));
      return;
    }
    case 'votes': {
      const width = inner / 4;
      const style = styles.text;
      flow.keep(70);
      const laid = block.words.map((words) => ({ words, lines: layOut(text, words, width - 8) }));
      const most = Math.max(...laid.map(({ lines }) => lines.length));
      const top = flow.take(box + 6 + most * style.size * leading + 12);
      laid.forEach(({ words, lines }, at) => {
        const x = sheet.margin + (rtl ? 3 - at : at) * width;
        const edge = rtl ? x + width - box - 8 : x;
        artifact(doc, () => frame(doc, { x: edge, y: top, shape: 'round' }));
        const element = doc.struct('P', text.spokenAs(words), () => {
          lines.forEach((line, number) => {
            const y = top + box + 6 + style.size * (1 + number * leading);
            text.place(line, { x, width: width - 8, y, style, rtl });
          });
        });
        parent.add(element);
        element.end();
      });
    }
  }
}

const layOut = (text: TextWriter, words: Words, width: number) =>
  text.layout(words.words, { lang: words.lang, width, style: styles.text });

function frame(doc: Doc, { x, y, shape }: { x: number; y: number; shape: 'round' | 'square' }): void {
  doc.lineWidth(1.4).strokeColor(ink);
  if (shape === 'round') doc.circle(x + box / 2, y + box / 2, box / 2).stroke();
  else doc.rect(x, y, box, box).stroke();
}

function artifact(doc: Doc, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  draw();
  doc.endMarkedContent();
}
