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
  /** It answered, or the words are with us. */
  readonly settle: () => void;
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

  useEffect(() => {
    if (asked) document.getElementById(askedId)?.focus();
  }, [asked]);

  // About these words help is shown already: asked anew it would take the focus again.
  const ask: AskingHere['ask'] = (typed, asking, sent) =>
    setAsked((now) =>
      sent && now?.sent && now.typed === typed ? now : { asking, typed, sent, chosen: null, form: freshId() },
    );

  return {
    asked,
    ask,
    holdsBack(words) {
      const asking = look.current?.(words) ?? null;
      if (!asking) {
        setAsked(null);
        return false;
      }
      const sent = asking.kind === 'care' && sensitive;
      ask(words, asking, sent);
      return !sent;
    },
    settle: () => setAsked((now) => (now?.sent ? now : null)),
  };
}
