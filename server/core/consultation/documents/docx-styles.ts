import { attribute, childOf, isOn, valOf } from './docx-numbers.ts';
import { elementsOf, type XmlElement } from './xml.ts';

/** What a paragraph of a style is: its heading level, and the list that counts it. */
export type Style = {
  readonly level: number | undefined;
  readonly list: string;
  readonly listLevel: number;
  /** A line of the table of contents, which the word processor wrote. */
  readonly contents: boolean;
  /** Its words are there for programs alone, and nobody sees them. */
  readonly hidden: boolean;
};

/** As it stands in the file: what is undefined is said by the style that it rests on. */
type Own = {
  readonly basedOn: string;
  /** 0: it says that it is no heading. */
  readonly level: number | undefined;
  readonly list: string | undefined;
  readonly listLevel: number | undefined;
  readonly contents: true | undefined;
  readonly hidden: boolean | undefined;
};

/** So many styles may rest on each other; word processors allow ten. */
const deepest = 20;

/** Reads `word/styles.xml` (ECMA-376, 17.7). A house style that rests on "Heading 1" is a heading as that one is. */
export function stylesOf(styles: XmlElement | undefined): (id: string) => Style {
  const found = new Map<string, Own>();
  for (const element of styles ? elementsOf(styles) : [])
    if (element.name === 'style') found.set(attribute(element, 'styleId'), ownOf(element));
  return (id) => {
    const passed: Own[] = [];
    // A file may say that two styles rest on each other, or a thousand.
    for (let own = found.get(id); own && passed.length < deepest; own = found.get(own.basedOn))
      passed.push(own);
    const said = <Key extends keyof Own>(key: Key) => passed.find((own) => own[key] !== undefined)?.[key];
    return {
      level: said('level') || undefined,
      list: said('list') ?? '',
      listLevel: said('listLevel') ?? 0,
      contents: said('contents') ?? false,
      hidden: said('hidden') ?? false,
    };
  };
}

function ownOf(style: XmlElement): Own {
  const name = valOf(childOf(style, 'name'));
  const byName = /^(?:heading|title) ?([1-9])?$/iu.exec(name);
  const { level, list, listLevel } = paragraphOf(childOf(style, 'pPr'));
  return {
    basedOn: valOf(childOf(style, 'basedOn')),
    level: level ?? (byName ? Number(byName[1] ?? 1) : undefined),
    list,
    listLevel,
    // Word calls it so in files of any language.
    contents: /^toc [1-9]$/iu.test(name) || undefined,
    hidden: hiddenBy(childOf(style, 'rPr')),
  };
}

/** Whether properties of words say that they are hidden; undefined where they say nothing of it. */
export function hiddenBy(properties: XmlElement | undefined): boolean | undefined {
  const said = childOf(properties, 'vanish');
  return said && isOn(said);
}

/** What properties of a paragraph say themselves, in a style or before its words. */
export function paragraphOf(
  properties: XmlElement | undefined,
): Omit<Own, 'basedOn' | 'contents' | 'hidden'> {
  const list = childOf(properties, 'numPr');
  return {
    level: levelOf(valOf(childOf(properties, 'outlineLvl'))),
    list: valOf(childOf(list, 'numId')) || undefined,
    listLevel: levelIn(valOf(childOf(list, 'ilvl'))),
  };
}

/** 0 is the first level; 9 is the body. */
function levelOf(value: string): number | undefined {
  const level = levelIn(value);
  return level === undefined ? undefined : level < 9 ? level + 1 : 0;
}

function levelIn(value: string): number | undefined {
  return /^[0-9]$/u.test(value) ? Number(value) : undefined;
}
