import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Staff } from '../../../server/core/staff/roles.ts';
import type { DomainEvent } from '../../../server/core/wire/events.ts';
import { audiences } from '../../../server/live/audiences.ts';
import { createDeskReaders } from '../../../server/live/desk-readers.ts';
import type { LiveServer } from '../../../server/live/live-server.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const consultationId = 'c';
const held = (id: string) =>
  ({
    name: 'contribution-held',
    consultationId,
    contribution: { id, batchId: 'b' },
  }) as unknown as DomainEvent;

/** Two people at one desk, and a log that fails for those who are named. */
function aDesk() {
  const people = ['maya', 'ravi'];
  const sockets = new Map(people.map((staffId) => [staffId, { data: { staff: { staffId } } }]));
  const rooms = new Map([[audiences.desk(consultationId), new Set(people)]]);
  const io = { of: () => ({ adapter: { rooms }, sockets }) } as unknown as LiveServer;
  const failing = new Set<string>();
  const refusing = new Set<string>();
  const noted: string[] = [];
  const faults: unknown[] = [];
  const readers = createDeskReaders(io, {
    async note({ staffId }: Staff, { ids }) {
      if (failing.has(staffId)) throw new Error('The log could not be written.');
      if (!refusing.has(staffId)) noted.push(`${staffId} ${ids.join(' ')}`);
      return { ok: !refusing.has(staffId) };
    },
    hears: () => true,
    fault: (error) => void faults.push(error),
  });
  return { readers, failing, refusing, noted, faults };
}

describe('what live desks were sent', () => {
  it('R127: is written down later where the log could not be written, once, and of everybody else at once', async () => {
    const { readers, failing, noted, faults } = aDesk();
    failing.add('maya');
    readers.hear(held('1'));
    await readers.flush(consultationId);
    expect(noted).toEqual(['ravi 1']);
    readers.hear(held('2'));
    failing.clear();
    await vi.advanceTimersByTimeAsync(31_000);
    expect(noted).toEqual(['ravi 1', 'maya 1 2', 'ravi 2']);
    await readers.close();
    expect(noted).toHaveLength(3);
    expect(faults).toHaveLength(1);
  });

  it('R127: is asked no second time of a log that is gone', async () => {
    const { readers, refusing, noted, faults } = aDesk();
    refusing.add('maya').add('ravi');
    readers.hear(held('1'));
    await readers.flush(consultationId);
    refusing.clear();
    await readers.close();
    expect(noted).toEqual([]);
    expect(faults).toHaveLength(2);
  });

  it('R127: keeps no stop from its end where it cannot be written', async () => {
    const { readers, failing, faults } = aDesk();
    failing.add('maya').add('ravi');
    readers.hear(held('1'));
    await readers.close();
    expect(faults).toHaveLength(2);
  });
});
