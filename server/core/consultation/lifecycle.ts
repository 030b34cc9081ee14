/** The life of a consultation: `draft → assessed → approved → open ⇄ paused → closed → analysed → signed → published → answered → destroyed`. */
export const consultationStates = [
  'draft',
  'assessed',
  'approved',
  'open',
  'paused',
  'closed',
  'analysed',
  'signed',
  'published',
  'answered',
  'destroyed',
] as const;

export type ConsultationState = (typeof consultationStates)[number];

/** How far the directory says that one is: also `moved`, to another machine. How far it is there nobody here knows. */
export type DirectoryState = ConsultationState | 'moved';

const next: Readonly<Record<ConsultationState, readonly ConsultationState[]>> = {
  draft: ['assessed'],
  assessed: ['draft', 'approved'],
  approved: ['draft', 'open'],
  open: ['paused', 'closed'],
  paused: ['open', 'closed'],
  closed: ['analysed', 'destroyed'],
  analysed: ['closed', 'signed', 'destroyed'],
  // Back only where a stop came in the middle of the signature, and nothing was published.
  signed: ['closed', 'published', 'destroyed'],
  published: ['answered', 'destroyed'],
  answered: ['destroyed'],
  destroyed: [],
};

/** May a consultation go from one state to another? Every change of state in SQL names both ends. */
export function mayBecome(from: ConsultationState, to: ConsultationState): boolean {
  return next[from].includes(to);
}

/** UTF-16 units of the reason with which whoever approves gives a draft back. */
export const longestReturnReason = 1_000;

/**
 * From closing on no question, vote or room takes anything; what is judged, contested, asked of the team, objected to or erased still is. The order goes with
 * the close, of a large one right after it (R794).
 */
export function isOver(state: ConsultationState): boolean {
  return consultationStates.indexOf(state) >= consultationStates.indexOf('closed');
}

/** Children are there: it is open, or rests. Of one that moved none is here. */
export function isRunning(state: DirectoryState): state is 'open' | 'paused' {
  return state === 'open' || state === 'paused';
}

/** It was open once, however far it is by now. */
export function wasOpened(state: ConsultationState): boolean {
  return isRunning(state) || isOver(state);
}

/** Something is published: findings stand that a next version of the document can name. */
export function hasReleases(state: ConsultationState): boolean {
  return consultationStates.indexOf(state) >= consultationStates.indexOf('published');
}

/** Editing what children were told is possible only before a second person approved it. */
export function mayEdit(state: ConsultationState): boolean {
  return state === 'draft' || state === 'assessed' || state === 'approved';
}

/** From its approval on everybody may read who asks and under which terms, whether or not it is open. Of a draft not even that it exists. */
export function isPublic(state: ConsultationState): boolean {
  return state !== 'draft' && state !== 'assessed' && state !== 'destroyed';
}

/**
 * Codes, sheets and devices of it may be made: what children are asked is approved, and it is not over. `mayTakeCodes` is wider: what was made once is looked
 * for also while it is changed again, and opens nothing then.
 */
export function mayIssueCodes(state: ConsultationState): boolean {
  return state === 'approved' || isRunning(state);
}

/**
 * Codes of it may be looked for, until its end: what was approved may be a draft again, and its cards are printed. `state` as the directory has it: of one that
 * moved none is looked for here.
 */
export function mayTakeCodes(state: DirectoryState): boolean {
  return state !== 'moved' && !isOver(state);
}
