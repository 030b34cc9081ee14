import { type FocusEvent, useEffect, useRef } from 'react';

/**
 * Where what has the focus goes from the page, as the answers to a question that is over do, or a button that did what it was for, the heading
 * of its part has it, or that of the page: whoever goes by keys or by ear stays there, and presses nothing that came in its place. Nothing moves
 * for eyes. `part`: what a part of the page is, as a selector.
 */
export function useKeptFocus(part: string) {
  const near = useRef<Element | null>(null);
  useEffect(() => {
    if (!near.current || document.activeElement !== document.body) return;
    const headings = 'h1, h2';
    const own = near.current.isConnected ? near.current.querySelector<HTMLElement>(headings) : null;
    const heading = own ?? document.querySelector<HTMLElement>(headings);
    near.current = null;
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  });
  return {
    onFocus({ target }: FocusEvent) {
      near.current = target.closest(part);
    },
    onBlur() {
      near.current = null;
    },
  };
}
