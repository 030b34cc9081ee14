import { FaultFound } from './fault.ts';
import type { DocumentLimits } from './limits.ts';
import { checkLink } from './links.ts';
import { blocksOfMarkdown, markdownTokens } from './markdown-words.ts';
import { outlineOf } from './outline.ts';
import type { Block, DocumentTree } from './tree.ts';

/** Longest line, in UTF-16 units: what a lexer does with one line can grow with its square. */
const longestLine = 20_000;

/** Markdown (GFM), with the words of HTML inside it; footnotes begin with `[^name]:`. */
export function parseMarkdown(markdown: string, limits: DocumentLimits): DocumentTree {
  const lines = markdown.split(/\r\n|\r|\n/u);
  for (const line of lines) checkLine(line, limits);
  const { kept, footnotes } = withoutFootnotes(lines);
  const blocks: Block[] = [];
  for (const token of markdownTokens(kept.join('\n'))) {
    const found = blocksOfMarkdown(token, checkLink).filter(({ text }) => text !== '');
    // Every item of a list that counts is a block, so that numbered paragraphs are found; a list inside a section stays its text.
    if (token.type === 'list' && token.ordered)
      blocks.push(...found.flatMap(({ text }) => text.split('\n').map((each) => ({ text: each }))));
    else blocks.push(...found);
  }
  return { nodes: outlineOf(blocks), footnotes };
}

/** A note goes on to the next empty line, and after it where lines are set in below it. */
function withoutFootnotes(lines: readonly string[]): {
  readonly kept: readonly string[];
  readonly footnotes: readonly string[];
} {
  const footnotes: string[] = [];
  const kept: string[] = [];
  let within: 'note' | 'after' | undefined;
  for (const line of lines) {
    const note = /^ {0,3}\[\^[^\]\s]{1,60}\]:\s*(.*)$/u.exec(line);
    if (note) {
      footnotes.push(note[1] ?? '');
      within = 'note';
    } else if (within && line.trim() === '') {
      kept.push('');
      within = 'after';
    } else if (within && goesOn(line, within))
      footnotes.push(`${footnotes.pop() ?? ''}\n${line.trim()}`.trim());
    else {
      kept.push(line);
      within = undefined;
    }
  }
  return { kept, footnotes };
}

function goesOn(line: string, within: 'note' | 'after'): boolean {
  if (/^(?: {4}|\t)/u.test(line)) return true;
  // A line that begins something of its own ends the note before it.
  return (
    within === 'note' && !/^ {0,3}(?:#{1,6}(?:\s|$)|[-*+]\s|[0-9]{1,9}[.)]\s|[>|<]|`{3}|~{3})/u.test(line)
  );
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
