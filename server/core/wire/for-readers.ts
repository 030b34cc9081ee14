import type { Part } from '../room/contribution-text.ts';
import {
  inTranslation,
  type SharedTranslation,
  saidIn,
  type TranslationRecord,
} from '../translation/translator.ts';
import {
  type ContributionRecord,
  forChildren,
  forVoters,
  type SharedContribution,
  type StatementRecord,
  type VotableStatement,
} from './views.ts';

/**
 * Serialiser of the children's audience with translations, for readers of a room. A translation of the words as they were before, one that
 * waits for a person, and one that was taken away are none.
 */
export function forReaders(
  record: ContributionRecord,
  translations: readonly TranslationRecord[],
): SharedContribution | undefined {
  const shared = forChildren(record);
  return (
    shared && {
      ...shared,
      translations: seenOf({ id: record.id, change: record.change, parts: shared.parts }, translations),
    }
  );
}

/** The same for who votes on a sentence: of a child's own words its translations, where there are any. */
export function forVotingReaders(
  record: StatementRecord,
  participantId: string,
  translations: readonly TranslationRecord[],
): VotableStatement | undefined {
  const view = forVoters(record, participantId);
  if (!view || !record.child) return view;
  const { contributionId: id, change } = record.child;
  const seen = seenOf({ id, change, parts: view.texts[0]?.parts ?? [] }, translations);
  return seen.length === 0 ? view : { ...view, translations: seen };
}

function seenOf(
  words: { readonly id: string; readonly change: number; readonly parts: readonly Part[] },
  translations: readonly TranslationRecord[],
): readonly SharedTranslation[] {
  return translations
    .filter(
      ({ contributionId, change, state }) =>
        contributionId === words.id && change === words.change && (state === 'machine' || state === 'signed'),
    )
    .flatMap((each) => {
      const parts = inTranslation(words.parts, saidIn(each));
      const { language, state, typed } = each;
      return parts ? [{ language, parts, signed: state === 'signed', typed: typed !== null }] : [];
    });
}
