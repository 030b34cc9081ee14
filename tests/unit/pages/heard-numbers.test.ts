import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '../../../server/core/wire/events.ts';
import { hearNumbers } from '../../../server/live/heard-numbers.ts';

/** As a process hears it: what its listeners make of it is all that counts here. */
const withdrawn = (removedSeq: number | null, activityId = 'statements') =>
  ({
    name: 'contribution-withdrawn',
    consultationId: 'c',
    deskSeq: 1,
    removedSeq,
    contribution: { activityId },
  }) as unknown as DomainEvent;

describe('R506: which numbers were heard here', () => {
  const listeners = new Set<(event: DomainEvent) => void>();
  const hear = (event: DomainEvent) => {
    for (const listener of listeners) listener(event);
  };
  const heard = hearNumbers({
    listen(listener) {
      const each = (event: DomainEvent) => listener(event, 'elsewhere');
      listeners.add(each);
      return () => listeners.delete(each);
    },
  });
  const all = (after: number, to: number) =>
    heard.all({ consultationId: 'c', activityId: 'statements', after, to });

  it('is all of them, or one is missing, and is known for one look more', () => {
    for (const seq of [6, null, 8]) hear(withdrawn(seq));
    hear(withdrawn(7, 'another'));
    expect([all(5, 6), all(5, 8), all(6, 7)]).toEqual([true, false, false]);
    hear(withdrawn(7));
    heard.looked();
    expect(all(5, 8)).toBe(true);
    heard.looked();
    expect(all(5, 8)).toBe(false);
    heard.stop();
    expect(listeners.size).toBe(0);
  });
});
