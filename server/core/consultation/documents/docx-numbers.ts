import { below, elementsOf, localName, type XmlElement } from './xml.ts';

type Level = { readonly format: string; readonly text: string; readonly start: number };

/** The numbers that Word counts itself and does not write into the text. Ask once for each paragraph, in order. */
export type Numbers = (listId: string, level: number) => string;

/** Reads `word/numbering.xml` (ECMA-376, 17.9). Without one no paragraph has a number. */
export function numbersOf(numbering: XmlElement | undefined): Numbers {
  const abstracts = new Map<string, readonly Level[]>();
  const lists = new Map<string, string>();
  for (const element of numbering ? elementsOf(numbering) : []) {
    if (element.name === 'abstractNum') abstracts.set(attribute(element, 'abstractNumId'), levelsOf(element));
    if (element.name === 'num')
      lists.set(
        attribute(element, 'numId'),
        valOf(elementsOf(element).find(({ name }) => name === 'abstractNumId')),
      );
  }
  const counters = new Map<string, number[]>();
  return (listId, level) => {
    const abstractId = lists.get(listId) ?? '';
    const levels = abstracts.get(abstractId);
    const own = levels?.[level];
    if (!levels || !own || level > 8) return '';
    if (own.format === 'bullet') return '•';
    const counts = counters.get(abstractId) ?? [];
    counters.set(abstractId, counts);
    counts[level] = (counts[level] ?? own.start - 1) + 1;
    counts.length = level + 1;
    return own.text.replace(/%([1-9])/gu, (_, place: string) => {
      const at = Number(place) - 1;
      return formatted(counts[at] ?? levels[at]?.start ?? 1, levels[at]?.format ?? 'decimal');
    });
  };
}

function levelsOf(abstract: XmlElement): readonly Level[] {
  const levels: Level[] = [];
  for (const element of elementsOf(abstract)) {
    if (element.name !== 'lvl') continue;
    const said = (name: string) => valOf(elementsOf(element).find((each) => each.name === name));
    const at = Number(attribute(element, 'ilvl'));
    if (at >= 0 && at <= 8)
      levels[at] = {
        format: said('numFmt') || 'decimal',
        text: said('lvlText'),
        start: Number(said('start') || 1) || 1,
      };
  }
  return levels;
}

function formatted(value: number, format: string): string {
  if (format === 'lowerLetter' || format === 'upperLetter') {
    const letter = String.fromCharCode(97 + ((value - 1) % 26));
    return format === 'lowerLetter' ? letter : letter.toUpperCase();
  }
  if (format === 'lowerRoman' || format === 'upperRoman') {
    const roman = romanNumber(value);
    return format === 'upperRoman' ? roman : roman.toLowerCase();
  }
  return format === 'none' ? '' : String(value);
}

function romanNumber(value: number): string {
  const signs: readonly (readonly [number, string])[] = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let left = Math.min(value, 399);
  let roman = '';
  for (const [worth, sign] of signs) for (; left >= worth; left -= worth) roman += sign;
  return roman;
}

/** An attribute whatever its prefix. */
export function attribute(element: XmlElement | undefined, name: string): string {
  return Object.entries(element?.attributes ?? {}).find(([key]) => localName(key) === name)?.[1] ?? '';
}

/** `w:val`. */
export function valOf(element: XmlElement | undefined): string {
  return attribute(element, 'val');
}

/** The first element of that name below. */
export function firstBelow(element: XmlElement | undefined, name: string): XmlElement | undefined {
  if (!element) return undefined;
  for (const each of below(element)) if (each.name === name) return each;
  return undefined;
}
