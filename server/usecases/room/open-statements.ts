import type { Database } from '../../../db/databases.ts';
import { counterValue } from '../../../db/queries/desk.ts';
import { shownStatements } from '../../../db/queries/statements.ts';
import type { StatementRecord } from '../../core/wire/views.ts';
import type { Deps } from '../deps.ts';

/** How many activities' statements are held in memory at once. */
const mostHeld = 200;

/**
 * The statements of an activity that may be voted on now. Held in memory and checked against the activity's number, which
 * every change of what is shown raises in its own commit.
 */
export async function openStatements(
  deps: Deps,
  db: Database,
  activityId: string,
): Promise<readonly StatementRecord[]> {
  // The number first: what lands between the two reads is read too early and then once more, never missed.
  const seq = await counterValue(db, activityId);
  const held = deps.statements.get(activityId);
  if (held?.seq === seq) return held.records;
  const records = await shownStatements(db, { activityId, retired: false });
  deps.statements.delete(activityId);
  deps.statements.set(activityId, { seq, records });
  if (deps.statements.size > mostHeld) deps.statements.delete(deps.statements.keys().next().value ?? '');
  return records;
}
