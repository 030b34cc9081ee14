import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { done } from '../../../server/core/outcome.ts';
import type { Poke } from '../../../server/core/wire/pokes.ts';
import { askEach } from '../../../server/live/ask-each.ts';
import { letEndedSeatsGo } from '../../../server/live/ended-seats.ts';
import type { LiveServer } from '../../../server/live/live-server.ts';
import { looksInOrder } from '../../../server/looks-in-order.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A promise, and how it ends. */
function ending<T>() {
  let end: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    end = resolve;
  });
  return { promise, end };
}

describe('a database that gives no answer', () => {
  it('R1047: is waited for once, for two seconds, and not asked again before that question ended', async () => {
    const faults: unknown[] = [];
    const ask = askEach((error) => void faults.push(error));
    const hangs = ending<string>();
    const asked = vi.fn(() => hangs.promise);
    const first = ask('dead', asked);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await first).toBeUndefined();
    expect(await ask('dead', asked)).toBeUndefined();
    expect(await ask('c', async () => 'here')).toBe('here');
    expect(asked).toHaveBeenCalledTimes(1);
    expect(faults).toHaveLength(1);
    hangs.end('late');
    await vi.advanceTimersByTimeAsync(0);
    expect(await ask('dead', async () => 'again')).toBe('again');
  });

  it('R1047, R862: keeps no page of another whose session has ended', async () => {
    const gone: string[] = [];
    const page = (consultation: string) => ({
      data: { consultation, seat: 'seat' },
      disconnect: () => void gone.push(consultation),
    });
    const sockets = new Map(['fails', 'hangs', 'c'].map((id) => [id, page(id)]));
    const io = { of: () => ({ sockets }) } as unknown as LiveServer;
    const endedSeats = (_: unknown, { consultationId }: { consultationId: string }) => {
      if (consultationId === 'fails') return Promise.reject(new Error('no answer'));
      return consultationId === 'hangs' ? new Promise(() => undefined) : Promise.resolve(done(['seat']));
    };
    const services = { room: { endedSeats } } as unknown as Parameters<typeof letEndedSeatsGo>[1]['services'];
    const faults: unknown[] = [];
    const stop = letEndedSeatsGo(io, { services, fault: (error) => void faults.push(error) });
    await vi.advanceTimersByTimeAsync(33_000);
    stop();
    expect(gone).toEqual(['c']);
    expect(faults).toHaveLength(2);
  });

  it('R1047: lets what happened in others be looked at, and its own come after it in order', async () => {
    const looked: string[] = [];
    const hangs = ending<void>();
    const look = async ([poke]: readonly Poke[]) => {
      if (poke?.room === 'first') await hangs.promise;
      looked.push(poke?.room ?? '');
    };
    const lookInOrder = looksInOrder(look, () => undefined);
    const poke = (consultation: string, room: string): readonly Poke[] => [
      { audience: 'activity', consultation, room, seq: 0, desk: 0 },
    ];
    const all = (async () => {
      await lookInOrder(poke('dead', 'first'));
      await lookInOrder(poke('dead', 'second'));
      await lookInOrder(poke('c', 'other'));
    })();
    await vi.advanceTimersByTimeAsync(1_900);
    expect(looked).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    await all;
    expect(looked).toEqual(['other']);
    hangs.end();
    await vi.advanceTimersByTimeAsync(0);
    expect(looked).toEqual(['other', 'first', 'second']);
  });
});
