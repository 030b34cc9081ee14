import { contentsIn } from './contents.ts';
import { articleLabel, headingLabel, type Label, paragraphLabel, type Reading } from './numbering.ts';
import { type Block, type DocumentNode, node } from './tree.ts';

type OpenHeading = { readonly style: string; readonly ordinal: number; readonly into: DocumentNode[] };

/**
 * Puts blocks under each other: headings by what the file says, or, where it says at most one, by their numbers; sections by
 * articles, else by numbered paragraphs in sequence, else one for each heading, else one for each paragraph. What stands before the first of
 * them is `matter`, and so is a table of contents: its lines begin as what they lead to.
 */
export function outlineOf(read: readonly Block[]): DocumentNode[] {
  const blocks = contentsIn(read);
  const said = blocks.filter(({ level }) => level !== undefined).length;
  const byNumber = said <= 1;
  const hasArticles = blocks.filter(({ text, contents }) => !contents && articleLabel(text)).length >= 2;
  const numbered = !hasArticles && isNumbered(blocks, byNumber);
  const plan = { byNumber, hasArticles, numbered };
  const found = build(blocks, plan);
  return found.sectioned || plan.numbered || plan.hasArticles
    ? found.nodes
    : build(blocks, { ...plan, eachParagraph: true }).nodes;
}

/**
 * Three paragraphs or more that count up from one. Where the file says its headings they go on below a second one: a list of steps below one
 * heading numbers no document.
 */
function isNumbered(blocks: readonly Block[], byNumber: boolean): boolean {
  let next = 1;
  let headings = 0;
  const below = new Set<number>();
  for (const { text, level, contents } of blocks) {
    if (contents) continue;
    if (level !== undefined) headings += 1;
    else if (paragraphLabel(text)?.readings[0]?.ordinal === next) {
      next += 1;
      below.add(headings);
    }
  }
  return next > 3 && (byNumber || below.size > 1);
}

type Plan = {
  readonly byNumber: boolean;
  readonly hasArticles: boolean;
  readonly numbered: boolean;
  readonly eachParagraph?: boolean;
};

function build(
  blocks: readonly Block[],
  plan: Plan,
): { readonly nodes: DocumentNode[]; readonly sectioned: boolean } {
  const nodes: DocumentNode[] = [];
  const open: OpenHeading[] = [];
  const texts = new Map<DocumentNode, string[]>();
  let current: DocumentNode | undefined;
  let next = 1;
  let sectioned = false;
  const into = () => open.at(-1)?.into ?? nodes;
  const add = (made: DocumentNode, text: string) => {
    into().push(made);
    texts.set(made, text === '' ? [] : [text]);
    current = made;
    if (made.kind === 'section') sectioned = true;
  };
  const openHeading = (style: string, label: { number: string; rest: string; ordinal: number }) => {
    const made = node('heading', { number: label.number, heading: label.rest });
    into().push(made);
    open.push({ style, ordinal: label.ordinal, into: made.children });
    current = undefined;
  };

  for (const { text, level, contents } of blocks) {
    if (contents) {
      if (current?.kind === 'matter') texts.get(current)?.push(text);
      else add(node('matter'), text);
      continue;
    }
    const article = plan.hasArticles ? articleLabel(text) : undefined;
    const paragraph = plan.numbered && level === undefined ? paragraphLabel(text) : undefined;
    if (article) {
      while (level !== undefined && levelOf(open.at(-1)) >= level) open.pop();
      add(
        node('section', { number: article.number, heading: shortHeading(article.rest), article: true }),
        longText(article.rest),
      );
    } else if (level !== undefined) {
      while (open.length > 0 && levelOf(open.at(-1)) >= level) open.pop();
      const label = headingLabel(text);
      openHeading(`level-${level}`, {
        number: label?.number ?? '',
        rest: label ? label.rest : text,
        ordinal: 0,
      });
    } else if (paragraph && paragraph.readings[0]?.ordinal === next) {
      next += 1;
      add(node('section', { number: paragraph.number }), paragraph.rest);
    } else {
      const label = plan.byNumber ? headingLabel(text) : undefined;
      const reading = label && choose(label, open);
      if (label && reading) {
        closeTo(open, reading);
        openHeading(reading.style, { number: label.number, rest: label.rest, ordinal: reading.ordinal });
      } else if (current && !plan.eachParagraph) texts.get(current)?.push(text);
      else if (plan.eachParagraph) add(node('section'), text);
      else if (plan.numbered || plan.hasArticles || open.length === 0) add(node('matter'), text);
      else add(node('section'), text);
    }
  }
  return { nodes: withTexts(nodes, texts), sectioned };
}

function levelOf(heading: OpenHeading | undefined): number {
  return Number(/^level-(\d)$/u.exec(heading?.style ?? '')?.[1] ?? 0);
}

/**
 * Which sequence a heading goes on: the deepest open one whose next number it is; else a new one that begins with it. "I." after "H." is a
 * letter, "I." at the beginning is Roman.
 */
function choose(label: Label, open: readonly OpenHeading[]): Reading | undefined {
  for (const each of [...open].reverse()) {
    const goesOn = label.readings.find(
      ({ style, ordinal }) => style === each.style && ordinal === each.ordinal + 1,
    );
    if (goesOn) return goesOn;
  }
  return [...label.readings]
    .reverse()
    .find(
      ({ style, ordinal }) => ordinal <= 1 && (ordinal === 0 || !open.some((each) => each.style === style)),
    );
}

/** Chapters know their rank; other styles stand below whatever was open when they began. */
function closeTo(open: OpenHeading[], { style }: Reading): void {
  const rank = rankOf(style);
  const same = open.findIndex(
    (each) => each.style === style || (rank !== undefined && (rankOf(each.style) ?? -1) >= rank),
  );
  if (same >= 0) open.splice(same);
}

function rankOf(style: string): number | undefined {
  const rank = /^chapter-(\d)$/u.exec(style)?.[1];
  return rank === undefined ? undefined : Number(rank);
}

/** What follows "Article 3" on its line is its heading when it is short and no sentence. */
function shortHeading(rest: string): string {
  return isHeading(rest) ? rest : '';
}

function longText(rest: string): string {
  return isHeading(rest) ? '' : rest;
}

function isHeading(rest: string): boolean {
  return rest.length <= 120 && !/[.。;；:：]$/u.test(rest);
}

/** The texts gathered for each node, put into it. What stands below a heading without a section is one, so that nothing is left out. */
function withTexts(
  nodes: readonly DocumentNode[],
  texts: ReadonlyMap<DocumentNode, readonly string[]>,
): DocumentNode[] {
  return nodes.map((each) => {
    const children = withTexts(each.children, texts);
    const alone = each.kind === 'heading' && children.every(({ kind }) => kind === 'matter');
    return {
      ...each,
      text: (texts.get(each) ?? []).join('\n\n'),
      children: alone ? children.map((child) => ({ ...child, kind: 'section' })) : children,
    };
  });
}
