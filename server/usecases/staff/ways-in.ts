import { storedWaysIn } from '../../../db/queries/staff/staff.ts';
import { storedNow } from '../../../db/statement.ts';
import type { Deps } from '../deps.ts';
import { printOf } from '../print-of.ts';

/** How a person gets in, as it is stored, and a short trace of it by which a page says what it showed. */
export async function waysInOf(
  deps: Deps,
  staffId: string,
): Promise<{ readonly stored: string; readonly print: string }> {
  const stored = await storedNow(deps.databases.control, storedWaysIn(staffId));
  return { stored, print: printOf(stored) };
}
