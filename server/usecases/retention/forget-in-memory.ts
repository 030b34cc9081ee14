import type { Database } from '../../../db/databases.ts';
import { idsIn } from '../../../db/queries/retention/destructions.ts';
import type { Deps } from '../deps.ts';
import { unlessDamaged } from '../if-readable.ts';
import { endTurns } from '../session/turns.ts';

/**
 * What is no longer here is no longer in this process's memory either: words that wait unread, a child's last three messages, who asks for the word.
 * Each by itself: where one table is damaged, what is known of the others goes.
 */
export async function forgetInMemory(deps: Deps, db: Database): Promise<void> {
  const held = (table: Parameters<typeof idsIn>[1]) => unlessDamaged(idsIn(db, table), []);
  for (const id of await held('participant')) deps.recentWords.forget(id);
  for (const id of await held('contribution')) {
    deps.unread.delete(id);
    deps.undoable.delete(id);
  }
  for (const id of await held('activity')) {
    deps.statements.delete(id);
    endTurns(deps, id);
  }
  for (const id of await held('statement')) deps.words.delete(id);
}
