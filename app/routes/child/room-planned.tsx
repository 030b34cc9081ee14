import { Notice } from '../../components/notice.tsx';
import { useT } from '../../i18n/use-t.tsx';

interface RoomPlannedProps {
  planned: readonly { readonly when: string; readonly minutes: number }[];
}

/** When this room is to meet. A child that does not come loses nothing: it may write at any time. */
export function RoomPlanned({ planned }: RoomPlannedProps) {
  const t = useT();
  if (planned.length === 0) return null;
  return (
    <Notice sign="clock" title={t('home.room.planned')}>
      <ul>
        {planned.map(({ when, minutes }) => (
          <li key={when}>
            {when} {t('list.apart')} {t('led.minutes', { count: minutes })}
          </li>
        ))}
      </ul>
      <p>{t('room.planned.free')}</p>
    </Notice>
  );
}
