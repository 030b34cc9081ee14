import { SaxesParser } from 'saxes';
import { FaultFound } from './fault.ts';
import { type DocumentLimits, hasTooManyMarks } from './limits.ts';

/** An element by its name without a prefix, with attributes as written. A text stands among the children as a string. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
};

/**
 * Reads XML into elements. No document type, entity or encoding but UTF-8: faults `declares-entities`, `not-text`, `too-deep`,
 * `too-many-parts`, `xml-broken`. Nothing is fetched, whatever it names.
 */
export function readXml(xml: string, limits: DocumentLimits): XmlElement {
  // Asked before the parser reads on: a declaration can be as long as the file.
  if (/<!(DOCTYPE|ENTITY)/iu.test(xml)) throw new FaultFound('declares-entities');
  if (hasTooManyMarks(xml, limits)) throw new FaultFound('too-many-parts');
  const parser = new SaxesParser({ position: false });
  const top: XmlElement = { name: '', attributes: {}, children: [] };
  const open: XmlElement[] = [top];
  let elements = 0;
  parser.on('doctype', () => {
    throw new FaultFound('declares-entities');
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^utf-?(8|16)$/iu.test(encoding)) throw new FaultFound('not-text');
  });
  parser.on('error', () => {
    throw new FaultFound('xml-broken');
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1;
    if (elements > limits.elements) throw new FaultFound('too-many-parts');
    if (open.length > limits.depth) throw new FaultFound('too-deep');
    const element = { name: localName(name), attributes: attributes as Record<string, string>, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const take = (text: string) => {
    open.at(-1)?.children.push(text);
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.write(xml).close();
  const root = top.children.find((child) => typeof child !== 'string');
  if (!root) throw new FaultFound('xml-broken');
  return root;
}

/** A name without the prefix that its file chose for a namespace: `w:p` is `p`. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The elements among the children. */
export function elementsOf({ children }: XmlElement): readonly XmlElement[] {
  return children.filter((child): child is XmlElement => typeof child !== 'string');
}

/** Every element below, in reading order. The tree is at most as deep as the limit: calling itself is safe. */
export function* below(element: XmlElement): Generator<XmlElement> {
  for (const child of elementsOf(element)) {
    yield child;
    yield* below(child);
  }
}
