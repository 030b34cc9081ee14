import { Notice } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';

/** Between draft and signature: that children can answer now, and nothing of what they answer. */
export function ChildrenAreAsked() {
  const t = useT();
  return (
    <Notice title={t('findings.checking')}>
      <p>{t('findings.checking.next')}</p>
    </Notice>
  );
}
