import type { Database } from '../../../db/databases.ts';
import { removeChild, staffTexts, wordsOf } from '../../../db/queries/removals.ts';
import { withoutQuotes } from '../../core/privacy/erasure.ts';

/**
 * The write that leaves nothing of a child in its consultation: its rows, what was made of its words, and what texts of staff
 * quote of them. The one list for an erasure and for a restore that erases again, so that neither leaves what the other takes.
 */
export async function removalOf(
  db: Database,
  participantId: string,
): Promise<ReturnType<typeof removeChild>> {
  const [said, texts] = await Promise.all([wordsOf(db, participantId), staffTexts(db)]);
  const rewritten = texts.flatMap((each) => {
    const text = withoutQuotes(each.text, said);
    return text === each.text ? [] : [{ ...each, text }];
  });
  return removeChild(db, { participantId, rewritten });
}
