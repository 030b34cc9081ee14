import { useT } from '../../../i18n/use-t.tsx';

/** Said where what a child was in may have had its last day: what became of it, and where its answers are. */
export function GoneAway() {
  const t = useT();
  return (
    <>
      <p>{t('back.gone')}</p>
      <p className="way">
        <a href="/gone">{t('gone.title')}</a>
      </p>
      <p className="way">
        <a href="/answers">{t('ledger.title')}</a>
      </p>
    </>
  );
}
