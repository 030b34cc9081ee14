import { useEffect, useRef, useState } from 'react';
import { idleMinutes, warnMinutes } from '../../server/core/room/idleness.ts';
import type { FormFields } from '../components/form/given-back.tsx';
import { countDown } from './count-down.ts';
import { inTime } from './in-time.ts';
import { goFromSeat, ofThisSeat, seatOver } from './seat-over.ts';
import { typedForms } from './typed-forms.ts';

const warnMs = warnMinutes * 60_000;
/** While the page asks whether somebody is there, it looks this often whether another page answered. */
const lookEveryMs = 20_000;

export type Stay = {
  /** `soon`: the seat is over in a few minutes unless the child says that it is here. */
  readonly state: 'here' | 'soon';
  /** The forms with words that were typed and not sent, once the seat is over. */
  readonly over: readonly FormFields[] | null;
  readonly renew: () => void;
};

/** How long this page has at first. A device that several children share says so in its head. */
function firstRestMs(): number {
  const shared = document.querySelector<HTMLMetaElement>('meta[name=goes-after]')?.content;
  return shared === undefined ? idleMinutes * 60_000 : Number(shared) * 1_000;
}

/**
 * Knows when this page's seat is over, and asks before. The server decides; the page only looks, so that an act in another
 * window counts here too. A page without typed words is over as if the child had left.
 */
export function useStay(): Stay {
  const [state, setState] = useState<Stay['state']>('here');
  const [over, setOver] = useState<Stay['over']>(null);
  const ask = useRef<(method: 'GET' | 'POST') => void>(() => undefined);

  useEffect(() => {
    let ended = false;
    let going = false;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const left = countDown(firstRestMs());

    function end(): void {
      ended = true;
      const typed = typedForms();
      const shared = document.querySelector('meta[name=goes-after]') !== null;
      // Words of one child are not given back to the next one.
      if (typed.length > 0 && !shared) setOver(typed);
      else go();
    }

    /** Nothing of it is to be seen from here on, however slow the line is. */
    function go(): void {
      ended = going = true;
      document.documentElement.hidden = true;
      goFromSeat();
    }

    function lookIn(ms: number): void {
      clearTimeout(timer);
      timer = setTimeout(() => void look('GET'), ms);
    }

    async function look(method: 'GET' | 'POST'): Promise<void> {
      if (gone || ended) return;
      try {
        const response = await fetch('/still', { method, headers: ofThisSeat(), signal: inTime() });
        const { restMs, other } = (await response.json()) as { restMs: number; other?: true };
        // Somebody else has a seat here by now.
        if (other) return go();
        left(restMs);
      } catch {
        // No line: what was known last holds.
      }
      const restMs = left();
      if (ended) return;
      if (restMs <= 0) return end();
      setState(restMs > warnMs ? 'here' : 'soon');
      lookIn(restMs > warnMs ? restMs - warnMs : Math.min(restMs, lookEveryMs));
    }

    function onVisible(): void {
      // Timers stop in a sleeping device.
      if (document.visibilityState === 'visible') void look('GET');
    }

    /** A browser may show a page as it stood: nothing of it is to be seen before it is known whose it is. */
    async function onShow({ persisted }: PageTransitionEvent): Promise<void> {
      const { documentElement: page } = document;
      if (!persisted || page.hidden) return;
      page.hidden = true;
      await look('GET');
      page.hidden = going;
    }

    // From here on this knows when the page goes, and goes.js need not, unless another page takes the place of this one.
    document.documentElement.dataset.lives = '';
    ask.current = (method) => void look(method);
    lookIn(left() - warnMs);
    document.addEventListener('visibilitychange', onVisible);
    addEventListener(seatOver, onVisible);
    addEventListener('pageshow', onShow);
    return () => {
      gone = true;
      clearTimeout(timer);
      delete document.documentElement.dataset.lives;
      document.removeEventListener('visibilitychange', onVisible);
      removeEventListener(seatOver, onVisible);
      removeEventListener('pageshow', onShow);
    };
  }, []);

  return { state, over, renew: () => ask.current('POST') };
}
