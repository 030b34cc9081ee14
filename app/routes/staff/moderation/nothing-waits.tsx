import type { DeskNow } from '../../../../server/core/staff/duty.ts';
import { useT } from '../../../i18n/use-t.tsx';

interface NothingWaitsProps {
  /** Of the consultation. */
  base: string;
  beside: Pick<DeskNow, 'seconds' | 'reported'>;
}

/** Under an empty queue. As long as a child waits on a page beside it, that is where to go: not everything is read. */
export function NothingWaits({ base, beside: { seconds, reported } }: NothingWaitsProps) {
  const t = useT();
  if (seconds + reported === 0)
    return (
      <>
        {t('desk.empty.next')} <a href="/staff/training/desk">{t('practise.empty')}</a>
      </>
    );
  return (
    <span className="row-acts">
      {reported > 0 ? <a href={`${base}/shown`}>{t('place.shown.reported', { count: reported })}</a> : null}
      {seconds > 0 ? <a href={`${base}/second`}>{t('place.second.waiting', { count: seconds })}</a> : null}
    </span>
  );
}
