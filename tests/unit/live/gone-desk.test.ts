import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { done } from '../../../server/core/outcome.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { listenAtDesk } from '../../../server/live/desk-handlers.ts';
import type { DeskReaders } from '../../../server/live/desk-readers.ts';
import type { LiveSocket } from '../../../server/live/live-server.ts';
import type { StaffPage } from '../../../server/live/staff-page.ts';
import type { Services } from '../../../server/services.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A page of staff whose desk is slow at `slow`; what it does there stands in `deeds`. */
function pageAt(slow: 'beOnDuty' | 'flush' | 'none') {
  let goOn: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const deeds: string[] = [];
  const conn = Object.assign(new EventEmitter(), { sendPacket: () => void deeds.push('ping') });
  const socket = Object.assign(new EventEmitter(), {
    id: 's',
    connected: true,
    conn,
    data: {},
    join: () => void deeds.push('join'),
  });
  const at = async (step: string) => {
    deeds.push(step);
    if (step === slow) await held;
    return done(null);
  };
  let enter: (message: { consultation: string }) => Promise<unknown> = async () => undefined;
  const page = {
    socket: socket as unknown as LiveSocket,
    staff: { kind: 'staff', staffId: 'somebody' } as unknown as Staff,
    services: {
      moderation: {
        desk: async () => done({ seq: 1, claims: 1, items: [], more: 0, knows: [] }),
        beOnDuty: () => at('beOnDuty'),
        endDuty: () => at('endDuty'),
      },
    } as unknown as Services,
    fault: (error: unknown) => {
      throw error;
    },
    on: (name: string, { does }: { does: typeof enter }) => {
      if (name === 'desk:enter') enter = does;
    },
  };
  const readers = { flush: () => at('flush') } as unknown as DeskReaders;
  listenAtDesk(page as unknown as StaffPage, { readers, lettingGo: { soon: () => undefined } as never });
  return {
    deeds,
    enter: () => enter({ consultation: 'c' }),
    goOn: () => goOn(),
    go() {
      socket.emit('disconnecting');
      socket.connected = false;
      socket.emit('disconnect');
    },
  };
}

it.each(['beOnDuty', 'flush'] as const)(
  'R1302: a page that goes while its desk lets it in (%s) is on duty no more, and nothing looks for a sign of life from it',
  async (slow) => {
    const page = pageAt(slow);
    const entering = page.enter();
    await vi.advanceTimersByTimeAsync(0);
    expect(page.deeds.at(-1)).toBe(slow);
    page.go();
    page.goOn();
    expect(await entering).toEqual({ ok: false, code: 'signed-out' });
    expect(page.deeds.at(-1)).toBe('endDuty');
    expect(page.deeds).not.toContain('join');
    expect(vi.getTimerCount()).toBe(0);
  },
);

it('R861: one that stays is asked for a sign of life until it goes', async () => {
  const page = pageAt('none');
  expect(await page.enter()).toMatchObject({ ok: true });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(page.deeds.at(-1)).toBe('ping');
  page.go();
  expect(page.deeds.at(-1)).toBe('endDuty');
  expect(vi.getTimerCount()).toBe(0);
});
