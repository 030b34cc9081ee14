import { pendingErasure } from '../../../db/queries/privacy/erasures.ts';
import { heldOf } from '../../../db/queries/privacy/held.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { minutesLeft } from '../../core/privacy/erasure.ts';
import type { HeldTableName } from '../../core/privacy/held.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { askedBy, inSeat } from './in-seat.ts';
import { everything } from './read-held.ts';
import { type WhatStays, whatStays } from './what-stays.ts';

export type OwnErasure = WhatStays & {
  /** Null before it is asked for: whole minutes in which it can be undone, whether that is over because of a "now", and whether this session asked for it. */
  readonly waits: { readonly minutes: number; readonly final: boolean; readonly mine: boolean } | null;
  /** How many rows of each table there are. */
  readonly held: readonly { readonly table: HeldTableName; readonly count: number }[];
};

/** What an erasure would remove, or how long one can still be undone. Refusals: `not-allowed`, `not-found`. */
export async function readErasure(
  deps: Deps,
  actor: Actor,
  input: { session?: string },
): Promise<Outcome<OwnErasure>> {
  const found = await inSeat(deps, actor, 'own-rows:erase');
  if (!found.ok) return found;
  const { db, child, minute } = found;
  const [pending, held, stays] = await Promise.all([
    pendingErasure(db, child.participantId),
    heldOf(db, child.participantId, everything),
    whatStays(deps, db, child.consultationId),
  ]);
  return done({
    waits: pending
      ? {
          minutes: minutesLeft(pending.dueMinute, minute),
          final: pending.final,
          mine: pending.askedBy !== '' && pending.askedBy === askedBy(deps, child, input.session),
        }
      : null,
    held: held.map(({ table, rows }) => ({ table, count: rows.length })).filter(({ count }) => count > 0),
    ...stays,
  });
}
