import { consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { deviceOf } from '../../../db/queries/room/kiosk.ts';
import { restsPastClosing } from '../../core/consultation/closing-day.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, openConsultation } from '../deps.ts';
import { proposedBy } from '../proposals/proposed-by.ts';
import { type Invitation, invitationTo } from '../room/invitation.ts';

/** The word that a device keeps, and whose consultation it is of. */
export type KioskToken = { readonly consultationId: string; readonly token: string };

/**
 * What a kiosk hands out places for, before a child said yes. Writes nothing.
 * Refusals: `kiosk-over`, also for a word that no device has (ended, its hours over, closed) and where the consultation is not here any more;
 * `consultation-not-open` while it is paused or not opened yet; `activity-closed` where it rests after its last day to take part. Where it cannot be read just now that is thrown: the device forgets its word
 * when it is over, and this is not over.
 */
export async function lookAtKiosk(
  deps: Deps,
  _actor: Actor,
  input: KioskToken,
): Promise<Outcome<Invitation>> {
  const at = await kioskAt(deps, input);
  if (!at.ok) return at;
  const { db, row, device } = at.value;
  const today = dayIn(row.timeZone, deps.clock());
  if (restsPastClosing(row, today)) return refuse('activity-closed');
  if (row.state !== 'open') return refuse('consultation-not-open');
  return done(
    await invitationTo(db, {
      row,
      today,
      batch: device,
      translator: deps.translator.where,
      proposed: await proposedBy(deps, db, row.id),
    }),
  );
}

/**
 * The device that this word belongs to, and its consultation, whether it is open or rests: a yes whose answer was lost finds its seat meanwhile.
 * Refusal: `kiosk-over`, as that of `lookAtKiosk`.
 */
export async function kioskAt(deps: Deps, { consultationId, token }: KioskToken) {
  const db = await openConsultation(deps, consultationId);
  const row = db && (await consultationRow(db));
  if (!db || !row) return refuse('kiosk-over');
  const hash = deps.secrets.hash('kiosk', token);
  const minute = minuteOf(deps.clock());
  const device = await deviceOf(db, { hash, minute });
  if (!device) return refuse('kiosk-over');
  return done({ db, row, device, hash, minute });
}
