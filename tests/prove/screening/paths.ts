import {
  contributionStates,
  decisions,
  isShown,
  mayMove,
  needsReason,
  stateAfter,
} from '../../../server/core/moderation/decide.ts';
import { verdicts } from '../../../server/core/moderation/screens/shape.ts';
import type { Seeded } from '../../support/house/seeded.ts';

/**
 * Random ways through the states. Whatever the screens say a contribution begins held; then machine, author and moderator try
 * moves in turn. Counted: what is shown or refused without a moderator's decision, and what a moderator limits without a reason.
 */
export function walk(random: Seeded, paths: number, broken: boolean) {
  const counted = { paths, publications: 0, refusals: 0, silentHolds: 0, moves: 0 };
  for (let path = 0; path < paths; path += 1) {
    const verdict = random.pick([...verdicts]);
    let state: (typeof contributionStates)[number] = broken && verdict === 'pass' ? 'published' : 'held';
    let decided = false;
    for (let step = 0; step < 8; step += 1) {
      if (isShown(state) && !decided) counted.publications += 1;
      if (state === 'refused' && !decided) counted.refusals += 1;
      const by = random.pick(['author', 'moderator', 'machine'] as const);
      const to = random.pick([...contributionStates]);
      // The table knows two who move; a machine asking as anybody else is moved by nothing.
      if (!mayMove(state, to, by as 'author')) continue;
      counted.moves += 1;
      if (by === 'moderator') {
        const decision = decisions.find((each) => stateAfter(each) === to);
        if (decision !== undefined && to !== 'published' && !needsReason(decision)) counted.silentHolds += 1;
        decided = true;
      } else if (to === 'held') decided = false;
      state = to;
    }
  }
  return counted;
}
