import { useT } from '../../i18n/use-t.tsx';
import { Notice } from '../words/notice.tsx';

interface StillThereProps {
  shown: boolean;
  /** Several children use this device: words that were not sent are given back to nobody. */
  shared: boolean;
  onHere: () => void;
}

/** Asks before a page closes. It stands where it is read out, and takes nothing away from what the child is doing. */
export function StillThere({ shown, shared, onHere }: StillThereProps) {
  const t = useT();
  return (
    <div className="still-there" role="status" aria-live="polite">
      {shown ? (
        <Notice title={t('stay.title')} sign="clock">
          <p>{t(shared ? 'stay.shared' : 'stay.text')}</p>
          <button type="button" className="button main wide" onClick={onHere}>
            {t('stay.do')}
          </button>
        </Notice>
      ) : null}
    </div>
  );
}
