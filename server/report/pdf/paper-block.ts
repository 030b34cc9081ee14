import type { Marked, PaperOnly } from '../paper/paper-blocks.ts';
import { artifact, drawBox, drawCode, drawShape, widthAt } from './drawing.ts';
import { inner, type PageFlow, sheet } from './page-flow.ts';
import { leading, type Style, styles } from './styles.ts';
import type { Doc, TextWriter } from './text.ts';

const rule = '#8a8374';
/** Points: wide enough for a thick pencil in a small hand. */
const box = 24;
const writingLine = 34;
/** Height of a drawing beside words, and what stands between two things of one line. */
const drawing = 26;
const gap = 12;
/** Side of a QR: a phone reads it at arm's length, also when the sheet was folded. */
const code = 104;

type On = {
  readonly doc: Doc;
  readonly rtl: boolean;
  readonly flow: PageFlow;
  readonly text: TextWriter;
};

type Parent = PDFKit.PDFStructureElement;

/** What stands on paper alone. Drawings, boxes and lines are passed by by a screen reader; the words beside them are not. */
export function writePaper(on: On, parent: Parent, block: PaperOnly): void {
  const { doc, flow, text } = on;
  switch (block.kind) {
    case 'page':
      flow.keep(sheet.height);
      return;
    case 'coded': {
      const top = writeBeside(on, parent, {
        marked: block,
        tag: 'H1',
        style: styles[1],
        height: code + gap,
        end: code + gap,
      });
      const x = on.rtl ? sheet.margin : sheet.margin + inner - code;
      artifact(doc, () => drawCode(doc, block.opens, { x, y: top, size: code }));
      return;
    }
    case 'asked': {
      const style: Style = { ...styles.large, size: block.level === 2 ? 20 : 18, weight: '700' };
      flow.keep(style.size * leading * 4);
      if (flow.y() > sheet.margin) flow.skip(10);
      writeBeside(on, parent, { marked: block, tag: `H${block.level}`, style, height: drawing + 8 });
      return;
    }
    case 'large': {
      const style = block.soft ? styles.aside : styles.large;
      text.tagged(
        parent,
        { tag: 'P', words: block.words, style: block.bold ? { ...style, weight: '700' } : style },
        flow,
      );
      return;
    }
    case 'meaning':
      writeBeside(on, parent, { marked: block, tag: 'P', style: styles.aside, height: drawing + 8 });
      return;
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
    case 'tick':
      writeBeside(on, parent, {
        marked: block,
        tag: 'P',
        style: styles.large,
        height: Math.max(box, drawing) + 10,
        tick: block.shape,
      });
      return;
    case 'votes':
      writeVotes(on, parent, block.answers);
  }
}

/**
 * One line of a sheet, from where its direction begins: a box, a drawing, the words. As high as its words, and at least `height`; with `end`
 * something stands at its other edge. Answers where it begins.
 */
function writeBeside(
  { doc, rtl, flow, text }: On,
  parent: Parent,
  line: {
    readonly marked: Marked;
    readonly tag: string;
    readonly style: Style;
    readonly height: number;
    readonly end?: number;
    readonly tick?: 'round' | 'square';
  },
): number {
  const { words, mark } = line.marked;
  const { style } = line;
  const boxed = line.tick ? box + gap : 0;
  const marked = mark ? widthAt(mark, drawing) + gap : 0;
  const width = inner - boxed - marked - (line.end ?? 0);
  const lines = text.layout(words.words, { lang: words.lang, width, style });
  const top = flow.take(Math.max(lines.length * style.size * leading + 8, line.height));
  const from = (start: number, wide: number) => sheet.margin + (rtl ? inner - start - wide : start);
  const element = doc.struct(line.tag, text.spokenAs(words), () => {
    lines.forEach((each, at) => {
      const y = top + style.size * (1.1 + at * leading);
      text.place(each, { x: from(boxed + marked, width), width, y, style, rtl });
    });
  });
  parent.add(element);
  element.end();
  artifact(doc, () => {
    if (line.tick) drawBox(doc, { x: from(0, box), y: top, size: box, shape: line.tick });
    if (mark) drawShape(doc, mark, { x: from(boxed, marked - gap), y: top - 2, height: drawing, rtl });
  });
  return top;
}

function writeVotes({ doc, rtl, flow, text }: On, parent: Parent, answers: readonly Marked[]): void {
  const width = inner / answers.length;
  const style = styles.aside;
  flow.keep(110);
  const laid = answers.map((answer) => ({
    ...answer,
    lines: text.layout(answer.words.words, { lang: answer.words.lang, width: width - 8, style }),
  }));
  const most = Math.max(...laid.map(({ lines }) => lines.length));
  const top = flow.take(drawing + 8 + most * style.size * leading + 14);
  laid.forEach(({ words, mark, lines }, at) => {
    const x = sheet.margin + (rtl ? answers.length - 1 - at : at) * width;
    const from = (start: number, wide: number) => (rtl ? x + width - 8 - start - wide : x + start);
    artifact(doc, () => {
      drawBox(doc, { x: from(0, box), y: top, size: box, shape: 'round' });
      if (!mark) return;
      const at = from(box + 8, widthAt(mark, drawing));
      drawShape(doc, mark, { x: at, y: top - 1, height: drawing, rtl });
    });
    const element = doc.struct('P', text.spokenAs(words), () => {
      lines.forEach((line, number) => {
        const y = top + drawing + 8 + style.size * (1 + number * leading);
        text.place(line, { x, width: width - 8, y, style, rtl });
      });
    });
    parent.add(element);
    element.end();
  });
}
