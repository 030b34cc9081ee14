import { heldOf } from '../../../db/queries/held.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { HeldTable } from '../../core/privacy/held.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { inSeat } from './in-seat.ts';

export type Held = {
  readonly consultationId: string;
  readonly day: string;
  readonly tables: readonly HeldTable[];
};

/** Every row that is held about this child, as it stands now. Refusals: `not-allowed`, `not-found`. */
export async function readHeld(deps: Deps, actor: Actor, _input: object): Promise<Outcome<Held>> {
  const found = await inSeat(deps, actor, 'own-words:read');
  if (!found.ok) return found;
  const { db, child, day } = found;
  return done({
    consultationId: child.consultationId,
    day,
    tables: await heldOf(db, child.participantId),
  });
}
