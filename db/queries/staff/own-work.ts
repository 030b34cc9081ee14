import type { AuditDeed } from '../../../server/core/privacy/audit-deeds.ts';
import type { Engine } from '../../engine.ts';

/**
 * Whether this person ever did one of these in this log; `first`: the word that its detail begins with; `subject`: what it was done to. Read to its end where it did none:
 * asked by a press that signs, and by a page of whoever may press that.
 */
export async function hasDone(
  db: Pick<Engine, 'query'>,
  of: {
    readonly staffId: string;
    readonly deeds: readonly AuditDeed[];
    readonly first?: string;
    readonly subject?: string;
  },
): Promise<boolean> {
  const { staffId, deeds, first = '', subject = '' } = of;
  const sql = `select 1 from audit where actor = ?1 and deed in (select value from json_each(?2))
    and (?3 = '' or instr(detail, ?3 || ' ') = 1) and (?4 = '' or subject = ?4) limit 1`;
  return (await db.query(sql, [staffId, JSON.stringify(deeds), first, subject])).length > 0;
}

/**
 * Whether what this person put anything under, first or second, still stands: a point or a code that is none. To sort is a thousand presses, and
 * none of them is in the log. Read to its end where there is nothing, as above.
 */
export async function hasSorted(db: Pick<Engine, 'query'>, staffId: string): Promise<boolean> {
  const sql = `select 1 from point_contribution where coded_by = ?1
    union all select 1 from second_code where coded_by = ?1 limit 1`;
  return (await db.query(sql, [staffId])).length > 0;
}
