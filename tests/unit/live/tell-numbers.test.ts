import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { done } from '../../../server/core/outcome.ts';
import { audiences } from '../../../server/live/audiences.ts';
import type { LiveServer } from '../../../server/live/live-server.ts';
import { tellNumbers } from '../../../server/live/tell-numbers.ts';
import type { Services } from '../../../server/services.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a look at the numbers of what pages here hear', () => {
  it('R655: one consultation whose database gives no answer keeps no desk of another from hearing its number', async () => {
    const rooms = new Map(['dead', 'c'].map((id) => [audiences.desk(id), new Set()]));
    const told: string[] = [];
    const io = {
      of: () => ({ adapter: { rooms } }),
      to: (room: string) => ({ emit: (name: string) => void told.push(`${room} ${name}`) }),
    } as unknown as LiveServer;
    const services = {
      listen: () => () => undefined,
      tellOfElsewhere: () => undefined,
      room: {
        async numbers(_: unknown, { consultationId }: { consultationId: string }) {
          if (consultationId === 'dead') throw new Error('The database gave no answer.');
          return done(new Map([['desk', 5]]));
        },
        states: async () => done(new Map()),
      },
    } as unknown as Services;
    const faults: unknown[] = [];
    const others = { isUp: () => true, whenUp: () => undefined };
    const stop = tellNumbers(io, { services, others, fault: (error) => void faults.push(error) });
    await vi.advanceTimersByTimeAsync(5_100);
    stop();
    expect(told).toContain(`${audiences.desk('c')} desk:changed`);
    expect(faults).toHaveLength(1);
  });
});
