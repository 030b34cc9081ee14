import type { UsualWait } from '../../../../server/core/moderation/usual-wait.ts';
import type { OwnContribution } from '../../../../server/core/wire/views.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { LiveRoom } from '../../../live/live-room.ts';
import { OwnWords } from '../words/own-words.tsx';

/** A child's own words in a room that others do not see, or not yet. */
export function RoomOwn({
  items,
  room,
  group,
  draft,
  wait,
}: {
  items: readonly OwnContribution[];
  room: Pick<LiveRoom, 'state' | 'items'>;
  /** It is a small group. */
  group: boolean;
  draft: string | undefined;
  /** Left out where the box right below says it of all words. No other child sees words of a room that is over, and nobody waits to. */
  wait: UsualWait | undefined;
}) {
  const t = useT();
  const closed = room.state === 'closed';
  if (items.length === 0) return null;
  return (
    <section id="own" className="aim" tabIndex={-1}>
      <h2>{t('room.only-you')}</h2>
      {items.map((item) => (
        <OwnWords
          key={item.id}
          item={item}
          draft={draft}
          // All of it is over, and of words that are listed nowhere any more none is shown to anybody.
          answer={closed && room.items.length === 0}
          group={group}
          wait={closed ? undefined : wait}
          rests={room.state !== 'open'}
          together={!closed}
        />
      ))}
    </section>
  );
}
