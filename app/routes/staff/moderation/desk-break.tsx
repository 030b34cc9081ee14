import { Notice } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';

/** On another page of hard words. It may have begun while something was typed there, so that page is not left for the desk, which says how long. */
export function RestsNow({ desk }: { desk: string }) {
  const t = useT();
  return (
    <Notice kind="owed" sign="pause">
      <p>
        {t('refusal.break-needed')} <a href={desk}>{t('place.desk')}</a>
      </p>
    </Notice>
  );
}

/** In place of an item, for whoever read many hard ones in a row. `time`: until when, in words, with the place whose clocks are meant. `alone`: nobody else is there to read. */
export function Break({ time, alone = false }: { time: string; alone?: boolean }) {
  const t = useT();
  return (
    <Notice kind="owed" title={t('desk.break.title', { time })} sign="pause" stands>
      <p>{t('desk.break.text')}</p>
      <p>{t(alone ? 'desk.break.alone' : 'desk.break.others')}</p>
    </Notice>
  );
}
