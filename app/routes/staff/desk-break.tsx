import { Notice } from '../../components/notice.tsx';
import { localeOf } from '../../i18n/locale-of.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';

/** In place of an item, for whoever read many hard ones in a row. `untilMs`: since 1970. `alone`: nobody else is there to read. */
export function Break({ untilMs, alone = false }: { untilMs: number; alone?: boolean }) {
  const t = useT();
  const { language } = useSpeaker();
  // In the clock of whoever sits here, once the page is alive; before, in the one of the site.
  const time = new Intl.DateTimeFormat(localeOf(language), { hour: '2-digit', minute: '2-digit' }).format(
    untilMs,
  );
  return (
    <Notice kind="owed" title={t('desk.break.title', { time })} sign="pause" live>
      <p>{t('desk.break.text')}</p>
      {alone ? <p>{t('desk.break.alone')}</p> : null}
    </Notice>
  );
}
