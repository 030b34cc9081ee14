import { heldOf } from '../../../db/queries/privacy/held.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { type HeldTable, heldTables, somebody } from '../../core/privacy/held.ts';
import { inventory } from '../../core/privacy/inventory.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { inSeat } from './in-seat.ts';

/** What is asked of the database: every table about children, with the fields that the inventory lists. */
export const everything = {
  tables: heldTables.map((table) => ({
    table,
    fields: inventory
      .filter((entry) => entry.store === 'consultation' && entry.table === table)
      .map((entry) => entry.field),
  })),
  somebody,
};

export type Held = {
  readonly consultationId: string;
  readonly day: string;
  /** That of the consultation: minutes are said in it. */
  readonly timeZone: string;
  readonly tables: readonly HeldTable[];
};

/** Every row that is held about this child, as it stands now. Refusals: `not-allowed`, `not-found`. */
export async function readHeld(deps: Deps, actor: Actor, _input: object): Promise<Outcome<Held>> {
  const found = await inSeat(deps, actor, 'own-words:read');
  if (!found.ok) return found;
  const { db, child, day, row } = found;
  return done({
    consultationId: child.consultationId,
    day,
    timeZone: row.timeZone,
    tables: await heldOf(db, child.participantId, everything),
  });
}
