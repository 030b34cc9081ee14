import { createElement, Fragment, type ReactNode } from 'react';
import { hasLent, piecesOf, withoutMarks } from '../../server/core/translation/lent.ts';
import { asElement, attributeLanguage, inPageLanguage } from './lent-attribute.ts';

type Props = Readonly<Record<string, unknown>>;

/** Hold text and nothing else: their language stands on themselves. */
const textOnly = new Set(['option', 'title', 'textarea']);

/**
 * The properties of an element of the page whose words may be lent by another language (server/core/translation/lent.ts): what is all
 * in one other language says so on the element itself, a part of it in an element of its own. Where only an attribute is lent, the element
 * says the language of that, and what stands in it that of the page. Everything else comes back as it is.
 */
export function sayingLanguages(type: unknown, props: Props): Props {
  if (typeof type !== 'string') return typeof type === 'symbol' ? withPieces(props) : props;
  const bare = withoutMarksIn(props);
  const { children } = bare;
  const [only, ...more] = typeof children === 'string' ? piecesOf(children) : [];
  if (only?.language !== undefined && more.length === 0 && !('lang' in bare))
    return { ...bare, lang: only.language, dir: only.direction, children: only.text };
  const heard = attributeLanguage(type, props);
  if (heard) {
    const inside = inPageLanguage(children as ReactNode, heard.page);
    return { ...bare, lang: heard.language, ...(children === undefined ? {} : { children: inside }) };
  }
  if (!textOnly.has(type)) return withPieces(bare);
  return typeof children === 'string' ? { ...bare, children: withoutMarks(children) } : bare;
}

/** An attribute has no language of its own and cannot be in two: what it says is said, and `lang` says the rest where it can. */
function withoutMarksIn(props: Props): Props {
  const marked = Object.entries(props).filter(
    ([name, value]) => name !== 'children' && typeof value === 'string' && hasLent(value),
  );
  if (marked.length === 0) return props;
  return {
    ...props,
    ...Object.fromEntries(marked.map(([name, value]) => [name, withoutMarks(String(value))])),
  };
}

function withPieces(props: Props): Props {
  const { children } = props;
  if (typeof children === 'string' && hasLent(children)) return { ...props, children: inPieces(children) };
  if (!Array.isArray(children) || !children.some((each) => typeof each === 'string' && hasLent(each)))
    return props;
  return {
    ...props,
    children: children.map((each: ReactNode) =>
      typeof each === 'string' && hasLent(each) ? inPieces(each) : each,
    ),
  };
}

function inPieces(text: string): ReactNode {
  return createElement(Fragment, null, ...piecesOf(text).map(asElement));
}
