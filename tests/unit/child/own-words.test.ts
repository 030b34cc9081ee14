import { describe, expect, it } from 'vitest';
import { placeOf, readBy, takesWords } from '../../../app/routes/child/words/place-of.ts';
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

  it('R1165: shown to everyone is what everybody there reads: no answer, no small group, no room that is over', () => {
    const activities = [
      { id: 'room', kind: 'room', groupOf: '' },
      { id: 'group', kind: 'room', groupOf: 'room' },
      { id: 'question', kind: 'question', groupOf: '' },
      { id: 'picture', kind: 'design', groupOf: '' },
      { id: 'vote', kind: 'statements', groupOf: '' },
    ];
    const by = (state: string) => {
      const place = { row: { state }, activities, sections: [] } as unknown as Place;
      return [...activities.map(({ id }) => id), 'left'].map((activityId) => readBy(place, { activityId }));
    };
    expect(by('open')).toEqual(['everyone', 'group', 'nobody', 'nobody', 'everyone', 'group']);
    for (const state of ['closed', 'signed', 'published'])
      expect(by(state)).toEqual(['nobody', 'nobody', 'nobody', 'nobody', 'everyone', 'nobody']);
    const place = { row: { state: 'open' }, activities, sections: [] } as unknown as Place;
    expect(placeOf(place, { activityId: 'left', anchor: '' }).kind).toBe('room');
  });
});
