import { protectNumber } from '../analysis/disclosure/small-numbers.ts';
import { contributionStates } from '../moderation/decide.ts';
import { leftIn } from '../moderation/read-anew.ts';
import { reasons } from '../moderation/reasons.ts';
import type { RestReason } from '../staff/duty.ts';
import { furtherUses } from './uses.ts';

/**
 * What stays of the audit log of a consultation when that is destroyed: who did what kind of thing on which day, and why. Not on what: the
 * number of a contribution, of a case or on a sheet of paper still stands elsewhere, in what a child took along, in its hand, in the control
 * database. Not in which order: whoever was in the room knows who wrote first. And how often as every other number is told.
 */
export type KeptLine = {
  readonly day: string;
  /** A person of staff by number, or which kind of actor. */
  readonly actor: string;
  readonly deed: string;
  /** The reason of a decision, or the state that it came from; '' for all else. */
  readonly detail: string;
  /** From ten in fives; null is fewer. */
  readonly times: number | null;
};

export type LoggedDeed = Pick<KeptLine, 'day' | 'actor' | 'deed' | 'detail'>;

/** How often each was done, while a log is read. */
export type DeedCounts = Map<string, { readonly logged: LoggedDeed; times: number }>;

/** Deeds whose detail is one word out of a list of the program. Any other detail may count sheets or name what it was done to. */
const saysWhy = /^(?:activity|appeal|consultation|contribution|rooms|use):/;
const rests = ['no-adult', 'many-waiting'] as const satisfies readonly RestReason[];
const words: ReadonlySet<string> = new Set([
  ...reasons,
  ...contributionStates,
  ...rests,
  ...furtherUses,
  'overseer-overruled',
  'restored',
  'last-day',
  leftIn,
]);

/** Counts one entry of a log into `counts`, under its day, person, deed and, where it is a word of the list, its reason; all else of it is left out. */
export function countDeed(counts: DeedCounts, { day, actor, deed, detail }: LoggedDeed): void {
  const why = saysWhy.test(deed) && words.has(detail) ? detail : '';
  const key = JSON.stringify([day, deed, actor, why]);
  const counted = counts.get(key);
  if (counted) counted.times += 1;
  else counts.set(key, { logged: { day, actor, deed, detail: why }, times: 1 });
}

/** By day, and within one by name: nothing of the order in which it was done is left. */
export function keptLines(counts: DeedCounts): readonly KeptLine[] {
  return [...counts]
    .sort(([one], [two]) => (one < two ? -1 : 1))
    .map(([, { logged, times }]) => ({ ...logged, times: protectNumber(times) }));
}
