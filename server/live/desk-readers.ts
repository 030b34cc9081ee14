import type { Staff } from '../core/staff/roles.ts';
import type { DomainEvent } from '../core/wire/events.ts';
import type { LiveServer } from './announce.ts';
import { audiences } from './audiences.ts';

/** Milliseconds after which it is written down what live desks were sent; a process that is killed loses as much. */
const everyMs = 30_000;

export type DeskReaders = {
  /** Remembers what goes to a desk: no write, no wait. */
  readonly hear: (event: DomainEvent) => void;
  /** Writes down what the pages of a desk were sent so far. Before one comes, when one goes, and on time. */
  readonly flush: (consultationId: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Which unread words were pushed to whom: gathered in memory, written as one audit entry a person. */
export function createDeskReaders(
  io: LiveServer,
  options: {
    readonly note: (
      staff: Staff,
      read: { consultationId: string; ids: readonly string[] },
    ) => Promise<{ readonly ok: boolean }>;
    readonly fault: (error: unknown) => void;
  },
): DeskReaders {
  const pushed = new Map<string, Set<string>>();

  function pagesOf(consultationId: string): readonly string[] {
    return [...(io.of('/').adapter.rooms.get(audiences.desk(consultationId)) ?? [])];
  }

  async function flush(consultationId: string): Promise<void> {
    const ids = pushed.get(consultationId);
    if (!ids) return;
    pushed.delete(consultationId);
    const readers = new Map<string, Staff>();
    for (const page of pagesOf(consultationId)) {
      const staff = io.of('/').sockets.get(page)?.data.staff;
      if (staff) readers.set(staff.staffId, staff);
    }
    for (const staff of readers.values()) {
      const noted = await options.note(staff, { consultationId, ids: [...ids] });
      if (!noted.ok) options.fault(new Error('What a desk was sent could not be written down.'));
    }
  }

  async function flushAll(): Promise<void> {
    for (const consultationId of [...pushed.keys()]) await flush(consultationId);
  }

  const timer = setInterval(() => void flushAll().catch(options.fault), everyMs);
  timer.unref();
  return {
    hear(event) {
      if (event.name !== 'contribution-held' || pagesOf(event.consultationId).length === 0) return;
      const ids = pushed.get(event.consultationId) ?? new Set();
      pushed.set(event.consultationId, ids.add(event.contribution.id));
    },
    flush,
    async close() {
      clearInterval(timer);
      await flushAll();
    },
  };
}
