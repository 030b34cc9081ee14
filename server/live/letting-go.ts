import { setMaxListeners } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { Staff } from '../core/staff/roles.ts';
import type { Services } from '../services.ts';

/** Milliseconds after which a desk that closed is gone: one that is loaded again, or lost its line for a moment, is back before. */
const graceMs = 5_000;

export type LettingGo = {
  /** A page of this person at this desk closed. */
  readonly soon: (staff: Staff, consultationId: string) => void;
  /** Nothing more is let go. */
  readonly stop: () => void;
};

/** Lets go of what people held at desks that they closed. Of a page that only fell silent the claim ends by itself. */
export function createLettingGo({
  services,
  fault,
}: {
  readonly services: Services;
  readonly fault: (error: unknown) => void;
}): LettingGo {
  const over = new AbortController();
  // As many desks as there are may close at once.
  setMaxListeners(0, over.signal);
  return {
    soon(staff, consultationId) {
      setTimeout(graceMs, undefined, { signal: over.signal, ref: false })
        .then(() => services.moderation.letGo(staff, { consultationId }))
        .catch((error) => {
          if (!over.signal.aborted) fault(error);
        });
    },
    stop: () => over.abort(),
  };
}
