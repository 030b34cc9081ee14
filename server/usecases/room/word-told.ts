import type { Database } from '../../../db/databases.ts';
import { renewWord, tallyAndWord, toTally } from '../../../db/queries/room/votes.ts';
import { manyUnclear, type VoteWord, votersToRenewal, wordAfter } from '../../core/room/voting.ts';
import type { Deps } from '../deps.ts';

/** How many statements' words are held in memory at once. */
const mostHeld = 20_000;

/**
 * The word that is told after a vote was taken. The word can only be another one when ten more have voted, so the tally is
 * read again only when as many votes were taken here; each of them may have been a new voter or a change of mind. Where other
 * processes take votes too, that count would be behind, so the tally is read each time. What is told is the same either way: the word
 * that stands in the database, which only ten new voters of the tally renew; none is read off the votes themselves.
 */
export async function wordTold(deps: Deps, db: Database, statementId: string): Promise<VoteWord> {
  const held = deps.factors.shared ? undefined : deps.words.get(statementId);
  if (held && held.left > 1) {
    deps.words.set(statementId, { word: held.word, left: held.left - 1 });
    return held.word;
  }
  const { tally, told } = await tallyAndWord(db, statementId);
  const next = wordAfter(tally, told);
  let stands = told;
  if (next.voters !== told.voters) {
    // Of several votes that renew the word at once one does; all of them tell the one that stands, so that two words
    // never lie one vote apart.
    const renewed = await db.write(
      renewWord({ statementId, ...next, manyUnclear: manyUnclear(tally), before: told.voters }),
    );
    if (renewed.ok) stands = toTally(renewed.rows.at(-1)?.[0]).told;
  }
  if (deps.factors.shared) return stands.word;
  deps.words.set(statementId, { word: stands.word, left: votersToRenewal(tally, stands) });
  if (deps.words.size > mostHeld) deps.words.delete(deps.words.keys().next().value ?? '');
  return stands.word;
}
