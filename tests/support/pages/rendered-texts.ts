import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** One run of text on a page. Runs of one block are read as one text: a paragraph, an item, a heading, a label. */
export type Run = {
  readonly text: string;
  /** The language it is said to be in, by the nearest element that says one. */
  readonly lang: string;
  /** By the nearest element that says one; a `bdi` says `auto` by itself. */
  readonly dir: string;
  /** Whether an element below the page itself says the language, and the direction. */
  readonly ownLang: boolean;
  readonly ownDir: boolean;
  readonly block: number;
  /** Element names from the page down, with classes: to say where it stands. */
  readonly at: string;
  /** What a label says where no text does. */
  readonly from: 'text' | 'attribute';
  /** Typed by a person, or a value to be copied: no sentence of the page. */
  readonly value: boolean;
  /** Not drawn in letters of the page: `code`, `kbd`, and what says `translate="no"` and no language: words of a person say theirs. */
  readonly verbatim: boolean;
};

const blocks = new Set(
  'html head body title main header footer nav section article aside div p ul ol li dl dt dd h1 h2 h3 h4 form fieldset legend label table caption tr th td details summary blockquote figure figcaption button option textarea small'.split(
    ' ',
  ),
);
const silent = new Set(['script', 'style', 'template']);
const spokenAttributes = [
  'aria-label',
  'title',
  'alt',
  'placeholder',
  'aria-description',
  'aria-roledescription',
];

/** Every run of text of a page, in the order of reading, and what its labels say. */
export function runsOf(html: string): readonly Run[] {
  const runs: Run[] = [];
  let lastBlock = 0;
  const page = {
    lang: '',
    dir: 'ltr',
    ownLang: false,
    ownDir: false,
    block: 0,
    at: '',
    value: false,
    verbatim: false,
  };
  walk(parse(html, { scriptingEnabled: false }), page);
  return runs;

  function walk(node: Node, around: typeof page): void {
    if (node.nodeName === '#text') {
      const text = (node as DefaultTreeAdapterTypes.TextNode).value;
      if (text.trim() !== '') runs.push({ ...around, text, from: 'text' });
      return;
    }
    const element = node as Element;
    if (silent.has(node.nodeName)) return;
    const here = element.attrs ? within(element, around) : around;
    for (const name of element.attrs ? spokenAttributes : []) {
      const text = attribute(element, name);
      if (text?.trim()) runs.push({ ...here, text, from: 'attribute', block: ++lastBlock });
    }
    for (const child of 'childNodes' in node ? node.childNodes : []) walk(child, here);
    // A block ends the words before it also for what follows inside the same parent.
    if (here.block !== around.block) around.block = ++lastBlock;
  }

  function within(element: Element, around: typeof page): typeof page {
    const { tagName } = element;
    const [lang, dir] = [attribute(element, 'lang'), attribute(element, 'dir')];
    const root = tagName === 'html';
    const named = attribute(element, 'class')?.split(' ')[0];
    const isolated = tagName === 'bdi' ? 'auto' : undefined;
    return {
      lang: lang ?? around.lang,
      dir: dir ?? isolated ?? around.dir,
      ownLang: root ? false : lang !== undefined || around.ownLang,
      // A new language needs its direction said anew.
      ownDir: root
        ? false
        : dir !== undefined || isolated !== undefined || (lang === undefined && around.ownDir),
      block: blocks.has(tagName) ? ++lastBlock : around.block,
      at: `${around.at}>${tagName}${named ? `.${named}` : ''}`,
      value: around.value || tagName === 'textarea',
      verbatim:
        around.verbatim ||
        tagName === 'code' ||
        tagName === 'kbd' ||
        (attribute(element, 'translate') === 'no' && lang === undefined),
    };
  }
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}
