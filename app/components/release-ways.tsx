import { localeOf } from '../i18n/locale-of.ts';
import { useSpeaker, useT } from '../i18n/use-t.tsx';
import type { ReleaseShown } from './release-shown.ts';

/** How many came with a code and how many without, where both were possible: what anybody may have said is told apart. */
export function ReleaseWays({ ways }: { ways: ReleaseShown['ways'] }) {
  const t = useT();
  const { language } = useSpeaker();
  if (!ways?.publicWay) return null;
  const told = (children: number | null) =>
    children === null ? t('release.ways.hidden') : new Intl.NumberFormat(localeOf(language)).format(children);
  return (
    <section>
      <h2>{t('release.ways')}</h2>
      <p>
        {t('release.ways.code')}: <b>{told(ways.code)}</b> · {t('release.ways.public')}:{' '}
        <b>{told(ways.public)}</b>
      </p>
      <p className="soft">{t('release.ways.note')}</p>
    </section>
  );
}
