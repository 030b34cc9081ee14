import { type RefObject, useEffect, useRef } from 'react';

/** Where what is shown changes and what had the focus goes with it, as a form does that was sent, the heading of what comes has it. */
export function useHeadFocus(shown: string | undefined): RefObject<HTMLHeadingElement> {
  const head = useRef<HTMLHeadingElement>(null);
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    if (document.activeElement === null || document.activeElement === document.body) head.current?.focus();
  }, [shown]);
  return head;
}
