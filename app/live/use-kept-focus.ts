import { type FocusEvent, useEffect, useRef } from 'react';

/**
 * Where what has the focus goes from the page, as the answers to a question that is over do, the heading over them has it, or that of the
 * page: whoever goes by keys or by ear stays there. Nothing moves for eyes.
 */
export function useKeptFocus() {
  const near = useRef<Element | null>(null);
  useEffect(() => {
    if (!near.current || document.activeElement !== document.body) return;
    const heading = (near.current.isConnected ? near.current : document).querySelector<HTMLElement>('h1, h2');
    near.current = null;
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  });
  return {
    onFocus({ target }: FocusEvent) {
      near.current = target.closest('.notice');
    },
    onBlur() {
      near.current = null;
    },
  };
}
