import { rounding, threshold } from '../analysis/disclosure/small-numbers.ts';
import { daysAfter } from '../consultation/days.ts';

/** What a complaint can be about, in the order in which it is asked. None of them asks who somebody is. */
export const complaintKinds = [
  'safety',
  'adult',
  'words',
  'privacy',
  'unfair',
  'answer',
  'broken',
  'other',
] as const;
export type ComplaintKind = (typeof complaintKinds)[number];

/** Alone, or so that others can join, or an adult or an organisation in a child's place. */
export const complaintWays = ['alone', 'together', 'representative'] as const;
export type ComplaintWay = (typeof complaintWays)[number];

/** `again`: an answer did not help, and the overseer looks once more. */
export const complaintStates = ['received', 'reading', 'answered', 'again', 'closed', 'escalated'] as const;
export type ComplaintState = (typeof complaintStates)[number];

export const outcomes = ['agreed', 'partly', 'not-agreed'] as const;
export type ComplaintOutcome = (typeof outcomes)[number];

/** UTF-16 units of an answer, and of a public word. What is complained about is bounded as every child's words are. */
export const longestAnswer = 4_000;
/** Who audited this site from outside. */
export const longestAuditor = 300;

/** Days until an answer is due. */
const dueDays = { safety: 7, other: 30 } as const;
/** Days after an answer in which it can be said that it did not help. */
export const replyDays = 30;
/** Days for which a complaint that is over can still be read with its receipt. Then its rows go. */
export const keptDays = 180;

/** The day by which whoever complains on `day` is answered: seven days where somebody may be in danger, else thirty. */
export function dueAfter(day: string, kind: ComplaintKind): string {
  return daysAfter(day, kind === 'safety' ? dueDays.safety : dueDays.other);
}

/** As which day a first answer counts, `judged` by `judgedOn`: one that comes on the day that was promised, anywhere on earth, is in time. */
export function answeredOn(askedDay: string, judged: string): string {
  const [, later = judged] = [askedDay, judged].sort();
  return later;
}

/** Whether the first answer came, or can still come, by its day. `today` is the day of `judgedOn`, and so was that of the answer. `null`: it is open and not late. */
export function isOnTime(
  of: { readonly kind: ComplaintKind; readonly day: string; readonly answeredDay: string | null },
  today: string,
): boolean | null {
  const due = dueAfter(of.day, of.kind);
  if (of.answeredDay !== null) return of.answeredDay <= due;
  return today > due ? false : null;
}

/** Whether it waits for an answer that was due before `today` (`judgedOn`): the first by its kind, the second by the day that was told. */
export function isLate(
  of: Parameters<typeof isOnTime>[0] & { readonly state: ComplaintState; readonly dueDay: string },
  today: string,
): boolean {
  if (roundToAnswer(of.state) === undefined) return false;
  return of.state === 'again' ? today > of.dueDay : isOnTime(of, today) === false;
}

/** The overseer may answer what waits for an answer: the first time, and once more. Undefined: not now. */
export function roundToAnswer(state: ComplaintState): 1 | 2 | undefined {
  if (state === 'received' || state === 'reading') return 1;
  return state === 'again' ? 2 : undefined;
}

/**
 * What becomes of a complaint when a receipt says whether the answer helped. "It did not" leads to a second look once, and
 * then out of this house. "It helped" ends it where whoever began it says so and nobody else has a receipt; else that is noted, and who joined
 * may still say that it did not. Undefined: nothing to say now.
 */
export function afterReply(of: {
  readonly state: ComplaintState;
  readonly rounds: number;
  readonly begun: boolean;
  /** How many hold a receipt. */
  readonly receipts: number;
  readonly felt: 'helped' | 'not-helped';
}): ComplaintState | undefined {
  if (of.state !== 'answered') return undefined;
  if (of.felt === 'helped') return of.begun && of.receipts === 1 ? 'closed' : 'answered';
  return of.rounds < 2 ? 'again' : 'escalated';
}

/** Whether it is over in this house: nobody joins it any more, and from that day on its 180 days are counted. */
export function isSettled(state: ComplaintState): boolean {
  return state === 'closed' || state === 'escalated';
}

/** How many others said the same, as anybody may know: none, few, or a number rounded down. */
export type Others = { readonly say: 'none' | 'few' } | { readonly say: 'many'; readonly count: number };

/** `receipts`: all of a complaint, one's own among them. */
export function othersOf(receipts: number): Others {
  const others = receipts - 1;
  if (others < 1) return { say: 'none' };
  return others < threshold
    ? { say: 'few' }
    : { say: 'many', count: Math.floor(others / rounding) * rounding };
}

/** Months after which an independent audit is too old to open anything. */
const auditMonths = 12;

/** The last day on which an audit of `day` still counts. */
export function auditGoodUntil(day: string): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + auditMonths, date)).toISOString().slice(0, 10);
}
