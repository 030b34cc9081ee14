import { Notice } from '../../../components/words/notice.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';

/**
 * Who has tried this product, and when: a day (`YYYY-MM-DD`) once it has happened and its report is public, null until then. Nobody
 * changes a null because it looks better.
 */
const tried = [
  { who: 'access.children', day: null },
  { who: 'access.switch', day: null },
  { who: 'access.expert', day: null },
] as const satisfies readonly { readonly who: string; readonly day: string | null }[];

/** The record of testing with people, and what machines look at, which is not the same. */
export function AccessRecord() {
  const t = useT();
  const { language } = useSpeaker();
  return (
    <section>
      <h2>{t('access.title')}</h2>
      <ul>
        {tried.map(({ who, day }: { who: (typeof tried)[number]['who']; day: string | null }) => (
          <li key={who}>
            {t(who)} <b>{day === null ? t('access.not-yet') : dayInWords(language, day)}</b>
          </li>
        ))}
      </ul>
      <p>{t('access.machine')}</p>
      <Notice>
        <p>{t('access.tell')}</p>
        <p className="way">
          <a href="/wrong">{t('foot.wrong')}</a>
        </p>
      </Notice>
    </section>
  );
}
