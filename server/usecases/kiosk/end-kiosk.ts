import { auditStatement } from '../../../db/audit.ts';
import { endDevices } from '../../../db/queries/room/kiosk.ts';
import { guard } from '../../../db/statement.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';

/**
 * Ends every device of a group. A child that is taking part goes on until it leaves; then its device is no kiosk any more.
 * Refusals: `not-found`, `state-forbids` where none runs.
 */
export async function endKiosk(
  deps: Deps,
  actor: Actor,
  input: { readonly consultationId: string; readonly batchId: string },
): Promise<Outcome<null>> {
  const { consultationId, batchId } = input;
  const found = await permitted(deps, actor, { deed: 'kiosk:run', consultationId });
  if (!found.ok) return found;
  const result = await found.db.write([
    endDevices(batchId),
    guard('state-forbids'),
    auditStatement({
      day: dayIn(found.row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'kiosk:end',
      subject: batchId,
      detail: '',
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
