import { Notice } from '../../../components/words/notice.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker } from '../../../i18n/use-t.tsx';

/** Days of a consultation that somebody has to know of now. `lastDay`: near, and nothing of it is published; null else. */
export function DaysTold({ lastDay }: { lastDay: string | null }) {
  const { t, language } = useSpeaker();
  if (lastDay === null) return null;
  return (
    <Notice kind="owed">
      <p>{t('staff.last-day', { day: dayInWords(language, lastDay) })}</p>
    </Notice>
  );
}
