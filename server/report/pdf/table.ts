import { barLook, printable, type ReportDocument, type Row, type Table, type Words } from '../blocks.ts';
import type { Line } from './lines.ts';
import { inner, type PageFlow, room, sheet } from './page-flow.ts';
import { leading, type Style, styles } from './styles.ts';
import type { Doc, TextWriter } from './text.ts';

const stone = '#1f6f5c';
const line = '#8a8374';
/** Between two columns, and under a table. */
const gap = 8;

type Column = { readonly x: number; readonly width: number };
type Bar = { readonly row: Row; readonly most: number };

type On = {
  readonly doc: Doc;
  readonly document: Pick<ReportDocument, 'language' | 'direction'>;
  /** The number of the longest bar. */
  readonly most: number;
  readonly flow: PageFlow;
  readonly text: TextWriter;
};

/** A row before it is written: each cell with its place and its lines. */
type Laid = {
  readonly cells: readonly { words: Words; place: Column; lines: readonly Line[] }[];
  readonly style: Style;
  readonly height: number;
};

/**
 * A table with its heads, and a bar beside each number where it is a chart. A row is never parted between two pages, nor a small table;
 * where a larger one goes on, its heads are drawn again. `after` is the height of the line under it that goes with it.
 */
export function writeTable(
  on: On,
  parent: PDFKit.PDFStructureElement,
  { block, after }: { block: Table; after: number },
): void {
  const { doc, flow, most } = on;
  const table = doc.struct('Table', { alt: printable(block.name).slice(0, 1_000) });
  parent.add(table);
  const columns = columnsOf(on, block);
  const { head, rows } = laidOut(on, block);
  flow.keep(keptTogether({ head, rows, after }));
  writeRow(on, table, { laid: head, columns, head: true, bar: undefined });
  rows.forEach((laid, at) => {
    const height = laid.height + (at === rows.length - 1 ? under(after) : 0);
    if (height <= room - head.height && flow.keep(height)) drawHead(on, head);
    const row = block.rows[at];
    writeRow(on, table, { laid, columns, head: false, bar: block.chart && row ? { row, most } : undefined });
  });
  table.end();
  flow.skip(gap);
}

/** What of a table stands on one page with what leads to it: all of a small one, of a larger one the heads and the first row. */
export function beginningOf(
  on: Pick<On, 'document' | 'text'>,
  { block, after }: { block: Table; after: number },
): number {
  return keptTogether({ ...laidOut(on, block), after });
}

function keptTogether({ head, rows, after }: { head: Laid; rows: readonly Laid[]; after: number }): number {
  const whole = rows.reduce((sum, { height }) => sum + height, head.height);
  return whole <= room / 4 ? whole + under(after) : head.height + (rows[0]?.height ?? 0);
}

function under(after: number): number {
  return after === 0 ? 0 : gap + after;
}

function laidOut(
  { document, text }: Pick<On, 'document' | 'text'>,
  block: Table,
): { head: Laid; rows: readonly Laid[] } {
  const columns = columnsOf({ document, text }, block);
  const whole = { x: sheet.margin, width: inner };
  const lay = (words: readonly Words[], style: Style): Laid => {
    const cells = words.map((each, index) => {
      const place = columns[index] ?? whole;
      return {
        words: each,
        place,
        lines: text.layout(each.words, { lang: each.lang, width: place.width, style }),
      };
    });
    const lines = Math.max(...cells.map((cell) => cell.lines.length), 1);
    return { cells, style, height: lines * style.size * leading + style.before + style.after };
  };
  return {
    head: lay(
      block.head.map((words) => ({ words, lang: document.language })),
      styles.head,
    ),
    rows: block.rows.map((row) => {
      const label = row.note ? `${row.label.words}\n${row.note}` : row.label.words;
      const counts = row.counts.map(({ told }) => ({ words: told, lang: document.language }));
      return lay([{ words: label, lang: row.label.lang }, ...counts], styles.cell);
    }),
  };
}

/**
 * Label, numbers and, in a chart, the place of the bars, in the order of the page's direction. A column of numbers is as wide as its
 * longest word, unless too little is left for the labels.
 */
