import type { DomainEvent } from './wire/events.ts';
import type { RefusalCode } from './wire/refusals.ts';

/** What a use case answers: the value and what happened, or one refusal code. Nothing else crosses the seam. */
export type Outcome<T> = Done<T> | Refused;

export type Done<T> = { readonly ok: true; readonly value: T; readonly events: readonly DomainEvent[] };

/** `code` is also a typed text key (`refusal.<code>`), so that every refusal can be said in every language. */
export type Refused = { readonly ok: false; readonly code: RefusalCode };

/** The act is committed. `events` are announced by `perform()`, after the commit and never before. */
export function done<T>(value: T, events: readonly DomainEvent[] = []): Done<T> {
  return { ok: true, value, events };
}

/** Nothing was changed. */
export function refuse(code: RefusalCode): Refused {
  return { ok: false, code };
}
