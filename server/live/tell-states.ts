import type { Services } from '../services.ts';
import { askEach } from './ask-each.ts';
import { hearStates } from './heard-states.ts';
import type { LiveServer } from './live-server.ts';

const clock = { kind: 'system', name: 'clock' } as const;

/**
 * `isUp`: processes tell each other, and the word of a change may be on its way. `anew`: something may have gone lost that neither has a number nor stands in a
 * state, as what became of a child's own words. Then every page is told how its consultation is, and asks.
 */
export type Look = { readonly isUp: boolean; readonly anew: boolean };

/**
 * A look at what rests, goes on or is over of the consultations that have children's pages or walls here. What is not as pages were told, or found
 * it at the look before, is told as if another process had said so: its word went lost. Where it may be on its way that is certain only with the next look.
 * One whose database gives no answer keeps nobody from the others, and what its pages are owed is theirs alone.
 */
export function createStateTeller(
  io: LiveServer,
  services: Pick<Services, 'room' | 'listen' | 'tellOfElsewhere'>,
  fault: (error: unknown) => void,
): { readonly look: (how: Look) => Promise<void>; readonly stop: () => void } {
  const heard = hearStates(services);
  const ask = askEach(fault);

  /** What the look before found and pages were not told, by consultation and activity. */
  let statesDoubted = new Map<string, string>();
  let statesUntold = new Map<string, string>();
  /** The consultations whose pages were not told yet to ask anew. */
  let owedHere = new Set<string>();

  /** False where it gave no answer, so that its pages are still owed one. */
  async function lookAt(consultation: string, { isUp, anew }: Look): Promise<boolean> {
    heard.begin();
    const found = await ask(consultation, () =>
      services.room.states(clock, { consultationId: consultation }),
    );
    if (!found) return false;
    if (!found.ok) return true;
    for (const [room, state] of found.value) {
      if (heard.isNewer(consultation, room)) continue;
      const isTold = (heard.of(consultation, room) ?? state) === state;
      if (isTold && !(anew && room === '')) {
        heard.found(consultation, room, state);
        continue;
      }
      const key = `${consultation}/${room}`;
      if (isUp && !anew && statesDoubted.get(key) !== state) {
        statesUntold.set(key, state);
        continue;
      }
      // What is told is heard, and where it could not be told the next look finds it again.
      const audience = room === '' ? 'consultation' : 'activity';
      const events = await ask(consultation, () =>
        services.room.lookAgain(clock, [{ audience, consultation, room, seq: 0, desk: 0 }]),
      );
      if (!events) return false;
      if (events.ok) for (const event of events.value) services.tellOfElsewhere(event);
    }
    return true;
  }

  return {
    async look(how) {
      // A wall is told by the state alone that it is over.
      const consultationsHere = new Set([...withPages(io, 'all'), ...withPages(io, 'projectors')]);
      heard.keep(consultationsHere);
      owedHere = new Set([...consultationsHere].filter((each) => how.anew || owedHere.has(each)));
      for (const consultation of consultationsHere) {
        const looked = lookAt(consultation, { ...how, anew: owedHere.has(consultation) });
        if (await looked.catch(fault)) owedHere.delete(consultation);
      }
      statesDoubted = statesUntold;
      statesUntold = new Map();
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
