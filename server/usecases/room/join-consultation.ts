import { batchOfCode, consentOf } from '../../../db/queries/consultation/consent.ts';
import { consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { takeSeat } from '../../../db/queries/room/participants.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { bandHeard, consentFor, rulesOf } from '../../core/privacy/consent.ts';
import { foldCode } from '../../core/room/join-codes.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, openConsultation } from '../deps.ts';
import { newSeat } from './new-seat.ts';
import { seatAgain } from './seat-again.ts';

/**
 * The child said yes: its code becomes a seat with a pseudonym, a session and that yes. The only act of joining that writes.
 * `ageBand` is what the child said of itself, '' for nothing. The same nonce within ten minutes answers the same seat with
 * a new session, so a lost answer locks nobody out, whether it is open or rests by then.
 * Refusals: `code-opens-nothing` for unknown, used and malformed codes; `consultation-not-open` (the code is right), `age-needed`,
 * `consent-needed` (the code is not what this age needs): these use nothing up.
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
  // A malformed code goes the way of a wrong one; no code is ''.
  const code = foldCode(input.code) ?? '';
  const db = await openConsultation(deps, input.consultationId);
  const row = db && (await consultationRow(db));
  if (!db || !row) return refuse('code-opens-nothing');

  const codeHash = deps.secrets.of(row.id).hash('code', code);
  const nonce = `${input.nonce}\n${code}`;
  const batch = await batchOfCode(db, codeHash);
  // A code that is not there is no write: thousands of guesses would be in the way of those who write.
  if (batch) {
    if (row.state !== 'open') return refuse('consultation-not-open');
    const consent = await consentOf(db);
    const ageBand = bandHeard(rulesOf(consent.rules), input.ageBand ?? '');
    const verdict = consentFor(consent, { ageBand, by: { way: 'code', consent: batch.consent } });
    if (verdict !== 'given') return refuse(verdict);
    const { language, level } = input;
    const { seat, session } = await newSeat(deps, { db, row, nonce, ageBand, language, level });
    const seated = await db.write(takeSeat({ ...seat, codeHash }));
    if (seated.ok) return done({ consultationId: row.id, session });
  }

  // The code is gone. If this very form took it a moment ago, its seat is this child's, also where all rests meanwhile: later the form is forgotten.
  const known = await seatAgain(deps, { db, row, nonce });
  return known ? done(known) : refuse('code-opens-nothing');
}
