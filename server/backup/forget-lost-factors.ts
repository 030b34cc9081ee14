import { auditStatement } from '../../db/audit.ts';
import type { Database } from '../../db/databases.ts';
import type { Statement } from '../../db/engine.ts';
import { type Promised, timesDone } from '../../db/queries/retention/restored.ts';
import { dropLeadKey } from '../../db/queries/safeguarding/leads.ts';
import { staffById } from '../../db/queries/staff/staff.ts';
import { forgetFactors } from '../../db/queries/staff/staff-factors.ts';

/**
 * The write that forgets again what was lost or replaced since the backup, so that whoever found it opens nothing: second factors, and the keys of
 * leads. It stands in the log as the act it repeats, as often as it was done, so that the next restore knows of it too and takes nothing newer for old.
 */
export async function forgetLostFactors(
  control: Database,
  parts: { readonly promised: Promised; readonly day: string },
): Promise<readonly Statement[]> {
  const { resets, leadKeys } = parts.promised;
  const again = [
    { deed: 'staff:reset-factor', promised: resets, forget: forgetFactors },
    { deed: 'lead:key', promised: leadKeys, forget: (staffId: string) => [dropLeadKey(staffId)] },
  ] as const;
  const statements: Statement[] = [];
  for (const { deed, promised, forget } of again) {
    const known = new Map((await timesDone(control, deed)).map(({ staffId, times }) => [staffId, times]));
    const most = new Map<string, number>();
    for (const { staffId, times } of promised) most.set(staffId, Math.max(times, most.get(staffId) ?? 0));
    for (const [staffId, times] of most) {
      const missed = times - (known.get(staffId) ?? 0);
      if (missed <= 0 || !(await staffById(control, staffId))) continue;
      const said = { day: parts.day, actor: 'command-line', deed, subject: staffId, detail: '' };
      statements.push(...forget(staffId), ...Array.from({ length: missed }, () => auditStatement(said)));
    }
  }
  return statements;
}
