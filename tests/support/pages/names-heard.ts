import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const said = (element: Element, name: string) => element.attrs.find((each) => each.name === name)?.value;
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Every element of a part of a page, in the order of reading. */
function elementsOf(node: Node): readonly Element[] {
  const within = 'childNodes' in node ? node.childNodes.flatMap(elementsOf) : [];
  return 'attrs' in node ? [node, ...within] : within;
}

function heard(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  if ('attrs' in node && said(node, 'aria-hidden') === 'true') return '';
  return 'childNodes' in node ? node.childNodes.map(heard).join('') : '';
}

/**
 * R1004 on parts of a page that were drawn by themselves: each link, button and fold by its name, and after a stroke the words of a person that
 * describe it, which are those with a language of their own. Left out are a button in a fold of its name, which asks once more, and one that leads
 * to the same page from each form, with its words.
 */
export function namesHeard(html: string): readonly string[] {
  const all = elementsOf(parseFragment(html));
  const byId = new Map(all.map((each) => [said(each, 'id') ?? '', each]));
  const describedBy = (element: Element) =>
    (said(element, 'aria-describedby') ?? '')
      .split(' ')
      .flatMap((id) => byId.get(id) ?? [])
      .filter((each) => elementsOf(each).some((within) => said(within, 'lang') !== undefined))
      .map(heard)
      .join(' ');
  const asksAgain = all
    .filter(({ tagName }) => tagName === 'details')
    .flatMap((fold) => {
      const [summary, ...within] = elementsOf(fold).slice(1);
      const name = summary && plain(heard(summary));
      return within.filter((each) => each.tagName === 'button' && plain(heard(each)) === name);
    });
  return all
    .filter((each) => said(each, 'name') !== 'carry')
    .filter((each) => ['a', 'button', 'summary'].includes(each.tagName) && !asksAgain.includes(each))
    .map((each) => plain(`${heard(each)} | ${describedBy(each)}`));
}

/** Those that stand there more than once. */
export function heardTwice(html: string): readonly string[] {
  const names = namesHeard(html);
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}
