import { consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, openConsultation } from '../deps.ts';
import { proposedBy } from '../proposals/proposed-by.ts';
import { type Invitation, invitationTo } from './invitation.ts';

/**
 * What the public way opens, before anybody said yes. Writes nothing.
 * Refusal: `not-found`, also for a consultation that has no such way: nobody learns that it exists.
 */
export async function lookOpenly(
  deps: Deps,
  _actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<Invitation>> {
  const db = await openConsultation(deps, input.consultationId).catch(() => undefined);
  const row = db && (await consultationRow(db));
  if (!db || row?.state !== 'open' || row.publicWay !== 1) return refuse('not-found');
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
