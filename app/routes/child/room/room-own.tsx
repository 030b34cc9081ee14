import type { UsualWait } from '../../../../server/core/moderation/usual-wait.ts';
import type { OwnContribution } from '../../../../server/core/wire/views.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { RoomState } from '../../../live/room-state.ts';
import { OwnWords } from '../words/own-words.tsx';

/** A child's own words in a room that others do not see, or not yet. */
export function RoomOwn({
  items,
  state,
  draft,
  wait,
}: {
  items: readonly OwnContribution[];
  state: RoomState['state'];
  draft: string | undefined;
  /** Left out where the box right below says it of all words. No other child sees words of a room that is over, and nobody waits to. */
  wait: UsualWait | undefined;
}) {
  const t = useT();
  if (items.length === 0) return null;
  return (
    <section id="own" className="aim" tabIndex={-1}>
      <h2>{t('room.only-you')}</h2>
      {items.map((item) => (
        <OwnWords
          key={item.id}
          item={item}
          draft={draft}
          wait={state === 'closed' ? undefined : wait}
          rests={state !== 'open'}
          together={state !== 'closed'}
        />
      ))}
    </section>
  );
}
