import { Marked, type Token } from 'marked';

export type DraftSection = {
  readonly anchor: string;
  readonly position: number;
  readonly heading: string;
  readonly original: string;
};

/** Longest document taken by pasting, in UTF-16 units; larger ones come by import. */
export const maxDocumentLength = 1_500_000;

/** Text of one Markdown block as plain paragraphs: what people read is never markup. */
function plain(token: Token): string {
  switch (token.type) {
    case 'list':
      return (token.items as Token[])
        .map((item, index) => `${token.ordered ? `${index + 1}.` : '•'} ${plain(item)}`)
        .join('\n');
    case 'list_item':
    case 'blockquote':
      return (token.tokens ?? []).map(plain).filter(Boolean).join('\n');
    case 'space':
    case 'hr':
      return '';
    case 'br':
      return '\n';
    default:
      if ('tokens' in token && token.tokens) return token.tokens.map(plain).join('');
      return 'text' in token && typeof token.text === 'string' ? token.text : '';
  }
}

/**
 * Cuts pasted Markdown or plain text into numbered sections, one a heading; what stands before the first heading is a
 * section without one. Without any heading every paragraph is a section. Anchors are "1", "2", … in reading order.
 * Answers an empty list when there is nothing to read.
 */
export function sectionsOf(markdown: string): readonly DraftSection[] {
  const blocks = new Marked({ gfm: true }).lexer(markdown.slice(0, maxDocumentLength));
  const headed = blocks.some((block) => block.type === 'heading');
  const found: { heading: string; parts: string[] }[] = [];
  for (const block of blocks) {
    const text = plain(block).trim();
    if (block.type === 'heading') found.push({ heading: text, parts: [] });
    else if (text === '') continue;
    else if (!headed || found.length === 0) found.push({ heading: '', parts: [text] });
    else found.at(-1)?.parts.push(text);
  }
  return found.map((section, index) => ({
    anchor: String(index + 1),
    position: index + 1,
    heading: section.heading,
    original: section.parts.join('\n\n'),
  }));
}
