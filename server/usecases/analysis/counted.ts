import type { Database } from '../../../db/databases.ts';
import { allJudged } from '../../../db/queries/contributions.ts';
import { isShown } from '../../core/moderation/decide.ts';
import { leavesWords } from '../../core/room/contribution-text.ts';
import type { ContributionRecord } from '../../core/wire/views.ts';

/**
 * What reaches analysis: all that is shown, and what is left of refused and returned words once the harmful part is out. Not shown never means
 * not counted.
 */
export async function countedContributions(db: Database): Promise<readonly ContributionRecord[]> {
  const judged = await allJudged(db);
  return judged.filter((record) => isShown(record.state) || leavesWords(record.text, record.hidden));
}
