import type { SqlValue } from '../../db/engine.ts';

/** The numbers a write raised with `raiseSeq` as its first statement: of the desks, and of the room's children, null where nothing moved for them. */
export function counters(
  result: { readonly rows: readonly (readonly (readonly SqlValue[])[])[] },
  activityId: string,
): { desk: number; shown: number | null } {
  const raised = new Map((result.rows[0] ?? []).map(([name, value]) => [name, Number(value)]));
  return { desk: raised.get('desk') ?? 0, shown: raised.get(activityId) ?? null };
}
