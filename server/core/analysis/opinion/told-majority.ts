import { type Tally, votersOf } from '../../room/voting.ts';
import { sideOf, significant } from './representativeness.ts';

/** A statement of which it is told in words alone what most of somebody said. */
export type StatementSaid = { readonly id: string; readonly direction: 'agree' | 'disagree' };

/** A statement of a release with all that was said to it. Never told as it is. */
export type VotedStatement = { readonly id: string; readonly retired: boolean; readonly tally: Tally };

const mostShown = 5;

/**
 * What more than half of those who answered a statement said to it, and surely so: at most five agreements, then as many disagreements,
 * the clearest first. Who passed or did not understand answered too, as in the table beside it and in the word that children were told.
 * Never of what was taken out. It needs no groups.
 */
export function toldMajority(
  voted: readonly VotedStatement[],
  told: (statement: StatementSaid) => boolean,
): readonly StatementSaid[] {
  return (['agree', 'disagree'] as const).flatMap((direction) =>
    voted
      .filter(({ id, retired }) => !retired && told({ id, direction }))
      .map(({ id, tally }) => ({ id, direction, ...sideOf(tally[direction], votersOf(tally)) }))
      .filter(({ p, z }) => p > 0.5 && z > significant)
      .sort((a, b) => b.p * b.z - a.p * a.z || (a.id < b.id ? -1 : 1))
      .slice(0, mostShown)
      .map(({ id }) => ({ id, direction })),
  );
}
