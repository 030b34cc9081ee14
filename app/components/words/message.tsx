import type { ReactNode } from 'react';
import type { Motif, Palette } from '../../../server/core/room/pseudonyms.ts';
import { Avatar } from '../sign/avatar.tsx';
import { StateStone } from '../sign/state-stone.tsx';
import { Translated } from './translated.tsx';
import type { WordPart } from './words.tsx';
import { Words, wordsOf } from './words.tsx';

interface MessageProps {
  /** Target of a link to this message. */
  id?: string | undefined;
  motif: Motif;
  palette: Palette;
  name: ReactNode;
  words: string | readonly WordPart[];
  lang: string | undefined;
  /** The same words in the reader's language, below the original, with who made them. */
  translation?: { words: readonly WordPart[]; lang: string; says: ReactNode } | undefined;
  /** "shown, one part hidden", on one's own message in the room. */
  state?: ReactNode;
  /** A `details` with the report form, or a moderator's act. */
  act?: ReactNode;
}

/** Another child's message: drawing, name, words on bare paper. */
export function Message({ id, motif, palette, name, words, lang, translation, state, act }: MessageProps) {
  return (
    // Who listens hears whose words it is in, and whose are reported or taken back there.
    <article className="message" id={id} aria-labelledby={id && `${id}-by`}>
      <Avatar motif={motif} palette={palette} />
      <div>
        <p className="message-head">
          <b id={id && `${id}-by`}>{name}</b>
          {state ? (
            <span className="message-state">
              <StateStone state="part-hidden" size={24} />
              {state}
            </span>
          ) : null}
        </p>
        <Words id={id && wordsOf(id)} words={words} lang={lang} />
        {translation ? <Translated {...translation} /> : null}
        {act}
      </div>
    </article>
  );
}

/** Messages in the order they were shown. New ones are read out politely. */
export function MessageList({
  label,
  live,
  children,
}: {
  label: string;
  live?: boolean | undefined;
  children: ReactNode;
}) {
  return (
    <section
      className="messages aim"
      id="messages"
      tabIndex={-1}
      aria-label={label}
      aria-live={live ? 'polite' : undefined}
    >
      {children}
    </section>
  );
}

/** An act a child may need but need not see at once: it opens without a script. */
export function Fold({
  summary,
  about,
  open,
  printed,
  children,
}: {
  summary: ReactNode;
  /** The id of what it is about, where another fold of the page has the same name. */
  about?: string | undefined;
  open?: boolean | undefined;
  /** It belongs to the page on paper, folded or not: what two people signed, not a form. */
  printed?: boolean;
  children: ReactNode;
}) {
  return (
    <details className={printed ? 'fold printed' : 'fold'} open={open}>
      <summary aria-describedby={about}>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}
