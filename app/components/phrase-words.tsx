/** The words of a phrase, numbered, to be written on paper. */
export function PhraseWords({ words, lang }: { words: readonly string[]; lang: string }) {
  return (
    <ol className="phrase" lang={lang}>
      {words.map((word) => (
        <li key={word}>
          <b>{word}</b>
        </li>
      ))}
    </ol>
  );
}
