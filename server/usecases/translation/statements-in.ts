import type { Database } from '../../../db/databases.ts';
import { shownTranslations } from '../../../db/queries/translation/translations.ts';
import { forVotingReaders } from '../../core/wire/for-readers.ts';
import type { StatementRecord, VotableStatement } from '../../core/wire/views.ts';

/**
 * These sentences as a child votes on them, in their order, with the translations of children's own words. Translations are read each time
 * and not held with the sentences: closing and a no take them away without a word of the sentence changing.
 */
export async function statementsIn(
  db: Database,
  of: { readonly records: readonly StatementRecord[]; readonly participantId: string },
): Promise<readonly VotableStatement[]> {
  const ids = of.records.flatMap(({ child }) => (child ? [child.contributionId] : []));
  const translations = await shownTranslations(db, { ids });
  return of.records.flatMap((record) => forVotingReaders(record, of.participantId, translations) ?? []);
}
