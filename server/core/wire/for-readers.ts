import { inTranslation, saidIn, type TranslationRecord } from '../translation/translator.ts';
import { type ContributionRecord, forChildren, type SharedContribution } from './views.ts';

/**
 * Serialiser of the children's audience with translations, for readers of a room. A translation of the words as they were before, one that waits for a person, and
 * one that was taken away are none.
 */
export function forReaders(
  record: ContributionRecord,
  translations: readonly TranslationRecord[],
): SharedContribution | undefined {
  const shared = forChildren(record);
  return (
    shared && {
      ...shared,
      translations: translations
        .filter(
          ({ contributionId, change, state }) =>
            contributionId === record.id &&
            change === record.change &&
            (state === 'machine' || state === 'signed'),
        )
        .flatMap((each) => {
          const parts = inTranslation(shared.parts, saidIn(each));
          const { language, state, typed } = each;
          return parts ? [{ language, parts, signed: state === 'signed', typed: typed !== null }] : [];
        }),
    }
  );
}
