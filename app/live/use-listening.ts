import { useEffect, useState } from 'react';
import type { Heard } from '../../server/core/wire/listening.ts';
import { connect, type LiveConnection } from './connection.ts';

/** What a decision-maker hears, as the page came with it and as it is told to ask anew; with the end of the hour it asks by itself. */
export function useListening(consultation: string, start: Heard): Heard {
  const [shows, setShows] = useState(start);
  useEffect(() => {
    let gone = false;
    let asking = false;
    let again = false;
    let end: ReturnType<typeof setTimeout> | undefined;
    async function ask(live: LiveConnection): Promise<void> {
      again = asking;
      if (asking) return;
      asking = true;
      const answer = await live.send('listening:enter', { consultation });
      asking = false;
      if (gone) return;
      if (answer.ok) {
        setShows(answer.shows);
        clearTimeout(end);
        if (answer.shows.state === 'running')
          end = setTimeout(
            () => void ask(live),
            Math.max(1_000, answer.shows.untilMinute * 60_000 - Date.now()),
          );
      }
      if (again) return ask(live);
    }
    const live = connect({ ready: (ready) => void ask(ready), lost: () => undefined });
    live.socket.on('listening:changed', () => void ask(live));
    live.socket.on('session:ended', () => window.location.reload());
    return () => {
      gone = true;
      clearTimeout(end);
      live.close();
    };
  }, [consultation]);
  return shows;
}
