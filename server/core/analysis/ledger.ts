import { daysBetween, oldestDay } from '../consultation/days.ts';
import type { ConsultationState } from '../consultation/lifecycle.ts';
import type { FindingResponse, ResponseDecision, SaidBefore } from './findings.ts';

/**
 * Where a finding stands. `owed` and `late`: no answer; `more-time`: they asked for more time, and its day is not over;
 * `promised` and `overdue`: a yes or a part of one that nobody has said is done; `done`, `not-done`: they said so; `no`: that
 * was the answer.
 */
export const ledgerStates = [
  'late',
  'overdue',
  'owed',
  'more-time',
  'promised',
  'not-done',
  'done',
  'no',
] as const;
export type LedgerState = (typeof ledgerStates)[number];

export type LedgerStand = {
  readonly state: LedgerState;
  /** The day something is owed by, as YYYY-MM-DD; '' when nothing is owed any more, or no day was ever said. */
  readonly dueDay: string;
  /** Whole days since that day; 0 when it is not over. */
  readonly daysLate: number;
};

/**
 * The day by which it is judged now whether something is late. A release names no zone and outlives the consultation that had one, so a
 * day is over for everybody who reads it once it is over everywhere on earth, and nobody is called late on the day that was promised.
 */
export function judgedOn(nowMs: number): string {
  return oldestDay(nowMs);
}

/** The last day that an answer may name, ten years after the one on which it is given: what is never late was never promised. */
export function farthestDay(day: string): string {
  return `${Number(day.slice(0, 4)) + 10}${day.slice(4)}`;
}

/**
 * Where one finding stands `today` (`judgedOn`). `answerDay` was fixed before the consultation opened; an answer that asks for more time
 * moves the day, in public, and an answer from before answers had a day of their own keeps that of the consultation.
 */
export function standOf(of: {
  readonly answerDay: string;
  readonly response: Pick<FindingResponse, 'decision' | 'dueDay' | 'deed'> | null;
  readonly today: string;
}): LedgerStand {
  const { response, today, answerDay } = of;
  const by = (dueDay: string, states: { readonly before: LedgerState; readonly after: LedgerState }) => {
    const daysLate = dueDay === '' ? 0 : daysBetween(dueDay, today);
    return { state: daysLate > 0 ? states.after : states.before, dueDay, daysLate };
  };
  if (!response) return by(answerDay, { before: 'owed', after: 'late' });
  switch (response.decision) {
    case 'no':
      return { state: 'no', dueDay: '', daysLate: 0 };
    case 'later':
      return by(response.dueDay || answerDay, { before: 'more-time', after: 'late' });
    default:
      return response.deed
        ? { state: response.deed.state, dueDay: '', daysLate: 0 }
        : by(response.dueDay, { before: 'promised', after: 'overdue' });
  }
}

/** A day that was moved: from which to which, and when that was said. */
export type MovedDay = { readonly from: string; readonly to: string; readonly day: string };

/** Of what an answer names a day: by when it is done, or by when they will know. A no names none. */
const dayOf = {
  yes: 'done',
  partly: 'done',
  later: 'known',
  no: null,
} as const satisfies Record<ResponseDecision, string | null>;

/**
 * How often the day that an answer names was moved, the first time first: who asks for more time moves the day that was fixed before the
 * consultation opened. A no in between, or a promise after more time, does not hide that an earlier day for the same was given up.
 */
export function movedDays(
  response: Pick<FindingResponse, 'decision' | 'dueDay' | 'day' | 'before'>,
  { answerDay }: { readonly answerDay: string },
): readonly MovedDay[] {
  const kind = dayOf[response.decision];
  const named = [...response.before, response].filter(
    ({ decision }) => kind !== null && dayOf[decision] === kind,
  );
  const fixed = kind === 'known' ? [{ dueDay: answerDay, day: '' }] : [];
  const days = [...fixed, ...named].filter(({ dueDay }) => dueDay !== '');
  return days.flatMap(({ dueDay, day }, at) => {
    const from = days[at - 1]?.dueDay ?? dueDay;
    return from === dueDay ? [] : [{ from, to: dueDay, day }];
  });
}

/** Every answer that stood before one with another decision, the first time first: a promise is not taken back without a trace. */
export function answersBefore({
  before,
  decision,
}: Pick<FindingResponse, 'decision' | 'before'>): readonly SaidBefore[] {
  return before.filter((said, at) => said.decision !== (before[at + 1]?.decision ?? decision));
}

