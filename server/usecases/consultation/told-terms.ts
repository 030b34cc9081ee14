import type { Database } from '../../../db/databases.ts';
import { assessments } from '../../../db/queries/consultation/assessments.ts';
import { consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { termsOf } from '../../../db/queries/consultation/terms.ts';
import { type ToldTerms, usualReadingDays } from '../../core/consultation/terms.ts';

/**
 * The terms, and of the assessments what is approved: for everybody, and for a release to keep. What stands in another language, or of a company
 * that does not ask, waits until it is of the consultation again.
 */
export async function toldTerms(db: Database): Promise<ToldTerms> {
  const [terms, written, row] = await Promise.all([
    termsOf(db, usualReadingDays),
    assessments(db),
    consultationRow(db),
  ]);
  return {
    ...terms,
    undertaking: row?.sponsorKind === 'company' ? terms.undertaking : null,
    assessments: written
      .filter(({ approvedDay }) => approvedDay !== '')
      .map(({ writtenBy: _writtenBy, ...each }) => ({
        ...each,
        words: each.words.filter(({ language }) => row?.languages.includes(language)),
      })),
  };
}
