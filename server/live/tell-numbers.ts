import type { Services } from '../services.ts';
import type { LiveServer } from './announce.ts';
import { audiences } from './audiences.ts';

const everyMs = 5_000;
const clock = { kind: 'system', name: 'clock' } as const;

/**
 * Tells rooms and desks that have pages here their newest number, where it moved since the last look: a page that heard all of it does
 * nothing, one that missed something asks. With several processes this is what is left while nothing tells them of each other.
 * Answers how to stop.
 */
export function tellNumbers(
  io: LiveServer,
  { services, fault }: { services: Services; fault: (error: unknown) => void },
): () => void {
  let numbersTold = new Map<string, number>();

  async function look(): Promise<void> {
    const numbersNow = new Map<string, number>();
    for (const [consultationId, names] of hereIn(io)) {
      const found = await services.room.numbers(clock, { consultationId, names });
      if (!found.ok) continue;
      for (const [name, seq] of found.value) {
        const key = `${consultationId}/${name}`;
        numbersNow.set(key, seq);
        // A room that has a page here for the first time is told, too: something may have gone lost before this look.
        if (numbersTold.get(key) === seq) continue;
        // Since itself: whoever has not heard of this number takes it for a gap.
        const numbers = { seq, since: seq };
        if (name === 'desk')
          io.to(audiences.desk(consultationId)).emit('desk:changed', { ...numbers, changes: [] });
        else
          io.to(audiences.children(consultationId, name)).emit('room:changed', {
            activity: name,
            ...numbers,
            items: [],
            removed: [],
          });
      }
    }
    numbersTold = numbersNow;
  }

  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    look()
      .catch(fault)
      .finally(() => {
        looking = false;
      });
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** The counters of which pages here hear, by consultation. */
function hereIn(io: LiveServer): ReadonlyMap<string, string[]> {
  const countersHere = new Map<string, string[]>();
  for (const room of io.of('/').adapter.rooms.keys()) {
    const [kind, consultationId = '', activityId = ''] = room.split('/');
    if (kind !== 'children' && kind !== 'desk') continue;
    const names = countersHere.get(consultationId) ?? [];
    names.push(kind === 'desk' ? 'desk' : activityId);
    countersHere.set(consultationId, names);
  }
  return countersHere;
}
