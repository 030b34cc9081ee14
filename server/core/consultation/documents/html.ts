import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, type TreeAdapter } from 'parse5';
import { FaultFound } from './fault.ts';
import { countListItems } from './html-lists.ts';
import { type DocumentLimits, hasTooManyMarks } from './limits.ts';
import { checkLink } from './links.ts';
import { articleLabel, paragraphLabel } from './numbering.ts';
import { outlineOf } from './outline.ts';
import { raised } from './printed-numbers.ts';
import type { Block, DocumentTree } from './tree.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** What is not read: programs, controls, menus, what was struck out. The words of a form are: some sites put the whole page into one. */
const passedOver = new Set(
  'del script style template noscript iframe object embed svg math nav button select textarea input head title'.split(
    ' ',
  ),
);
export const blocksOfHtml = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form header hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

const numberAlone = /^(?:\([^\s()]{1,5}\)|[^\s().]{1,5}[.)]|[—–•-])$/u;

/** A page of HTML. Only its text is taken; elements that run or load something are left out, a link that would run something is refused. */
export function parseHtml(html: string, limits: DocumentLimits): DocumentTree {
  const { blocks, footnotes } = readHtml(html, limits);
  return { nodes: outlineOf(blocks), footnotes };
}

/** The words of a page or of a piece of one, in order, and its notes. */
export function readHtml(
  html: string,
  limits: DocumentLimits,
): { readonly blocks: readonly Block[]; readonly footnotes: readonly string[] } {
  if (/<!ENTITY/iu.test(html)) throw new FaultFound('declares-entities');
  if (hasTooManyMarks(html, limits)) throw new FaultFound('too-many-parts');
  const document = parse(html, { treeAdapter: countingAdapter(limits), scriptingEnabled: false });
  const blocks: Block[] = [];
  const footnotes: string[] = [];
  const placeOf = countListItems();
  let text = '';
  let place = '';
  let raisedBy = 0;
  let headings = 0;
  const flush = (level?: number) => {
    const said = text.replace(/\s+/gu, ' ').trim();
    text = '';
    if (said === '') return;
    // The number of an item stands before its first words, however deep they are.
    const placed = `${place}${said}`;
    place = '';
    blocks.push(level === undefined ? { text: placed } : { text: placed, level });
  };
  // The tree is at most as deep as the limit: calling itself is safe.
  const read = (each: Node): void => {
    if (each.nodeName === '#text') {
      const { value } = each as DefaultTreeAdapterMap['textNode'];
      text += raisedBy > 0 ? raised(value) : value;
      return;
    }
    const element = each as Element;
    const name = element.tagName ?? '';
    for (const { name: attribute, value } of element.attrs ?? []) {
      if (['href', 'src', 'action', 'formaction', 'data', 'xlink:href'].includes(attribute))
        checkLink(imageOr(name, value));
    }
    // A heading that folds its part open has its words in a button.
    if (passedOver.has(name) && !(name === 'button' && headings > 0)) return;
    const level = /^h([1-6])$/u.exec(name)?.[1];
    if (isFootnote(element)) {
      flush();
      const before = blocks.length;
      const printed = name === 'li' ? placeOf(element) : '';
      readAll(element);
      flush();
      const said = blocks.splice(before).map((block) => block.text);
      footnotes.push([printed, said.join('\n')].filter(Boolean).join(' '));
      return;
    }
    const parts = level !== undefined || blocksOfHtml.has(name);
    if (parts) flush();
    if (name === 'tr') {
      readRow(element);
      return;
    }
    if (name === 'br') text += ' ';
    const own = name === 'li' ? placeOf(element) : '';
    if (own !== '') place += `${own} `;
    const isRaised = name === 'sup' || roleOf(element) === 'doc-noteref';
    if (isRaised) raisedBy += 1;
    if (level !== undefined) headings += 1;
    readAll(element);
    if (isRaised) raisedBy -= 1;
    if (level !== undefined) headings -= 1;
    if (parts) flush(level === undefined ? undefined : Number(level));
    if (own === '' || place === '') return;
    blocks.push({ text: place.trim() });
    place = '';
  };
  const readAll = (parent: Node) => {
    for (const child of (parent as Element).childNodes ?? []) read(child);
  };
  // Sites lay out whole pages in tables: a row is one line only where no cell has a heading or a second paragraph.
  const readRow = (row: Element) => {
    const before = blocks.length;
    const cells: (readonly Block[])[] = [];
    for (const cell of row.childNodes) {
      const from = blocks.length;
      read(cell);
      if (cell.nodeName === 'td' || cell.nodeName === 'th') cells.push(blocks.slice(from));
    }
    flush();
    const said = cells.flat();
    const isLine = cells.every((cell) => cell.length <= 1 && cell[0]?.level === undefined);
    if (!isLine || said.length === 0 || cells.length < 2 || blocks.length - before !== said.length) return;
    const [first = '', second = '', ...others] = said.map((block) => block.text);
    // Laws set their numbers so: "(1)" in one cell, its words in the next. A cell without words holds only a distance.
    const isNumbered = second !== '' && others.length === 0 && numberAlone.test(first);
    // And whole articles: what begins a unit begins its line.
    if (!isNumbered && said.some((block) => articleLabel(block.text) ?? paragraphLabel(block.text))) return;
    const text = isNumbered ? `${first} ${second}` : cells.map(([block]) => block?.text ?? '').join(' | ');
    blocks.splice(before, said.length, { text: text.trim() });
  };
  readAll(document);
  flush();
  return { blocks, footnotes };
}

/** Pictures are left out, so one that stands in the page itself leads nowhere. */
function imageOr(name: string, value: string): string {
  return name === 'img' && /^\s*data:image\/(png|jpeg|gif|webp)[;,]/iu.test(value) ? '' : value;
}

function isFootnote(element: Element): boolean {
  return (
    roleOf(element) === 'doc-footnote' || /^(fn|footnote|ftn)[-_:.]?\d+$/iu.test(attributeOf(element, 'id'))
  );
}

const roleOf = (element: Element) => attributeOf(element, 'role');

function attributeOf({ attrs = [] }: Element, name: string): string {
  return attrs.find((each) => each.name === name)?.value ?? '';
}

/** Counts while the parser builds, because an open element makes each next one dearer. */
function countingAdapter(limits: DocumentLimits): TreeAdapter<DefaultTreeAdapterMap> {
  let elements = 0;
  let depth = 0;
  return {
    ...defaultTreeAdapter,
    createElement(...given) {
      elements += 1;
      if (elements > limits.elements) throw new FaultFound('too-many-parts');
      return defaultTreeAdapter.createElement(...given);
    },
    onItemPush() {
      depth += 1;
      if (depth > limits.depth) throw new FaultFound('too-deep');
    },
    onItemPop() {
      depth -= 1;
    },
  };
}
