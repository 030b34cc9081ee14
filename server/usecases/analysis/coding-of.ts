import type { Database } from '../../../db/databases.ts';
import { codings, secondCodings } from '../../../db/queries/coding.ts';
import { type CodingTold, tellCoding } from '../../core/analysis/themes/second-coding.ts';
import { countedContributions } from './counted.ts';

/** How far two people agreed on what children said, of words that count. */
export async function codingOf(db: Database): Promise<CodingTold> {
  const [counted, first, second] = await Promise.all([
    countedContributions(db),
    codings(db),
    secondCodings(db),
  ]);
  return tellCoding(
    counted.flatMap(({ id }) => {
      const [one, other] = [first.get(id), second.get(id)];
      return one && other && one.codedBy !== other.codedBy ? [[one.code, other.code] as const] : [];
    }),
  );
}
