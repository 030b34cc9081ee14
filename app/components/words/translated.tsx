import type { ReactNode } from 'react';
import { type WordPart, Words } from './words.tsx';

interface TranslatedProps {
  words: readonly WordPart[];
  lang: string;
  /** Who made it: a computer, and whether a person checked it; or a person. */
  says: ReactNode;
}

/** Words of a person in the reader's language, below the original and never instead of it. */
export function Translated({ words, lang, says }: TranslatedProps) {
  return (
    <div className="translation">
      <p className="soft">{says}</p>
      <Words words={words} lang={lang} />
    </div>
  );
}
