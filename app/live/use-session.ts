import { useMemo } from 'react';
import type { Leading } from '../../server/core/wire/leading.ts';
import { type Asks, type Shown, useShown } from './use-shown.ts';

/** How the desk stands, and that a minute went by, is told no page that leads: it asks, this often. */
const lookMs = 15_000;

/** What is led in a room, as the page came with it and as it is told to ask anew. */
export function useSession(consultation: string, activity: string, start: Leading): Shown<Leading> {
  const asks = useMemo(
    (): Asks<Leading> => ({
      ask: async (live) => {
        const answer = await live.send('session:enter', { consultation, activity });
        return answer.ok ? { ...answer, restMs: lookMs } : answer;
      },
      hears: 'session:changed',
    }),
    [consultation, activity],
  );
  return useShown(start, asks);
}
