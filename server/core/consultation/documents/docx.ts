import { formulaOf, withoutSeams } from './docx-formulas.ts';
import { attribute, childOf, type Numbers, numbersOf, valOf } from './docx-numbers.ts';
import { signOf, withSigns } from './docx-signs.ts';
import { hiddenBy, paragraphOf, type Style, stylesOf } from './docx-styles.ts';
import { FaultFound } from './fault.ts';
import type { DocumentLimits } from './limits.ts';
import { checkLink } from './links.ts';
import { outlineOf } from './outline.ts';
import { raised } from './printed-numbers.ts';
import type { Block, DocumentTree } from './tree.ts';
import { below, elementsOf, readXml, type XmlElement } from './xml.ts';

/** What is text in it and is not read: what was struck out, code of fields, the second copy of a drawing. */
const passedOver = new Set(['del', 'moveFrom', 'delText', 'instrText', 'Fallback', 'pPr', 'rPr', 'sdtPr']);

/**
 * A word-processor file (ECMA-376), from its unpacked parts by name. Headings by outline level or style, automatic numbers counted, deleted
 * and hidden text left out. Faults: `leads-outside` for a part, picture or field that is fetched from elsewhere, `script-link`, those of `readXml`.
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
    styleOf: stylesOf(optional('word/styles.xml')),
    numbers: numbersOf(optional('word/numbering.xml')),
    notes: countNotes(),
  };
  const blocks: Block[] = [];
  readBody(readXml(body, limits), blocks, context);
  const footnotes = [
    ...notesOf(optional('word/footnotes.xml'), 'footnote', context),
    ...notesOf(optional('word/endnotes.xml'), 'endnote', context),
  ];
  const numbered = footnotes.map(({ text, key }) => ({ text, number: context.notes.numbers.get(key) }));
  // In the order in which the text refers to them; what nothing refers to stands last.
  const last = Number.MAX_SAFE_INTEGER;
  numbered.sort((a, b) => (a.number ?? last) - (b.number ?? last));
  return {
    nodes: outlineOf(blocks),
    footnotes: numbered.map(({ text, number }) =>
      number === undefined ? text : `${raised(String(number))} ${text}`.trim(),
    ),
  };
}

/**
 * Numbers of notes, footnotes and endnotes in one row, as the text refers to them: a file has none in its words. One whose writer set a mark of its own
 * has that in the text already.
 */
