import type { Database } from '../../../db/databases.ts';
import { shownTranslations } from '../../../db/queries/translation/translations.ts';
import { forReaders } from '../../core/wire/for-readers.ts';
import { type ContributionRecord, forChildren, type SharedContribution } from '../../core/wire/views.ts';

/**
 * What children see of these records, in their order, with translations into `language` where there are any. Through the children's
 * serialiser: what no person decided to show is left out.
 */
export async function readIn(
  db: Database,
  records: readonly ContributionRecord[],
  language: string | undefined,
): Promise<readonly SharedContribution[]> {
  const foreign = records.filter((record) => record.language !== language).map(({ id }) => id);
  const found = language === undefined ? [] : await shownTranslations(db, { ids: foreign, language });
  const translated = new Set(found.map(({ contributionId }) => contributionId));
  return records.flatMap(
    (record) => (translated.has(record.id) ? forReaders(record, found) : forChildren(record)) ?? [],
  );
}
