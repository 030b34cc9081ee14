/**
 * A document as a tree. `heading` stands above others (part, chapter); `section` is what a contribution is anchored to (an article, a
 * numbered paragraph); `part` is a numbered piece inside a section; `matter` is text before, between or after them without a number.
 */
export type DocumentNode = {
  readonly kind: 'heading' | 'section' | 'part' | 'matter';
  /** As it is printed: "Article 3", "12.", "(a)", "三."; empty where the document has none. */
  readonly number: string;
  readonly heading: string;
  /** Its own text, without that of what stands below it. Paragraphs are parted by an empty line. */
  readonly text: string;
  readonly article: boolean;
  readonly children: DocumentNode[];
};

export type DocumentTree = {
  readonly nodes: readonly DocumentNode[];
  /** Texts of notes, in their order. */
  readonly footnotes: readonly string[];
};

/** A line or paragraph of a document. `level` (1 to 9) where the file itself says that it is a heading; `contents` where it is a line of the table of contents. */
export type Block = { readonly text: string; readonly level?: number; readonly contents?: boolean };

/** `headings` counts everything that has a heading, whatever its kind. `characters` are code points of numbers, headings and texts. */
export type DocumentCounts = {
  readonly sections: number;
  readonly articles: number;
  readonly headings: number;
  readonly footnotes: number;
  readonly characters: number;
};

/** A node with what is usual left out. */
export function node(
  kind: DocumentNode['kind'],
  more: Partial<Omit<DocumentNode, 'kind' | 'children'>> = {},
): DocumentNode {
  return { kind, number: '', heading: '', text: '', article: false, ...more, children: [] };
}

/** Every node in reading order, with how deep it stands (0 at the top). Needs no stack: trees may be as deep as the limit. */
export function* walkTree(
  nodes: readonly DocumentNode[],
): Generator<{ readonly node: DocumentNode; readonly depth: number }> {
  const open = nodes.map((each) => ({ node: each, depth: 0 })).reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    const { node: parent, depth } = next;
    for (let at = parent.children.length - 1; at >= 0; at -= 1) {
      const child = parent.children[at];
      if (child) open.push({ node: child, depth: depth + 1 });
    }
  }
}

/** How much there is of what. */
export function countTree(tree: DocumentTree): DocumentCounts {
  const counts = { sections: 0, articles: 0, headings: 0, footnotes: tree.footnotes.length, characters: 0 };
  for (const { node: each } of walkTree(tree.nodes)) {
    if (each.kind === 'section') counts.sections += 1;
    if (each.article) counts.articles += 1;
    if (each.heading !== '') counts.headings += 1;
    counts.characters += lengthOf(each.number) + lengthOf(each.heading) + lengthOf(each.text);
  }
  for (const text of tree.footnotes) counts.characters += lengthOf(text);
  return counts;
}

function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** The tree as lines, two spaces a level: number and heading; a section without either has its place as `[n]`. Parts are left out. */
export function treeLines(tree: DocumentTree): readonly string[] {
  const lines: string[] = [];
  let sections = 0;
  for (const { node: each, depth } of walkTree(tree.nodes)) {
    if (each.kind === 'section') sections += 1;
    if (each.kind === 'part' || (each.kind === 'matter' && each.heading === '')) continue;
    const named = [each.number, each.heading].filter(Boolean).join(' ');
    lines.push(`${'  '.repeat(depth)}${oneLine(named) || `[${sections}]`}`);
  }
  return lines;
}

/** No line break or control of a file reaches a terminal: nor what turns the direction of writing around. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim();
}
