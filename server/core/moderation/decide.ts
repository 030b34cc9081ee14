import type { Reason } from './reasons.ts';

/** `hidden` follows reports; `sealed` is chosen by the child, whose words then go to the trained people alone (R163). */
export const contributionStates = [
  'held',
  'published',
  'redacted',
  'returned',
  'refused',
  'hidden',
  'sealed',
  'withdrawn',
  'erased',
] as const;

export type ContributionState = (typeof contributionStates)[number];

/** What other children may ever receive: what a person decided to show. A property of the audience, not a setting. */
export function isShown(state: ContributionState): state is 'published' | 'redacted' {
  return state === 'published' || state === 'redacted';
}

/** What a desk has to decide on: what nobody has decided yet, and what children reported. */
export function waits(state: ContributionState): boolean {
  return state === 'held' || state === 'hidden';
}

/** How many waiting items a desk holds at once. */
export const deskLength = 200;

export const decisions = ['publish', 'redact', 'return', 'refuse'] as const;
export type Decision = (typeof decisions)[number];

const outcomes: Readonly<Record<Decision, ContributionState>> = {
  publish: 'published',
  redact: 'redacted',
  return: 'returned',
  refuse: 'refused',
};

/** `second` is another person than the one who decided, after an appeal; `children` are two that reported the words. */
type Mover = 'moderator' | 'author' | 'second' | 'children';

/** Where each state may go, and who moves it there. A machine moves nothing out of `held`: screens only point. */
const moves: Readonly<Record<ContributionState, readonly { to: ContributionState; by: Mover }[]>> = {
  held: [
    { to: 'published', by: 'moderator' },
    { to: 'redacted', by: 'moderator' },
    { to: 'returned', by: 'moderator' },
    { to: 'refused', by: 'moderator' },
    { to: 'withdrawn', by: 'author' },
    { to: 'sealed', by: 'author' },
    { to: 'erased', by: 'author' },
  ],
  published: [
    { to: 'hidden', by: 'children' },
    { to: 'hidden', by: 'moderator' },
    { to: 'held', by: 'author' },
    { to: 'held', by: 'moderator' },
    { to: 'refused', by: 'moderator' },
    { to: 'redacted', by: 'moderator' },
    { to: 'returned', by: 'moderator' },
    { to: 'withdrawn', by: 'author' },
    { to: 'erased', by: 'author' },
  ],
  redacted: [
    { to: 'hidden', by: 'children' },
    { to: 'hidden', by: 'moderator' },
    { to: 'published', by: 'second' },
    { to: 'redacted', by: 'second' },
    { to: 'held', by: 'author' },
    { to: 'held', by: 'moderator' },
    { to: 'published', by: 'moderator' },
    // More of it: what was hidden before stays so.
    { to: 'redacted', by: 'moderator' },
    { to: 'refused', by: 'moderator' },
    { to: 'returned', by: 'moderator' },
    { to: 'withdrawn', by: 'author' },
    { to: 'erased', by: 'author' },
  ],
  returned: [
    { to: 'published', by: 'second' },
    { to: 'redacted', by: 'second' },
    { to: 'held', by: 'author' },
    { to: 'held', by: 'moderator' },
    { to: 'withdrawn', by: 'author' },
    { to: 'erased', by: 'author' },
  ],
  refused: [
    { to: 'hidden', by: 'moderator' },
    { to: 'held', by: 'author' },
    { to: 'published', by: 'second' },
    { to: 'redacted', by: 'second' },
    { to: 'held', by: 'moderator' },
    { to: 'withdrawn', by: 'author' },
    { to: 'erased', by: 'author' },
  ],
  hidden: [
    { to: 'published', by: 'moderator' },
    { to: 'redacted', by: 'moderator' },
    { to: 'refused', by: 'moderator' },
    { to: 'withdrawn', by: 'author' },
    { to: 'erased', by: 'author' },
  ],
  // A false alarm: its author says the same words again, as a view.
  sealed: [
    { to: 'held', by: 'author' },
    { to: 'erased', by: 'author' },
  ],
  withdrawn: [{ to: 'erased', by: 'author' }],
  erased: [],
};

/** May `by` move a contribution from one state to another? */
export function mayMove(from: ContributionState, to: ContributionState, by: Mover): boolean {
  return moves[from].some((move) => move.to === to && move.by === by);
}

/** The state a decision leads to. */
export function stateAfter(decision: Decision): ContributionState {
  return outcomes[decision];
}

/** Every limit is told: all but publishing carry a reason. */
export function needsReason(decision: Decision): boolean {
  return decision !== 'publish';
}

/**
 * Which decisions may mark words: what others do not see, and what of a refused or returned text does not count. A returned one counts
 * without its marks unless its author writes it anew.
 */
export function mayMarkWords(decision: Decision): boolean {
  return decision !== 'publish';
}

/** Which of them are not made without a mark. */
export function marksWords(decision: Decision): boolean {
  return decision === 'redact' || decision === 'refuse';
}

/** A hidden part: UTF-16 offsets into the text as the child wrote it, and why. */
export type HiddenSpan = { readonly start: number; readonly end: number; readonly label: Reason };

/** Each mark stands on something that can be seen in the text: one that hides nothing would show whole what was to be hidden. */
export function marksStand(text: string, spans: readonly HiddenSpan[]): boolean {
  return spans.every(({ start, end }) => start < end && text.slice(start, end).trim() !== '');
}

/** How long a moderator can take a decision back, in milliseconds. */
export const undoWindowMs = 10_000;

type Undone = Extract<ContributionState, 'held' | 'hidden' | 'published' | 'redacted'>;

/**
 * Where a decision that is taken back leaves words that stood as `stood` before it. What was seen all along is seen as it was; what went off
 * others' screens waits for a person, as do words that nobody had decided on.
 */
export function undoneTo(stood: ContributionState, made: ContributionState): Undone {
  if (stood === 'hidden') return stood;
  return isShown(stood) && isShown(made) ? stood : 'held';
}

/**
 * A claim keeps an item from other desks through the minute in which it was taken and the whole next one; it is renewed while its owner
 * looks at it. Only minutes are kept, so it lasts one to two of them.
 */
export const claimMinutes = 1;

/** The moment at which a claim ends whose last minute this is, in milliseconds since 1970. */
export function claimEndMs(dueMinute: number): number {
  return (dueMinute + 1) * 60_000;
}
