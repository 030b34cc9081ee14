/** `opened`: two leads, or one alone in danger, have read it. `closed` by the team, `withdrawn` by the child. */
export const caseStates = ['sealed', 'opened', 'answered', 'closed', 'withdrawn'] as const;
export type CaseState = (typeof caseStates)[number];

/** `told` is what happened; `reach` is how to reach the child. Each is opened for itself. */
export const caseParts = ['told', 'reach'] as const;
export type CasePart = (typeof caseParts)[number];

/** What one form brings of both: a part that is not there or blank is none. */
export type CaseTexts = { readonly [part in CasePart]?: string | undefined };

export const halves = ['a', 'b'] as const;
export type Half = (typeof halves)[number];

/** Why a lead was given a half: to read with a second one, to seal it to a new lead, or both halves because a life is in danger. */
export type OpeningReason = 'open' | 'reseal' | 'alone';

/** Article 39 and General Comment 25 ¶ 118: what can make good again. */
export const remedies = ['apology', 'correction', 'removal', 'recovery'] as const;
export type Remedy = (typeof remedies)[number];

/** A half given earlier, as the database has it. */
export type Opening = {
  readonly part: CasePart;
  readonly staffId: string;
  readonly half: Half | 'both';
  readonly why: OpeningReason;
  readonly day: string;
};

/**
 * Openings as they hold now. `away`: ids of those who cannot work at the case (any more): the half of one is as one that it had only to
 * hand it on, and another lead can take it. Whoever has both alone keeps them.
 */
export function heldNow<O extends Pick<Opening, 'staffId' | 'why'>>(
  openings: readonly O[],
  away: readonly string[],
): readonly (O & Pick<Opening, 'why'>)[] {
  return openings.map((each) =>
    each.why === 'open' && away.includes(each.staffId) ? { ...each, why: 'reseal' as const } : each,
  );
}

/**
 * The half this lead is given, or undefined when two others have the case. Whoever had a half before keeps that one: nobody
 * is ever given both, except alone.
 */
export function halfFor(
  staffId: string,
  openings: readonly Pick<Opening, 'staffId' | 'half' | 'why'>[],
): Half | undefined {
  const own = openings.find((each) => each.staffId === staffId && each.half !== 'both');
  const taken = (half: Half) =>
    openings.some((each) => each.half === half && each.why === 'open' && each.staffId !== staffId);
  if (own && own.half !== 'both') return taken(own.half) ? undefined : own.half;
  return halves.find((half) => !taken(half));
}

/** Both leads that read together, in the order of their halves; undefined until there are two. */
export function readersOf(openings: readonly Pick<Opening, 'staffId' | 'half' | 'why'>[]) {
  const of = (half: Half) => openings.find((each) => each.half === half && each.why === 'open')?.staffId;
  const [first, second] = [of('a'), of('b')];
  return first !== undefined && second !== undefined ? ([first, second] as const) : undefined;
}

/** Whether this lead reads a part by these openings of it: alone, or as one of both. A half without the other one is nothing read. */
export function readsBy(staffId: string, openings: readonly Pick<Opening, 'staffId' | 'half' | 'why'>[]) {
  const alone = openings.some((each) => each.staffId === staffId && each.why === 'alone');
  return alone || readersOf(openings)?.includes(staffId) === true;
}

/** Leads with a key before anything opens: two read together, and one may be away. */
export const leadsNeeded = 3;
/** A rehearsal counts for so many days. */
export const drillDays = 90;
/** How to reach a child is kept for so many days, or until its case is closed. */
export const reachDays = 30;

/** Minutes that somebody who asked for help waits before the overseer is shown it as well: a day. */
export const lateHelpMinutes = 24 * 60;

/** Stands where a case has the id of a consultation: letters of whoever has no seat. It is no id, so no consultation is called so. */
export const withoutSeat = 'letters';
/** Days after its last line for which a letter is kept. Then its rows go. */
export const letterDays = 180;
/** With so many texts a letter is full: enough to tell, too few to fill a disk with the words of one. A form with two of them is taken whole before. */
export const letterTexts = 30;
