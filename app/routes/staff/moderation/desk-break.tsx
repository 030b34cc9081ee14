import { Notice } from '../../../components/words/notice.tsx';
import { localeOf } from '../../../i18n/locale-of.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';

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

/** In place of an item, for whoever read many hard ones in a row. `untilMs`: since 1970. `alone`: nobody else is there to read. */
export function Break({ untilMs, alone = false }: { untilMs: number; alone?: boolean }) {
  const t = useT();
  const { language } = useSpeaker();
  // In the clock of whoever sits here, once the page is alive; before, in the one of the site.
  const time = new Intl.DateTimeFormat(localeOf(language), { hour: '2-digit', minute: '2-digit' }).format(
    untilMs,
  );
  return (
    <Notice kind="owed" title={t('desk.break.title', { time })} sign="pause" stands>
      <p>{t('desk.break.text')}</p>
      {alone ? <p>{t('desk.break.alone')}</p> : null}
    </Notice>
  );
}
