import type { ProtectedTable } from './disclosure/small-numbers.ts';

export const evidenceKinds = ['statement', 'poll', 'point'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/**
 * What a finding rests on. `subject` is the id of a statement, of a poll's activity or of a point; `cell` the name of a
 * choice, the position of an option, or '' for a point.
 */
export type Evidence = { readonly kind: EvidenceKind; readonly subject: string; readonly cell: string };

/** The same with its number as it is told; null when it may not be told (any more). */
export type EvidenceShown = Evidence & { readonly children: number | null };

/** Words for children, in one language at one level. */
export type PlainText = { readonly language: string; readonly level: string; readonly body: string };

/** What somebody wrote beside what the program says in another language: nobody translates it. */
export type Added = { readonly language: string; readonly words: string };

/** Words for children, some of which the program says. */
export type SpokenText = PlainText & { readonly added?: Added };

/** What a decision-maker can answer to a finding. */
export const responseDecisions = ['yes', 'partly', 'no', 'later'] as const;
export type ResponseDecision = (typeof responseDecisions)[number];

/** What became of an answer that promised something. */
export const deedStates = ['done', 'not-done'] as const;
export type DeedState = (typeof deedStates)[number];

export type FindingResponse = {
  readonly findingId: string;
  readonly decision: ResponseDecision;
  readonly texts: readonly { readonly language: string; readonly body: string }[];
  /** The same in words for children, by level; none in an answer from before they were asked for. */
  readonly plain: readonly PlainText[];
  /** By when it is done, or by when they will know; '' after a no, and in an answer from before. */
  readonly dueDay: string;
  readonly signedBy: string;
  readonly day: string;
  /** What became of it; null while nobody said. */
  readonly deed: {
    readonly state: DeedState;
    readonly texts: readonly { readonly language: string; readonly body: string }[];
    readonly signedBy: string;
    readonly day: string;
  } | null;
  /** What it said before it was given anew with another decision or another day, in its order. */
  readonly before: readonly SaidBefore[];
};

export type SaidBefore = {
  readonly decision: ResponseDecision;
  readonly dueDay: string;
  readonly day: string;
};

/** Numbers that may be told, by what they are evidence for. */
export type Tables = {
  readonly tables: readonly ProtectedTable[];
  readonly points: readonly { readonly id: string; readonly children: number | null }[];
};

/** The number a piece of evidence has, or null when there is none, or none that may be told. */
export function numberOf(evidence: Evidence, told: Tables): number | null {
  if (evidence.kind === 'point') {
    return evidence.cell === ''
      ? (told.points.find((point) => point.id === evidence.subject)?.children ?? null)
      : null;
  }
  const table = told.tables.find((each) => each.kind === evidence.kind && each.subject === evidence.subject);
  return table?.cells.find((each) => each.cell === evidence.cell)?.children ?? null;
}

/** Is there a number in these tables that a finding could rest on? */
export function canRest(tables: readonly ProtectedTable[]): boolean {
  return tables.some(({ cells }) => cells.some(({ children }) => children !== null));
}

/**
 * Does part of a finding rest on nothing any more: a number of it is hidden by now, or the program can no longer say of its numbers what it
 * was to say? It may still rest on another one, and would be signed with a gap.
 */
export function isUnfounded(finding: {
  readonly evidence: readonly EvidenceShown[];
  readonly unsaid?: string;
}): boolean {
  return finding.unsaid !== undefined || finding.evidence.some(({ children }) => children === null);
}