/**
 * Does another decision keep, in one language, the words of the answer before it while another language has new ones? Then they are
 * left over, and whoever reads that language would read the reason of what was decided before.
 */
export function mixesAnswers(
  before: Pick<FindingResponse, 'decision' | 'texts' | 'plain'>,
  now: Pick<FindingResponse, 'decision' | 'texts' | 'plain'>,
): boolean {
  if (now.decision === before.decision) return false;
  const wordsIn = ({ texts, plain }: typeof now, tag: string) =>
    [...texts.map((text) => ({ ...text, level: '' })), ...plain]
      .filter(({ language }) => language === tag)
      .map(({ level, body }) => `${level} ${body}`)
      .sort()
      .join('\n');
  const both = now.texts
    .map(({ language }) => language)
    .filter((tag) => before.texts.some(({ language }) => language === tag));
  const kept = both.filter((tag) => wordsIn(now, tag) === wordsIn(before, tag));
  return kept.length > 0 && kept.length < both.length;
}

/** Is this an answer yet? Who asks for more time owes one still. */
export const isAnswer = (given: Pick<FindingResponse, 'decision'> | null): boolean =>
  given !== null && given.decision !== 'later';

/** How many of these findings are answered. */
export function answeredIn(
  findings: readonly { readonly id: string }[],
  responses: readonly Pick<FindingResponse, 'findingId' | 'decision'>[],
): number {
  const answered = new Set(responses.filter(isAnswer).map(({ findingId }) => findingId));
  return findings.filter(({ id }) => answered.has(id)).length;
}

/**
 * As what a consultation is called, by its answers: they can be changed after the last one moved its state, and a stop can come between the
 * two. Where no finding is owed one, and before anything is published, its state says it.
 */
export function stateByAnswers(
  state: ConsultationState,
  {
    findings,
    responses,
  }: {
    readonly findings: readonly { readonly id: string }[];
    readonly responses: readonly Pick<FindingResponse, 'findingId' | 'decision'>[];
  },
): ConsultationState {
  if ((state !== 'published' && state !== 'answered') || findings.length === 0) return state;
  return answeredIn(findings, responses) < findings.length ? 'published' : 'answered';
}

/** The findings of a release with which its decision-maker is late `today` (`judgedOn`): no answer by its day, or a promise of which nobody said what became. */
export function lateIn<F extends { readonly id: string }>(of: {
  readonly answerDay: string;
  readonly findings: readonly F[];
  readonly responses: readonly Pick<FindingResponse, 'findingId' | 'decision' | 'dueDay' | 'deed'>[];
  readonly today: string;
}): readonly F[] {
  const { answerDay, findings, responses, today } = of;
  return findings.filter(({ id }) => {
    const response = responses.find(({ findingId }) => findingId === id) ?? null;
    return standOf({ answerDay, response, today }).daysLate > 0;
  });
}

/**
 * The first day by which anything of a release is owed an answer, its own or the one that was asked for with more time; null where nothing
 * is. `owes`: something of it is owed one at all (`owesAnswer`).
 */
export function owedBy(of: {
  readonly answerDay: string;
  readonly owes: boolean;
  readonly findings: readonly { readonly id: string }[];
  readonly responses: readonly Pick<FindingResponse, 'findingId' | 'decision' | 'dueDay'>[];
}): string | null {
  const { answerDay, owes, findings, responses } = of;
  if (!owes) return null;
  if (findings.length === 0) return answerDay || null;
  const days = findings.flatMap(({ id }) => {
    const given = responses.find(({ findingId }) => findingId === id) ?? null;
    return isAnswer(given) ? [] : [given?.dueDay || answerDay];
  });
  return days.sort()[0] || null;
}

/**
 * The day something was last said about a finding: its publication, its answer, which may be newer than what was said of its promise, that,
 * and every change that names it.
 */
export function lastWordOf(of: {
  readonly published: string;
  readonly response: Pick<FindingResponse, 'day' | 'deed'> | null;
  readonly changes?: readonly { readonly day: string }[];
}): string {
  const said = [of.response, of.response?.deed, ...(of.changes ?? [])].flatMap((each) => each?.day ?? []);
  return [of.published, ...said].sort().at(-1) ?? of.published;
}
