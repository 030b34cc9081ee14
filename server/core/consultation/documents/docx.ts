import { attribute, firstBelow, type Numbers, numbersOf, valOf } from './docx-numbers.ts';
import { FaultFound } from './fault.ts';
import type { DocumentLimits } from './limits.ts';
import { checkLink } from './links.ts';
import { type Block, outlineOf } from './outline.ts';
import type { DocumentTree } from './tree.ts';
import { below, elementsOf, readXml, type XmlElement } from './xml.ts';

/** What is text in it and is not read: what was struck out, code of fields, the second copy of a drawing. */
const passedOver = new Set(['del', 'moveFrom', 'delText', 'instrText', 'Fallback', 'pPr', 'rPr', 'sdtPr']);

type Style = { readonly level: number | undefined; readonly list: string; readonly listLevel: number };

/**
 * A word-processor file (ECMA-376), from its unpacked parts by name. Headings by outline level or style, automatic numbers counted, deleted
 * text left out. Faults: `leads-outside` for a part, picture or field that is fetched from elsewhere, `script-link`, those of `readXml`.
 */
export function parseDocx(parts: ReadonlyMap<string, string>, limits: DocumentLimits): DocumentTree {
  for (const [name, xml] of parts) if (name.endsWith('.rels')) checkRelations(readXml(xml, limits));
  const body = parts.get('word/document.xml');
  if (body === undefined) throw new FaultFound('not-its-kind');
  const optional = (name: string) => {
    const xml = parts.get(name);
    return xml === undefined ? undefined : readXml(xml, limits);
  };
  const context = {
    styles: stylesOf(optional('word/styles.xml')),
    numbers: numbersOf(optional('word/numbering.xml')),
  };
  const blocks: Block[] = [];
  readBody(readXml(body, limits), blocks, context);
  return { nodes: outlineOf(blocks), footnotes: notesOf(optional('word/footnotes.xml')) };
}

/** A link for people may lead out, by http, https or mail; anything that a program would fetch may not. */
function checkRelations(relations: XmlElement): void {
  for (const relation of below(relations)) {
    const target = attribute(relation, 'Target');
    if (attribute(relation, 'TargetMode').toLowerCase() === 'external') {
      if (!/\/hyperlink$/u.test(attribute(relation, 'Type'))) throw new FaultFound('leads-outside');
      if (/^(\\\\|\/\/)/u.test(target.trim())) throw new FaultFound('leads-outside');
      checkLink(target);
    } else if (/^[a-z][a-z0-9+.-]*:|^\\\\|^\/\/|\.\.[\\/]\.\.[\\/]/iu.test(target.trim()))
      throw new FaultFound('leads-outside');
  }
}

type Context = { readonly styles: ReadonlyMap<string, Style>; readonly numbers: Numbers };

function readBody(parent: XmlElement, blocks: Block[], context: Context): void {
  for (const element of elementsOf(parent)) {
    if (passedOver.has(element.name)) continue;
    if (element.name === 'p') {
      const block = blockOf(element, context);
      if (block) blocks.push(block);
    } else if (element.name === 'tbl') {
      for (const row of elementsOf(element).filter(({ name }) => name === 'tr')) {
        const cells = elementsOf(row).filter(({ name }) => name === 'tc');
        const text = cells.map((cell) => textOf(cell)).join(' | ');
        if (text.replace(/[\s|]+/gu, '') !== '') blocks.push({ text });
      }
    } else readBody(element, blocks, context);
  }
}

function blockOf(paragraph: XmlElement, { styles, numbers }: Context): Block | undefined {
  const text = textOf(paragraph);
  const set = elementsOf(paragraph).find(({ name }) => name === 'pPr');
  const style = styles.get(valOf(firstBelow(set, 'pStyle')));
  const outline = firstBelow(set, 'outlineLvl');
  const level = outline ? levelOf(valOf(outline)) : style?.level;
  const list = firstBelow(set, 'numPr');
  const listId = list ? valOf(firstBelow(list, 'numId')) : (style?.list ?? '');
  const at = list ? Number(valOf(firstBelow(list, 'ilvl')) || 0) : (style?.listLevel ?? 0);
  if (text === '') return undefined;
  const number = listId === '' || listId === '0' ? '' : numbers(listId, at);
  const numbered = number === '' ? text : `${number} ${text}`;
  return level === undefined ? { text: numbered } : { text: numbered, level };
}

/** 0 is the first level; 9 is the body. */
function levelOf(value: string): number | undefined {
  const level = Number(value);
  return value !== '' && level >= 0 && level < 9 ? level + 1 : undefined;
}

function stylesOf(styles: XmlElement | undefined): ReadonlyMap<string, Style> {
  const found = new Map<string, Style>();
  for (const element of styles ? elementsOf(styles) : []) {
    if (element.name !== 'style') continue;
    const name = valOf(elementsOf(element).find((each) => each.name === 'name'));
    const byName = /^(?:heading|title) ?([1-9])?$/iu.exec(name);
    const outline = firstBelow(element, 'outlineLvl');
    const list = firstBelow(element, 'numPr');
    found.set(attribute(element, 'styleId'), {
      level: outline ? levelOf(valOf(outline)) : byName ? Number(byName[1] ?? 1) : undefined,
      list: valOf(firstBelow(list, 'numId')),
      listLevel: Number(valOf(firstBelow(list, 'ilvl')) || 0),
    });
  }
  return found;
}

/** Notes of people: those with a type are lines that Word draws. */
function notesOf(footnotes: XmlElement | undefined): readonly string[] {
  return (footnotes ? elementsOf(footnotes) : [])
    .filter((note) => note.name === 'footnote' && ['', 'normal'].includes(attribute(note, 'type')))
    .map((note) => textOf(note));
}

function textOf(element: XmlElement): string {
  let text = '';
  const read = (parent: XmlElement): void => {
    for (const child of elementsOf(parent)) {
      if (
        child.name === 'instrText' &&
        /\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT)\b/iu.test(child.children.join(''))
      ) {
        throw new FaultFound('leads-outside');
      }
      if (passedOver.has(child.name)) continue;
      if (child.name === 't') text += child.children.filter((each) => typeof each === 'string').join('');
      else if (child.name === 'tab' || child.name === 'br' || child.name === 'cr') text += ' ';
      else if (child.name === 'noBreakHyphen') text += '-';
      else {
        read(child);
        if (child.name === 'p') text += ' ';
      }
    }
  };
  read(element);
  return text.replace(/\s+/gu, ' ').trim();
}
