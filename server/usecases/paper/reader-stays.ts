import type { Statement } from '../../../db/engine.ts';
import { knownGroups, readerOfGroup } from '../../../db/queries/staff/own-groups.ts';
import { type Refused, refuse } from '../../core/outcome.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import { readersOf } from '../consultation/know-groups.ts';
import type { Deps } from '../deps.ts';
import type { AtSheet } from './at-sheet.ts';

/**
 * What goes before the write by which somebody has had a sheet of a pile in its hand: another moderator is left for its words, also where two
 * type at the same moment. Refusal: `reader-needed`, where nobody is left by now.
 */
export async function readerStays(
  deps: Deps,
  actor: Actor,
  at: AtSheet,
): Promise<{ readonly ok: true; readonly stays: readonly Statement[] } | Refused> {
  const { row, db, batch } = at;
  const subject = { organisationId: row.organisationId, consultationId: row.id };
  if (actor.kind !== 'staff' || !can(actor, 'desk:decide', subject)) return { ok: true, stays: [] };
  const { staffId } = actor;
  const others = (await readersOf(deps, row)).filter((each) => each !== staffId);
  const know = (await knownGroups(db)).flatMap((known) =>
    known.batchId === batch.id ? [known.staffId] : [],
  );
  if (!know.includes(staffId) && others.every((each) => know.includes(each))) return refuse('reader-needed');
  return { ok: true, stays: readerOfGroup({ batchId: batch.id, staffId, others }) };
}
