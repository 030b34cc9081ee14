import { cloneElement, createElement, Fragment, isValidElement, type ReactNode } from 'react';
import { hasLent, type Piece, pageOf, piecesOf } from '../../server/core/translation/lent.ts';

type Props = Readonly<Record<string, unknown>>;

/** Attributes in which a page says something in words. */
const worded = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'alt',
  'placeholder',
  'title',
];

/** Take nothing between themselves and their own parts: where a component makes these, their language cannot be said anew. */
const strict = new Set(['ol', 'ul', 'dl', 'table', 'thead', 'tbody', 'tr', 'select', 'optgroup', 'svg']);

/**
 * In which language an element has to say it is because all words of its attributes are lent by that one, and the language of the page for
 * what stands in it. Undefined where there are none, where the element says a language of its own, where its attributes are in two, and
 * where what stands in it could not be told apart: then the attribute stands unmarked.
 */
export function attributeLanguage(
  type: string,
  props: Props,
): { readonly language: string; readonly page: string } | undefined {
  if ('lang' in props || 'dangerouslySetInnerHTML' in props) return undefined;
  const said = worded.map((name) => String(props[name] ?? '')).filter((words) => words !== '');
  if (!said.some(hasLent)) return undefined;
  const [first, ...more] = [
    ...new Set(said.flatMap((words) => piecesOf(words).map(({ language }) => language))),
  ];
  const page = pageOf(said.join(''));
  if (first === undefined || more.length > 0 || page === undefined) return undefined;
  if (strict.has(type) && !holdsElements(props.children)) return undefined;
  return { language: first, page };
}

/** Elements of the page, or nothing, and no component whose elements nobody knows here. */
function holdsElements(children: unknown): boolean {
  if (Array.isArray(children)) return children.every(holdsElements);
  return !isValidElement(children) || typeof children.type === 'string';
}

/** The same, said to be in the language of the page although what is around it says another. */
export function inPageLanguage(children: ReactNode, page: string): ReactNode {
  if (typeof children === 'string' || typeof children === 'number')
    return createElement(
      Fragment,
      null,
      ...piecesOf(String(children)).map((piece) => asElement({ language: page, ...piece })),
    );
  if (Array.isArray(children)) return children.map((each: ReactNode) => inPageLanguage(each, page));
  if (!isValidElement<Props>(children)) return children;
  if (typeof children.type !== 'string')
    return createElement('div', { key: children.key, lang: page, className: 'as-if-not-there' }, children);
  return 'lang' in children.props ? children : cloneElement(children, { lang: page });
}

/** A part of a text; in an element of its own where it says its language. */
export function asElement({ text, language, direction }: Piece): ReactNode {
  return language === undefined ? text : createElement('span', { lang: language, dir: direction }, text);
}
