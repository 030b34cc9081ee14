import { batchOfCode, consentOf } from '../../../db/queries/consent.ts';
import { consultationRow } from '../../../db/queries/consultations.ts';
import { openSession, seatOfNonce, takeSeat } from '../../../db/queries/participants.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { bandHeard, consentFor, rulesOf } from '../../core/privacy/consent.ts';
import { foldCode } from '../../core/room/join-codes.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, openConsultation } from '../deps.ts';
import { newSeat } from './new-seat.ts';

/**
 * The child said yes: its code becomes a seat with a pseudonym, a session and that yes. The only act of joining that writes.
 * `ageBand` is what the child said of itself, '' for nothing. The same nonce within ten minutes answers the same seat with
 * a new session, so a lost answer locks nobody out.
 * Refusals: `code-opens-nothing` for unknown, used, malformed codes and for a consultation that is not open; `age-needed`,
 * `consent-needed` (the code is not what this age needs): both use nothing up.
 */
export async function joinConsultation(
  deps: Deps,
  _actor: Actor,
  input: {
    consultationId: string;
    code: string;
    nonce: string;
    language: string;
    level: string;
    ageBand?: string | undefined;
  },
): Promise<Outcome<{ consultationId: string; session: string }>> {
  const code = foldCode(input.code);
  const db = await openConsultation(deps, input.consultationId);
  const row = db && (await consultationRow(db));
  if (!db || !row || code === undefined) return refuse('code-opens-nothing');

  const codeHash = deps.secrets.hash('code', code);
  const [consent, batch] = await Promise.all([consentOf(db), batchOfCode(db, codeHash)]);
  const ageBand = bandHeard(rulesOf(consent.rules), input.ageBand ?? '');
  if (batch) {
    const verdict = consentFor(consent, { ageBand, by: { way: 'code', consent: batch.consent } });
    if (verdict !== 'given') return refuse(verdict);
  }
  const { nonce, language, level } = input;
  const from = { db, row, nonce: `${nonce}\n${code}`, ageBand, language, level };
  const { seat, session } = await newSeat(deps, from);
  const seated = await db.write(takeSeat({ ...seat, codeHash }));
  if (seated.ok) return done({ consultationId: row.id, session });

  // The code is gone. If this very form took it a moment ago, its seat is this child's.
  const known = await seatOfNonce(db, seat.nonceHash, minuteOf(deps.clock()));
  if (known === undefined || row.state !== 'open') return refuse('code-opens-nothing');
  await db.write([openSession(seat.sessionHash, known)]);
  return done({ consultationId: row.id, session });
}
