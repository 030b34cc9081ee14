import { useEffect } from 'react';

/** On a device that several children share: the page asks again after this until it has left. */
const askAgainMs = 3_000;
/** Two presses of Esc within this leave. */
const twiceWithinMs = 1_000;

/**
 * Makes leaving quicker where a page lives: Esc twice, and the address of the page is replaced, so that going back does
 * not lead here. Without script the button is a form and leads to the same neutral page.
 */
export function useLeave(): void {
  useEffect(() => {
    let leaving = false;
    let escapedAt = Number.NEGATIVE_INFINITY;

    async function leave(): Promise<void> {
      if (leaving) return;
      leaving = true;
      // Nothing is to be seen from here on, however slow the line is.
      document.documentElement.hidden = true;
      document.title = '';
      await end();
    }

    async function end(): Promise<void> {
      try {
        // The answer tells the browser to forget; it is awaited, so that the next page finds nothing any more.
        const left = await fetch('/leave', { method: 'POST', redirect: 'manual', keepalive: true });
        // Whoever else answers, such as a proxy while the server starts again, has ended no seat and cleared nothing.
        if (left.type !== 'opaqueredirect') throw new Error('not left');
        location.replace('/left');
      } catch {
        // No line: the seat ends by itself, and this page goes at once. Where another child comes next it would be found until then.
        if (document.querySelector('meta[name=goes-after]')) setTimeout(end, askAgainMs);
        else location.replace('about:blank');
      }
    }

    function onKey(event: KeyboardEvent): void {
      // While letters are put together, as in Chinese, Esc belongs to the keyboard.
      if (event.key !== 'Escape' || event.repeat || event.isComposing) return;
      if (event.timeStamp - escapedAt <= twiceWithinMs) void leave();
      escapedAt = event.timeStamp;
    }

    function onSubmit(event: SubmitEvent): void {
      const form = event.target as HTMLFormElement;
      if (form.method !== 'post' || new URL(form.action).pathname !== '/leave') return;
      event.preventDefault();
      void leave();
    }

    /** A browser may show the very page again that was left, as it stood. */
    function onShow(event: PageTransitionEvent): void {
      if (event.persisted && leaving) location.replace('/left');
    }

    window.addEventListener('keydown', onKey);
    document.addEventListener('submit', onSubmit);
    window.addEventListener('pageshow', onShow);
    return () => {
      window.removeEventListener('keydown', onKey);
      document.removeEventListener('submit', onSubmit);
      window.removeEventListener('pageshow', onShow);
    };
  }, []);
}
