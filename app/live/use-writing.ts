import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { Line } from './connection.ts';
import { freshLetter, isTaken, type Letter, letterOf, type Outgoing } from './letter.ts';
import type { AskingHere } from './use-asking.ts';
import { useHeldWays } from './use-held-ways.ts';

type Live = {
  readonly line: Line;
  /** What was sent from this page and has no answer yet. */
  readonly waits: boolean;
  readonly post: (letter: Outgoing) => void;
};

export type Writing = {
  /** What the box stands in. */
  readonly form: RefObject<HTMLDivElement>;
  /** The box stands there: where words are taken, and as long as it has some. */
  readonly stays: boolean;
  /** Under which the words go; rendered into their form as well. */
  readonly id: string;
  /** The child tried again: a form's refusal is no news any more. */
  readonly tried: boolean;
  readonly trying: () => void;
  /** A press that would lead away was held, since something waits. */
  readonly held: boolean;
  /** The last words are with us, under this name on the page, and no others were begun. */
  readonly sent: string | undefined;
  readonly onInput: () => void;
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  /** Undefined before the first connection: what the child answers goes as a form. */
  readonly onSend: ((words: string) => void) | undefined;
};

/**
 * The box of a page that lives. What is typed stays in it until it is with us, also where nothing is taken any more. `first`: the id that came
 * with the page; `typed`: what came back with it.
 */
export function useWriting(
  live: Live,
  asking: AskingHere,
  {
    open,
    first,
    typed = '',
  }: { readonly open: boolean; readonly first: string; readonly typed?: string | undefined },
): Writing {
  const form = useRef<HTMLDivElement>(null);
  const [tried, setTried] = useState(false);
  const [sent, setSent] = useState<string>();
  const [letter, setLetter] = useState<Letter>({ id: first, words: null });
  const unknown = live.line === 'unknown';
  const held = useHeldWays(live.line === 'lost', live.waits, form);
  const before = useRef(asking.asked);
  useEffect(() => {
    const gone = before.current && !asking.asked;
    before.current = asking.asked;
    // What was pressed last went with the question: whoever goes by keys or by ear is where words are sent from.
    if (gone && document.activeElement === document.body)
      form.current?.querySelector<HTMLElement>('details button')?.focus({ preventScroll: true });
  }, [asking.asked]);

  // Its own words come in above the box, and push what was pressed down: it stays in the window, with the line that leads to them.
  useEffect(() => {
    if (sent) form.current?.querySelector('form > [role=status]')?.scrollIntoView({ block: 'nearest' });
  }, [sent]);

  const boxOf = () => form.current?.querySelector('textarea');
  const trying = () => setTried(true);

  /**
   * Sends words; once they are with us the box is emptied of them, or of what the child was asked about and answered with them. `means`: it
   * was asked. Else the answer may ask, and nothing is stored.
   */
  function post(words: string, means: boolean): void {
    const asked = asking.asked && !asking.asked.sent && !asking.asked.goes ? asking.asked.typed : null;
    const next = letterOf(letter, words);
    setLetter(next);
    setSent(undefined);
    const answered: Outgoing['answered'] = ({ item, asking: about }) => {
      if (item) {
        const box = boxOf();
        const taken = !box || isTaken(box.value, { went: words, asked });
        if (box && taken) box.value = '';
        setLetter(freshLetter());
        setSent(taken ? `own-${item.id}` : undefined);
        asking.settle(words);
      }
      if (about) asking.ask(words, about, item !== null);
    };
    live.post({ id: next.id, text: words, asked: means, answered });
  }

  return {
    form,
    // The box knows what is in it: React is not told of words that were typed before the page came alive.
    stays: open || asking.asked !== null || (boxOf()?.value ?? typed).trim() !== '',
    id: letter.id,
    tried,
    trying,
    held,
    sent,
    onInput() {
      setSent(undefined);
      if (letter.words !== null) setLetter(freshLetter());
    },
    onSubmit(event) {
      // Never connected, the form goes as a page without script sends it.
      if (unknown) return;
      event.preventDefault();
      trying();
      const words = boxOf()?.value ?? '';
      if (!asking.holdsBack(words)) post(words, false);
    },
    onSend: unknown ? undefined : (words) => post(words, true),
  };
}
