import type { Choice } from '../room/voting.ts';
import { protectLine, type ToldAnswers } from './disclosure/answers.ts';

/** What a child answers to "Is this what we meant?" about one finding. Not to answer is no answer. */
export const meantAnswers = ['yes', 'partly', 'no', 'unclear'] as const;
export type MeantAnswer = (typeof meantAnswers)[number];

/** As which answer to a sentence each of them is drawn: together, an arc over one, apart, a question mark. */
export const meantAs = {
  yes: 'agree',
  partly: 'pass',
  no: 'disagree',
  unclear: 'unclear',
} as const satisfies Record<MeantAnswer, Choice>;

/** How many children gave each answer to one finding, less those no analysis may use; never told as it is. */
export type MeantTally = Readonly<Record<MeantAnswer, number>>;

export const nobodyAnswered: MeantTally = { yes: 0, partly: 0, no: 0, unclear: 0 };

/** The agreement as it may be told. null is hidden, and a page then has words in its place. */
export type MeantTold = {
  readonly children: number | null;
  readonly answers: Readonly<Record<MeantAnswer, number | null>>;
  /** "At least one child said: this is not what we meant." True from the first no on, because an objection stays. */
  readonly objected: boolean;
};

/**
 * The agreement with one finding, protected as a line of the scorecard is: nothing under ten, multiples of five, nothing hidden that can be
 * worked out, and no small group of one mind. That somebody objected is told without a number: who objects to a sentence that
 * speaks for it is not to be outvoted into silence, and is hidden among all who could answer. It is for a release alone: told
 * again after each answer, it would say when the first objection came.
 */
export function meantLine(tally: MeantTally): MeantTold {
  return { ...protectLine(meantAnswers, tally), objected: tally.no > 0 };
}

/** The agreement with one finding as a release told it, for the audit. */
export function meantAsTold(findingId: string, { children, answers }: MeantTold): ToldAnswers {
  const cells = meantAnswers.map((answer) => ({ cell: answer, children: answers[answer] }));
  return { table: { kind: 'meant', subject: findingId, children, cells }, parts: true };
}

/**
 * Which findings a child is asked about: those that rest on a point or statement its words became (`subjects`), and all where
 * none does, or none is left to rest on. In the order given.
 */
export function findingsToCheck<
  Finding extends { readonly evidence: readonly { readonly subject: string }[] },
>(findings: readonly Finding[], subjects: ReadonlySet<string>): readonly Finding[] {
  const own = findings.filter((finding) => finding.evidence.some((each) => subjects.has(each.subject)));
  return own.length > 0 ? own : findings;
}
