import { consultationRow } from '../../../db/queries/consultations.ts';
import {
  codeExists,
  openSession,
  pseudonymsInUse,
  seatOfNonce,
  takeSeat,
} from '../../../db/queries/participants.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { foldCode } from '../../core/room/join-codes.ts';
import { drawPseudonyms, nameKey } from '../../core/room/pseudonyms.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, openConsultation } from '../deps.ts';

/** Minutes in which the same form, sent again, finds the same seat (DESIGN § 3). */
export const nonceMinutes = 10;

/**
 * The child said yes: its code becomes a seat with a pseudonym and a session. The only act of joining that writes.
 * The same nonce within ten minutes answers the same seat with a new session, so a lost answer locks nobody out.
 * Refusal: `code-opens-nothing` for unknown, used, malformed codes and for a consultation that is not open.
 */
export async function joinConsultation(
  deps: Deps,
  _actor: Actor,
  input: { consultationId: string; code: string; nonce: string; language: string; level: string },
): Promise<Outcome<{ consultationId: string; session: string }>> {
  // A malformed code goes the way of a wrong one; no code is ''.
  const code = foldCode(input.code) ?? '';
  const db = await openConsultation(deps, input.consultationId);
  const row = db && (await consultationRow(db));
  if (!db || !row) return refuse('code-opens-nothing');

  const now = deps.clock();
  const minute = minuteOf(now);
  const session = deps.secrets.token();
  const sessionHash = deps.secrets.hash('seat', session);
  const nonceHash = deps.secrets.hash('nonce', `${input.nonce}\n${code}`);

  // A code that is not there is no write: thousands of guesses would be in the way of those who write.
  const codeHash = deps.secrets.hash('code', code);
  if (await codeExists(db, codeHash)) {
    const [pseudonym] = drawPseudonyms(deps.random, {
      count: 1,
      taken: new Set((await pseudonymsInUse(db)).map(nameKey)),
    });
    if (!pseudonym) return refuse('try-again');
    const seated = await db.write(
      takeSeat({
        participantId: newId(deps.random),
        codeHash,
        nonceHash,
        sessionHash,
        language: input.language,
        level: input.level,
        pseudonym,
        day: dayIn(row.timeZone, now),
        dueMinute: minute + nonceMinutes,
      }),
    );
    if (seated.ok) return done({ consultationId: row.id, session });
  }

  // The code is gone. If this very form took it a moment ago, its seat is this child's.
  const seat = await seatOfNonce(db, nonceHash, minute);
  if (seat === undefined || row.state !== 'open') return refuse('code-opens-nothing');
  await db.write([openSession(sessionHash, seat)]);
  return done({ consultationId: row.id, session });
}
