import { lookEvery } from '../look-every.ts';
import type { Services } from '../services.ts';
import { askEach } from './ask-each.ts';
import { audiences } from './audiences.ts';
import { hearNumbers } from './heard-numbers.ts';
import type { LiveServer } from './live-server.ts';
import { tellListeners } from './tell-listeners.ts';
import { createStateTeller, withPages } from './tell-states.ts';

const everyMs = 5_000;

/** What tells processes of each other, as far as it is asked whether it is there (guard/redis.ts). */
export type Others = {
  readonly isUp: () => boolean;
  readonly whenUp: (listener: () => void) => void;
};
const clock = { kind: 'system', name: 'clock' } as const;

/**
 * Who else may change what pages here show, unheard. On files and without Redis nobody. A database server (`onServer`) may have done what it gave no
 * answer about, and the same asked again is done already and told nobody: there pages are looked after as where others are that nothing tells of.
 */
export function othersOf(redis: Others | undefined, onServer: boolean): Others | undefined {
  return redis ?? (onServer ? { isUp: () => false, whenUp: () => undefined } : undefined);
}

/**
 * Tells rooms, projectors and desks that have pages here their newest number, where it moved since the last look: a page that heard all of it does
 * nothing, one that missed something asks. A page that votes holds no number and would ask each time: it is told where one moved of which nothing was heard
 * here. With several processes this is what is left while nothing tells them of each other. What has no number is looked at beside it (`tell-states.ts`); who listens is told with every look while nothing tells them of each other, and once after:
 * a beat that goes by the clock, and not by how much is said. Answers how to stop.
 */
export function tellNumbers(
  io: LiveServer,
  { services, others, fault }: { services: Services; others: Others; fault: (error: unknown) => void },
): () => void {
  const states = createStateTeller(io, services, fault);
  const ask = askEach(fault);
  let numbersTold = new Map<string, number>();
  const heard = hearNumbers(services);
  /** Undefined before the first look: whatever is here came a moment ago, and asked. */
  let wasUp: boolean | undefined;
  // Away and back between two looks it lost as much.
  others.whenUp(() => {
    if (wasUp) wasUp = false;
  });

  async function look(): Promise<void> {
    const up = others.isUp();
    const isBack = up && wasUp === false;
    wasUp = up;
    if (!up || isBack)
      for (const consultationId of withPages(io, 'listeners')) tellListeners(io, consultationId);
    await lookAtNumbers();
    await states.look({ isUp: up, anew: isBack });
  }

  async function lookAtNumbers(): Promise<void> {
    const numbersNow = new Map<string, number>();
    for (const [consultationId, names] of hereIn(io)) {
      // One whose database gives no answer keeps nobody from the others.
      const found = await ask(consultationId, () => services.room.numbers(clock, { consultationId, names }));
      if (!found?.ok) continue;
      for (const [name, seq] of found.value) {
        const key = `${consultationId}/${name}`;
        numbersNow.set(key, seq);
        const told = numbersTold.get(key);
        if (told === seq) continue;
        // A room that has a page here for the first time is told, too: something may have gone lost before this look.
        tell(io, { consultationId, name, seq });
        const hasHeard =
          told !== undefined && heard.all({ consultationId, activityId: name, after: told, to: seq });
        if (!hasHeard)
          io.to(audiences.voters(consultationId, name)).emit('statements:changed', { activity: name });
      }
    }
    numbersTold = numbersNow;
    heard.looked();
  }

  const stopLooking = lookEvery(everyMs, { look, fault });
  return () => {
    stopLooking();
    heard.stop();
    states.stop();
  };
}

function tell(io: LiveServer, of: { consultationId: string; name: string; seq: number }): void {
  const { consultationId, name, seq } = of;
  // Since itself: whoever has not heard of this number takes it for a gap.
  const numbers = { seq, since: seq };
  if (name === 'desk') {
    io.to(audiences.desk(consultationId)).emit('desk:changed', { ...numbers, changes: [] });
    return;
  }
  const nothing = { activity: name, ...numbers, items: [], removed: [] };
  io.to(audiences.children(consultationId, name)).emit('room:changed', nothing);
  io.to(audiences.projectors(consultationId, name)).emit('projector:changed', { activity: name });
}

/** Audiences of which a page hears what a counter counts. */
const heardByNumber = new Set(['children', 'projectors', 'voters', 'desk']);

/** The counters of which pages here hear, by consultation. */
function hereIn(io: LiveServer): ReadonlyMap<string, string[]> {
  const countersHere = new Map<string, Set<string>>();
  for (const room of io.of('/').adapter.rooms.keys()) {
    const [kind, consultationId = '', activityId = ''] = room.split('/');
    if (!heardByNumber.has(kind ?? '')) continue;
    const names = countersHere.get(consultationId) ?? new Set();
    names.add(kind === 'desk' ? 'desk' : activityId);
    countersHere.set(consultationId, names);
  }
  return new Map([...countersHere].map(([consultationId, names]) => [consultationId, [...names]]));
}
