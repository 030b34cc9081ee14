import { Notice } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';

/** A deed that needs a second factor proven just now: in another tab, so that nothing typed here is lost. */
export function ProveElsewhere() {
  const t = useT();
  return (
    <Notice kind="owed" title={t('refusal.factor-needed')} sign="lock" live>
      <p>
        <a href="/staff/prove" target="_blank" rel="noreferrer">
          {t('prove.open')}
        </a>
      </p>
      <p>{t('prove.open.text')}</p>
    </Notice>
  );
}
