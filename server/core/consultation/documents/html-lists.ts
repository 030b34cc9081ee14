import type { DefaultTreeAdapterMap } from 'parse5';
import { letterNumber, romanNumber } from './printed-numbers.ts';

type Element = DefaultTreeAdapterMap['element'];

/** What `type` of a list stands for, by the names of its style. */
const byType: Readonly<Record<string, string>> = {
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
};

/** Asked for each item of a page in order: the number that an ordered list prints before it, or ''. */
export function countListItems(): (item: Element) => string {
  const last = new Map<Element, number>();
  return (item) => {
    const list = item.parentNode as Element | null;
    if (list?.tagName !== 'ol') return '';
    const back = attributeOf(list, 'reversed') !== undefined;
    const before = last.get(list);
    const first = () => wholeIn(attributeOf(list, 'start')) ?? (back ? itemsOf(list) : 1);
    const place =
      wholeIn(attributeOf(item, 'value')) ?? (before === undefined ? first() : before + (back ? -1 : 1));
    last.set(list, place);
    const style = styleOf(item) ?? styleOf(list) ?? 'decimal';
    // Such a list has its numbers in its words, and one more would be a number that nobody wrote.
    return style === 'none' ? '' : `${printed(place, style)}.`;
  };
}

function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

/** A whole number as browsers take it, up to nine digits. */
function wholeIn(value: string | undefined): number | undefined {
  const found = /^\s*([+-]?[0-9]{1,9})(?![0-9])/u.exec(value ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
}

function itemsOf(list: Element): number {
  return list.childNodes.filter(({ nodeName }) => nodeName === 'li').length;
}

/** What is looked for in a style takes time that grows with its square. */
const longestStyle = 500;

function styleOf(element: Element): string | undefined {
  const said =
    /list-style(?:-type)?\s*:[^;]*?\b(decimal|(?:lower|upper)-(?:alpha|latin|roman)|none)\b/iu.exec(
      (attributeOf(element, 'style') ?? '').slice(0, longestStyle),
    )?.[1];
  return said?.toLowerCase().replace('latin', 'alpha') ?? byType[attributeOf(element, 'type') ?? ''];
}

function printed(place: number, style: string): string {
  const [letters, kind] = style.split('-');
  const said = kind === 'alpha' ? letterNumber(place) : romanNumber(place).toLowerCase();
  if (kind === undefined) return String(place);
  return letters === 'upper' ? said.toUpperCase() : said;
}
