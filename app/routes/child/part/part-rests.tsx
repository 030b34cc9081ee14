import { Notice } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';

interface PartRestsProps {
  state: 'paused' | 'closed';
  /** The child has answered here: that stays. */
  kept: boolean;
  /** What it has typed is still in its box. */
  writes?: boolean | undefined;
}

/** That nothing is taken here now, or any more, where a child would answer. */
export function PartRests({ state, kept, writes }: PartRestsProps) {
  const t = useT();
  return (
    <Notice title={t(state === 'paused' ? 'part.paused' : 'part.closed')} sign="pause">
      {state === 'paused' ? <p>{t('part.paused.next')}</p> : null}
      {state === 'closed' && kept ? <p>{t('part.closed.next')}</p> : null}
      {state === 'paused' && writes ? <p>{t('paused.next')}</p> : null}
    </Notice>
  );
}
