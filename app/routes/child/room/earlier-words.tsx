import { type MouseEvent, useEffect, useRef } from 'react';
import { Way } from '../../../components/form/with-words.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import type { LiveRoom } from '../../../live/live-room.ts';
import { oldestOf } from '../../../live/room-state.ts';

interface EarlierWordsProps {
  activity: string;
  room: LiveRoom;
  /** The form with the words in the box of the page, if it has one. */
  draft: string | undefined;
}

/**
 * Above the oldest words of the page: the way to those before, which takes along what stands in the box, and which a live page answers in its
 * place; how many came is read out, and where it ended says so and keeps the focus.
 */
export function EarlierWords({ activity, room, draft }: EarlierWordsProps) {
  const t = useT();
  const end = useRef<HTMLParagraphElement>(null);
  const asked = useRef(false);
  const ended = room.before !== null && !room.earlier;
  useEffect(() => {
    if (ended && asked.current) end.current?.focus();
  }, [ended]);

  function ask(event: MouseEvent): void {
    // Never connected, it leads to a page of its own.
    if (room.line === 'unknown') return;
    event.preventDefault();
    asked.current = true;
    room.askEarlier();
  }

  return (
    <>
      <p className="unseen" role="status">
        {room.before === null ? '' : t('room.earlier.came', { count: room.before })}
      </p>
      {room.earlier ? (
        <p className="way">
          <Way form={draft} to={`/here/room/${activity}?before=${oldestOf(room)}`} onClick={ask}>
            {t('room.earlier')}
          </Way>
        </p>
      ) : null}
      {ended ? (
        <p className="soft" ref={end} tabIndex={-1}>
          {t('room.earlier.all')}
        </p>
      ) : null}
    </>
  );
}
