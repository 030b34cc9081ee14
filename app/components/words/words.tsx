import { createContext, useContext } from 'react';
import { writtenLanguage } from '../../../server/core/room/written-language.ts';
import { useSpeaker } from '../../i18n/use-t.tsx';
import { InOrder } from './in-order.tsx';

/** A person's words: plain, or in parts of which some are hidden, or meant by a limit. `hidden` says what it was: "a name". */
export type WordPart = { text: string } | { hidden: string } | { meant: string };

interface WordsProps {
  /** What is done to these words is described by them. */
  id?: string | undefined;
  words: string | readonly WordPart[];
  /** The language the words are in, or of the page they came from: words in other letters are not in it, and nobody knows more. */
  lang: string | undefined;
}

/** `no` on pages of staff: what is decided on is what the child wrote, and no browser sends it to whoever translates for it (R1174). */
export const MayTranslate = createContext<'no' | undefined>(undefined);

/** The id of the words in the element with that id. Whoever goes from button to button hears by it which words each is about. */
export const wordsOf = (id: string) => `words-of-${id}`;

/** The words of a person, in the serif, in their own language and direction. */
export function Words({ id, words, lang }: WordsProps) {
  const parts = typeof words === 'string' ? [{ text: words }] : words;
  const said = parts
    .map((part) => ('text' in part ? part.text : 'meant' in part ? part.meant : ''))
    .join('\n');
  return (
    <p
      className="words"
      id={id}
      lang={lang && writtenLanguage(said, { page: lang, languages: [] })}
      dir="auto"
      translate={useContext(MayTranslate)}
    >
      <WordParts parts={parts} />
    </p>
  );
}

/** The same inside another element: a heading, a card. Other words are another element: a browser that translates took the piece of text out of this one (R1173). */
export function WordParts({ parts }: { parts: readonly WordPart[] }) {
  return parts.map((part, index) => {
    if ('hidden' in part) return <HiddenPart key={index} what={part.hidden} />;
    const [Part, text] = 'meant' in part ? (['mark', part.meant] as const) : (['span', part.text] as const);
    return (
      <Part key={`${index}:${text}`}>
        <InOrder text={text} />
      </Part>
    );
  });
}

/** The hatched label in place of hidden words. */
export function HiddenPart({ what }: { what: string }) {
  const { t, language, direction } = useSpeaker();
  // It stands among words of another language, and is the page's.
  return (
    <bdi className="hidden-part" lang={language} dir={direction}>
      {t('words.hidden', { what })}
    </bdi>
  );
}
