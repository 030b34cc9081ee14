import { FaultFound } from './fault.ts';
import type { DocumentLimits } from './limits.ts';
import { raised } from './printed-numbers.ts';
import { type DocumentNode, type DocumentTree, node } from './tree.ts';
import { below, elementsOf, readXml, type XmlElement } from './xml.ts';

const namespace = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0';

/** The hierarchical elements of Akoma Ntoso 3.0 (OASIS, part 2: `ANhier`), without `list`, which has no number of its own. */
const hierarchy = new Set(
  'alinea article book chapter clause crossHeading division indent level paragraph part point proviso rule section subchapter subclause subdivision subparagraph subpart subrule subsection subtitle title tome transitional'.split(
    ' ',
  ),
);
/** What a contribution can be about: the first of these that a document has. Acts of some countries have sections for articles. */
const units = ['article', 'section', 'rule', 'clause', 'level', 'paragraph'];
const rowsAndParagraphs = new Set(
  'p tr caption docTitle longTitle heading subheading num listIntroduction listWrapUp item li blockContainer signature'.split(
    ' ',
  ),
);

type Reading = { readonly unit: string; readonly footnotes: string[] };

/**
 * Akoma Ntoso 3.0: articles (in acts without any: sections, rules, …) and recitals are sections; what holds articles is a heading; what
 * stands inside one is a part of it; notes are footnotes. Fault `not-akoma-ntoso` for any other XML.
 */
export function parseAkomaNtoso(xml: string, limits: DocumentLimits): DocumentTree {
  const root = readXml(xml, limits);
  const isOurs = root.name === 'akomaNtoso' && Object.values(root.attributes).includes(namespace);
  if (!isOurs) throw new FaultFound('not-akoma-ntoso');
  const names = new Set<string>();
  for (const { name } of below(root)) names.add(name);
  const reading: Reading = {
    unit: units.find((name) => names.has(name)) ?? 'paragraph',
    footnotes: [],
  };
  const nodes: DocumentNode[] = [];
  readOutside(root, nodes, reading);
  // Some files keep their notes apart, among what is said about the document.
  for (const { name, children } of below(root)) {
    if (name !== 'notes') continue;
    for (const note of children)
      if (typeof note !== 'string' && note.name === 'note') reading.footnotes.push(textOf(note, reading));
  }
  return { nodes, footnotes: reading.footnotes };
}

/**
 * Outside a section: headings, sections, recitals, and matter. What has a heading of its own (recitals, an annex) is one, whatever it is called;
 * `taken` stands there already.
 */
function readOutside(parent: XmlElement, into: DocumentNode[], reading: Reading, taken: Titles = {}): void {
  for (const element of parent.children) {
    if (typeof element === 'string') {
      const text = element.replace(/\s+/gu, ' ').trim();
      if (text !== '') into.push(node('matter', { text }));
      continue;
    }
    const { name } = element;
    if (name === 'meta' || name === 'del' || element === taken.num || element === taken.heading) continue;
    if (
      name === 'recital' ||
      name === reading.unit ||
      (hierarchy.has(name) && !holds(element, reading.unit))
    ) {
      into.push(sectionOf(element, reading));
    } else if (hierarchy.has(name) || (isTitled(element) && (name === 'hcontainer' || !isText(element)))) {
      const made = headed(element, 'heading', reading);
      into.push(made);
      readOutside(element, made.children, reading, titlesOf(element));
    } else if (isText(element)) {
      const text = textOf(element, reading);
      if (text !== '') into.push(node('matter', { text }));
    } else readOutside(element, into, reading);
  }
}

function holds(element: XmlElement, unit: string): boolean {
  for (const { name } of below(element)) if (name === unit || name === 'article') return true;
  return false;
}

/** Words stand in it directly, or it is a paragraph: nothing below it can be a section. */
function isText(element: XmlElement): boolean {
  return (
    rowsAndParagraphs.has(element.name) ||
    element.name === 'table' ||
    element.children.some((child) => typeof child === 'string' && child.trim() !== '')
  );
}

type Titles = { readonly num?: XmlElement | undefined; readonly heading?: XmlElement | undefined };

/** Its own number and heading; a second of either is text. */
function titlesOf(element: XmlElement): Titles {
  const first = (name: string) => elementsOf(element).find((each) => each.name === name);
  return { num: first('num'), heading: first('heading') };
}

function isTitled(element: XmlElement): boolean {
  const { num, heading } = titlesOf(element);
  return num !== undefined || heading !== undefined;
}

function headed(element: XmlElement, kind: DocumentNode['kind'], reading: Reading, text = ''): DocumentNode {
  const { num, heading } = titlesOf(element);
  const said = (title: XmlElement | undefined) => (title ? textOf(title, reading).replace(/\s+/gu, ' ') : '');
  return node(kind, {
    number: said(num),
    heading: said(heading),
    text,
    article: element.name === 'article',
  });
}

function sectionOf(element: XmlElement, reading: Reading): DocumentNode {
  return withParts(element, 'section', reading);
}

/** A section or a part: its own words until the first part, and what comes later as parts, so that the order stays. */
function withParts(element: XmlElement, kind: DocumentNode['kind'], reading: Reading): DocumentNode {
  const parts: DocumentNode[] = [];
  const own: string[] = [];
  const { num, heading } = titlesOf(element);
  const read = (parent: XmlElement): void => {
    for (const child of elementsOf(parent)) {
      if (child === num || child === heading || child.name === 'del') continue;
      if (hierarchy.has(child.name)) parts.push(withParts(child, 'part', reading));
      else if (!isText(child)) read(child);
      else {
        const text = textOf(child, reading);
        if (text === '') continue;
        if (parts.length === 0) own.push(text);
        else parts.push(node('part', { text }));
      }
    }
  };
  if (isText(element))
    own.push(
      textOf(
        { ...element, children: element.children.filter((child) => child !== num && child !== heading) },
        reading,
      ),
    );
  else read(element);
  const made = headed(element, kind, reading, own.join('\n\n'));
  made.children.push(...parts);
  return made;
}

/** The words of an element, without those that were struck out: notes go to the footnotes, cells are parted by a bar, paragraphs and rows by a line break. */
function textOf(element: XmlElement, reading: Reading): string {
  let text = '';
  let raisedBy = 0;
  const read = (parent: XmlElement): void => {
    for (const child of parent.children) {
      if (typeof child === 'string') {
        const words = child.replace(/\s+/gu, ' ');
        text += raisedBy > 0 ? raised(words) : words;
      } else if (child.name === 'del') continue;
      else if (child.name === 'authorialNote')
        reading.footnotes.push(textOf({ ...child, name: 'note' }, reading));
      else if (child.name === 'eol' || child.name === 'br') text += '\n';
      else {
        const isPart = rowsAndParagraphs.has(child.name);
        // A cell stays on the line of its row; two numbers in it stay two.
        const parted = !isPart ? '' : parent.name === 'td' || parent.name === 'th' ? ' ' : '\n';
        text += parted;
        if (child.name === 'sup') raisedBy += 1;
        read(child);
        if (child.name === 'sup') raisedBy -= 1;
        text += parted;
        if (child.name === 'td' || child.name === 'th') text += ' | ';
      }
    }
  };
  read(element);
  return text
    .split('\n')
    .map((line) => line.replace(/ {2,}/gu, ' ').trim().replace(/ \|$/u, ''))
    .filter((line) => line !== '')
    .join('\n');
}
