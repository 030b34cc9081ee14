import type { Database } from '../../../db/databases.ts';
import { assessments } from '../../../db/queries/assessments.ts';
import { termsOf } from '../../../db/queries/terms.ts';
import { type ToldTerms, usualReadingDays } from '../../core/consultation/terms.ts';

/** The terms, and of the assessments what is approved: for everybody, and for a release to keep. */
export async function toldTerms(db: Database): Promise<ToldTerms> {
  const [terms, written] = await Promise.all([termsOf(db, usualReadingDays), assessments(db)]);
  return {
    ...terms,
    assessments: written
      .filter(({ approvedDay }) => approvedDay !== '')
      .map(({ writtenBy: _writtenBy, ...each }) => each),
  };
}
