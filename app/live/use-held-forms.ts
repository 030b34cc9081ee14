import { useEffect } from 'react';

/** Where a page says that its line is lost, and that what was typed or waits is kept. */
export const lostLineId = 'lost';

/**
 * While the line is lost no form leads away from a page that waits for it: nothing would come, and what waits here would be gone with the
 * page. Whoever presses is led to where the page says so. Forms that the page sends itself, and the one that leaves, go their own way.
 */
export function useHeldForms(lost: boolean): void {
  useEffect(() => {
    if (!lost) return undefined;
    function hold(event: SubmitEvent): void {
      const told = document.getElementById(lostLineId);
      if (event.defaultPrevented || !told) return;
      event.preventDefault();
      told.focus();
    }
    document.addEventListener('submit', hold);
    return () => document.removeEventListener('submit', hold);
  }, [lost]);
}
