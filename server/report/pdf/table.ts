import { printable, type ReportDocument, type Row, type Table, type Words } from '../blocks.ts';
import { inner, type PageFlow, sheet } from './page-flow.ts';
import { leading, type Style, styles } from './styles.ts';
import type { Doc, TextWriter } from './text.ts';

const stone = '#1f6f5c';
const line = '#8a8374';

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

/** A table with its heads, and a bar beside each number where it is a chart. A row is never parted between two pages. */
export function writeTable(on: On, parent: PDFKit.PDFStructureElement, block: Table): void {
  const { doc, document, flow, most } = on;
  const table = doc.struct('Table', { alt: printable(block.name).slice(0, 1_000) });
  parent.add(table);
  const columns = columnsOf(block, document);
  const head = block.head.map((words) => ({ words, lang: document.language }));
  writeRow(on, table, { cells: head, columns, style: styles.head, head: true, bar: undefined });
  for (const row of block.rows) {
    const label = row.note ? `${row.label.words}\n${row.note}` : row.label.words;
    const cells = [
      { words: label, lang: row.label.lang },
      ...row.counts.map(({ told }) => ({ words: told, lang: document.language })),
    ];
    const bar = block.chart ? { row, most } : undefined;
    writeRow(on, table, { cells, columns, style: styles.cell, head: false, bar });
  }
  table.end();
  flow.skip(8);
}

/** Label, numbers and, in a chart, the place of the bars, in the order of the page's direction. */
function columnsOf(block: Table, { direction }: Pick<ReportDocument, 'direction'>): readonly Column[] {
  const count = block.head.length - 1;
  const number = block.chart ? 80 : 52;
  const bars = block.chart ? 150 : 0;
  const widths = [
    inner - bars - number * count,
    ...Array.from({ length: count }, () => number),
    ...(block.chart ? [bars] : []),
  ];
  let from = 0;
  return widths.map((width) => {
    const at = direction === 'rtl' ? inner - from - width : from;
    from += width;
    return { x: sheet.margin + at, width: width - 8 };
  });
}

function writeRow(
  on: On,
  table: PDFKit.PDFStructureElement,
  row: {
    cells: readonly Words[];
    columns: readonly Column[];
    style: Style;
    head: boolean;
    bar: Bar | undefined;
  },
): void {
  const { doc, document, flow, text } = on;
  const { cells, columns, style, head } = row;
  const whole = { x: sheet.margin, width: inner };
  const laid = cells.map((words, index) => {
    const place = columns[index] ?? whole;
    return { words, place, lines: text.layout(words.words, { lang: words.lang, width: place.width, style }) };
  });
  const height = Math.max(...laid.map(({ lines }) => lines.length), 1) * style.size * leading;
  const element = doc.struct('TR');
  table.add(element);
  // A row higher than a page cannot be kept together: its cells go one under the other.
  if (height + style.before + style.after > sheet.height - 2 * sheet.margin) {
    laid.forEach(({ words }, index) => {
      text.tagged(element, { tag: index === 0 ? 'TH' : 'TD', words, style }, flow);
    });
    element.end();
    return;
  }
  const top = flow.take(height + style.before + style.after) + style.before;
  laid.forEach(({ words, place, lines }, index) => {
    const heads = head || index === 0;
    const scope = { scope: head ? ('Column' as const) : ('Row' as const) };
    const options = { ...text.spokenAs(words), ...(heads ? scope : {}) };
    const cell = doc.struct(heads ? 'TH' : 'TD', options, () => {
      lines.forEach((each, number) => {
        // A column keeps its edge, whatever is written in it.
        const rtl = document.direction === 'rtl';
        text.place(each, { ...place, y: top + style.size * (1 + number * leading), style, rtl });
      });
    });
    element.add(cell);
    cell.end();
  });
  element.end();
  drawRules(on, { y: top + height + style.after - 0.5, top, bar: row.bar, at: columns.at(-1) });
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
    const children = bar.row.counts[0]?.children ?? null;
    const width = children === null ? 8 : Math.max(2, ((at.width - 4) * children) / bar.most);
    const x = document.direction === 'rtl' ? at.x + at.width - width : at.x;
    doc
      .lineWidth(1)
      .strokeColor(stone)
      .rect(x, top + 2, width, 9);
    const open = bar.row.bar === 'disagree' || bar.row.bar === 'unclear';
    if (children === null) doc.dash(2, { space: 2 }).stroke().undash();
    else if (open) doc.stroke();
    else doc.fillAndStroke(bar.row.bar === 'pass' ? '#a5c5bd' : stone, stone);
  }
  doc.endMarkedContent();
}
