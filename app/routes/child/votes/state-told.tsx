import { useState } from 'react';
import type { ActivityState } from '../../../../server/core/wire/events.ts';
import type { Key } from '../../../i18n/translator.ts';
import { useT } from '../../../i18n/use-t.tsx';

interface StateToldProps {
  state: ActivityState;
  paused: Key;
  closed: Key;
}

/**
 * For who listens: that a page which came open or resting now rests, goes on or is over. The line is there before it says something, since
 * many readers say nothing of one that comes with its words; and it says nothing of how the page came.
 */
export function StateTold({ state, paused, closed }: StateToldProps) {
  const t = useT();
  const [came] = useState(state);
  const [moved, setMoved] = useState(false);
  if (state !== came && !moved) setMoved(true);
  const says = { open: 'goes-on', paused, closed } as const;
  return (
    <p className="unseen" role="status">
      {moved ? t(says[state]) : ''}
    </p>
  );
}
