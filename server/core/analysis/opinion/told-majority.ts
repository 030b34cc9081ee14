import type { Tally } from '../../room/voting.ts';
import { type ProtectedTable, rounding } from '../disclosure/small-numbers.ts';
import { sideOf, significant } from './representativeness.ts';

/** A statement of which it is told in words alone what most of somebody said. */
export type StatementSaid = { readonly id: string; readonly direction: 'agree' | 'disagree' };

/** A statement of a release with all that was said to it, which is never told as it is, and its table, which is. */
export type VotedStatement = {
  readonly id: string;
  readonly retired: boolean;
  readonly tally: Tally;
  readonly table: Pick<ProtectedTable, 'children' | 'cells'>;
};

const mostShown = 5;

/**
 * How many said so, at least, of how many who answered, at most, as anybody reads it in the table; undefined where either is hidden. Words
 * about the answers of all are worked out of nothing else: with the true counts behind them, "most agree" beside 20 of 40 would say that
 * it is 24 of 40, and what the others said would be six children at most.
 */
export function toldSide(
  { table }: Pick<VotedStatement, 'table'>,
  direction: StatementSaid['direction'],
): { readonly said: number; readonly voters: number } | undefined {
  const said = table.cells.find(({ cell }) => cell === direction)?.children ?? null;
  if (said === null || table.children === null) return undefined;
  return { said, voters: table.children + rounding - 1 };
}

/**
 * What more than half of those who answered a statement said to it, and surely so: at most five agreements, then as many disagreements,
 * the clearest first. Who passed or did not understand answered too, as in the table beside it and in the word that children were told.
 * Never of what was taken out. It needs no groups, and tells no more than the tables do, also by its order.
 */
export function toldMajority(voted: readonly VotedStatement[]): readonly StatementSaid[] {
  return (['agree', 'disagree'] as const).flatMap((direction) =>
    voted
      .flatMap((each) => {
        const side = each.retired ? undefined : toldSide(each, direction);
        return side ? [{ id: each.id, direction, ...sideOf(side.said, side.voters) }] : [];
      })
      .filter(({ p, z }) => p > 0.5 && z > significant)
      .sort((a, b) => b.p * b.z - a.p * a.z || (a.id < b.id ? -1 : 1))
      .slice(0, mostShown)
      .map(({ id }) => ({ id, direction })),
  );
}
