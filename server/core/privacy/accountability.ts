import { protectTable } from '../analysis/disclosure/small-numbers.ts';
import type { RequestsOfYear } from './authority-request.ts';

/** A table of the public report: words and numbers, none of them small. Null is hidden. */
export type AccountTable = {
  readonly name: AccountName;
  readonly all: number | null;
  readonly cells: readonly { readonly word: string; readonly count: number | null }[];
};

export const accountNames = [
  'decisions',
  'reasons',
  'waits',
  'appeals',
  'reported',
  'complaints',
  'complaints-answered',
] as const;
export type AccountName = (typeof accountNames)[number];

/** The words of each table, in the order in which they stand: a word that never came is a nought that is hidden like any small number. */
export const accountWords = {
  decisions: ['published', 'redacted', 'returned', 'refused'],
  reasons: ['contact', 'person', 'hurt', 'place', 'repeat', 'other-part', 'unclear', 'harm'],
  waits: ['under-2', 'under-5', 'under-15', 'under-60', 'longer'],
  appeals: ['waiting', 'restored', 'upheld'],
  reported: ['published', 'redacted', 'refused'],
  complaints: ['safety', 'adult', 'words', 'privacy', 'unfair', 'answer', 'broken', 'other'],
  'complaints-answered': ['on-time', 'late', 'waiting'],
} as const satisfies Readonly<Record<AccountName, readonly string[]>>;

/**
 * Counts as they may be told to everybody: by the rule for every number of this product (none under 10, each rounded down to a
 * multiple of 5, and what one hidden cell would give away by subtraction is hidden with it).
 */
export function protectAccount(name: AccountName, counts: ReadonlyMap<string, number>): AccountTable {
  const words: readonly string[] = accountWords[name];
  const cells = words.map((word) => ({ cell: word, children: counts.get(word) ?? 0 }));
  const table = protectTable({
    kind: 'statement',
    subject: name,
    activityId: '',
    voters: cells.reduce((sum, { children }) => sum + children, 0),
    parts: true,
    cells,
  });
  return {
    name,
    all: table.children,
    cells: table.cells.map(({ cell, children }) => ({ word: cell, count: children })),
  };
}

/** How often each word stands in some tables of one consultation. Never told as it is. */
export type Accounts = Readonly<
  Record<'decisions' | 'reasons' | 'waits' | 'appeals' | 'reported', Readonly<Record<string, number>>>
>;

/**
 * The counts of one consultation as they count for the report: never less than before (R708). What an erasure took along is counted still, or whoever looks before
 * and after it would see what was decided on the words of the child that left. What was contested and nobody answered waits.
 */
export function neverLess(before: Accounts | undefined, now: Accounts): Accounts {
  if (before === undefined) return now;
  const most = (name: keyof Accounts) => {
    const words = new Set([...Object.keys(before[name]), ...Object.keys(now[name])]);
    return Object.fromEntries(
      [...words].map((word) => [word, Math.max(before[name][word] ?? 0, now[name][word] ?? 0)]),
    );
  };
  const all = (counts: Readonly<Record<string, number>>) =>
    Object.values(counts).reduce((sum, count) => sum + count, 0);
  const { waiting: _waits, ...answered } = most('appeals');
  const contested = Math.max(all(before.appeals), all(now.appeals));
  return {
    decisions: most('decisions'),
    reasons: most('reasons'),
    waits: most('waits'),
    reported: most('reported'),
    appeals: { ...answered, waiting: Math.max(0, contested - all(answered)) },
  };
}

export type Transparency = {
  readonly format: 'due-weight transparency 1';
  /** The day on which it was counted, UTC. */
  readonly day: string;
  /** Consultations that are closed and not destroyed: those that are counted here. */
  readonly consultations: number;
  readonly destroyed: number;
  /** Of the consultations above, except for complaints, which are of the whole site. */
  readonly tables: readonly AccountTable[];
  readonly requests: readonly RequestsOfYear[];
  /**
   * Entries with which staff put down what they read of children's words (`readDeeds`) and of complaints: pages opened, no children. One complaint
   * that was read once would be a one here, so they are told by the rule for every other number; null is hidden.
   */
  readonly reads: { readonly words: number | null; readonly complaints: number | null };
  /** How often the overseer spoke in public. */
  readonly comments: number;
  /** How often the words of a question were changed while children answered. Acts of staff: nothing of it is small. */
  readonly corrections: number;
};
