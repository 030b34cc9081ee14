import type { Spoken } from './agenda.ts';
import { longestPrompt } from './agenda.ts';

/** How many of those who answered chose something, as it is told: never a number. */
export const pollWords = ['most', 'about-half', 'few'] as const;
export type PollWord = (typeof pollWords)[number];

/** Answers that one quick question can have. */
export const answersOf = { fewest: 2, most: 5 } as const;
/** UTF-16 units of one answer: it is a button. */
export const longestAnswer = 80;
/** k of the disclosure rules: of fewer children nothing is told. */
export const fewestAnswered = 10;

/** One question that whoever leads asks the room, as the database holds it. */
export type RoomPoll = {
  readonly id: string;
  /** `closing`: nobody answers any more, and nothing is told yet. */
  readonly state: 'open' | 'closing' | 'told';
  readonly question: readonly Spoken[];
  /** Each in every language of the question. */
  readonly answers: readonly (readonly Spoken[])[];
  /** A word for each answer once it is told; null: nothing is told of it, or nothing yet. */
  readonly told: readonly PollWord[] | null;
};

/** What children of the room, whoever leads it and a wall see of it. Nobody's answer, and no number. */
export type SeenPoll = Pick<RoomPoll, 'id' | 'state' | 'question' | 'answers' | 'told'>;

/**
 * The words for the answers, from how many children chose each; skips are not among them. Null, nothing is told: fewer than ten answered, or one
 * answer holds more than 90 % and everybody's answer would be known (R562). `most` is more than 60 %, `about-half` 40 to 60 %, `few` less, also
 * nobody. Told once, when nobody answers any more, so that no two words can be held against each other.
 */
export function wordsAfter(counts: readonly number[]): readonly PollWord[] | null {
  const answered = counts.reduce((sum, count) => sum + count, 0);
  if (answered < fewestAnswered || Math.max(...counts) * 10 > answered * 9) return null;
  return counts.map((count) => {
    if (count * 10 > answered * 6) return 'most';
    return count * 10 >= answered * 4 ? 'about-half' : 'few';
  });
}

/** Why a question cannot be asked, or null. Question and two to five answers are each said in every one of these languages. */
export function unfitPoll(
  poll: Pick<RoomPoll, 'question' | 'answers'>,
  languages: readonly string[],
): 'field-missing' | 'choice-unfit' | 'field-too-long' | null {
  const { question, answers } = poll;
  if (answers.length < answersOf.fewest) return 'field-missing';
  if (answers.length > answersOf.most) return 'choice-unfit';
  const whole = (said: readonly Spoken[]) =>
    languages.every((language) => said.some((each) => each.language === language && each.body.trim() !== ''));
  if (![question, ...answers].every(whole)) return 'field-missing';
  const long = (said: readonly Spoken[], most: number) => said.some(({ body }) => body.length > most);
  return long(question, longestPrompt) || answers.some((each) => long(each, longestAnswer))
    ? 'field-too-long'
    : null;
}

/** Serialiser of a quick question, for everybody who sees it. */
export function seenPoll({ id, state, question, answers, told }: RoomPoll): SeenPoll {
  return { id, state, question, answers, told: state === 'told' ? told : null };
}
