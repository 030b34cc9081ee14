import type { Database } from '../../../db/databases.ts';
import { inMemory } from '../../../db/queries/destructions.ts';
import type { Deps } from '../deps.ts';
import { endTurns } from '../session/turns.ts';

/** What is no longer here is no longer in this process's memory either: words that wait unread, a child's last three messages, who asks for the word. */
export async function forgetInMemory(deps: Deps, db: Database): Promise<void> {
  const held = await inMemory(db);
  for (const id of held.participants) deps.recentWords.forget(id);
  for (const id of held.contributions) {
    deps.unread.delete(id);
    deps.undoable.delete(id);
  }
  for (const id of held.activities) {
    deps.statements.delete(id);
    endTurns(deps, id);
  }
  for (const id of held.statements) deps.words.delete(id);
}
