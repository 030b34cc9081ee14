import { describe, expect, it } from 'vitest';
import { takesWords } from '../../../app/routes/child/words/place-of.ts';
import { consultationStates } from '../../../server/core/consultation/lifecycle.ts';
import type { Place } from '../../../server/usecases/room/read-place.ts';

const placeIn = (consultation: string, activity: string) =>
  ({ row: { state: consultation }, activities: [{ id: 'room', state: activity }] }) as unknown as Place;

describe('what a child is offered for its own words', () => {
  it('R132: new words only where they would be taken: all of it open, and the activity too', () => {
    const open = consultationStates.flatMap((consultation) =>
      ['open', 'paused', 'closed']
        .filter((activity) => takesWords(placeIn(consultation, activity), { activityId: 'room' }))
        .map((activity) => [consultation, activity]),
    );
    expect(open).toEqual([['open', 'open']]);
    expect(takesWords(placeIn('open', 'open'), { activityId: 'gone' })).toBe(false);
  });
});
