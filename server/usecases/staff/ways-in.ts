import { createHash } from 'node:crypto';
import { storedWaysIn } from '../../../db/queries/staff.ts';
import type { Deps } from '../deps.ts';

/** How a person gets in, as it is stored, and a short trace of it by which a page says what it showed. */
export async function waysInOf(
  deps: Deps,
  staffId: string,
): Promise<{ readonly stored: string; readonly print: string }> {
  const { sql, args } = storedWaysIn(staffId);
  const stored = String((await deps.databases.control.query(sql, args))[0]?.[0] ?? '');
  return { stored, print: createHash('sha256').update(stored).digest('base64url').slice(0, 16) };
}
