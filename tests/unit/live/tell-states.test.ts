import { describe, expect, it } from 'vitest';
import { done } from '../../../server/core/outcome.ts';
import type { DomainEvent } from '../../../server/core/wire/events.ts';
import type { LiveServer } from '../../../server/live/live-server.ts';
import { createStateTeller } from '../../../server/live/tell-states.ts';

type Services = Parameters<typeof createStateTeller>[1];
type Listener = Parameters<Services['listen']>[0];

const consultationId = 'c';
const changed = (state: 'open' | 'paused'): DomainEvent => ({
  name: 'consultation-changed',
  consultationId,
  state,
});
const moved = (state: 'open' | 'paused'): DomainEvent => ({
  name: 'activity-changed',
  consultationId,
  activityId: 'r',
  room: true,
  state,
});

/** A process with pages of these consultations; `stored` is what the database of each says. */
function aProcess(pagesOf: readonly string[] = [consultationId]) {
  const stored = new Map<string, 'open' | 'paused'>([
    ['', 'open'],
    ['r', 'open'],
  ]);
  const listeners = new Set<Listener>();
  const told: string[] = [];
  const tell = (event: DomainEvent) => {
    if (event.name === 'consultation-changed') told.push(event.state);
    if (event.name === 'activity-changed') told.push(`${event.activityId} ${event.state}`);
    for (const listener of listeners) listener(event, 'elsewhere');
  };
  let whileRead = () => {};
  let failing = false;
  const faults: unknown[] = [];
  const dead = new Set<string>();
  const services = {
    listen(listener: Listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tellOfElsewhere: tell,
    room: {
      async states(_: unknown, of: { consultationId: string }) {
        if (dead.has(of.consultationId)) throw new Error('The database gave no answer.');
        const found = new Map(stored);
        whileRead();
        return done(found);
      },
      async lookAgain(_: unknown, [poke]: readonly { audience: string; consultation: string }[]) {
        if (failing) throw new Error('The database gave no answer.');
        const of = poke?.audience === 'consultation' ? '' : 'r';
        const state = stored.get(of) ?? 'open';
        const event = of === '' ? changed(state) : moved(state);
        return done([{ ...event, consultationId: poke?.consultation }]);
      },
    },
  } as unknown as Services;
  const rooms = new Map(pagesOf.map((id) => [`all/${id}`, new Set()]));
  const io = { of: () => ({ adapter: { rooms } }) } as unknown as LiveServer;
  const teller = createStateTeller(io, services, (error) => void faults.push(error));
  return {
    faults,
    dead,
    stored,
    told,
    tell,
    look: ({ isUp = false, anew = false } = {}) => teller.look({ isUp, anew }),
    fails: (now: boolean) => {
      failing = now;
    },
    meanwhile: (does: () => void) => {
      whileRead = does;
    },
  };
}

describe('a look at what rests and goes on', () => {
  it('R655: what nobody said is told once', async () => {
    const { stored, told, look } = aProcess();
    await look();
    stored.set('r', 'paused');
    await look();
    await look();
    expect(told).toEqual(['r paused']);
    stored.set('', 'paused');
    await look();
    await look();
    expect(told).toEqual(['r paused', 'paused']);
  });

  it('R655: what was said is not told twice, whether a look fell between or not', async () => {
    const { stored, told, tell, look } = aProcess();
    await look();
    for (const state of ['paused', 'open'] as const) {
      stored.set('', state);
      tell(changed(state));
      await look();
      stored.set('r', state);
      tell(moved(state));
      await look();
    }
    expect(told).toEqual(['paused', 'r paused', 'open', 'r open']);
  });

  it('R655: it rested and goes on between two looks, and the word of the second went lost', async () => {
    const { told, tell, look } = aProcess();
    await look();
    tell(moved('paused'));
    tell(changed('paused'));
    await look();
    expect(told).toEqual(['r paused', 'paused', 'open']);
    tell(moved('paused'));
    await look();
    expect(told.slice(3)).toEqual(['r paused', 'r open']);
  });

  it('R655: what is said while it is read may be newer than what was read', async () => {
    const { stored, told, tell, look, meanwhile } = aProcess();
    await look();
    stored.set('', 'paused');
    tell(changed('paused'));
    meanwhile(() => {
      meanwhile(() => {});
      stored.set('', 'open');
      tell(changed('open'));
    });
    await look();
    await look();
    expect(told).toEqual(['paused', 'open']);
  });

  it('R655: every page is told once how its consultation is when what tells processes of each other is back', async () => {
    const { stored, told, look } = aProcess();
    await look();
    await look({ isUp: true, anew: true });
    await look();
    expect(told).toEqual(['open']);
    await look({ isUp: true, anew: true });
    stored.set('r', 'paused');
    await look();
    expect(told.slice(1)).toEqual(['open', 'r paused']);
  });

  it('R655: where the word of it may be on its way it is told with the second look that finds it', async () => {
    const { stored, told, tell, look } = aProcess();
    await look({ isUp: true });
    stored.set('', 'paused');
    await look({ isUp: true });
    tell(changed('paused'));
    await look({ isUp: true });
    expect(told).toEqual(['paused']);
    stored.set('', 'open');
    await look({ isUp: true });
    expect(told).toEqual(['paused']);
    await look({ isUp: true });
    await look({ isUp: true });
    expect(told).toEqual(['paused', 'open']);
  });

  it('R655: what could not be told is told with the next look', async () => {
    const { stored, told, look, fails, faults } = aProcess();
    await look();
    stored.set('r', 'paused');
    fails(true);
    await look();
    expect(faults).toHaveLength(1);
    expect(told).toEqual([]);
    fails(false);
    await look();
    await look();
    expect(told).toEqual(['r paused']);
  });

  it('R655: one whose database gives no answer keeps nobody from the others, which are told once', async () => {
    const { stored, told, look, dead, faults } = aProcess(['dead', consultationId]);
    await look();
    dead.add('dead');
    await look({ isUp: true, anew: true });
    await look({ isUp: true });
    await look({ isUp: true });
    expect(told).toEqual(['open']);
    expect(faults).toHaveLength(3);
    stored.set('r', 'paused');
    await look();
    expect(told).toEqual(['open', 'r paused']);
    // What its own pages are owed they are told once it answers.
    dead.clear();
    stored.set('r', 'open');
    await look({ isUp: true });
    await look({ isUp: true });
    expect(told.filter((each) => each === 'open')).toHaveLength(2);
  });
});
