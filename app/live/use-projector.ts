import { useEffect, useState } from 'react';
import type { Projected } from '../../server/core/wire/led.ts';
import { connect, type LiveConnection } from './connection.ts';

/** What a projector shows, as the page came with it and as it is told to ask anew. */
export function useProjector(consultation: string, activity: string, start: Projected): Projected {
  const [shows, setShows] = useState(start);
  useEffect(() => {
    let gone = false;
    let asking = false;
    let again = false;
    async function ask(live: LiveConnection): Promise<void> {
      again = asking;
      if (asking) return;
      asking = true;
      const answer = await live.send('projector:enter', { consultation, activity });
      asking = false;
      if (gone) return;
      if (answer.ok) setShows(answer.shows);
      if (again) return ask(live);
    }
    const live = connect({ ready: (ready) => void ask(ready), lost: () => undefined });
    live.socket.on('projector:changed', () => void ask(live));
    live.socket.on('session:ended', () => window.location.reload());
    return () => {
      gone = true;
      live.close();
    };
  }, [consultation, activity]);
  return shows;
}
