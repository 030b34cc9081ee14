import { done, type Outcome } from '../core/outcome.ts';
import type { DomainEvent } from '../core/wire/events.ts';

/** A use case of several commits failed at one of them. What the ones before it changed stands: it is told, and then the use case fails of its `cause`. */
export class FailedLater extends Error {
  readonly events: readonly DomainEvent[];
  constructor(events: readonly DomainEvent[], cause: unknown) {
    super('A later commit of several failed.', { cause });
    this.events = events;
  }
}

/** The next of several commits. Where it fails, nobody else would ever hear of the `events` of those before it; where it is several itself, of the first of these neither. */
export async function afterThese<T>(events: readonly DomainEvent[], next: Promise<T>): Promise<T> {
  try {
    return await next;
  } catch (error) {
    const later = error instanceof FailedLater ? error : undefined;
    const all = [...events, ...(later?.events ?? [])];
    throw all.length > 0 ? new FailedLater(all, later ? later.cause : error) : error;
  }
}

/**
 * The same act in each of several consultations, one after the other: one of which nothing can be written keeps it from no other. `act` puts what
 * happened into `events`, commit by commit. Fails of the first that failed, once all were tried.
 */
export async function inEach<Of>(
  all: readonly Of[],
  act: (one: Of, events: DomainEvent[]) => Promise<void>,
): Promise<Outcome<null>> {
  const events: DomainEvent[] = [];
  const failures: unknown[] = [];
  for (const one of all) await act(one, events).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new FailedLater(events, failures[0]);
  return done(null, events);
}
