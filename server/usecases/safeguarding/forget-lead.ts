import type { Database } from '../../../db/databases.ts';
import { forgetLead, forgetLeadBoxes } from '../../../db/queries/safeguarding/sealed-case-writes.ts';
import { whoHolds } from '../../../db/queries/safeguarding/sealed-cases.ts';
import { revokedStaff } from '../../../db/queries/staff/staff.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { ifReadable } from '../if-readable.ts';

/**
 * Takes every box of a lead that has another key now out of every consultation and every letter. Fails of the first of them that could not be
 * written, once all were tried.
 */
export async function forgetOldKey(deps: Deps, of: { readonly staffId: string }): Promise<void> {
  await inEveryDatabase(deps, (db) => db.write(forgetLeadBoxes(of.staffId)));
}

/** Takes every box and every half out of everywhere that this person had as a lead, now that it was revoked. Fails as `forgetOldKey` does. */
export async function forgetRevokedLead(deps: Deps, of: { readonly staffId: string }): Promise<void> {
  await inEveryDatabase(deps, (db) => forgetLeadsIn(db, [of.staffId]));
}

/**
 * The same for everybody who was revoked: a stop or a full disk may have come between, or words were sealed to somebody in the moment in which it was
 * revoked. Done again it changes nothing. Refusal: `not-allowed` (the clock alone).
 */
export async function forgetRevokedLeads(deps: Deps, actor: Actor, _input: object): Promise<Outcome<null>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  const revoked = await revokedStaff(deps.databases.control);
  if (revoked.length > 0) await inEveryDatabase(deps, (db) => forgetLeadsIn(db, revoked));
  return done(null);
}

/** In one database; answers whether they held anything, and writes nothing else. Throws when it cannot be written. `staffIds`: leads no longer. */
export async function forgetLeadsIn(db: Database, staffIds: readonly string[]): Promise<boolean> {
  const holding = await whoHolds(db, staffIds);
  if (holding.length === 0) return false;
  const forgotten = await db.write(holding.flatMap(forgetLead));
  if (!forgotten.ok) throw new Error(`What a lead held could not be forgotten: ${refusedBy(forgotten).code}`);
  return true;
}

/** One that cannot be opened or read has nothing that could be handed out either, and one that cannot be written keeps none from being tried. */
async function inEveryDatabase(deps: Deps, forget: (db: Database) => Promise<unknown>): Promise<void> {
  const failed: unknown[] = [];
  const note = (error: unknown) => void failed.push(error);
  for (const id of deps.databases.ids()) await ifReadable(deps, id, forget).catch(note);
  await forget(deps.databases.complaints).catch(note);
  if (failed.length > 0) throw failed[0];
}
