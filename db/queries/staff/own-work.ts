import type { AuditDeed } from '../../../server/core/privacy/audit-deeds.ts';
import type { Engine } from '../../engine.ts';

/** Whether this person ever did one of these in this consultation, by its own log. Read to its end where it did none: asked of no page, by a press that signs. */
export async function hasDone(
  db: Pick<Engine, 'query'>,
  { staffId, deeds }: { readonly staffId: string; readonly deeds: readonly AuditDeed[] },
): Promise<boolean> {
  const sql = 'select 1 from audit where actor = ?1 and deed in (select value from json_each(?2)) limit 1';
  return (await db.query(sql, [staffId, JSON.stringify(deeds)])).length > 0;
}
