import { auditStatement } from '../../../db/audit.ts';
import type { Statement } from '../../../db/engine.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { AuditDeed } from '../../core/privacy/audit-deeds.ts';
import type { Staff } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';

/**
 * What staff keep in the control database for the whole site (helplines, ways out of this house, limits of desks): something is
 * entered, confirmed, set or taken out, and that stands in the log in the same commit. Refusals: those of the statements.
 */
export async function settleEntry(
  deps: Deps,
  staff: Staff,
  act: {
    readonly id: string;
    readonly deed: AuditDeed;
    readonly detail: string;
    readonly statements: readonly Statement[];
  },
): Promise<Outcome<null>> {
  const result = await deps.databases.control.write([
    ...act.statements,
    auditStatement({
      day: dayIn('UTC', deps.clock()),
      actor: staff.staffId,
      deed: act.deed,
      subject: act.id,
      detail: act.detail,
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
