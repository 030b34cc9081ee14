import { useEffect, useRef } from 'react';
import { Notice } from '../../../components/words/notice.tsx';
import type { Key } from '../../../i18n/translator.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Line } from '../../../live/connection.ts';
import { lostLineId } from '../../../live/use-held-ways.ts';

interface LineToldProps {
  line: Line;
  /** A press that would lead away was held. */
  held: boolean;
  /** What is said while there is no line. */
  lost: Key;
  /** What is said where forms get through and connections do not. */
  barred?: string | undefined;
}

/**
 * That the line is lost, or that something is on its way, in a place that was there before: many readers say nothing of one that comes with its
 * words. So is it said that a page does without a line. For who listens also that the line is back: eyes see it by what goes. Whoever was led there stays there.
 */
export function LineTold({ line, held, lost, barred }: LineToldProps) {
  const t = useT();
  const place = useRef<HTMLDivElement>(null);
  const here = useRef(false);
  const was = useRef(false);
  const before = useRef(held);
  // What is held since has no part in it.
  if (line === 'lost' || barred) was.current = true;
  else if (held && !before.current) was.current = false;
  before.current = held;
  useEffect(() => {
    if (here.current && document.activeElement === document.body) place.current?.focus();
  });
  return (
    <div
      role="status"
      ref={place}
      tabIndex={-1}
      onFocus={() => {
        here.current = true;
      }}
      onBlur={() => {
        here.current = false;
      }}
    >
      {line === 'lost' || held ? (
        <Notice id={lostLineId}>
          <p>{t(line === 'lost' ? lost : 'room.sending')}</p>
        </Notice>
      ) : barred ? (
        <Notice>
          <p>{barred}</p>
        </Notice>
      ) : was.current ? (
        <p className="unseen">{t('line.back')}</p>
      ) : null}
    </div>
  );
}
