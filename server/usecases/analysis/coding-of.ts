import type { Database } from '../../../db/databases.ts';
import { codings, secondCodings } from '../../../db/queries/analysis/coding.ts';
import type { CodedTwice } from '../../core/analysis/themes/kappa.ts';
import { type CodingTold, tellCoding } from '../../core/analysis/themes/second-coding.ts';
import { countedRows } from './counted.ts';

/** How far two people agreed on what children said, of words that count. */
export async function codingOf(db: Database): Promise<CodingTold> {
  const [counted, first, second] = await Promise.all([countedRows(db), codings(db), secondCodings(db)]);
  const questions = new Map<string, CodedTwice[]>();
  for (const { id, activityId } of counted) {
    const [one, other] = [first.get(id), second.get(id)];
    if (!one || !other || one.codedBy === other.codedBy) continue;
    questions.set(activityId, [...(questions.get(activityId) ?? []), [one.code, other.code]]);
  }
  return tellCoding([...questions.values()]);
}
