import type { Database } from '../../../db/databases.ts';
import { renewWord, tallyAndWord, toTold, wordOf } from '../../../db/queries/room/votes.ts';
import { manyUnclear, type VoteWord, votersOf, votersToRenewal, wordAfter } from '../../core/room/voting.ts';
import type { Child } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';

/** How many statements' words are held in memory at once. */
const mostHeld = 20_000;

/**
 * The word that is told after a vote was taken. The word can only be another one when ten more have voted, so the tally is
 * read again only when as many votes were taken here; each of them may have been a new voter or a change of mind. Where other
 * processes take votes too, that count would be behind, so the tally is read each time. What is told is the same either way: the word
 * that stands in the database, which only ten new voters of the tally renew; none is read off the votes themselves. Who came without a
 * code (`way`) is told the same word and moves it by nothing. Where anybody can come so a tally costs a look at every seat: it is read after a tenth
 * as many votes as there were voters, at each process by its own count, and the word is renewed as much later.
 */
export async function wordTold(
  deps: Deps,
  db: Database,
  { statementId, way }: { readonly statementId: string; readonly way: Child['way'] },
): Promise<VoteWord> {
  const held = deps.words.get(statementId);
  const heldWord = deps.factors.shared ? undefined : held?.word;
  if (way === 'public') return heldWord ?? (await wordOf(db, statementId)).word;
  if (held && held.left > 1) {
    deps.words.set(statementId, { word: held.word, left: held.left - 1 });
    return heldWord ?? (await wordOf(db, statementId)).word;
  }
  const { tally, told, openToAll } = await tallyAndWord(db, statementId);
  const next = wordAfter(tally, told);
  let stands = told;
  if (next.voters !== told.voters) {
    // Of several votes that renew the word at once one does; all of them tell the one that stands, so that two words
    // never lie one vote apart.
    const renewed = await db.write(
      renewWord({ statementId, ...next, manyUnclear: manyUnclear(tally), before: told.voters }),
    );
    if (renewed.ok) stands = toTold(renewed.rows.at(-1)?.[0]);
  }
  if (deps.factors.shared && !openToAll) return stands.word;
  const rarely = openToAll ? Math.floor(votersOf(tally) / 10) : 0;
  // Where several processes serve the site each sees its own votes alone, and none knows how many are left.
  const left = deps.factors.shared ? rarely : Math.max(votersToRenewal(tally, stands), rarely);
  deps.words.set(statementId, { word: stands.word, left });
  if (deps.words.size > mostHeld) deps.words.delete(deps.words.keys().next().value ?? '');
  return stands.word;
}
