import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, type TreeAdapter } from 'parse5';
import { FaultFound } from './fault.ts';
import { type DocumentLimits, hasTooManyMarks } from './limits.ts';
import { checkLink } from './links.ts';
import { type Block, outlineOf } from './outline.ts';
import type { DocumentTree } from './tree.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** What is not read: programs, forms, what stands around a text on a page. */
const passedOver = new Set(
  'script style template noscript iframe object embed svg math nav form button select input head title aside'.split(
    ' ',
  ),
);
const blocksOfHtml = new Set(
  'address article blockquote body caption dd div dl dt figcaption figure footer header hr html li main ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** A page of HTML. Only its text is taken; elements that run or load something are left out, a link that would run something is refused. */
export function parseHtml(html: string, limits: DocumentLimits): DocumentTree {
  if (/<!ENTITY/iu.test(html)) throw new FaultFound('declares-entities');
  if (hasTooManyMarks(html, limits)) throw new FaultFound('too-many-parts');
  const document = parse(html, { treeAdapter: countingAdapter(limits), scriptingEnabled: false });
  const blocks: Block[] = [];
  const footnotes: string[] = [];
  const places = new Map<Element, number>();
  let text = '';
  const flush = (level?: number) => {
    const said = text.replace(/\s+/gu, ' ').trim();
    text = '';
    if (said !== '') blocks.push(level === undefined ? { text: said } : { text: said, level });
  };
  // The tree is at most as deep as the limit: calling itself is safe.
  const read = (each: Node): void => {
    if (each.nodeName === '#text') {
      text += (each as DefaultTreeAdapterMap['textNode']).value;
      return;
    }
    const element = each as Element;
    const name = element.tagName ?? '';
    for (const { name: attribute, value } of element.attrs ?? []) {
      if (['href', 'src', 'action', 'formaction', 'data', 'xlink:href'].includes(attribute))
        checkLink(imageOr(name, value));
    }
    if (passedOver.has(name)) return;
    const level = /^h([1-6])$/u.exec(name)?.[1];
    if (isFootnote(element)) {
      flush();
      const before = blocks.length;
      readAll(element);
      flush();
      footnotes.push(
        blocks
          .splice(before)
          .map((block) => block.text)
          .join('\n'),
      );
      return;
    }
    const parts = level !== undefined || blocksOfHtml.has(name);
    if (parts) flush();
    if (name === 'br') text += ' ';
    const place = name === 'li' ? placeIn(element, places) : '';
    if (place !== '') text += `${place} `;
    readAll(element);
    if (parts) flush(level === undefined ? undefined : Number(level));
  };
  const readAll = (parent: Node) => {
    for (const child of (parent as Element).childNodes ?? []) read(child);
  };
  readAll(document);
  flush();
  return { nodes: outlineOf(blocks), footnotes };
}

/** Pictures are left out, so one that stands in the page itself leads nowhere. */
function imageOr(name: string, value: string): string {
  return name === 'img' && /^\s*data:image\/(png|jpeg|gif|webp)[;,]/iu.test(value) ? '' : value;
}

function isFootnote({ attrs = [] }: Element): boolean {
  const value = (name: string) => attrs.find((each) => each.name === name)?.value ?? '';
  return value('role') === 'doc-footnote' || /^(fn|footnote|ftn)[-_:.]?\d+$/iu.test(value('id'));
}

/** The number an item of an ordered list is printed with. `places` remembers the last one of each list. */
function placeIn(item: Element, places: Map<Element, number>): string {
  const list = item.parentNode as Element | null;
  if (list?.tagName !== 'ol') return '';
  const start = Number(list.attrs.find(({ name }) => name === 'start')?.value ?? 1) || 1;
  const place = (places.get(list) ?? start - 1) + 1;
  places.set(list, place);
  return `${place}.`;
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
