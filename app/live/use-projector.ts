import { useMemo } from 'react';
import type { Projected } from '../../server/core/wire/led.ts';
import { type Asks, type Shown, useShown } from './use-shown.ts';

/** What a projector shows, as the page came with it and as it is told to ask anew. */
export function useProjector(consultation: string, activity: string, start: Projected): Shown<Projected> {
  const asks = useMemo(
    (): Asks<Projected> => ({
      ask: (live) => live.send('projector:enter', { consultation, activity }),
      hears: 'projector:changed',
    }),
    [consultation, activity],
  );
  return useShown(start, asks);
}
