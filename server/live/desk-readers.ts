import type { Staff } from '../core/staff/roles.ts';
import type { DomainEvent } from '../core/wire/events.ts';
import { audiences } from './audiences.ts';
import type { LiveServer } from './live-server.ts';

/** Milliseconds after which it is written down what live desks were sent; a process that is killed loses as much. */
const everyMs = 30_000;

export type DeskReaders = {
  /** Remembers what goes to a desk: no write, no wait. */
  readonly hear: (event: DomainEvent) => void;
  /** Writes down what the pages of a desk were sent so far. When one comes or goes, and on time. What cannot be written is told as a fault, and tried again with the next. */
  readonly flush: (consultationId: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A break that ends sooner may be over when the packet goes out: then it is rather written down than not. */
const aheadMs = 1_000;

/** Numbers that are kept of one person while they cannot be written down: more than ever wait at a desk. */
const mostKept = 10_000;

type Pushed = { readonly staff: Staff; readonly ids: Set<string> };

/** Which unread words were pushed to whom: gathered in memory, written as one audit entry a person. */
export function createDeskReaders(
  io: LiveServer,
  options: {
    readonly note: (
      staff: Staff,
      read: { consultationId: string; ids: readonly string[] },
    ) => Promise<{ readonly ok: boolean }>;
    /** Whether words are sent to this person, in so many milliseconds at the latest. */
    readonly hears: (staff: Staff, aheadMs: number) => boolean;
    readonly fault: (error: unknown) => void;
  },
): DeskReaders {
  /** By consultation, and in it by person. */
  const pushed = new Map<string, Map<string, Pushed>>();

  async function flush(consultationId: string): Promise<void> {
    const readers = pushed.get(consultationId);
    if (!readers) return;
    pushed.delete(consultationId);
    for (const reader of readers.values()) await writeDown(consultationId, reader);
  }

  async function writeDown(consultationId: string, reader: Pushed): Promise<void> {
    try {
      const noted = await options.note(reader.staff, { consultationId, ids: [...reader.ids] });
      // Of one that is destroyed there is no log any more: asked again it would refuse again.
      if (!noted.ok) options.fault(new Error('What a desk was sent could not be written down.'));
    } catch (error) {
      keep(consultationId, reader);
      options.fault(error);
    }
  }

  /** Beside what was sent meanwhile. */
  function keep(consultationId: string, { staff, ids }: Pushed): void {
    const readers = pushed.get(consultationId) ?? new Map<string, Pushed>();
    const since = readers.get(staff.staffId)?.ids ?? [];
    readers.set(staff.staffId, { staff, ids: new Set([...ids, ...since].slice(-mostKept)) });
    pushed.set(consultationId, readers);
  }

  async function flushAll(): Promise<void> {
    for (const consultationId of [...pushed.keys()]) await flush(consultationId);
  }

  const timer = setInterval(() => void flushAll().catch(options.fault), everyMs);
  timer.unref();
  return {
    hear(event) {
      if (event.name !== 'contribution-held') return;
      const { adapter, sockets } = io.of('/');
      const pages = adapter.rooms.get(audiences.desk(event.consultationId));
      if (!pages || pages.size === 0) return;
      const readers = pushed.get(event.consultationId) ?? new Map<string, Pushed>();
      for (const page of pages) {
        const data = sockets.get(page)?.data;
        const staff = data?.staff;
        const { batchId, id } = event.contribution;
        if (!staff || !options.hears(staff, aheadMs) || data?.knows?.has(batchId)) continue;
        const known = readers.get(staff.staffId) ?? { staff, ids: new Set<string>() };
        known.ids.add(id);
        readers.set(staff.staffId, known);
      }
      pushed.set(event.consultationId, readers);
    },
    flush,
    async close() {
      clearInterval(timer);
      await flushAll();
    },
  };
}