function countNotes() {
  const numbers = new Map<string, number>();
  return {
    /** By kind and id of the note. */
    numbers,
    markOf(reference: XmlElement): string {
      if (['1', 'true', 'on'].includes(attribute(reference, 'customMarkFollows'))) return '';
      const key = `${reference.name.replace('Reference', '')} ${attribute(reference, 'id')}`;
      const number = numbers.get(key) ?? numbers.size + 1;
      numbers.set(key, number);
      return raised(String(number));
    },
  };
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

type Context = {
  readonly styleOf: (id: string) => Style;
  readonly numbers: Numbers;
  readonly notes: ReturnType<typeof countNotes>;
};

function readBody(parent: XmlElement, blocks: Block[], context: Context): void {
  for (const element of elementsOf(parent)) {
    if (passedOver.has(element.name)) continue;
    if (element.name === 'p') {
      const block = blockOf(element, context);
      if (block) blocks.push(block);
    } else if (element.name === 'tbl') {
      for (const row of nearest(element, 'tr')) {
        const text = nearest(row, 'tc')
          .map((cell) => cellOf(cell, context))
          .join(' | ');
        if (text.replace(/[\s|]+/gu, '') !== '') blocks.push({ text });
      }
    } else readBody(element, blocks, context);
  }
}

/** The elements of that name in it, also where a control or a mark of a program stands around them. */
function nearest(parent: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(parent).flatMap((element) => {
    if (element.name === name) return [element];
    return passedOver.has(element.name) ? [] : nearest(element, name);
  });
}

/** Paragraphs of a cell are counted as others are. */
function cellOf(cell: XmlElement, context: Context): string {
  const blocks: Block[] = [];
  readBody(cell, blocks, context);
  return blocks.map(({ text }) => text).join(' ');
}

function blockOf(paragraph: XmlElement, { styleOf, numbers, notes }: Context): Block | undefined {
  const text = textOf(paragraph, styleOf, notes.markOf);
  const set = childOf(paragraph, 'pPr');
  const style = styleOf(valOf(childOf(set, 'pStyle')));
  const own = paragraphOf(set);
  const level = own.level === undefined ? style.level : own.level || undefined;
  const list = own.list ?? style.list;
  const at = own.listLevel ?? (own.list === undefined ? style.listLevel : 0);
  // One without words has a number too, unless it went with its words, or is hidden with them.
  const isGone = text === '' && (isStruckOut(set) || hiddenBy(childOf(set, 'rPr')) === true);
  const number = isGone ? '' : numbers(list, at);
  if (text === '') return undefined;
  const numbered = number === '' ? text : `${number} ${text}`;
  if (style.contents) return { text: numbered, contents: true };
  return level === undefined ? { text: numbered } : { text: numbered, level };
}

function isStruckOut(properties: XmlElement | undefined): boolean {
  const mark = childOf(properties, 'rPr');
  return childOf(mark, 'del') !== undefined || childOf(mark, 'moveFrom') !== undefined;
}

/** Notes of people: those with a type are lines that Word draws. */
function notesOf(
  notes: XmlElement | undefined,
  kind: 'footnote' | 'endnote',
  { styleOf }: Context,
): readonly { readonly key: string; readonly text: string }[] {
  return (notes ? elementsOf(notes) : [])
    .filter((note) => note.name === kind && ['', 'normal'].includes(attribute(note, 'type')))
    .map((note) => ({ key: `${kind} ${attribute(note, 'id')}`, text: textOf(note, styleOf, () => '') }));
}

function textOf(
  element: XmlElement,
  styleOf: Context['styleOf'],
  markOf: (reference: XmlElement) => string,
): string {
  let text = '';
  const inside = (part: XmlElement): string => {
    const before = text;
    text = '';
    read(part, false);
    const said = text;
    text = before;
    return said;
  };
  // Hidden words are no part of what its reader sees, whatever is said of them: by themselves, or by a style.
  const read = (parent: XmlElement, within: boolean): void => {
    const own = childOf(parent, 'rPr');
    const style = styleOf(valOf(childOf(own, 'rStyle') ?? childOf(childOf(parent, 'pPr'), 'pStyle')));
    const isHidden = hiddenBy(own) ?? (style.hidden || within);
    const isRaised = valOf(childOf(own, 'vertAlign')) === 'superscript';
    const font = attribute(childOf(own, 'rFonts'), 'ascii');
    for (const child of elementsOf(parent)) {
      if (
        child.name === 'instrText' &&
        /\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT)\b/iu.test(child.children.join(''))
      ) {
        throw new FaultFound('leads-outside');
      }
      if (passedOver.has(child.name)) continue;
      const formula = formulaOf(child, inside);
      if (formula !== undefined) text += formula;
      else if (isHidden && (child.name === 't' || child.name === 'sym')) continue;
      else if (child.name === 't') {
        const words = withSigns(child.children.filter((each) => typeof each === 'string').join(''), font);
        text += isRaised ? raised(words) : words;
      } else if (child.name === 'sym') text += signOf(attribute(child, 'font'), attribute(child, 'char'));
      else if (child.name === 'tab' || child.name === 'br' || child.name === 'cr') text += ' ';
      else if (child.name === 'noBreakHyphen') text += '-';
      else if (child.name === 'footnoteReference' || child.name === 'endnoteReference')
        text += isHidden ? '' : markOf(child);
      else {
        read(child, isHidden);
        if (child.name === 'p') text += ' ';
      }
    }
  };
  read(element, false);
  return withoutSeams(text.replace(/\s+/gu, ' ')).trim();
}
