import type { VoteCounts } from './vote-counts.ts';

/** One direction of what a group, or everybody, said to a statement. */
export type Side = {
  /** Share with one added to who said so and two to who answered: few answers are pulled to the middle. */
  readonly p: number;
  /** Whether it is more than half: 2·√(n + 1) · ((s + 1)/(n + 1) − ½). */
  readonly z: number;
};

/** The same compared with those of all other groups. */
export type ComparedSide = Side & {
  /** How many times as likely as with the others. */
  readonly representativeness: number;
  readonly representativenessZ: number;
};

/** What one group said to one statement. */
export type GroupStatement = {
  readonly agreed: number;
  readonly disagreed: number;
  /** Passes included. */
  readonly seen: number;
  readonly agree: ComparedSide;
  readonly disagree: ComparedSide;
};

/** One-sided, 90 %. */
export const significant = 1.2816;

/** `said` of `seen` answered so: the share and its test against half (Polis, stats.clj, prop-test). */
export function sideOf(said: number, seen: number): Side {
  return {
    p: (said + 1) / (seen + 2),
    z: 2 * Math.sqrt(seen + 1) * ((said + 1) / (seen + 1) - 0.5),
  };
}

/** By group and statement, each group against all others together (Polis, repness.clj; stats.clj, two-prop-test). */
export function compareGroups(groups: readonly VoteCounts[]): readonly (readonly GroupStatement[])[] {
  return groups.map((group, place) => {
    const others = groups.filter((_, other) => other !== place);
    const sum = (column: number, of: keyof VoteCounts) =>
      others.reduce((all, other) => all + (other[of][column] as number), 0);
    return Array.from(group.seen, (seen, column) => {
      const agreed = group.agreed[column] as number;
      const disagreed = group.disagreed[column] as number;
      const seenByOthers = sum(column, 'seen');
      const agree = compare(agreed, seen, { said: sum(column, 'agreed'), seen: seenByOthers });
      const disagree = compare(disagreed, seen, { said: sum(column, 'disagreed'), seen: seenByOthers });
      return { agreed, disagreed, seen, agree, disagree };
    });
  });
}

function compare(said: number, seen: number, others: { said: number; seen: number }): ComparedSide {
  const side = sideOf(said, seen);
  return {
    ...side,
    representativeness: side.p / ((others.said + 1) / (others.seen + 2)),
    representativenessZ: twoShares(said + 1, seen + 1, { said: others.said + 1, seen: others.seen + 1 }),
  };
}

/** Whether two shares are apart: their difference over its standard error with both together; 0 where everybody said so. */
function twoShares(said: number, seen: number, others: { said: number; seen: number }): number {
  const together = (said + others.said) / (seen + others.seen);
  if (together === 1) return 0;
  const error = Math.sqrt(together * (1 - together) * (1 / seen + 1 / others.seen));
  return (said / seen - others.said / others.seen) / error;
}

export type Representative = {
  /** Its place among the statements. */
  readonly statement: number;
  readonly direction: 'agree' | 'disagree';
};

const mostShown = 5;

/**
 * What is typical of a group: at most five statements, agreements first, each tested against half and against the other groups, the
 * clearest agreement foremost among them. Where nothing passes both tests, the best there is. Statements taken out never.
 * (Polis, repness.clj, select-rep-comments and beats-best-agr?.)
 */
export function representativeOf(
  group: readonly GroupStatement[],
  out: Uint8Array,
): readonly Representative[] {
  let bestAgree: number | undefined;
  let best: number | undefined;
  const sufficient: { readonly statement: number; readonly metric: number }[] = [];
  for (const [statement, of] of group.entries()) {
    if (out[statement] === 1) continue;
    if (beatsBestAgree(of, bestAgree === undefined ? undefined : group[bestAgree])) bestAgree = statement;
    if (best === undefined || strongest(of) > strongest(group[best] as GroupStatement)) best = statement;
    if (passes(of.agree) || passes(of.disagree))
      sufficient.push({ statement, metric: metricOf(sideTaken(of)) });
  }
  const said = (statement: number, direction = directionOf(group[statement] as GroupStatement)) => ({
    statement,
    direction,
  });
  if (sufficient.length === 0) {
    if (bestAgree !== undefined) return [said(bestAgree, 'agree')];
    return best === undefined ? [] : [said(best)];
  }
  const ranked = sufficient.sort((a, b) => b.metric - a.metric || a.statement - b.statement);
  const first = bestAgree === undefined ? [] : [said(bestAgree, 'agree')];
  const rest = ranked
    .filter(({ statement }) => statement !== bestAgree)
    .map(({ statement }) => said(statement));
  const chosen = [...first, ...rest].slice(0, mostShown);
  return [
    ...chosen.filter(({ direction }) => direction === 'agree'),
    ...chosen.filter(({ direction }) => direction === 'disagree'),
  ];
}

/**
 * What may be told as typical of a group: at most five statements, the clearest, agreements first. Only the side that more than half of those of
 * the group took who took a side or passed, and that they took more often than those of the others, each surely so; `representativeOf` also takes the best there is, which
 * others may have said more often. `mayBeSaid` leaves out before five are chosen.
 */
export function typicalOf(
  group: readonly GroupStatement[],
  mayBeSaid: (said: Representative) => boolean,
): readonly Representative[] {
  const chosen = group
    .flatMap((of, statement) =>
      (['agree', 'disagree'] as const)
        .filter((direction) => passes(of[direction]))
        .map((direction) => ({ statement, direction, metric: metricOf(of[direction]) })),
    )
    .filter(mayBeSaid)
    .sort((a, b) => b.metric - a.metric || a.statement - b.statement)
    .slice(0, mostShown);
  return (['agree', 'disagree'] as const).flatMap((side) =>
    chosen
      .filter(({ direction }) => direction === side)
      .map(({ statement, direction }) => ({ statement, direction })),
  );
}

function metricOf({ representativeness, representativenessZ, p, z }: ComparedSide): number {
  return representativeness * representativenessZ * p * z;
}

function passes(side: ComparedSide): boolean {
  return side.z > significant && side.representativenessZ > significant;
}

function directionOf(of: GroupStatement): 'agree' | 'disagree' {
  return of.agree.representativenessZ > of.disagree.representativenessZ ? 'agree' : 'disagree';
}

function sideTaken(of: GroupStatement): ComparedSide {
  return of[directionOf(of)];
}

function strongest(of: GroupStatement): number {
  return Math.max(of.agree.representativenessZ, of.disagree.representativenessZ);
}

function beatsBestAgree(of: GroupStatement, current: GroupStatement | undefined): boolean {
  if (of.agreed === 0 && of.disagreed === 0) return false;
  const { representativeness: ra, p, z } = of.agree;
  if (current !== undefined && current.agree.representativeness > 1)
    return metricOf(of.agree) > metricOf(current.agree);
  if (current !== undefined) return p * z > current.agree.p * current.agree.z;
  return z > significant || (ra > 1 && p > 0.5);
}
