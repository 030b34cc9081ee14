import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { done } from '../../../server/core/outcome.ts';
import { audiences } from '../../../server/live/audiences.ts';
import { letIdleDesksGo } from '../../../server/live/idle-desks.ts';
import type { LiveServer } from '../../../server/live/live-server.ts';
import type { Services } from '../../../server/services.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('R1075: who has a desk open when a training ends is nobody on duty half a minute later, also where its page asks nothing', async () => {
  const gone: string[] = [];
  const page = (name: string, rooms: readonly string[], trainedSince: string) => ({
    data: { session: name, staff: { staffId: name, trainedSince } },
    rooms: new Set(rooms),
    emit: () => undefined,
    disconnect: () => void gone.push(name),
  });
  const desk = [audiences.staff('someone'), audiences.desk('c')];
  const pages = [
    page('holds', desk, 'holds'),
    page('is over', desk, 'over'),
    page('leads a room', [audiences.leading('a')], 'over'),
    // It comes back at once as who it is now.
    page('was trained anew', desk, 'over'),
    page('was put right', desk, 'holds'),
  ];
  const now: Record<string, string> = { 'was trained anew': 'holds', 'was put right': 'over' };
  const io = { of: () => ({ sockets: new Map(pages.map((each) => [each.data.session, each])) }) };
  const services = {
    staff: {
      identify: async (_: unknown, { session }: { session: string }) => {
        const { staff } = pages.find(({ data }) => data.session === session)?.data ?? {};
        return done({ ...staff, trainedSince: now[session] ?? staff?.trainedSince });
      },
      hasChanged: async () => done(false),
    },
    moderation: { trained: ({ trainedSince }: { trainedSince: string }) => trainedSince === 'holds' },
  };
  const faults: unknown[] = [];
  const stop = letIdleDesksGo(io as unknown as LiveServer, {
    services: services as unknown as Services,
    fault: (error) => void faults.push(error),
  });
  await vi.advanceTimersByTimeAsync(30_000);
  stop();
  expect(gone).toEqual(['is over', 'was trained anew', 'was put right']);
  expect(faults).toEqual([]);
});
