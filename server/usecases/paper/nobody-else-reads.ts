import { knownGroups } from '../../../db/queries/own-groups.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import { readersLeft } from '../consultation/know-groups.ts';
import type { Deps } from '../deps.ts';
import type { AtSheet } from './at-sheet.ts';

/** Whether no moderator would be left for the words of a pile once this one has had a sheet of it in its hand. */
export async function nobodyElseReads(deps: Deps, actor: Actor, at: AtSheet): Promise<boolean> {
  const { row, db, batch } = at;
  const subject = { organisationId: row.organisationId, consultationId: row.id };
  if (actor.kind !== 'staff' || !can(actor, 'desk:decide', subject)) return false;
  const known = (await knownGroups(db)).filter(({ batchId }) => batchId === batch.id);
  if (known.some(({ staffId }) => staffId === actor.staffId)) return false;
  return (await readersLeft(deps, row, [...known.map(({ staffId }) => staffId), actor.staffId])) === 0;
}
