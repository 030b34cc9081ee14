import type { SqlValue } from '../../db/engine.ts';

/**
 * The numbers a write raised that begins with `raiseSeq`: of the desks, and of the room's children, null where nothing moved for
 * them. `shown`: as it was told to `raiseSeq`.
 */
export function counters(
  result: { readonly rows: readonly (readonly (readonly SqlValue[])[])[] },
  shown: boolean,
): { desk: number; shown: number | null } {
  const [desk] = result.rows[0]?.[0] ?? [];
  const [room] = (shown ? result.rows[1]?.[0] : undefined) ?? [];
  return { desk: Number(desk ?? 0), shown: room === undefined ? null : Number(room) };
}
