import { translationsToSign } from '../../../db/queries/translation/translations.ts';
import { hardShown, isHard } from '../../core/moderation/alike.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Part } from '../../core/room/contribution-text.ts';
import type { Pseudonym } from '../../core/room/pseudonyms.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { hasWords, inTranslation, saidIn, textsOf } from '../../core/translation/translator.ts';
import { forChildren } from '../../core/wire/views.ts';
import type { Deps } from '../deps.ts';
import { atDesk } from '../moderation/at-desk.ts';

/** Words as children see them and their translation, for a person who reads both. */
export type TranslationToSign = {
  readonly id: string;
  readonly change: number;
  readonly name: Pseudonym;
  readonly from: string;
  readonly parts: readonly Part[];
  readonly to: string;
  /** What children see of it once they do: what a person wrote, else what the program made. */
  readonly translation: readonly Part[];
  readonly state: 'held' | 'machine' | 'signed';
  /** What people did with it so far, as a number to send along. */
  readonly round: number;
  /** Who wrote what stands in `translation`. */
  readonly by: 'machine' | 'you' | 'person';
  /** What the program made, where a person wrote something else. */
  readonly made: readonly Part[] | null;
  /** The texts of it that have words and can be written anew, in order. */
  readonly worded: readonly string[];
};

/** Translations on one page. */
const onePage = 50;

/**
 * Translations of shown words: first those that wait for a person, then those nobody has read. Hard words are not among them: they are opened
 * at the desk alone, where opening them is counted, and their translation is signed by nobody. None of children whom this person knows. `page` counts from 0.
 * Refusals: `not-allowed`, `not-found`, `training-needed`, `break-needed`.
 */
export async function readTranslations(
  deps: Deps,
  actor: Actor,
  { consultationId, page = 0 }: { consultationId: string; page?: number },
): Promise<Outcome<{ translations: readonly TranslationToSign[]; more: boolean }>> {
  const found = await atDesk(deps, actor, { deed: 'translation:sign', consultationId, awake: true });
  if (!found.ok) return found;
  const rows = await translationsToSign(found.db, {
    staffId: found.staff.staffId,
    offset: page * onePage,
    limit: onePage + 1,
    hard: hardShown,
  });
  return done({
    more: rows.length > onePage,
    translations: rows.slice(0, onePage).flatMap(({ record, translation }) => {
      const shared = forChildren(record);
      const parts = shared && inTranslation(shared.parts, saidIn(translation));
      const { state, typed, typedBy, round } = translation;
      if (!shared || !parts || isHard(record) || state === 'none' || state === 'removed') return [];
      return [
        {
          id: record.id,
          change: translation.change,
          name: record.pseudonym,
          from: record.language,
          parts: shared.parts,
          to: translation.language,
          translation: parts,
          state,
          round,
          by: typed === null ? 'machine' : typedBy === found.staff.staffId ? 'you' : 'person',
          made: typed === null ? null : (inTranslation(shared.parts, translation.texts) ?? null),
          worded: textsOf(shared.parts).flatMap((original, at) =>
            hasWords(original) ? [(saidIn(translation)[at] ?? '').trim()] : [],
          ),
        },
      ];
    }),
  });
}
