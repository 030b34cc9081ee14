import { consentOf } from '../../../db/queries/consultation/consent.ts';
import { deviceRuns, freePlaces } from '../../../db/queries/room/kiosk.ts';
import { takeSeat } from '../../../db/queries/room/participants.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { bandHeard, consentFor, rulesOf } from '../../core/privacy/consent.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { newSeat } from '../room/new-seat.ts';
import { seatAgain } from '../room/seat-again.ts';
import { type KioskToken, kioskAt } from './look-at-kiosk.ts';

/** Devices of one group that may ask for a place in the same moment. */
const tries = 20;

/**
 * A child at a kiosk said yes: a place of the device's group becomes its seat, as a typed code does. The same nonce within ten minutes answers
 * the same seat, until its child has left, whether it is open or rests by then.
 * Refusals: `kiosk-over`, `consultation-not-open`, `kiosk-full` (no place is left), `age-needed`, `consent-needed`: all of them use nothing up.
 */
export async function joinAtKiosk(
  deps: Deps,
  _actor: Actor,
  input: KioskToken & {
    readonly nonce: string;
    readonly language: string;
    readonly level: string;
    readonly ageBand?: string | undefined;
  },
): Promise<Outcome<{ consultationId: string; session: string }>> {
  const at = await kioskAt(deps, input);
  if (!at.ok) return at;
  const { db, row, device, hash, minute } = at.value;

  const nonce = `${input.nonce}\nkiosk`;
  /** The seat that this very form took already. */
  const seatedBefore = async () => {
    const known = await seatAgain(deps, { db, row, nonce });
    return known && done(known);
  };
  const before = await seatedBefore();
  if (before) return before;
  if (row.state !== 'open') return refuse('consultation-not-open');

  const consent = await consentOf(db);
  const ageBand = bandHeard(rulesOf(consent.rules), input.ageBand ?? '');
  const verdict = consentFor(consent, { ageBand, by: { way: 'code', consent: device.consent } });
  if (verdict !== 'given') return refuse(verdict);
  const { language, level } = input;
  // Another device may take a place between the look and the write: then the next one is tried.
  for (const codeHash of await freePlaces(db, { batchId: device.batchId, most: tries })) {
    const { seat, session } = await newSeat(deps, { db, row, nonce, ageBand, language, level });
    const seated = await db.write([...deviceRuns(hash, minute), ...takeSeat({ ...seat, codeHash })]);
    if (seated.ok) return done({ consultationId: row.id, session });
    const refused = refusedBy(seated);
    if (refused.code !== 'code-opens-nothing') return refused;
    // Or this form was pressed twice at once, and the other press found its place.
    const meanwhile = await seatedBefore();
    if (meanwhile) return meanwhile;
  }
  // The other press may have had the last place.
  return (await seatedBefore()) ?? refuse('kiosk-full');
}
