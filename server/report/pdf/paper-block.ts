import type { Joined, Marked, PaperOnly } from '../paper/paper-blocks.ts';
import { artifact, drawBox, drawCode, drawShape, widthAt } from './drawing.ts';
import { inner, type PageFlow, room, sheet } from './page-flow.ts';
import { leading, type Style, styles } from './styles.ts';
import type { Doc, TextWriter } from './text.ts';

const rule = '#8a8374';
/** Points: wide enough for a thick pencil in a small hand. */
const box = 24;
const writingLine = 34;
/** Height of a drawing beside words, and what stands between two things of one line. */
const drawing = 26;
const gap = 12;
/** What is blank above a question, and as much of what it leads to as its page holds: two lines to write on. */
const apart = 10;
const led = 2 * writingLine;
/** Side of a QR: a phone reads it at arm's length, also when the sheet was folded. */
const code = 104;

type On = {
  readonly doc: Doc;
  readonly rtl: boolean;
  readonly flow: PageFlow;
  readonly text: TextWriter;
};

type Parent = PDFKit.PDFStructureElement;

type Of<K extends Joined['kind']> = Extract<Joined, { kind: K }>;

/** `height`: at least so many points; `end`: so many stay free at the other edge. */
type Beside = {
  readonly marked: Marked;
  readonly tag: string;
  readonly style: Style;
  readonly height: number;
  readonly end?: number;
  readonly tick?: 'round' | 'square';
};

/** What stands on paper alone. Drawings, boxes and lines are passed by by a screen reader; the words beside them are not. */
export function writePaper(on: On, parent: Parent, block: PaperOnly): void {
  const { doc, flow } = on;
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
      const line = askedLine(block);
      flow.keep(Math.min(apart + laidBeside(on, line).height + led, room));
      if (flow.y() > sheet.margin) flow.skip(apart);
      writeBeside(on, parent, line);
      return;
    }
    case 'large':
      writeLarge(on, parent, block);
      return;
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
      writeBeside(on, parent, tickLine(block));
      return;
    case 'votes':
      writeVotes(on, parent, block.answers);
      return;
    case 'together':
      writeTogether(on, parent, block.blocks);
  }
}

function askedLine(block: Of<'asked'>): Beside {
  const style: Style = { ...styles.large, size: block.level === 2 ? 20 : 18, weight: '700' };
  return { marked: block, tag: `H${block.level}`, style, height: drawing + 8 };
}

function tickLine(block: Of<'tick'>): Beside {
  const height = Math.max(box, drawing) + 10;
  return { marked: block, tag: 'P', style: styles.large, height, tick: block.shape };
}

function largeStyle({ soft, bold }: Of<'large'>): Style {
  const style = soft ? styles.aside : styles.large;
  return bold ? { ...style, weight: '700' } : style;
}

function writeLarge({ text, flow }: On, parent: Parent, block: Of<'large'>, under = 0): void {
  text.tagged(parent, { tag: 'P', words: block.words, style: largeStyle(block), under }, flow);
}

/** On one page, if one holds it; else over as many as it takes, and the end of each text stands on the page of what follows it. */
function writeTogether(on: On, parent: Parent, blocks: readonly Joined[]): void {
  const heights = blocks.map((block) => heightOf(on, block));
  const after = (at: number) => heights.slice(at).reduce((sum, height) => sum + height, 0);
  const fits = after(0) <= room;
  on.flow.keep(fits ? after(0) : room / 2);
  blocks.forEach((block, at) => {
    const under = after(at + 1);
    if (fits || block.kind !== 'large') writePaper(on, parent, block);
    else writeLarge(on, parent, block, under <= room / 2 ? under : led);
  });
}

/** Points, in the middle of a page: at its head nothing is left blank above. */
function heightOf(on: On, block: Joined): number {
  switch (block.kind) {
    case 'asked':
      return apart + laidBeside(on, askedLine(block)).height;
    case 'large': {
      const style = largeStyle(block);
      const { words, lang } = block.words;
      const lines = on.text.layout(words, { lang, width: inner, style }).length;
      return style.before + lines * style.size * leading + style.after;
    }
    case 'tick':
      return laidBeside(on, tickLine(block)).height;
    case 'votes':
      return laidVotes(on, block.answers).height;
  }
}

function laidBeside({ text }: On, { marked: { words, mark }, style, height, end = 0, tick }: Beside) {
  const boxed = tick ? box + gap : 0;
  const marked = mark ? widthAt(mark, drawing) + gap : 0;
  const width = inner - boxed - marked - end;
  const lines = text.layout(words.words, { lang: words.lang, width, style });
  return {
    ...{ lines, boxed, marked, width },
    height: Math.max(lines.length * style.size * leading + 8, height),
  };
}

/**
 * One line of a sheet, from where its direction begins: a box, a drawing, the words. As high as its words, and at least `height`; with `end`
 * something stands at its other edge. Words that no page holds go on on the next. Answers where it begins.
 */
function writeBeside(on: On, parent: Parent, line: Beside): number {
  const { doc, rtl, flow, text } = on;
  const { words, mark } = line.marked;
  const { style } = line;
  const { lines, height, boxed, marked, width } = laidBeside(on, line);
  const step = style.size * leading;
  const parted = height > room;
  const top = flow.take(parted ? step : height);
  const from = (start: number, wide: number) => sheet.margin + (rtl ? inner - start - wide : start);
  // Before the words, which may end on another page.
  artifact(doc, () => {
    if (line.tick) drawBox(doc, { x: from(0, box), y: top, size: box, shape: line.tick });
    if (mark) drawShape(doc, mark, { x: from(boxed, marked - gap), y: top - 2, height: drawing, rtl });
  });
  const element = doc.struct(line.tag, text.spokenAs(words), () => {
    lines.forEach((each, at) => {
      const begins = parted && at > 0 ? flow.take(step) : top + at * step;
      text.place(each, { x: from(boxed + marked, width), width, y: begins + style.size * 1.1, style, rtl });
    });
  });
  parent.add(element);
  element.end();
  if (parted) flow.skip(8);
  return top;
}

function laidVotes({ text }: On, answers: readonly Marked[]) {
  const width = inner / answers.length;
  const style = styles.aside;
  const laid = answers.map((answer) => ({
    ...answer,
    lines: text.layout(answer.words.words, { lang: answer.words.lang, width: width - 8, style }),
  }));
  const most = Math.max(...laid.map(({ lines }) => lines.length));
  return { laid, width, style, height: drawing + 8 + most * style.size * leading + 14 };
}

function writeVotes(on: On, parent: Parent, answers: readonly Marked[]): void {
  const { doc, rtl, flow, text } = on;
  const { laid, width, style, height } = laidVotes(on, answers);
  const top = flow.take(height);
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
