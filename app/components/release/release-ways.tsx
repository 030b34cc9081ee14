import { localeOf } from '../../i18n/locale-of.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import type { ReleaseShown } from './release-shown.ts';

/** How many came by which way, where more than one was possible: what anybody may have said is told apart, and what was on paper. */
export function ReleaseWays({ ways }: { ways: ReleaseShown['ways'] }) {
  const t = useT();
  const { language } = useSpeaker();
  if (!ways || (!ways.publicWay && ways.paper === undefined)) return null;
  const told = (children: number | null) =>
    children === null ? t('release.ways.hidden') : new Intl.NumberFormat(localeOf(language)).format(children);
  return (
    <section>
      <h2>{t('release.ways')}</h2>
      <p>
        {t('release.ways.code')}
        {t('list.colon')}
        <b>{told(ways.code)}</b>
        {ways.paper === undefined ? null : (
          <>
            {` ${t('list.apart')} `}
            {t('release.ways.paper')}
            {t('list.colon')}
            <b>{told(ways.paper)}</b>
          </>
        )}
        {ways.publicWay ? (
          <>
            {` ${t('list.apart')} `}
            {t('release.ways.public')}
            {t('list.colon')}
            <b>{told(ways.public)}</b>
          </>
        ) : null}
      </p>
      {ways.publicWay ? <p className="soft">{t('release.ways.note')}</p> : null}
    </section>
  );
}
