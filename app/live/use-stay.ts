import { useEffect, useRef, useState } from 'react';
import { idleMinutes, warnMinutes } from '../../server/core/room/idleness.ts';
import type { FormFields } from '../components/form/given-back.tsx';
import { inTime } from './in-time.ts';
import { seatOver } from './seat-over.ts';
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
    let timer: ReturnType<typeof setTimeout> | undefined;
    let endsAtMs = Date.now() + firstRestMs();

    function end(): void {
      ended = true;
      const typed = typedForms();
      const shared = document.querySelector('meta[name=goes-after]') !== null;
      // Words of one child are not given back to the next one.
      if (typed.length > 0 && !shared) setOver(typed);
      else location.replace('/left');
    }

    function lookIn(ms: number): void {
      clearTimeout(timer);
      timer = setTimeout(() => void look('GET'), ms);
    }

    async function look(method: 'GET' | 'POST'): Promise<void> {
      if (ended) return;
      try {
        const response = await fetch('/still', { method, signal: inTime() });
        const { restMs } = (await response.json()) as { restMs: number };
        endsAtMs = Date.now() + restMs;
      } catch {
        // No line: what was known last holds.
      }
      const restMs = endsAtMs - Date.now();
      if (ended) return;
      if (restMs <= 0) return end();
      setState(restMs > warnMs ? 'here' : 'soon');
      lookIn(restMs > warnMs ? restMs - warnMs : Math.min(restMs, lookEveryMs));
    }

    function onVisible(): void {
      // Timers stop in a sleeping device.
      if (document.visibilityState === 'visible') void look('GET');
    }

    // From here on this knows when the page goes: goes.js need not.
    document.documentElement.dataset.lives = '';
    ask.current = (method) => void look(method);
    lookIn(endsAtMs - Date.now() - warnMs);
    document.addEventListener('visibilitychange', onVisible);
    // As long as the page: once this has ended a look finds nothing to do.
    addEventListener(seatOver, onVisible);
    return () => {
      ended = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, []);

  return { state, over, renew: () => ask.current('POST') };
}
