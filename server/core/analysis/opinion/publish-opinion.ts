import type { Tally } from '../../room/voting.ts';
import { nearlyAll, protectNumber, smallGroup, threshold } from '../disclosure/small-numbers.ts';
import type { OpinionSummary } from './opinion-summary.ts';
import { compareGroups, type Representative, typicalOf } from './representativeness.ts';
import type { Stability } from './stability.ts';
import { type StatementSaid, toldMajority, toldSide, type VotedStatement } from './told-majority.ts';

/** Why a release shows no opinion groups. */
export const opinionReasons = [
  'company',
  'one-sentence',
  'too-many',
  'too-few',
  'one-opinion',
  'unstable',
  'small-group',
] as const;
export type OpinionReason = (typeof opinionReasons)[number];

/** What a release says of opinion groups: sizes as protected numbers, everything else in words. Nothing in it is about one child. */
export type OpinionTold = {
  /** Null where groups are shown. */
  readonly why: OpinionReason | null;
  readonly groups: readonly { readonly children: number; readonly typical: readonly StatementSaid[] }[];
  /** What most of those of every group say who answered it. */
  readonly shared: readonly StatementSaid[];
  /** What most of all say who answered it. It needs no groups. */
  readonly majority: readonly StatementSaid[];
  /** How like themselves the groups stayed, to two places; null where none were looked for, and where too few voted. */
  readonly stability: {
    readonly subsamples: number;
    readonly medianAri: number;
    readonly minAri: number;
    readonly sameK: number;
  } | null;
};

const mostShared = 5;

/**
 * Of too few voters it is not told how like themselves their groups stay: one or two are told apart by it from none, and from each number of others. An older
 * version kept it.
 */
export function hasStability(why: OpinionReason | null): boolean {
  return why !== 'too-few';
}

/** A release without groups: nobody looked for them, or they may not be told. What most said it says all the same. */
export function noGroupsFor(
  why: OpinionReason,
  { majority, stability = null }: Pick<OpinionTold, 'majority'> & Partial<Pick<OpinionTold, 'stability'>>,
): OpinionTold {
  return { why, groups: [], shared: [], majority, stability };
}

/**
 * Groups as they may be told. All of them are, or none: not where they are not stable, where there is but one, or where one is under
 * the threshold, which the others would tell. `voted` are the same statements with what everybody said and what is told of it: nothing is
 * said in words of an answer whose own number is hidden, or of a statement that was taken out.
 */
export function publishOpinion(found: OpinionSummary, voted: readonly VotedStatement[]): OpinionTold {
  const majority = toldMajority(voted);
  const why = whyNot(found);
  const stability = found.stability === null || !hasStability(why) ? null : rounded(found.stability);
  if (why !== null) return noGroupsFor(why, { majority, stability });
  const byId = new Map(voted.map((each) => [each.id, each]));
  const sideTold = ({ id, direction }: StatementSaid) => {
    const each = byId.get(id);
    return each && !each.retired ? toldSide(each, direction) : undefined;
  };
  const mayBeSaid = (group: number, said: StatementSaid) =>
    sideTold(said) !== undefined && isNoSecret(found, group, said);
  // What most of every group said most of all said: where the told numbers leave that open, it would tell more than they do.
  const isOfMostTold = (said: StatementSaid) => {
    const side = sideTold(said);
    return side !== undefined && side.said * 2 > side.voters;
  };
  const idOf = ({ statement, direction }: Representative) => ({
    id: found.statements[statement] as string,
    direction,
  });
  const compared = compareGroups(found.counts);
  return {
    why: null,
    groups: found.sizes.map((size, group) => ({
      children: protectNumber(size) ?? 0,
      typical: typicalOf(compared[group] ?? [], (said) => mayBeSaid(group, idOf(said))).map(idOf),
    })),
    shared: sharedBy(
      found,
      (group, said) =>
        mayBeSaid(group, said) &&
        isOfMostTold(said) &&
        isOfMost(found, group, { said, tally: byId.get(said.id)?.tally }),
    ),
    majority,
    stability,
  };
}

function whyNot({ sizes, k, stability }: OpinionSummary): OpinionReason | null {
  if (sizes.reduce((sum, size) => sum + size, 0) < 2 * threshold) return 'too-few';
  if (k < 2) return 'one-opinion';
  if (stability?.stable !== true) return 'unstable';
  return sizes.some((size) => size < threshold) ? 'small-group' : null;
}

function rounded({ subsamples, medianAri, minAri, sameK }: Stability): OpinionTold['stability'] {
  // Never −0, which is another number in the file than in a form.
  const round = (value: number) => Math.round(value * 100) / 100 + 0;
  return { subsamples, medianAri: round(medianAri), minAri: round(minAri), sameK: round(sameK) };
}

function saidBy(found: OpinionSummary, group: number, { id, direction }: StatementSaid) {
  const at = found.statements.indexOf(id);
  const counts = found.counts[group];
  const said = (direction === 'agree' ? counts?.agreed : counts?.disagreed)?.[at] ?? 0;
  return { said, seen: counts?.seen[at] ?? 0 };
}

/** Said by enough, and not by nearly all of a group so small that it would be said of each. */
function isNoSecret(found: OpinionSummary, group: number, of: StatementSaid): boolean {
  const { said, seen } = saidBy(found, group, of);
  const size = found.sizes[group] ?? 0;
  return said >= threshold && (size >= smallGroup || said <= seen * nearlyAll);
}

/**
 * Did more than half of a group who answered a statement say so? Who does not understand answered, and is in no group's counts: as many
 * are taken to be of this group as there can be, so that what is told is true wherever they stand.
 */
function isOfMost(
  found: OpinionSummary,
  group: number,
  of: { readonly said: StatementSaid; readonly tally: Tally | undefined },
): boolean {
  const { said, seen } = saidBy(found, group, of.said);
  const unclear = Math.min(of.tally?.unclear ?? 0, (found.sizes[group] ?? 0) - seen);
  return said * 2 > seen + unclear;
}

/** What may be said of each group, the widest agreement of all groups first. */
function sharedBy(
  found: OpinionSummary,
  mayBeSaid: (group: number, said: StatementSaid) => boolean,
): readonly StatementSaid[] {
  return found.statements
    .flatMap((id, at) =>
      (['agree', 'disagree'] as const).map((direction) => ({
        id,
        direction,
        share: found.groupInformed[at]?.[direction] ?? 0,
      })),
    )
    .filter(({ id, direction }) => found.sizes.every((_, group) => mayBeSaid(group, { id, direction })))
    .sort((a, b) => b.share - a.share)
    .slice(0, mostShared)
    .map(({ id, direction }) => ({ id, direction }));
}
