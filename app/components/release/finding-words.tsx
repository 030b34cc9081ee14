import type { Said } from '../../i18n/texts.ts';

/** What an analyst wrote beside a sentence that the program says: in the analyst's language, whatever the page's is. */
export function FindingWords({ words }: { words: Said | null }) {
  if (words === null) return null;
  return (
    <p lang={words.lang} dir="auto">
      {words.words}
    </p>
  );
}
