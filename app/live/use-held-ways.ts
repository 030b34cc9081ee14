import { type RefObject, useEffect, useRef, useState } from 'react';

/** Where a page says that its line is lost, or that something is on its way, and that what was typed or waits is kept. */
export const lostLineId = 'lost';

/** What leads to another page of ours in the place of this one: no place of this one and no call. */
const away = 'a[href^="/"]:not([target])';

/**
 * While the line is lost, or while something waits for its answer, no form and no link leads away from a page that waits for it: nothing would
 * come, and what waits here would be gone with the page. Whoever presses is led to where the page says so. Forms that the page sends itself, and
 * the one that leaves, go their own way; so does, where there is a line, what leads to help. Where there is one, the press goes on by itself once
 * nothing waits and nothing is left in the `box`. True: a press was held, and the page says why.
 */
export function useHeldWays(lost: boolean, waits: boolean, box: RefObject<HTMLElement>): boolean {
  const [held, setHeld] = useState(false);
  const goesOn = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (!lost && !waits) {
      const next = goesOn.current;
      goesOn.current = null;
      if (!box.current?.querySelector('textarea')?.value.trim()) next?.click();
      return undefined;
    }
    function hold(event: Event): void {
      const told = document.getElementById(lostLineId);
      const link = (event.target as Element).closest<HTMLElement>(away);
      const pressed = link ?? (event as SubmitEvent).submitter;
      if (event.defaultPrevented || (event.type === 'click' && !link)) return;
      // It opens beside this page, and leads nobody away from it.
      const { ctrlKey, metaKey, shiftKey } = event as MouseEvent;
      if (ctrlKey || metaKey || shiftKey) return;
      if (lost ? !told : pressed?.matches('[href*="/help"],[formaction*="/help"]')) return;
      event.preventDefault();
      if (!lost) goesOn.current = pressed;
      setHeld(true);
      // Once it stands there.
      setTimeout(() => document.getElementById(lostLineId)?.focus());
    }
    const presses = ['click', 'submit'];
    for (const press of presses) document.addEventListener(press, hold);
    return () => {
      for (const press of presses) document.removeEventListener(press, hold);
      setHeld(false);
    };
  }, [lost, waits, box]);
  return held;
}
