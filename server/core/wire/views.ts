import { isHard } from '../moderation/alike.ts';
import type { AppealState } from '../moderation/appeal.ts';
import { type ContributionState, type HiddenSpan, isShown } from '../moderation/decide.ts';
import type { Reason } from '../moderation/reasons.ts';
import type { Finding } from '../moderation/screening.ts';
import { leavesWords, marksIn, type Part, redact } from '../room/contribution-text.ts';
import type { Pseudonym } from '../room/pseudonyms.ts';
import type { SharedTranslation } from '../translation/translator.ts';

/** One contribution as the database holds it, text decoded. Never sent anywhere as it is: each audience has one serialiser below. */
export type ContributionRecord = {
  readonly id: string;
  readonly participantId: string;
  readonly activityId: string;
  readonly anchor: string;
  readonly revision: number;
  /** Raised at every change of state, so that a late event cannot overwrite a newer one. */
  readonly change: number;
  readonly state: ContributionState;
  readonly language: string;
  readonly text: string;
  readonly hidden: readonly HiddenSpan[];
  readonly reason: Reason | null;
  readonly findings: readonly Finding[];
  readonly severity: number;
  readonly seq: number | null;
  readonly day: string;
  readonly pseudonym: Pseudonym;
  /** Of the decision it is in now: an appeal that waits, or that led to it. */
  readonly appeal: AppealState | null;
  /** Whose codes or sheet the child came with; '' for one without. Who knows that group reads none of it; no page ever has it. */
  readonly batchId: string;
};

/** What other children may see. No participant id, no day, no reason. */
export type SharedContribution = {
  readonly id: string;
  readonly seq: number;
  readonly name: Pseudonym;
  readonly language: string;
  readonly parts: readonly Part[];
  /** Only where something is said of them; an event that has it changes nothing else of the words. */
  readonly translations?: readonly SharedTranslation[];
};

/** What its author sees. */
export type OwnContribution = {
  readonly id: string;
  readonly activityId: string;
  readonly anchor: string;
  readonly revision: number;
  readonly change: number;
  readonly state: ContributionState;
  readonly language: string;
  readonly text: string;
  readonly parts: readonly Part[];
  readonly reason: Reason | null;
  /** The very words a limit is about, where a person marked any, and at which UTF-16 unit of the text each of them begins. */
  readonly marked: readonly string[];
  readonly markedAt: readonly number[];
  /** Of refused words: something is left beside what was marked, and it counts. */
  readonly counts: boolean;
  /** Another adult was asked, or has looked. */
  readonly appeal: AppealState | null;
  /** It is decided to be shown and has no place yet: while all write it waits for all others. After closing no words have one. */
  readonly gathered: boolean;
};

/** One statement as the database holds it, text decoded: a seed's words, or the child's contribution it is made of. */
export type StatementRecord = {
  readonly id: string;
  readonly activityId: string;
  /** Only a seed is ever retired. */
  readonly retired: boolean;
  readonly seeds: readonly { readonly language: string; readonly body: string }[];
  readonly child: {
    readonly contributionId: string;
    readonly change: number;
    readonly participantId: string;
    readonly state: ContributionState;
    readonly language: string;
    readonly text: string;
    readonly hidden: readonly HiddenSpan[];
  } | null;
};

/** A statement as a child votes on it. Never who wrote it, only whether this child did. */
export type VotableStatement = {
  readonly id: string;
  readonly from: 'organiser' | 'children';
  readonly mine: boolean;
  /** A seed in each of its languages; a child's own in the one it was written in. */
  readonly texts: readonly { readonly language: string; readonly parts: readonly Part[] }[];
  /** Of a child's own, where there are any: beside its words, and never instead of them. */
  readonly translations?: readonly SharedTranslation[];
};

/** What a moderator's desk sees. The pseudonym, never the participant id. `sinceMinute` is minutes since 1970 (UTC). */
export type DeskItem = {
  readonly id: string;
  readonly activityId: string;
  readonly anchor: string;
  readonly revision: number;
  readonly change: number;
  readonly state: ContributionState;
  readonly name: Pseudonym;
  readonly language: string;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly severity: number;
  readonly sinceMinute: number;
  readonly claim: { readonly staffId: string; readonly staffName: string; readonly untilMs: number } | null;
};

