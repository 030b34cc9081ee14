import { auditStatement } from '../../db/audit.ts';
import type { Database } from '../../db/databases.ts';
import type { Statement } from '../../db/engine.ts';
import { factorResets, type Promised } from '../../db/queries/retention/restored.ts';
import { staffById } from '../../db/queries/staff/staff.ts';
import { forgetFactors } from '../../db/queries/staff/staff-factors.ts';

/**
 * The write that forgets again the second factors which were lost since the backup: whoever found one opens nothing with it. It
 * stands in the log as the act it repeats, so that the next restore knows of it too.
 */
export async function forgetLostFactors(
  control: Database,
  parts: { readonly promised: Promised; readonly day: string },
): Promise<readonly Statement[]> {
  const known = await factorResets(control);
  const lost = parts.promised.resets.filter(({ staffId, times }) => (known.get(staffId) ?? 0) < times);
  const statements: Statement[] = [];
  for (const staffId of new Set(lost.map((each) => each.staffId))) {
    if (!(await staffById(control, staffId))) continue;
    statements.push(
      ...forgetFactors(staffId),
      auditStatement({
        day: parts.day,
        actor: 'command-line',
        deed: 'staff:reset-factor',
        subject: staffId,
        detail: '',
      }),
    );
  }
  return statements;
}
