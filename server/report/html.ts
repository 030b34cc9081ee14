import {
  type BarLook,
  type Block,
  barLook,
  longestBar,
  printable,
  type ReportDocument,
  type Table,
  type Words,
} from './blocks.ts';
import { pagesCssName } from './pages-css.ts';
import { symbolShapes } from './symbol-shapes.ts';

/** Everything that could begin a tag, an entity or end an attribute; what nobody sees is gone before. */
export function escapeHtml(text: string): string {
  const named: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
    '`': '&#96;',
  };
  return printable(text).replace(/[&<>"'`]/g, (each) => named[each] ?? each);
}

/** A page of its own: no script, no address, and beside it only the style sheet of the release. */
export function asHtml(document: ReportDocument): string {
  const { language, direction, title, titleLanguage } = document;
  const about = titleLanguage === language ? '' : ` lang="${escapeHtml(titleLanguage)}"`;
  const body = document.blocks.map((block) => blockHtml(block, document)).join('\n');
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title${about}>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${pagesCssName}">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

function blockHtml(block: Block, document: ReportDocument): string {
  switch (block.kind) {
    case 'heading':
      return element(`h${block.level}`, block.words, document);
    case 'text':
      if (block.symbol === undefined) return element('p', block.words, document, block.soft ? 'soft' : '');
      return `<div class="easy">${symbol(block.symbol)}${element('p', block.words, document)}</div>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => element('li', item, document)).join('\n')}\n</ul>`;
    default:
      return `${block.chart ? chart(block, longestBar(document)) : ''}${table(block, document)}`;
  }
}

function element(name: string, { words, lang }: Words, document: ReportDocument, className = ''): string {
  const spoken = lang === document.language ? '' : ` lang="${escapeHtml(lang)}" dir="auto"`;
  return `<${name}${className === '' ? '' : ` class="${className}"`}${spoken}>${escapeHtml(words)}</${name}>`;
}

function symbol(name: keyof typeof symbolShapes): string {
  return `<svg viewBox="0 0 48 48" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"><path d="${symbolShapes[name]}"/></svg>`;
}

/** The outlines that are no line: long dashes of an answer, and short ones where a number is hidden. */
export const dashed: Partial<Readonly<Record<BarLook, string>>> = {
  dashes: ' stroke-dasharray="12 4"',
  hidden: ' stroke-dasharray="3 3"',
};

/** Bars without words, for eyes alone: their words are the table that follows, which says the same to everybody. */
function chart({ rows }: Pick<Table, 'rows'>, most: number): string {
  const bars = rows
    .map((row, index) => {
      const look = barLook(row);
      const y = index * 22 + 2;
      const width = look === 'hidden' ? 22 : Math.round((600 * (row.counts[0]?.children ?? 0)) / most);
      const below =
        look === 'half' ? `<rect x="1" y="${y + 8}" width="${width}" height="8" fill="currentColor"/>` : '';
      return `<rect x="1" y="${y}" width="${width}" height="16" fill="${look === 'full' ? 'currentColor' : 'none'}" stroke="currentColor" stroke-width="2"${dashed[look] ?? ''}/>${below}`;
    })
    .join('');
  return `<figure><svg viewBox="0 0 604 ${rows.length * 22}" aria-hidden="true">${bars}</svg></figure>\n`;
}

function table(block: Table, document: ReportDocument): string {
  const head = block.head.map((each) => `<th scope="col">${escapeHtml(each)}</th>`).join('');
  const rows = block.rows.map((row) => {
    const note = row.note ? `<span class="note">${escapeHtml(row.note)}</span>` : '';
    const label = element('bdi', row.label, document);
    const counts = row.counts.map(
      ({ cell, told }) => `<td data-cell="${escapeHtml(cell)}">${escapeHtml(told)}</td>`,
    );
    return `<tr><th scope="row">${label}${note}</th>${counts.join('')}</tr>`;
  });
  return `<div class="scroll"><table>
${element('caption', block.about, document, 'unseen')}
<thead><tr>${head}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>`;
}
