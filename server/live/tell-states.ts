import type { Services } from '../services.ts';
import type { LiveServer } from './announce.ts';

const clock = { kind: 'system', name: 'clock' } as const;

/**
 * A look at what rests, goes on or is over of the consultations that have children's pages or walls here. What is not as it was at the last look is told as if
 * another process had said so; mostly one did, and then pages hear of it twice. `anew`: something may have gone lost that neither has a number nor
 * stands in a state, as what became of a child's own words. Then every page is told how its consultation is, and asks.
 */
export function createStateTeller(
  io: LiveServer,
  services: Pick<Services, 'room' | 'tellOfElsewhere'>,
): (look: { readonly anew: boolean }) => Promise<void> {
  let statesTold = new Map<string, string>();

  return async ({ anew }) => {
    const statesNow = new Map<string, string>();
    // A wall is told by the state alone that it is over.
    for (const consultation of new Set([...withPages(io, 'all'), ...withPages(io, 'projectors')])) {
      const found = await services.room.states(clock, { consultationId: consultation });
      if (!found.ok) continue;
      for (const [room, state] of found.value) {
        const key = `${consultation}/${room}`;
        statesNow.set(key, state);
        const before = statesTold.get(key) ?? state;
        if (before === state && !(anew && room === '')) continue;
        const audience = room === '' ? 'consultation' : 'activity';
        const events = await services.room.lookAgain(clock, [
          { audience, consultation, room, seq: 0, desk: 0 },
        ]);
        if (events.ok) for (const event of events.value) services.tellOfElsewhere(event);
      }
    }
    statesTold = statesNow;
  };
}

/** The consultations of which pages of this kind are here. */
export function withPages(io: LiveServer, kind: 'all' | 'projectors' | 'listeners'): readonly string[] {
  return [...io.of('/').adapter.rooms.keys()].flatMap((room) => {
    const [name, consultationId = ''] = room.split('/');
    return name === kind ? consultationId : [];
  });
}
