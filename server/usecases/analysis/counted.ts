import type { Database } from '../../../db/databases.ts';
import { allJudged, type JudgedRow, judgedRows } from '../../../db/queries/analysis/judged.ts';
import { isShown } from '../../core/moderation/decide.ts';
import { leavesWords } from '../../core/room/contribution-text.ts';
import type { ContributionRecord } from '../../core/wire/views.ts';

/**
 * What reaches analysis: all that is shown, and what is left of refused and returned words once the harmful part is out. Not shown never means
 * not counted. With all words: of a large consultation that is much, and who only counts or turns a page asks for `countedRows`.
 */
export async function countedContributions(db: Database): Promise<readonly ContributionRecord[]> {
  const judged = await allJudged(db);
  return judged.filter((record) => isShown(record.state) || leavesWords(record.text, record.hidden));
}

/** Of whom, where and in which language. */
export type CountedRow = Omit<JudgedRow, 'words'>;

/** The same without their words, by id. */
export async function countedRows(db: Database): Promise<readonly CountedRow[]> {
  const judged = await judgedRows(db);
  return judged.filter(({ words }) => words === null || leavesWords(words.text, words.hidden));
}
