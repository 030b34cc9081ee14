import { useMemo } from 'react';
import type { Heard } from '../../server/core/wire/listening.ts';
import { type Asks, type Shown, useShown } from './use-shown.ts';

/** What a decision-maker hears, as the page came with it and as it is told to ask anew; with the end of the hour nothing is left of it. */
export function useListening(consultation: string, start: Heard): Shown<Heard> {
  const asks = useMemo(
    (): Asks<Heard> => ({
      ask: (live) => live.send('listening:enter', { consultation }),
      hears: 'listening:changed',
      after: (shows) => (shows.state === 'running' ? { ...shows, state: 'over', words: [] } : shows),
    }),
    [consultation],
  );
  return useShown(start, asks);
}
