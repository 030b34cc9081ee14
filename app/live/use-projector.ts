import type { Projected } from '../../server/core/wire/led.ts';
import { type Shown, useShown } from './use-shown.ts';

/** What a projector shows, as the page came with it and as it is told to ask anew. */
export function useProjector(consultation: string, activity: string, start: Projected): Shown<Projected> {
  return useShown(start, {
    about: `${consultation}/${activity}`,
    ask: (live) => live.send('projector:enter', { consultation, activity }),
    hears: 'projector:changed',
  });
}
