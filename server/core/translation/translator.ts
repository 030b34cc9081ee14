import type { Finding } from '../moderation/screening.ts';
import type { Part } from '../room/contribution-text.ts';

/** Texts of one contribution, in order, from one language into another; tags as the product has them: en, ar, zh. */
export type TranslationJob = {
  readonly from: string;
  readonly to: string;
  readonly texts: readonly string[];
};

/**
 * Why there is no translation: `unsupported`, nobody here knows this pair; `too-slow` and `too-long`, a limit ended it; `unreadable`,
 * what came back is no translation; `unreachable`, nobody answers at all, and later somebody may.
 */
export const translationFailures = [
  'unsupported',
  'too-slow',
  'too-long',
  'unreadable',
  'unreachable',
] as const;
export type TranslationFailure = (typeof translationFailures)[number];

export type Translated =
  | { readonly ok: true; readonly texts: readonly string[] }
  | { readonly ok: false; readonly failure: TranslationFailure };

/**
 * Whoever translates for this site. `here`: a program on this machine. `elsewhere`: another machine, which words reach over a
 * network. `none`: nobody. It answers with a value, also when it fails; it never throws and keeps no word.
 */
export type Translator = {
  readonly where: 'none' | 'here' | 'elsewhere';
  readonly knows: (pair: { readonly from: string; readonly to: string }) => Promise<boolean>;
  readonly translate: (job: TranslationJob) => Promise<Translated>;
};

/** One translation as the database holds it, its texts decoded: those of the shown parts of words as they were at one change. */
export type TranslationRecord = {
  readonly contributionId: string;
  readonly language: string;
  readonly change: number;
  /** db/schema/translations.ts says what each means; children see `machine` and `signed`. */
  readonly state: 'machine' | 'signed' | 'held' | 'none' | 'removed';
  readonly texts: readonly string[];
  readonly signedBy: string;
};

/** The same words in another language, beside the original and never instead of it. `signed`: a person read both. Not by whom. */
export type SharedTranslation = {
  readonly language: string;
  readonly parts: readonly Part[];
  readonly signed: boolean;
};

/** Of one text, in UTF-16 units: the longest a child may send is 8,000, and few languages need twice the room. */
export const longestTranslation = 16_000;

/** Remarks on the text itself: nothing in it says who somebody is or where, and nothing of harm. */
const harmless: ReadonlySet<Finding['reason']> = new Set(['length', 'repeat', 'hurt']);

/**
 * May words with these findings be handed to whoever translates? On this machine nothing leaves, so yes. Elsewhere nothing goes in which
 * a screen sees a way to find a person, a name, a place, or harm, whatever a moderator thought of showing it here.
 */
export function mayLeave(where: Translator['where'], findings: readonly Finding[]): boolean {
  if (where === 'none') return false;
  return where === 'here' || findings.every(({ reason }) => harmless.has(reason));
}

/** A part without a letter (a full stop between two hidden names) is the same in every language. */
export function hasWords(text: string): boolean {
  return /\p{L}/u.test(text);
}

/** The translation of a part with the spaces that stood around it, which join it to its neighbours. */
export function withSpacesOf(original: string, translation: string): string {
  const before = /^\s*/u.exec(original)?.[0] ?? '';
  const after = /\s*$/u.exec(original)?.[0] ?? '';
  return `${before}${translation.trim()}${after}`;
}

/** What is translated of shown words: what is seen, part by part. What was hidden is never handed to anybody. */
export function textsOf(parts: readonly Part[]): readonly string[] {
  return parts.flatMap((part) => ('text' in part ? [part.text] : []));
}

/**
 * The parts of shown words with their translation in place of the text, hidden parts where they were. Undefined where it does not have as
 * many texts as the words: then it is of other words.
 */
export function inTranslation(parts: readonly Part[], texts: readonly string[]): readonly Part[] | undefined {
  if (textsOf(parts).length !== texts.length) return undefined;
  let at = 0;
  return parts.map((part) => ('text' in part ? { text: texts[at++] ?? '' } : part));
}
