import type { Services } from '../services.ts';
import type { LiveServer } from './announce.ts';
import { hearStates } from './heard-states.ts';

const clock = { kind: 'system', name: 'clock' } as const;

/**
 * A look at what rests, goes on or is over of the consultations that have children's pages or walls here. What is not as pages were told, or found
 * it at the look before, is told as if another process had said so: its word went lost. `anew`: something may have gone lost that neither has a number nor
 * stands in a state, as what became of a child's own words. Then every page is told how its consultation is, and asks.
 */
export function createStateTeller(
  io: LiveServer,
  services: Pick<Services, 'room' | 'listen' | 'tellOfElsewhere'>,
): { readonly look: (how: { readonly anew: boolean }) => Promise<void>; readonly stop: () => void } {
  const heard = hearStates(services);

  async function lookAt(consultation: string, anew: boolean): Promise<void> {
    heard.begin();
    const found = await services.room.states(clock, { consultationId: consultation });
    if (!found.ok) return;
    for (const [room, state] of found.value) {
      if (heard.isNewer(consultation, room)) continue;
      const before = heard.of(consultation, room) ?? state;
      heard.found(consultation, room, state);
      if (before === state && !(anew && room === '')) continue;
      const audience = room === '' ? 'consultation' : 'activity';
      const events = await services.room.lookAgain(clock, [
        { audience, consultation, room, seq: 0, desk: 0 },
      ]);
      if (events.ok) for (const event of events.value) services.tellOfElsewhere(event);
    }
  }

  return {
    async look({ anew }) {
      // A wall is told by the state alone that it is over.
      const consultations = new Set([...withPages(io, 'all'), ...withPages(io, 'projectors')]);
      heard.keep(consultations);
      for (const consultation of consultations) await lookAt(consultation, anew);
    },
    stop: heard.stop,
  };
}

/** The consultations of which pages of this kind are here. */
export function withPages(io: LiveServer, kind: 'all' | 'projectors' | 'listeners'): readonly string[] {
  return [...io.of('/').adapter.rooms.keys()].flatMap((room) => {
    const [name, consultationId = ''] = room.split('/');
    return name === kind ? consultationId : [];
  });
}
