import { localeOf } from '../../i18n/locale-of.ts';
import { useSpeaker } from '../../i18n/use-t.tsx';

/** The words of a phrase, each a numbered stone, in the order in which they are typed. */
export function SixWords({ label, words }: { label: string; words: readonly string[] }) {
  const { language } = useSpeaker();
  const number = new Intl.NumberFormat(localeOf(language));
  return (
    <ol className="six-words" aria-label={label}>
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