function columnsOf({ document, text }: Pick<On, 'document' | 'text'>, block: Table): readonly Column[] {
  const number = block.chart ? 80 : 52;
  const bars = block.chart ? 150 : 0;
  const wanted = block.head.slice(1).map((head, at) => {
    const told = block.rows.map(({ counts }) => text.widest(counts[at]?.told ?? '', styles.cell));
    return Math.max(number, text.widest(head, styles.head) + gap, ...told.map((wide) => wide + gap));
  });
  const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0);
  const numbers = sum(wanted) + bars <= (inner * 2) / 3 ? wanted : wanted.map(() => number);
  const widths = [inner - bars - sum(numbers), ...numbers, ...(block.chart ? [bars] : [])];
  let from = 0;
  return widths.map((width) => {
    const at = document.direction === 'rtl' ? inner - from - width : from;
    from += width;
    return { x: sheet.margin + at, width: width - gap };
  });
}

function writeRow(
  on: On,
  table: PDFKit.PDFStructureElement,
  row: { laid: Laid; columns: readonly Column[]; head: boolean; bar: Bar | undefined },
): void {
  const { doc, flow, text } = on;
  const { columns, head } = row;
  const { cells, style, height } = row.laid;
  const element = doc.struct('TR');
  table.add(element);
  // A row higher than a page cannot be kept together: its cells go one under the other.
  if (height > room) {
    cells.forEach(({ words }, index) => {
      text.tagged(element, { tag: index === 0 ? 'TH' : 'TD', words, style }, flow);
    });
    element.end();
    return;
  }
  const top = flow.take(height);
  cells.forEach((cell, index) => {
    const heads = head || index === 0;
    const scope = { scope: head ? ('Column' as const) : ('Row' as const) };
    const options = { ...text.spokenAs(cell.words), ...(heads ? scope : {}) };
    const written = doc.struct(heads ? 'TH' : 'TD', options, () => drawCell(on, { cell, style, top }));
    element.add(written);
    written.end();
  });
  element.end();
  drawRules(on, { y: top + height - 0.5, top: top + style.before, bar: row.bar, at: columns.at(-1) });
}

/** The heads once more, where a table goes on: a screen reader has them from the first, and passes these by. */
function drawHead(on: On, { cells, style, height }: Laid): void {
  const { doc, flow } = on;
  const top = flow.take(height);
  doc.markContent('Artifact', { type: 'Layout' });
  for (const cell of cells) drawCell(on, { cell, style, top });
  doc.endMarkedContent();
  drawRules(on, { y: top + height - 0.5, top, bar: undefined, at: undefined });
}

function drawCell(
  { document, text }: On,
  { cell, style, top }: { cell: Laid['cells'][number]; style: Style; top: number },
): void {
  cell.lines.forEach((each, number) => {
    // A column keeps its edge, whatever is written in it.
    const rtl = document.direction === 'rtl';
    const y = top + style.before + style.size * (1 + number * leading);
    text.place(each, { ...cell.place, y, style, rtl });
  });
}

/** The line under a row and the bar of a chart: the numbers beside it say the same, so a screen reader passes them by. */
function drawRules(
  { doc, document }: On,
  { y, top, bar, at }: { y: number; top: number; bar: Bar | undefined; at: Column | undefined },
): void {
  doc.markContent('Artifact', { type: 'Layout' });
  doc.lineWidth(0.5).strokeColor(line);
  doc
    .moveTo(sheet.margin, y)
    .lineTo(sheet.margin + inner, y)
    .stroke();
  if (bar && at) {
    const look = barLook(bar.row);
    const children = bar.row.counts[0]?.children ?? 0;
    const width = look === 'hidden' ? 8 : Math.max(2, ((at.width - 4) * children) / bar.most);
    const x = document.direction === 'rtl' ? at.x + at.width - width : at.x;
    doc.lineWidth(1).strokeColor(stone);
    if (look === 'half') doc.rect(x, top + 6.5, width, 4.5).fill(stone);
    doc.rect(x, top + 2, width, 9);
    if (look === 'full') doc.fillAndStroke(stone, stone);
    else if (look === 'hidden') doc.dash(2, { space: 2 }).stroke().undash();
    else if (look === 'dashes') doc.dash(6, { space: 2 }).stroke().undash();
    else doc.stroke();
  }
  doc.endMarkedContent();
}
