import { Marked, type Token } from 'marked';
import { FaultFound } from './fault.ts';
import type { DocumentLimits } from './limits.ts';
import { checkLink } from './links.ts';
import { type Block, outlineOf } from './outline.ts';
import type { DocumentTree } from './tree.ts';

/** Longest line, in UTF-16 units: what a lexer does with one line can grow with its square. */
const longestLine = 20_000;

/** Markdown (GFM). HTML inside it is left out; footnotes are lines that begin with `[^name]:`. */
export function parseMarkdown(markdown: string, limits: DocumentLimits): DocumentTree {
  const footnotes: string[] = [];
  const kept: string[] = [];
  for (const line of markdown.split(/\r\n|\r|\n/u)) {
    checkLine(line, limits);
    const note = /^ {0,3}\[\^[^\]\s]{1,60}\]:\s*(.*)$/u.exec(line);
    if (note) footnotes.push(note[1] ?? '');
    else kept.push(line);
  }
  const blocks: Block[] = [];
  for (const token of new Marked({ gfm: true }).lexer(kept.join('\n'))) {
    const text = plain(token).trim();
    if (text === '') continue;
    if (token.type === 'heading')
      blocks.push({ text, level: Number((token as { depth?: number }).depth ?? 1) });
    // Every item of a list that counts is a block, so that numbered paragraphs are found; a list inside a section stays its text.
    else if (token.type === 'list' && token.ordered)
      blocks.push(...text.split('\n').map((each) => ({ text: each })));
    else blocks.push({ text });
  }
  return { nodes: outlineOf(blocks), footnotes };
}

/** A line may not be so long, nor open so many quotes and lists, that reading it takes a stack or a minute. */
function checkLine(line: string, { depth }: DocumentLimits): void {
  if (line.length > longestLine) throw new FaultFound('too-long');
  let opened = 0;
  let brackets = 0;
  let leading = true;
  for (const sign of line) {
    if (leading && (sign === '>' || sign === '-' || sign === '*' || sign === '+')) opened += 1;
    else if (sign !== ' ' && sign !== '\t') leading = false;
    if (sign === '[' || sign === '*' || sign === '_' || sign === '`') brackets += 1;
  }
  const columns = line.length - line.trimStart().length;
  // A rule of a thousand signs opens nothing.
  const isRule = /^[\s*_=+-]*$/u.test(line);
  if (!isRule && (opened > Math.min(depth, 30) || columns > Math.min(depth, 200)))
    throw new FaultFound('too-deep');
  if (!isRule && brackets > 2_000) throw new FaultFound('too-many-parts');
}

function plain(token: Token): string {
  switch (token.type) {
    case 'html':
    case 'space':
    case 'hr':
      return '';
    case 'br':
      return '\n';
    case 'link':
    case 'image':
      checkLink(String((token as { href?: string }).href ?? ''));
      break;
    case 'list': {
      const first = Number(token.start || 1);
      return (token.items as Token[])
        .map((item, at) => `${token.ordered ? `${first + at}.` : '•'} ${plain(item)}`)
        .join('\n');
    }
    case 'table':
      return [token.header, ...token.rows]
        .map((row: { text: string }[]) => row.map((cell) => cell.text).join(' | '))
        .join('\n');
    case 'list_item':
    case 'blockquote':
      return (token.tokens ?? []).map(plain).filter(Boolean).join('\n');
  }
  if ('tokens' in token && token.tokens) return token.tokens.map(plain).join('');
  return 'text' in token && typeof token.text === 'string' ? token.text : '';
}
