import { useEffect, useRef, useState } from 'react';
import { type Asked, askedId } from '../components/asked.tsx';
import type { LookBefore } from './look-before.ts';

export type AskingHere = {
  /** What the child is asked now; null for nothing. */
  readonly asked: Asked | null;
  /** Looks at words before they go. True: the child is asked first, and nothing may be sent. */
  readonly holdsBack: (words: string) => boolean;
  /** It answered, or the words are with us. */
  readonly settle: () => void;
};

/**
 * The question before sending on a page that lives. What looks comes once the page is alive; until then, and without it, words go
 * as they are and the server's screens find the same. `came`: what the page came with, as the answer to a form.
 */
export function useAsking({
  cues,
  language,
  sensitive,
  came,
}: {
  readonly cues: string;
  readonly language: string;
  readonly sensitive: boolean;
  readonly came: Asked | null;
}): AskingHere {
  const [asked, setAsked] = useState(came);
  const look = useRef<LookBefore | null>(null);

  useEffect(() => {
    let gone = false;
    async function load(): Promise<void> {
      const [{ createLookBefore }, response] = await Promise.all([import('./look-before.ts'), fetch(cues)]);
      if (!gone && response.ok) look.current = createLookBefore(await response.json(), language);
    }
    // Without it the child is not asked here, and a person reads all the same.
    load().catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [cues, language]);

  useEffect(() => {
    if (asked) document.getElementById(askedId)?.focus();
  }, [asked]);

  return {
    asked,
    holdsBack(words) {
      const asking = look.current?.(words) ?? null;
      if (!asking) {
        setAsked(null);
        return false;
      }
      const sent = asking.kind === 'care' && sensitive;
      setAsked({ asking, typed: words, sent, chosen: null });
      return !sent;
    },
    settle: () => setAsked((now) => (now?.sent ? now : null)),
  };
}
