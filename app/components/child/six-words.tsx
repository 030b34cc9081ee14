import { localeOf } from '../../i18n/locale-of.ts';
import { useSpeaker } from '../../i18n/use-t.tsx';

/** The words of a phrase, each a numbered stone, in the order in which they are typed. In other words they open nothing: no browser translates them (R1175). */
export function SixWords({ label, words }: { label: string; words: readonly string[] }) {
  const { language } = useSpeaker();
  const number = new Intl.NumberFormat(localeOf(language));
  return (
    <ol className="six-words" aria-label={label} translate="no">
      {words.map((word, index) => (
        <li key={`${index + 1}-${word}`}>
          <span className="six-number" aria-hidden="true">
            {number.format(index + 1)}
          </span>
          <span className="six-word">{word}</span>
        </li>
      ))}
    </ol>
  );
}
