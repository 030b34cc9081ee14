import { useEffect, useRef, useState } from 'react';
import type { Asking } from '../../server/core/moderation/asking.ts';
import { type Asked, askedId } from '../components/child/asked.tsx';
import { freshId } from './connection.ts';
import type { LookBefore } from './look-before.ts';

export type AskingHere = {
  /** What the child is asked now; null for nothing. */
  readonly asked: Asked | null;
  /** Looks at words before they go. True: the child is asked first, and nothing may be sent. */
  readonly holdsBack: (words: string) => boolean;
  /** The server found something in words that this page sent; `sent`: they are taken all the same. */
  readonly ask: (words: string, asking: Asking, sent: boolean) => void;
  /** These words are with us: the child answered, or was shown help beside them. */
  readonly settle: (words: string) => void;
};

/**
 * The question before sending on a page that lives. What looks comes once the page is alive; until then, without it, and for what it does
 * not know, the answer to the words asks. `came`: what the page came with, as the answer to a form.
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
    // Without it the answer asks.
    load().catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [cues, language]);

  // A card of its own has a form of its own. One that only says now that the words were taken takes no focus again.
  const card = asked && (asked.form ?? asked.typed);
  useEffect(() => {
    if (card !== null) document.getElementById(askedId)?.focus();
  }, [card]);

  const fresh = (typed: string, asking: Asking, how: { sent?: boolean; goes?: boolean }): Asked => ({
    ...{ asking, typed, sent: false, chosen: null, form: freshId() },
    ...how,
  });
  const taken = (now: Asked): Asked => ({ ...now, sent: true, goes: false });
  // About these words help is shown already: asked anew it would take the focus again.
  const isShown = (now: Asked | null, typed: string): now is Asked =>
    now?.typed === typed && (now.sent || now.goes === true);

  return {
    asked,
    ask: (typed, asking, sent) =>
      setAsked((now) => (sent && isShown(now, typed) ? taken(now) : fresh(typed, asking, { sent }))),
    holdsBack(words) {
      const asking = look.current?.(words) ?? null;
      if (!asking) {
        setAsked(null);
        return false;
      }
      // The words go all the same; until they are with us nobody says that they are.
      const goes = asking.kind === 'care' && sensitive;
      setAsked((now) => (goes && isShown(now, words) ? now : fresh(words, asking, { goes })));
      return !goes;
    },
    settle: (words) =>
      setAsked((now) => {
        if (now?.goes) return now.typed === words ? taken(now) : now;
        return now?.sent ? now : null;
      }),
  };
}
