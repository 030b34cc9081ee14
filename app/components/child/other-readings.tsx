import { type Key, type Reading, readings } from '../../i18n/translator.ts';
import { useT } from '../../i18n/use-t.tsx';
import { Way } from '../form/with-words.tsx';

/** How each reading is called where a child changes it. */
export const readingWord = {
  younger: 'part.shorter',
  older: 'part.longer',
  easy: 'part.easy',
} as const satisfies Readonly<Record<Reading, Key>>;

interface OtherReadingsProps {
  current: Reading;
  /** Those that there are of it; all of them else. */
  offered?: readonly Reading[];
  /** The page, up to the name of the reading. */
  href: string;
  /** The form in which a child writes here: its words come along. */
  draft?: string | undefined;
}

/** The ways to read what stands above that are not the one it stands in. */
export function OtherReadings({ current, offered = readings, href, draft }: OtherReadingsProps) {
  const t = useT();
  const others = readings.filter((each) => each !== current && offered.includes(each));
  if (others.length === 0) return null;
  return (
    <ul className="way beside-each-other">
      {others.map((each) => (
        <li key={each}>
          <Way form={draft} to={href + each}>
            {t(readingWord[each])}
          </Way>
        </li>
      ))}
    </ul>
  );
}
