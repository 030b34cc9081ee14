import type { Database } from '../../../db/databases.ts';
import {
  forgetKey,
  forgetLead,
  forgetLeadBoxes,
  keysOfBoxes,
  noteKey,
  whoHolds,
} from '../../../db/queries/safeguarding/lead-boxes.ts';
import { keysOfLeads } from '../../../db/queries/safeguarding/leads.ts';
import { type NoLead, noLeadsOf } from '../../../db/queries/staff/staff-roles.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { isFor, sealedTo } from '../../core/safeguarding/sealed-format.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { inEveryDatabase } from '../in-every-database.ts';

/**
 * Takes every box of a lead that has another key now out of every consultation and every letter. Fails of the first of them that could not be
 * written, once all were tried. What is left, because it was stopped, one could not be opened, or words were sealed in that moment, `forgetOldKeys` finds.
 */
export async function forgetOldKey(deps: Deps, of: { readonly staffId: string }): Promise<void> {
  await inEveryDatabase(deps, (db) => db.write(forgetLeadBoxes(of.staffId)));
}

/**
 * Takes every box that this person had as a lead out of everywhere where it is one no longer, now that it was revoked or has other roles, and every half: which
 * one it was stays noted of who is not revoked, so that no other is given to it when it is a lead again.
 * Fails as `forgetOldKey` does.
 */
export async function forgetFormerLead(deps: Deps, of: { readonly staffId: string }): Promise<void> {
  await inEveryDatabase(deps, async (db) => {
    const noLeads = await noLeadsIn(deps, db);
    await forgetLeadsIn(
      db,
      noLeads.filter(({ staffId }) => staffId === of.staffId),
    );
  });
}

/** A letter is of no consultation: only leads of all of them open it. */
const noLeadsIn = ({ databases }: Deps, db: Database) =>
  noLeadsOf(databases.control, db.id === databases.complaints.id ? '' : db.id);

/**
 * The same for everybody: a stop or a full disk may have come between, or words were sealed to somebody in the moment in which it was
 * revoked or became something else. Done again it changes nothing. Refusal: `not-allowed` (the clock alone).
 */
export async function forgetFormerLeads(deps: Deps, actor: Actor, _input: object): Promise<Outcome<null>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  await inEveryDatabase(deps, async (db) => forgetLeadsIn(db, await noLeadsIn(deps, db)));
  return done(null);
}

/**
 * Takes every box out of everywhere that is for another key than its lead has now, and lets another lead take its place: a stop, or a database that did
 * not open just then, may have come in between, or words were sealed in the moment in which it changed; and what came from another site may be for
 * the key that a lead has there. Boxes from before such a note was kept are noted to be for the key that their lead has. Done again it changes nothing.
 * Refusal: `not-allowed` (the clock alone).
 */
export async function forgetOldKeys(deps: Deps, actor: Actor, _input: object): Promise<Outcome<null>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  await inEveryDatabase(deps, async (db) => {
    const boxes = await keysOfBoxes(db);
    // After the boxes: what is for none of these keys is for one that is over, and not for one that is about to come.
    const keys = await keysOfLeads(deps.databases.control);
    const statements = boxes.flatMap(({ staffId, sealedTo: to }) => {
      const key = keys.get(staffId);
      if (!key) return [];
      if (to.length === 0) return [noteKey({ staffId, sealedTo: sealedTo(key) })];
      return isFor(key, to) ? [] : forgetKey({ staffId, sealedTo: to });
    });
    if (statements.length === 0) return;
    const forgotten = await db.write(statements);
    if (!forgotten.ok)
      throw new Error(`What is for an old key could not be forgotten: ${refusedBy(forgotten).code}`);
  });
  return done(null);
}

/** In one database; answers whether they held anything, and writes nothing else. Throws when it cannot be written. */
async function forgetLeadsIn(db: Database, noLeads: readonly NoLead[]): Promise<boolean> {
  const holding = await whoHolds(db, noLeads);
  if (holding.length === 0) return false;
  const forgotten = await db.write(holding.flatMap(forgetLead));
  if (!forgotten.ok) throw new Error(`What a lead held could not be forgotten: ${refusedBy(forgotten).code}`);
  return true;
}

/** The same of these, all of whom are revoked. */
export const forgetRevokedIn = (db: Database, staffIds: readonly string[]): Promise<boolean> =>
  forgetLeadsIn(
    db,
    staffIds.map((staffId) => ({ staffId, revoked: true })),
  );
