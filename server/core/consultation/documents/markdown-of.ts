import { type DocumentNode, type DocumentTree, walkTree } from './tree.ts';

/**
 * A tree as Markdown that `sectionsOf` cuts the same way: a heading for each heading and each section that has a number or name, parts as
 * paragraphs, notes at the end. To be read, repaired and pasted.
 */
export function markdownOf({ nodes, footnotes }: DocumentTree): string {
  const blocks: string[] = [];
  const depths: number[] = [];
  for (const { node, depth } of walkTree(nodes)) {
    depths.length = depth;
    const named = plainLine([node.number, node.heading].filter(Boolean).join(' '));
    // Under a part, or under nothing that has a name, a level is not used up.
    const level = (depths.at(-1) ?? 0) + (named === '' ? 0 : 1);
    depths.push(level);
    if (node.kind === 'part') blocks.push(...partOf(node, named));
    else {
      if (named !== '') blocks.push(`${'#'.repeat(Math.min(level, 6))} ${named}`);
      blocks.push(...paragraphsOf(node.text));
    }
  }
  for (const note of footnotes) blocks.push(...paragraphsOf(`* ${note}`));
  return `${blocks.join('\n\n')}\n`;
}

/** The number stands before the first words of its part. */
function partOf(node: DocumentNode, named: string): readonly string[] {
  const [first = '', ...rest] = paragraphsOf(node.text);
  return [[named, first].filter(Boolean).join(' '), ...rest].filter(Boolean);
}

function paragraphsOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map(plainLine)
    .filter((line) => line !== '');
}

/** A line of words, with whatever Markdown would read as a mark taken literally; an address too, or it would be a link with backslashes in it. */
function plainLine(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>~|&#]/gu, '\\$&')
    .replace(/(?<=https?|ftp):(?=\/\/)|(?<=www)\./giu, '\\$&')
    .replace(/^([-+=])/u, '\\$1')
    .replace(/^([0-9]{1,9})([.)])/u, '$1\\$2');
}
