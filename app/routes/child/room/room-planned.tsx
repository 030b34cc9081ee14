import type { Led } from '../../../../server/core/wire/led.ts';
import { Notice } from '../../../components/words/notice.tsx';
import { dayAndTimeInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';

interface RoomPlannedProps {
  planned: Led['planned'];
  /** Those that came with the page, in words already: browsers join a day and a time in ways of their own. */
  said: Readonly<Record<number, string>>;
  timeZone: string;
  /** The place whose clocks are meant, as it stands behind a time. */
  clocks: string;
}

/** When this room is to meet. A child that does not come loses nothing: it may write at any time. */
export function RoomPlanned({ planned, said, timeZone, clocks }: RoomPlannedProps) {
  const t = useT();
  const { language } = useSpeaker();
  if (planned.length === 0) return null;
  return (
    <Notice sign="clock" title={t('home.room.planned')}>
      <ul>
        {planned.map(({ startMinute, minutes }) => (
          <li key={startMinute}>
            {said[startMinute] ?? dayAndTimeInWords(language, startMinute, timeZone) + clocks}{' '}
            {t('list.apart')} {t('led.minutes', { count: minutes })}
          </li>
        ))}
      </ul>
      <p>{t('room.planned.free')}</p>
    </Notice>
  );
}
