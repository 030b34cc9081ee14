import type { Finding } from '../moderation/screening.ts';
import type { Part, TextBound } from '../room/contribution-text.ts';

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

/** Where words go to be translated: `here`, to a program on this machine; `elsewhere`, to another machine over a network; `none`, nowhere. */
export const translatesWhere = ['none', 'here', 'elsewhere'] as const;

/**
 * Whoever translates for this site. It answers with a value, also when it fails; it never throws and keeps no word.
 */
export type Translator = {
  readonly where: (typeof translatesWhere)[number];
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
  /** What the program made of them. */
  readonly texts: readonly string[];
  readonly signedBy: string;
  /** What a person wrote in its place; null where nobody did. */
  readonly typed: readonly string[] | null;
  readonly typedBy: string;
  /** How often people signed it or wrote it anew. */
  readonly round: number;
};

/**
 * The same words in another language, beside the original and never instead of it. `signed`: a person read both; `typed`: a person wrote
 * it. Not who.
 */
export type SharedTranslation = {
  readonly language: string;
  readonly parts: readonly Part[];
  readonly signed: boolean;
  readonly typed: boolean;
};

/** Of one text, in UTF-16 units: the longest a child may send is 8,000, and few languages need twice the room. */
export const longestTranslation = 16_000;

/**
 * The most one text of a translation may hold. A thousand Chinese signs are four or five thousand letters in French or Russian: by the bound of
 * a contribution the longest words of a child would have no translation, and a person could not write it either.
 */
export const translationBound: TextBound = { graphemes: 8_000, units: longestTranslation };

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
function withSpacesOf(original: string, translation: string): string {
  const before = /^\s*/u.exec(original)?.[0] ?? '';
  const after = /\s*$/u.exec(original)?.[0] ?? '';
  return `${before}${translation.trim()}${after}`;
}

/**
 * Texts in the places of these originals, each with the spaces that stood there: `said` has one for every original with a word in it, in
 * order, and an original without any stays as it is. Undefined where it has another number of them: then they are of other words.
 */
export function inPlaces(
  originals: readonly string[],
  said: readonly string[],
): readonly string[] | undefined {
  if (originals.filter(hasWords).length !== said.length) return undefined;
  let at = 0;
  return originals.map((text) => (hasWords(text) ? withSpacesOf(text, said[at++] ?? '') : text));
}

/** What children read of a translation: what a person wrote, else what the program made. */
export function saidIn({ texts, typed }: Pick<TranslationRecord, 'texts' | 'typed'>): readonly string[] {
  return typed ?? texts;
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
