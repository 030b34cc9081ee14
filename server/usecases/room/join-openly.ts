import { consentOf } from '../../../db/queries/consultation/consent.ts';
import { consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { openSession, seatOfNonce, takeOpenSeat } from '../../../db/queries/room/participants.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { bandHeard, consentFor, rulesOf } from '../../core/privacy/consent.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, openConsultation, refusedBy } from '../deps.ts';
import { newSeat } from './new-seat.ts';

/**
 * Somebody without a code said yes: a seat for the forms, marked as come by the public way. Nobody vouches for who it is.
 * The same nonce within ten minutes answers the same seat with a new session.
 * Refusals: `not-found` (no such way in, or not open), `age-needed`, `consent-needed`.
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
  const db = await openConsultation(deps, input.consultationId).catch(() => undefined);
  const row = db && (await consultationRow(db));
  if (!db || row?.state !== 'open' || row.publicWay !== 1) return refuse('not-found');
  const consent = await consentOf(db);
  const ageBand = bandHeard(rulesOf(consent.rules), input.ageBand ?? '');
  const verdict = consentFor(consent, { ageBand, by: { way: 'public' } });
  if (verdict !== 'given') return refuse(verdict);

  const { nonce, language, level } = input;
  const from = { db, row, nonce: `${nonce}\npublic`, ageBand, language, level };
  const { seat, session } = await newSeat(deps, from);
  const seated = await db.write(takeOpenSeat(seat));
  if (seated.ok) return done({ consultationId: row.id, session });

  const known = await seatOfNonce(db, seat.nonceHash, minuteOf(deps.clock()));
  if (known === undefined) return refusedBy(seated);
  await db.write([openSession(seat.sessionHash, known)]);
  return done({ consultationId: row.id, session });
}
