import { nearlyAll, protectNumber, smallGroup, threshold } from '../disclosure/small-numbers.ts';
import type { OpinionSummary } from './opinion-summary.ts';
import type { Stability } from './stability.ts';

/** Why a release shows no opinion groups. */
export const opinionReasons = ['company', 'too-few', 'one-opinion', 'unstable', 'small-group'] as const;
export type OpinionReason = (typeof opinionReasons)[number];

/** A statement of which it is told in words alone what most of somebody said. */
export type StatementSaid = { readonly id: string; readonly direction: 'agree' | 'disagree' };

/** What a release says of opinion groups: sizes as protected numbers, everything else in words. Nothing in it is about one child. */
export type OpinionTold = {
  /** Null where groups are shown. */
  readonly why: OpinionReason | null;
  readonly groups: readonly { readonly children: number; readonly typical: readonly StatementSaid[] }[];
  /** What most of every group says. */
  readonly shared: readonly StatementSaid[];
  /** What most of all say. It needs no groups. */
  readonly majority: readonly StatementSaid[];
  /** How like themselves the groups stayed, to two places; null where none were looked for. */
  readonly stability: {
    readonly subsamples: number;
    readonly medianAri: number;
    readonly minAri: number;
    readonly sameK: number;
  } | null;
};

const mostShared = 5;

/** What is told without looking: of a company's children no groups are made. */
export function noGroupsFor(why: OpinionReason): OpinionTold {
  return { why, groups: [], shared: [], majority: [], stability: null };
}

/**
 * Groups as they may be told. All of them are, or none: not where they are not stable, where there is but one, or where one is under
 * the threshold, which the others would tell. `told` are the statements whose own numbers are shown with that answer: nothing else is
 * said in words either.
 */
export function publishOpinion(
  found: OpinionSummary,
  told: (statement: StatementSaid) => boolean,
): OpinionTold {
  const majority = [
    ...found.consensus.agree.map((id) => ({ id, direction: 'agree' as const })),
    ...found.consensus.disagree.map((id) => ({ id, direction: 'disagree' as const })),
  ].filter(told);
  const stability = found.stability === null ? null : rounded(found.stability);
  const why = whyNot(found);
  if (why !== null) return { why, groups: [], shared: [], majority, stability };
  const mayBeSaid = (group: number, said: StatementSaid) => told(said) && isNoSecret(found, group, said);
  return {
    why: null,
    groups: found.sizes.map((size, group) => ({
      children: protectNumber(size) ?? 0,
      typical: (found.representative[group] ?? []).filter((said) => mayBeSaid(group, said)),
    })),
    shared: sharedBy(found).filter((said) => found.sizes.every((_, group) => mayBeSaid(group, said))),
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
  const round = (value: number) => Math.round(value * 100) / 100;
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

/** What more than half of those of each group who saw it say, the widest agreement of all groups first. */
function sharedBy(found: OpinionSummary): readonly StatementSaid[] {
  const all = found.statements.flatMap((id, at) =>
    (['agree', 'disagree'] as const).map((direction) => ({
      id,
      direction,
      share: found.groupInformed[at]?.[direction] ?? 0,
    })),
  );
  return all
    .filter((each) =>
      found.sizes.every((_, group) => {
        const { said, seen } = saidBy(found, group, each);
        return (said + 1) / (seen + 2) > 0.5;
      }),
    )
    .sort((a, b) => b.share - a.share)
    .slice(0, mostShared)
    .map(({ id, direction }) => ({ id, direction }));
}
