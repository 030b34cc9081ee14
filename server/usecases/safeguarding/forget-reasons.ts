import type { Database } from '../../../db/databases.ts';
import { dropReasons } from '../../../db/queries/safeguarding/leads.ts';
import { standingCases } from '../../../db/queries/safeguarding/sealed-cases.ts';
import { type Deps, refusedBy } from '../deps.ts';

/**
 * A case is gone from this database: why a lead opened it alone, which tells of the child, goes from the site's own as well. Called after the
 * commit, and again where a stop came between. Throws when it cannot be written.
 */
export async function forgetReasons(deps: Deps, db: Database, consultationId: string): Promise<void> {
  const { control } = deps.databases;
  const standing = await standingCases(db);
  const dropped = await control.write([dropReasons(control, { consultationId, standing })]);
  if (!dropped.ok)
    throw new Error(`Why a case was opened could not be forgotten: ${refusedBy(dropped).code}`);
}
