import { objectionsOf } from '../../../db/queries/objections.ts';
import { releases } from '../../../db/queries/releases.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { mayUse, type Use, uses } from '../../core/privacy/objections.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { inSeat } from './in-seat.ts';

export type OwnUses = {
  readonly uses: readonly { readonly use: Use; readonly objected: boolean; readonly may: boolean }[];
  /** Something is signed and published already: a no comes too late for that. */
  readonly released: boolean;
};

/** To which uses this child said no. Refusals: `not-allowed`, `not-found`. */
export async function readUses(deps: Deps, actor: Actor, _input: object): Promise<Outcome<OwnUses>> {
  const found = await inSeat(deps, actor, 'own-words:read');
  if (!found.ok) return found;
  const { db, child } = found;
  const [objected, signed] = await Promise.all([
    objectionsOf(db, child.participantId),
    releases(deps.databases.control, child.consultationId),
  ]);
  const set = new Set(objected.keys());
  return done({
    uses: uses.map((use) => ({ use, objected: set.has(use), may: mayUse(set, use) })),
    released: signed.length > 0,
  });
}
