import type { ReactNode } from 'react';
import { Notice } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { ProveElsewhere } from '../account/prove-elsewhere.tsx';
import type { Wrong } from './desk-form.ts';

/** The id of what says why nothing was decided. */
export const notDecided = 'not-decided';

interface NotDecidedProps {
  wrong: Wrong | null;
  /** What is wrong, in words. */
  problem: ReactNode;
  here: string;
}

/**
 * Why a decision was not taken. Its place is there before it: a live desk sends in place and the focus stays, so that who listens would hear nothing
 * of a line that comes with its words.
 */
export function NotDecided({ wrong, problem, here }: NotDecidedProps) {
  const t = useT();
  const stale = wrong?.code === 'stale-revision';
  return (
    <div role="status">
      {wrong === null || wrong.code === 'gives-away' ? null : wrong.code === 'factor-needed' ? (
        <ProveElsewhere />
      ) : (
        <Notice kind="stops" title={t(stale ? 'desk.stale' : 'desk.refused')} live within id={notDecided}>
          <p>{stale ? t('desk.stale.text') : problem}</p>
          {stale ? <a href={here}>{t('desk.stale.reload')}</a> : null}
        </Notice>
      )}
    </div>
  );
}

/** The same of another one than is open. */
export function OtherNotDecided({ wrong }: { wrong: Wrong | undefined }) {
  const t = useT();
  return (
    <div role="status">
      {wrong ? (
        <Notice kind="stops" live within>
          <p>{t(`refusal.${wrong.code}`)}</p>
        </Notice>
      ) : null}
    </div>
  );
}
