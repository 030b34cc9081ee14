import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { directionOf } from '../../locales/index.ts';
import { dayInArchive } from '../core/analysis/report/day-in-archive.ts';
import { type Block, printable, type ReportDocument, type Words } from './blocks.ts';

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** Names that a word processor has or replaces; the file carries no font. */
const fonts = { ascii: 'Noto Sans', hAnsi: 'Noto Sans', eastAsia: 'Noto Sans SC', cs: 'Noto Sans Arabic' };

/**
 * The document for a word processor: headings, lists and tables as such, every text in its language and direction, no field,
 * link, macro or font. The same document gives the same bytes.
 */
export async function asDocx(document: ReportDocument): Promise<Uint8Array> {
  const { language, title, subject, day } = document;
  const made = new Document({
    title: printable(title),
    subject: printable(subject),
    creator: 'Due Weight',
    lastModifiedBy: 'Due Weight',
    description: '',
    styles: {
      default: {
        document: {
          run: {
            font: fonts,
            size: 22,
            language: { value: language, eastAsia: language, bidirectional: language },
          },
          paragraph: { spacing: { after: 120, line: 300 } },
        },
        heading1: { run: { size: 40, bold: true }, paragraph: { keepNext: true, spacing: { after: 240 } } },
        heading2: {
          run: { size: 30, bold: true },
          paragraph: { keepNext: true, spacing: { before: 360, after: 120 } },
        },
        heading3: {
          run: { size: 24, bold: true },
          paragraph: { keepNext: true, spacing: { before: 240, after: 80 } },
        },
      },
    },
    sections: [{ children: document.blocks.flatMap((block) => blockOf(block, document)) }],
  });
  return withoutClock(await Packer.toBuffer(made), day);
}

function blockOf(block: Block, document: ReportDocument): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [paragraph(block.words, { heading: levels[block.level] })];
    case 'text':
      return [paragraph(block.words, {}, block.soft ? { color: '4D4940' } : {})];
    case 'list':
      return block.items.map((item) => paragraph(item, { bullet: { level: 0 } }));
    default:
      return [tableOf(block, document), new Paragraph({ children: [] })];
  }
}

function paragraph(
  { words, lang }: Words,
  options: Partial<ConstructorParameters<typeof Paragraph>[0] & object> = {},
  run: { color?: string; bold?: boolean } = {},
): Paragraph {
  const rtl = directionOf(lang) === 'rtl';
  const lines = printable(words).split('\n');
  const language = { value: lang, eastAsia: lang, bidirectional: lang };
  return new Paragraph({
    ...options,
    bidirectional: rtl,
    // In a paragraph that runs from the right, "start" is the right.
    alignment: AlignmentType.START,
    children: lines.map(
      (text, index) =>
        new TextRun({ text, rightToLeft: rtl, language, ...(index > 0 ? { break: 1 } : {}), ...run }),
    ),
  });
}

function tableOf(
  block: Extract<Block, { kind: 'table' }>,
  { language: own, direction }: ReportDocument,
): Table {
  const cell = (children: Paragraph[]) => new TableCell({ children });
  const head = new TableRow({
    tableHeader: true,
    children: block.head.map((words) =>
      cell([paragraph({ words, lang: own }, { keepNext: true }, { bold: true })]),
    ),
  });
  const rows = block.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: [
          cell([
            paragraph(row.label),
            ...(row.note ? [paragraph({ words: row.note, lang: own }, {}, { color: '4D4940' })] : []),
          ]),
          ...row.counts.map(({ told }) => cell([paragraph({ words: told, lang: own })])),
        ],
      }),
  );
  return new Table({
    rows: [head, ...rows],
    width: { size: 100, type: WidthType.PERCENTAGE },
    visuallyRightToLeft: direction === 'rtl',
  });
}

/** The library writes the hour at which it runs into the file, in two places; the day of the release stands there instead. */
function withoutClock(bytes: Uint8Array, day: string): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => {
    if (name !== 'docProps/core.xml') return [name, part] as const;
    const dated = strFromU8(part).replace(/>[^<]*<\/dcterms:/g, `>${day}T00:00:00Z</dcterms:`);
    return [name, strToU8(dated)] as const;
  });
  return zipSync(Object.fromEntries(parts), { mtime: dayInArchive(day), level: 6 });
}
