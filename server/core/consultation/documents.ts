import { blocksOfMarkdown, countedItems, markdownTokens } from './documents/markdown-words.ts';
import type { Block } from './documents/tree.ts';

export type DraftSection = {
  readonly anchor: string;
  readonly position: number;
  readonly heading: string;
  readonly original: string;
};

/** Longest document, in UTF-16 units, pasted or read from a file. */
export const maxDocumentLength = 1_500_000;

/** Cuts a text where taking a minute for it is nobody's wait: `too-much` is said of one that would take longer, or a deeper stack. */
export type CutText = (markdown: string) => Promise<readonly DraftSection[] | 'busy' | 'too-much'>;

/**
 * Cuts pasted Markdown or plain text into numbered sections, one a heading; what stands before the first heading is a
 * section without one. Without any heading every paragraph is a section, and so is every item of a list that counts: laws number their paragraphs. What people read is never markup, and has every word and number of
 * the text. Anchors are "1", "2", … in reading order. Answers an empty list when there is nothing to read.
 */
export function sectionsOf(markdown: string): readonly DraftSection[] {
  const tokens = markdownTokens(markdown.slice(0, maxDocumentLength));
  const read = tokens.map((token): readonly Block[] => {
    const found = blocksOfMarkdown(token);
    // A table of HTML without a heading is one piece, as a paragraph is.
    const whole = found.length > 1 && found.every(({ level }) => level === undefined);
    return whole ? [{ text: found.map(({ text }) => text).join('\n') }] : found;
  });
  const headed = read.flat().some(({ level }) => level !== undefined);
  const blocks = read.flatMap((found, at) => {
    const token = tokens[at];
    const items = headed || !token ? [] : countedItems(token);
    return items.length === 0 ? found : items.map((text) => ({ text: text.trim(), counted: true }));
  });
  const found: { heading: string; parts: string[] }[] = [];
  for (const { text, level } of headed ? blocks : withoutLoneNumbers(blocks)) {
    if (level !== undefined) found.push({ heading: text, parts: [] });
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

type Piece = Block & { readonly counted?: boolean };

/** In digits of any writing, with the sign of a number or without: a page's own number or a year is no section either. */
const loneNumber = /^[(（]?\p{Nd}{1,9}[.)）．、-]?$/u;

/**
 * A number on a line of its own, as text that was copied from a page has it, is no section: it goes with the words below it, or where these have a
 * number of their own, or there are none, with those before it.
 */
function withoutLoneNumbers(pieces: readonly Piece[]): readonly Block[] {
  const found: string[] = [];
  let lone: string[] = [];
  const endsBefore = () => {
    const before = found.pop();
    found.push([...(before === undefined ? [] : [before]), ...lone].join('\n'));
    lone = [];
  };
  for (const { text, counted } of pieces) {
    if (loneNumber.test(text)) {
      lone.push(text);
      continue;
    }
    if (lone.length > 0 && counted) endsBefore();
    found.push([...lone, text].join(' '));
    lone = [];
  }
  if (lone.length > 0) endsBefore();
  return found.map((text) => ({ text }));
}
