import { auditAnswers, auditBetween, protectLine, type ToldAnswers } from './disclosure/answers.ts';
import { rounding, smallGroup } from './disclosure/small-numbers.ts';

/**
 * The nine basic requirements of General Comment No. 12 (2009), ¶ 134 (a)–(i), in its order. Children judge each of them
 * once a consultation is over.
 */
export const requirements = [
  'transparent',
  'voluntary',
  'respectful',
  'relevant',
  'child-friendly',
  'inclusive',
  'training',
  'safe',
  'accountable',
] as const;
export type Requirement = (typeof requirements)[number];

/** "Yes, it was so", "so-so", "no, it was not". Not to answer is no mark. */
export const marks = ['yes', 'partly', 'no'] as const;
export type Mark = (typeof marks)[number];

/** As it is stored. */
export const storedMark = { yes: 1, partly: 0, no: -1 } as const satisfies Readonly<Record<Mark, number>>;

/** A mark from the database; undefined for a number that stands for none. */
export function markOf(stored: number): Mark | undefined {
  return marks.find((mark) => storedMark[mark] === stored);
}

/**
 * The place of the words that children say about the process: an activity that every consultation has and no list shows. It
 * takes words when all others have closed, so that they are screened, held, decided, contested and erased as any others.
 */
export const processActivity = 'what-of-how-it-was-000';
export type ProcessActivity = typeof processActivity;

/** How many children gave each mark to one requirement; never told as it is. */
export type MarkTally = Readonly<Record<Mark, number>>;

/** One line as it may be told. null is hidden. */
export type ScoreLine = {
  readonly requirement: Requirement;
  readonly children: number | null;
  readonly marks: Readonly<Record<Mark, number | null>>;
};

/** A line is told anew only after so many more children marked it: what two tellings differ by is never one child. */
export const childrenToRenew = 10;

/** Have enough children marked this line for it to be told (anew)? `told` is how many had when it was told last, 0 for never. */
export function mayRenew(children: number, told: number): boolean {
  return children - told >= childrenToRenew;
}

/**
 * Does a line beside the one that was told before it leave open what those said who came between? Where it does not it is not told anew yet:
 * after 10 yes of 20, with 20 of 30 nearly all of the ten who came said yes. Nor where so many changed their minds that no children
 * could have said both. Of so many that they may be told to be of one mind (R211) nothing has to be open.
 */
export function leavesOpen(before: ScoreLine, now: ScoreLine): boolean {
  const came = (now.children ?? 0) - (before.children ?? 0);
  if (came >= smallGroup + rounding - 1) return true;
  return auditBetween(scoreAsTold('before', before), scoreAsTold('now', now)).length === 0;
}

/** Does a page tell other lines than a release that was signed before it? */
export function toldSince(released: readonly ScoreLine[], now: readonly ScoreLine[]): boolean {
  const numbers = (lines: readonly ScoreLine[]) =>
    JSON.stringify(scorecard(lines).map(({ children, marks: of }) => [children, of.yes, of.partly, of.no]));
  return numbers(released) !== numbers(now);
}

/** One line, protected: nothing under ten, multiples of five, nothing hidden that can be worked out, and no small group of one mind. */
export function scoreLine(requirement: Requirement, tally: MarkTally): ScoreLine {
  const { children, answers } = protectLine(marks, tally);
  return { requirement, children, marks: answers };
}

/** A line as it was told, for the audit. `telling`: it is told anew, of other children, so each telling has a name of its own. */
export function scoreAsTold(telling: string, line: ScoreLine): ToldAnswers {
  const cells = marks.map((mark) => ({ cell: mark, children: line.marks[mark] }));
  return {
    table: { kind: 'score', subject: `${telling} ${line.requirement}`, children: line.children, cells },
    parts: true,
  };
}

/**
 * All nine lines in their order: what was never told stands there with nothing in it. Of one that was told by an older rule and
 * says what it hides, only how many marked it is still told.
 */
export function scorecard(told: readonly ScoreLine[]): readonly ScoreLine[] {
  const noMarks = { yes: null, partly: null, no: null };
  return requirements.map((requirement) => {
    const line = told.find((each) => each.requirement === requirement);
    if (!line) return { requirement, children: null, marks: noMarks };
    return auditAnswers([[scoreAsTold('', line)]]).length > 0 ? { ...line, marks: noMarks } : line;
  });
}
