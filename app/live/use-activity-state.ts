import { useEffect, useState } from 'react';
import type { ActivityState } from '../../server/core/wire/events.ts';
import { askAgainMs, connect, type Line } from './connection.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { goFromSeat } from './seat-over.ts';

/**
 * Whether an activity takes answers now, whether there is a line, and how often its words were changed in this language (0 before that is known), on a page that lives for nothing else. Events are hints: each makes the page ask, and
 * so does every connection, because what happened before it was heard by nobody.
 */
export function useActivityState(
  activity: string,
  start: ActivityState,
  language: string,
): { readonly state: ActivityState; readonly line: Line; readonly corrected: number } {
  const [state, setState] = useState(start);
  const [corrected, setCorrected] = useState(0);
  const [line, setLine] = useState<Line>('unknown');

  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const ask = oneAtATime(async () => {
      if (gone) return;
      clearTimeout(timer);
      const answer = await live.send('room:enter', { activity, after: 0, language });
      if (gone) return;
      if (answer.ok) {
        setState(answer.state);
        setCorrected(answer.corrected ?? 0);
      } else if (answer.code === 'try-again' && live.socket.connected) timer = setTimeout(ask, askAgainMs);
    });
    const live = connect({
      ready() {
        setLine('live');
        ask();
      },
      lost: () => setLine((now) => (now === 'unknown' ? now : 'lost')),
      barred: () => setLine('unknown'),
    });
    live.socket.on('activity:state', (event) => {
      if (event.activity === activity) ask();
    });
    live.socket.on('question:corrected', (event) => {
      if (event.activity === activity) ask();
    });
    live.socket.on('consultation:state', ask);
    live.socket.on('session:ended', goFromSeat);
    return () => {
      gone = true;
      clearTimeout(timer);
      live.close();
    };
  }, [activity, language]);

  return { state, line, corrected };
}
