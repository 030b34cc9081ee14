import { consentOf } from '../../../db/queries/consultation/consent.ts';
import { takeOpenSeat } from '../../../db/queries/room/participants.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { bandHeard, consentFor, rulesOf } from '../../core/privacy/consent.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { openWay } from './look-openly.ts';
import { newSeat } from './new-seat.ts';
import { seatAgain } from './seat-again.ts';

/**
 * Somebody without a code said yes: a seat for the forms, marked as come by the public way. Nobody vouches for who it is.
 * The same nonce within ten minutes answers the same seat with a new session, also where it rests, or the public way is shut, by then.
 * Refusals: `not-found` (no such way in, or not open), `age-needed`, `consent-needed`. Fails as `lookOpenly` does.
 */
export async function joinOpenly(
  deps: Deps,
  _actor: Actor,
  input: {
    consultationId: string;
    nonce: string;
    language: string;
    level: string;
    ageBand?: string | undefined;
  },
): Promise<Outcome<{ consultationId: string; session: string }>> {
  const found = await openWay(deps, input.consultationId);
  if (!found) return refuse('not-found');
  const { db, row } = found;
  const nonce = `${input.nonce}\npublic`;
  const before = await seatAgain(deps, { db, row, nonce });
  if (before) return done(before);
  if (row.state !== 'open' || row.publicWay !== 1) return refuse('not-found');
  const consent = await consentOf(db);
  const ageBand = bandHeard(rulesOf(consent.rules), input.ageBand ?? '');
  const verdict = consentFor(consent, { ageBand, by: { way: 'public' } });
  if (verdict !== 'given') return refuse(verdict);

  const { language, level } = input;
  const { seat, session } = await newSeat(deps, { db, row, nonce, ageBand, language, level });
  const seated = await db.write(takeOpenSeat(seat));
  if (seated.ok) return done({ consultationId: row.id, session });
  // Or this form was pressed twice at once.
  const meanwhile = await seatAgain(deps, { db, row, nonce });
  return meanwhile ? done(meanwhile) : refusedBy(seated);
}
