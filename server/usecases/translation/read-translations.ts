import { translationsToSign } from '../../../db/queries/translations.ts';
import { isHard } from '../../core/moderation/alike.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Part } from '../../core/room/contribution-text.ts';
import type { Pseudonym } from '../../core/room/pseudonyms.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { inTranslation } from '../../core/translation/translator.ts';
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
  readonly translation: readonly Part[];
  readonly state: 'held' | 'machine' | 'signed';
};

/** Most that one page shows; what was settled makes room for the next. */
const pageOfTranslations = 50;

/**
 * Translations of shown words: first those that wait for a person, then those nobody has read. Hard words are not among them: they are opened
 * at the desk alone, where opening them is counted, and their translation is signed by nobody. None of children whom this person knows.
 * Refusals: `not-allowed`, `not-found`, `training-needed`, `break-needed`.
 */
export async function readTranslations(
  deps: Deps,
  actor: Actor,
  { consultationId }: { consultationId: string },
): Promise<Outcome<readonly TranslationToSign[]>> {
  const found = await atDesk(deps, actor, { deed: 'translation:sign', consultationId, awake: true });
  if (!found.ok) return found;
  const rows = await translationsToSign(found.db, {
    staffId: found.staff.staffId,
    limit: pageOfTranslations,
  });
  return done(
    rows.flatMap(({ record, translation }) => {
      const shared = forChildren(record);
      const parts = shared && inTranslation(shared.parts, translation.texts);
      const { state } = translation;
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
        },
      ];
    }),
  );
}
