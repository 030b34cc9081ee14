import { isHard } from '../moderation/alike.ts';
import type { Anew } from '../moderation/appeal.ts';
import { type Part, redact } from '../room/contribution-text.ts';
import { type ContributionRecord, type DeskItem, forDesk } from './views.ts';

/** What a moderator sees of words that are shown, in a list; none of a hard text, which is opened by itself. */
export type ShownRow = Pick<DeskItem, 'id' | 'state' | 'name' | 'language'> & {
  readonly parts: readonly Part[] | null;
  /** A child says that something is wrong with it, and no person has looked. Nothing says which one. */
  readonly reported: boolean;
};

/** One of them, to be decided anew. */
export type ShownWords = {
  readonly item: DeskItem;
  /** As others see it. */
  readonly parts: readonly Part[];
  readonly hard: boolean;
  /** How far whoever reads it may decide anew: all the way where no second look stands. */
  readonly anew: Anew;
  /** As in the list. */
  readonly reported: boolean;
};

/** Serialiser of the list of what is shown. */
export function forShownRow(record: ContributionRecord, reported: boolean): ShownRow {
  const { id, state, language } = record;
  const parts = isHard(record) ? null : redact(record.text, record.hidden);
  return { id, state, name: record.pseudonym, language, parts, reported };
}

/** Serialiser of whoever decides anew on what is shown. It waits for nobody. */
export function forShown(
  record: ContributionRecord,
  { reported, anew }: Pick<ShownWords, 'reported' | 'anew'>,
): ShownWords {
  return {
    item: forDesk(record, { sinceMinute: 0, claim: null }),
    parts: redact(record.text, record.hidden),
    hard: isHard(record),
    anew,
    reported,
  };
}
