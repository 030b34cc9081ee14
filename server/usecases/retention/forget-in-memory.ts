import type { Database } from '../../../db/databases.ts';
import { eachId } from '../../../db/queries/retention/destructions.ts';
import type { Deps } from '../deps.ts';
import { unlessDamaged } from '../if-readable.ts';
import { endTurns } from '../session/turns.ts';

/**
 * What is no longer here is no longer in this process's memory either: words that wait unread, a child's last three messages, who asks for the word.
 * Each by itself: where one table is damaged, what is known of the others goes.
 */
export async function forgetInMemory(deps: Deps, db: Database): Promise<void> {
  deps.countedLogs.delete(db.id);
  const each = (table: Parameters<typeof eachId>[1], forget: (id: string) => void) =>
    unlessDamaged(eachId(db, table, forget), undefined);
  await each('participant', (id) => deps.recentWords.forget(id));
  await each('contribution', (id) => {
    deps.unread.delete(id);
    deps.undoable.delete(id);
  });
  await each('activity', (id) => {
    deps.statements.delete(id);
    endTurns(deps, id);
  });
  await each('statement', (id) => deps.words.delete(id));
}
