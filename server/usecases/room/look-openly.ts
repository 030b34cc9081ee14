import type { Database } from '../../../db/databases.ts';
import { type ConsultationRow, consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { ifUndamaged } from '../if-readable.ts';
import { proposedBy } from '../proposals/proposed-by.ts';
import { type Invitation, invitationTo } from './invitation.ts';

/** A consultation of which a way without a code is asked for; undefined where there is none, or it is damaged, as it is in no list then. Fails where it gives no answer. */
export function openWay(
  deps: Deps,
  consultationId: string,
): Promise<{ readonly db: Database; readonly row: ConsultationRow } | undefined> {
  return ifUndamaged(deps, consultationId, async (db) => {
    const row = await consultationRow(db);
    return row && { db, row };
  });
}

/**
 * What the public way opens, before anybody said yes. Writes nothing.
 * Refusal: `not-found`, also for a consultation that has no such way: nobody learns that it exists. Fails where it gives no answer: the page says to try again.
 */
export async function lookOpenly(
  deps: Deps,
  _actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<Invitation>> {
  const found = await openWay(deps, input.consultationId);
  if (found?.row.state !== 'open' || found.row.publicWay !== 1) return refuse('not-found');
  const { db, row } = found;
  return done(
    await invitationTo(db, {
      row,
      today: dayIn(row.timeZone, deps.clock()),
      batch: null,
      translator: deps.translator.where,
      proposed: await proposedBy(deps, db, row.id),
    }),
  );
}
