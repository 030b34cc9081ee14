import type { Database } from '../../../db/databases.ts';
import { removeChild, staffTexts, wordsOf, wordsOfOthers } from '../../../db/queries/removals.ts';
import { isCommonRun, withoutQuotes } from '../../core/privacy/erasure.ts';

/**
 * The write that leaves nothing of a child in its consultation: its rows, what was made of its words, and what texts of staff
 * quote of them. What ten others wrote just so stays: the title of a point that forty made is no quote of one. The one list for an erasure and for a restore that erases again, so that neither leaves what the other takes.
 */
export async function removalOf(
  db: Database,
  participantId: string,
): Promise<ReturnType<typeof removeChild>> {
  const [said, texts] = await Promise.all([wordsOf(db, participantId), staffTexts(db)]);
  const quoting = texts.filter((each) => withoutQuotes(each.text, said) !== each.text);
  const others = quoting.length === 0 ? [] : await wordsOfOthers(db, participantId);
  const rewritten = quoting.flatMap((each) => {
    const text = withoutQuotes(each.text, said, (run) => isCommonRun(run, others));
    return text === each.text ? [] : [{ ...each, text }];
  });
  return removeChild(db, { participantId, rewritten });
}
