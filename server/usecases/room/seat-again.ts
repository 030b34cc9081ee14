import type { Database } from '../../../db/databases.ts';
import type { ConsultationRow } from '../../../db/queries/consultation/consultations.ts';
import { openSession, seatOfNonce } from '../../../db/queries/room/participants.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { isOver } from '../../core/consultation/lifecycle.ts';
import type { Deps } from '../deps.ts';

/**
 * The seat that this very form took within the last ten minutes, with a new session: so a lost answer locks nobody out, whether it is open or
 * rests by then. Undefined where the form took none, its child has left, or all is over. `nonce` with everything that makes this form this form.
 */
export async function seatAgain(
  deps: Deps,
  { db, row, nonce }: { readonly db: Database; readonly row: ConsultationRow; readonly nonce: string },
): Promise<{ readonly consultationId: string; readonly session: string } | undefined> {
  const known = await seatOfNonce(db, deps.secrets.hash('nonce', nonce), minuteOf(deps.clock()));
  if (known === undefined || isOver(row.state)) return undefined;
  const session = deps.secrets.token();
  await db.write([openSession(deps.secrets.of(row.id).hash('seat', session), known)]);
  return { consultationId: row.id, session };
}
