import type { SyntheticEvent } from 'react';
import { Notice } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';

const id = 'out';

/** Nobody is signed in at this desk any more. In another tab, so that what is ticked and typed stays. */
export function DeskOut() {
  const t = useT();
  return (
    <Notice kind="owed" title={t('draft.title')} sign="lock" id={id} stands>
      <p>{t('draft.text')}</p>
      <p>
        <ComeInAgain />
      </p>
    </Notice>
  );
}

export function ComeInAgain() {
  const t = useT();
  return (
    <a href="/staff/prove" target="_blank" rel="noreferrer">
      {t('draft.again')}
    </a>
  );
}

/** For whatever would lead away from what is typed: where it is said what to do first. */
export function goToOut(instead?: SyntheticEvent): void {
  instead?.preventDefault();
  document.getElementById(id)?.focus();
}
