import { outlineOf } from './outline.ts';
import type { Block, DocumentTree } from './tree.ts';

/** Plain text: every line is a block, for paragraphs of laws and reports stand on one line each; sections are found by their numbers. */
export function parseText(text: string): DocumentTree {
  return { nodes: outlineOf(blocksOf(text)), footnotes: [] };
}

/**
 * Lines that were broken at a width are put together again: where paragraphs are parted by empty lines and no line is longer than 100, the
 * lines between two empty ones are one paragraph.
 */
function blocksOf(text: string): readonly Block[] {
  const lines = text
    .split(/\r\n|\r|\n|\u2028|\u2029|\f/u)
    .map((line) => line.replace(/[\s\u200B\uFEFF]+/gu, ' ').trim());
  const wrapped = lines.includes('') && lines.every((line) => line.length <= 100);
  if (!wrapped) return lines.filter((line) => line !== '').map((line) => ({ text: line }));
  const blocks: string[] = [];
  let fresh = true;
  for (const line of lines) {
    if (line === '') fresh = true;
    else if (fresh) {
      blocks.push(line);
      fresh = false;
    } else blocks.push(`${blocks.pop() ?? ''} ${line}`.trim());
  }
  return blocks.map((block) => ({ text: block }));
}
