import { hanNumber, repeatedLetter, romanNumber } from './printed-numbers.ts';
import { elementsOf, localName, type XmlElement } from './xml.ts';

type Level = {
  readonly format: string;
  readonly text: string;
  readonly start: number;
  /** It begins anew after one of a level above this one; 0 never does. */
  readonly restartsBelow: number;
  /** The numbers above it are printed in digits within its own, whatever they are printed in themselves. */
  readonly inDigits: boolean;
};
type Levels = readonly (Level | undefined)[];

/** Lists that count together have one `counter`; `starts` are the numbers with which this one begins anew, by level. */
type List = {
  readonly counter: string;
  readonly levels: Levels;
  readonly starts: readonly (number | undefined)[];
};

type Abstract = Pick<List, 'counter' | 'levels'> & { readonly link: string };

/** The numbers that Word counts itself and does not write into the text. Ask once for each paragraph, in order. */
export type Numbers = (listId: string, level: number) => string;

/** Reads `word/numbering.xml` (ECMA-376, 17.9). Without one no paragraph has a number. */
export function numbersOf(numbering: XmlElement | undefined): Numbers {
  const lists = listsOf(numbering);
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return (listId, level) => {
    const list = lists.get(listId);
    const own = list?.levels[level];
    if (!list || !own) return '';
    const counts = counters.get(list.counter) ?? [];
    counters.set(list.counter, counts);
    const anew = begun.has(`${listId} ${level}`) ? undefined : list.starts[level];
    begun.add(`${listId} ${level}`);
    const last = counts[level];
    counts[level] = anew ?? (last === undefined ? (list.starts[level] ?? own.start) : last + 1);
    for (let under = level + 1; under < 9; under += 1)
      if (level < (list.levels[under]?.restartsBelow ?? under)) counts[under] = undefined;
    if (own.format === 'bullet') return '•';
    return own.text.replace(/%([1-9])/gu, (_, place: string) => {
      const at = Number(place) - 1;
      const above = list.levels[at];
      const value = counts[at] ?? list.starts[at] ?? above?.start ?? 1;
      return formatted(value, own.inDigits ? 'decimal' : (above?.format ?? 'decimal'));
    });
  };
}

function listsOf(numbering: XmlElement | undefined): ReadonlyMap<string, List> {
  const elements = numbering ? elementsOf(numbering) : [];
  const abstracts = new Map<string, Abstract>();
  const styled = new Map<string, Abstract>();
  for (const element of elements) {
    if (element.name !== 'abstractNum') continue;
    const counter = attribute(element, 'abstractNumId');
    const abstract = { counter, levels: levelsIn(element), link: valOf(childOf(element, 'numStyleLink')) };
    abstracts.set(counter, abstract);
    const style = valOf(childOf(element, 'styleLink'));
    if (style !== '') styled.set(style, abstract);
  }
  const lists = new Map<string, List>();
  for (const element of elements) {
    if (element.name !== 'num') continue;
    const named = abstracts.get(valOf(childOf(element, 'abstractNumId')));
    // Such a list has no levels of its own: they stand with the style.
    const abstract = styled.get(named?.link ?? '') ?? named;
    if (!abstract) continue;
    const levels = [...abstract.levels];
    const starts: (number | undefined)[] = [];
    for (const override of elementsOf(element).filter(({ name }) => name === 'lvlOverride')) {
      const at = levelAt(override);
      if (at === undefined) continue;
      levels[at] = levelsIn(override)[at] ?? levels[at];
      starts[at] = wholeOf(childOf(override, 'startOverride'));
    }
    lists.set(attribute(element, 'numId'), { counter: abstract.counter, levels, starts });
  }
  return lists;
}

function levelsIn(parent: XmlElement): Levels {
  const levels: (Level | undefined)[] = [];
  for (const element of elementsOf(parent)) {
    const at = levelAt(element);
    if (element.name !== 'lvl' || at === undefined) continue;
    levels[at] = {
      format: valOf(childOf(element, 'numFmt')) || 'decimal',
      text: valOf(childOf(element, 'lvlText')),
      start: wholeOf(childOf(element, 'start')) ?? 1,
      restartsBelow: wholeOf(childOf(element, 'lvlRestart')) ?? at,
      inDigits: isOn(childOf(element, 'isLgl')),
    };
  }
  return levels;
}

function levelAt(element: XmlElement): number | undefined {
  const at = Number(attribute(element, 'ilvl') || Number.NaN);
  return Number.isInteger(at) && at >= 0 && at <= 8 ? at : undefined;
}

function wholeOf(element: XmlElement | undefined): number | undefined {
  const value = valOf(element);
  return /^[0-9]{1,9}$/u.test(value) ? Number(value) : undefined;
}

/** Whether a property that is on or off is on: alone it is. */
export function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !['0', 'false', 'off'].includes(valOf(element));
}

function formatted(value: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return repeatedLetter(value);
    case 'upperLetter':
      return repeatedLetter(value).toUpperCase();
    case 'russianLower':
      return repeatedLetter(value, 'russian');
    case 'russianUpper':
      return repeatedLetter(value, 'russian').toUpperCase();
    case 'arabicAlpha':
      return repeatedLetter(value, 'arabic');
    case 'arabicAbjad':
      return repeatedLetter(value, 'abjad');
    case 'lowerRoman':
      return romanNumber(value).toLowerCase();
    case 'upperRoman':
      return romanNumber(value);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCountingThousand':
      return hanNumber(value);
    case 'none':
      return '';
    default:
      return String(value);
  }
}

/** An attribute whatever its prefix. */
export function attribute(element: XmlElement | undefined, name: string): string {
  return Object.entries(element?.attributes ?? {}).find(([key]) => localName(key) === name)?.[1] ?? '';
}

/** `w:val`. */
export function valOf(element: XmlElement | undefined): string {
  return attribute(element, 'val');
}

/** The first element of that name directly in it: further down stands what was said of it before a tracked change. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element && elementsOf(element).find((each) => each.name === name);
}
