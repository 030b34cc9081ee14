import type { Pressure } from '../core/staff/duty.ts';

/** How a queue was found at a measure. */
type QueueWord = { readonly consultationId: string; readonly pressure: Pressure };

/** How the queue of each open consultation stands, as it was measured last by this process. In memory alone. */
export type Queues = {
  /** One that was not measured yet flows. */
  readonly of: (consultationId: string) => Pressure;
  readonly note: (word: QueueWord) => void;
  readonly forget: (consultationId: string) => void;
  /** Forgets all others. */
  readonly keep: (consultationIds: ReadonlySet<string>) => void;
  /**
   * Of each measure that found one stopped, again and again while it lasts: another process that measured at another moment may hold it for slow.
   * That it goes on is told nobody, since each finds so itself. Answers how to stop.
   */
  readonly listen: (listener: (word: QueueWord) => void) => () => void;
};

export function createQueues(): Queues {
  const queues = new Map<string, Pressure>();
  const listeners = new Set<(word: QueueWord) => void>();
  return {
    of: (consultationId) => queues.get(consultationId) ?? 'flows',
    note(word) {
      queues.set(word.consultationId, word.pressure);
      if (word.pressure === 'stopped') for (const listener of listeners) listener(word);
    },
    forget: (consultationId) => void queues.delete(consultationId),
    keep(consultationIds) {
      for (const id of queues.keys()) if (!consultationIds.has(id)) queues.delete(id);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