/** What the second person sees of an appeal: no participant, and not who decided first, only whether it was itself. */
export type SecondLook = {
  readonly id: string;
  readonly activityId: string;
  readonly anchor: string;
  readonly change: number;
  readonly state: ContributionState;
  readonly name: Pseudonym;
  readonly language: string;
  readonly text: string;
  /** As others see it, where a part was hidden. */
  readonly parts: readonly Part[];
  readonly reason: Reason | null;
  readonly findings: readonly Finding[];
  /** What the first person marked: it stays so unless the second takes it away. */
  readonly hidden: readonly HiddenSpan[];
  /** Folded until it is asked for. */
  readonly hard: boolean;
  readonly dueMinute: number;
  readonly own: boolean;
};

/** The same in a list, where nobody reads it yet. */
export type SecondRow = Omit<SecondLook, 'text' | 'parts' | 'findings' | 'hidden' | 'hard'>;

/**
 * Serialiser of the children's audience. Answers undefined for whatever no person decided to show: this one function,
 * not a filter in a query, is why nothing unread can reach another child.
 */
export function forChildren(record: ContributionRecord): SharedContribution | undefined {
  if (!isShown(record.state) || record.seq === null) return undefined;
  return {
    id: record.id,
    seq: record.seq,
    name: record.pseudonym,
    language: record.language,
    parts: record.state === 'redacted' ? redact(record.text, record.hidden) : [{ text: record.text }],
  };
}

/**
 * Serialiser of those who vote, for one of them. As with `forChildren`: whatever no person decided to show is undefined,
 * whoever asks.
 */
export function forVoters(record: StatementRecord, participantId: string): VotableStatement | undefined {
  const { id, child } = record;
  if (record.retired) return undefined;
  if (child === null) {
    const texts = record.seeds.map(({ language, body }) => ({ language, parts: [{ text: body }] }));
    return { id, from: 'organiser', mine: false, texts };
  }
  if (!isShown(child.state)) return undefined;
  const parts = redact(child.text, child.hidden);
  const mine = child.participantId === participantId;
  return { id, from: 'children', mine, texts: [{ language: child.language, parts }] };
}

/** Shown to nobody but their author; what is left of them without the marks counts. */
function keptBack(state: ContributionState): boolean {
  return state === 'refused' || state === 'returned';
}

/** Serialiser of the author's audience. A withdrawn or erased contribution carries no words. */
export function forAuthor(record: ContributionRecord): OwnContribution {
  const gone = record.state === 'withdrawn' || record.state === 'erased';
  // Words that wait stand there whole, also where a part was hidden before (R968).
  const hidden = record.state === 'held' ? [] : record.hidden;
  return {
    id: record.id,
    activityId: record.activityId,
    anchor: record.anchor,
    revision: record.revision,
    change: record.change,
    state: record.state,
    language: record.language,
    text: gone ? '' : record.text,
    // Refused and returned words stand there whole for their author, with what was marked beside them: nothing of them is shown to others.
    parts: gone ? [] : keptBack(record.state) ? [{ text: record.text }] : redact(record.text, hidden),
    reason: record.reason,
    ...marksIn(record.text, gone ? [] : hidden),
    counts: keptBack(record.state) && leavesWords(record.text, record.hidden),
    appeal: record.appeal,
    gathered: isShown(record.state) && record.seq === null,
  };
}

/** Serialiser of the desk's audience. */
export function forDesk(
  record: ContributionRecord,
  wait: { readonly sinceMinute: number; readonly claim: DeskItem['claim'] },
): DeskItem {
  return {
    id: record.id,
    activityId: record.activityId,
    anchor: record.anchor,
    revision: record.revision,
    change: record.change,
    state: record.state,
    name: record.pseudonym,
    language: record.language,
    text: record.text,
    findings: record.findings,
    severity: record.severity,
    sinceMinute: wait.sinceMinute,
    claim: wait.claim,
  };
}

/** Serialiser of a desk whose person has a break: that something waits, and none of its words. */
export function forResting(item: DeskItem): DeskItem {
  return { ...item, text: '', findings: [] };
}

/** Serialiser of the list of appeals: no words. */
export function forSecondRow(
  record: ContributionRecord,
  wait: { readonly dueMinute: number; readonly own: boolean },
): SecondRow {
  return {
    id: record.id,
    activityId: record.activityId,
    anchor: record.anchor,
    change: record.change,
    state: record.state,
    name: record.pseudonym,
    language: record.language,
    reason: record.reason,
    dueMinute: wait.dueMinute,
    own: wait.own,
  };
}

/** Serialiser of whoever looks again after an appeal. */
export function forSecondLook(
  record: ContributionRecord,
  wait: { readonly dueMinute: number; readonly own: boolean },
): SecondLook {
  return {
    ...forSecondRow(record, wait),
    text: record.text,
    parts: redact(record.text, record.hidden),
    findings: record.findings,
    hidden: record.hidden,
    hard: isHard(record),
  };
}
