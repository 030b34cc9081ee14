import { auditStatement } from '../../../db/audit.ts';
import { dropFromDirectory } from '../../../db/queries/staff/staff.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps } from '../deps.ts';

/**
 * A draft that was made a moment ago, and that nothing may lead to, goes with every word in it. The directory comes first: a crash
 * between leaves a database that nobody can reach, as it does where one is made.
 */
export async function dropDraft(
  deps: Deps,
  actor: Actor,
  draft: { readonly id: string; readonly day: string },
): Promise<void> {
  const { id, day } = draft;
  await deps.databases.control.write([
    dropFromDirectory(id),
    auditStatement({ day, actor: actorName(actor), deed: 'consultation:drop', subject: id, detail: '' }),
  ]);
  await deps.databases.destroy(id);
}
