import { createGuessGuard } from './guard/guessing.ts';
import { createMemoryLimiter } from './guard/limiter.ts';
import type { Guards } from './services/binders.ts';

/** How often what may be done. A class of children writing at once is the rule, one child writing eleven times in ten seconds is not. */
export function createGuards(clock: () => number): Guards {
  return {
    posts: createMemoryLimiter({ name: 'posts', points: 10, seconds: 10 }),
    // Voting is quicker than writing; faster than this nobody reads what it votes on.
    votes: createMemoryLimiter({ name: 'votes', points: 100, seconds: 30 }),
    // Without a code: a class at once is let in, a program that makes seats is not let far.
    seats: createMemoryLimiter({ name: 'seats', points: 60, seconds: 60 }),
    // A child needs one; each costs us an eighth of a second.
    phrases: createMemoryLimiter({ name: 'phrases', points: 5, seconds: 60 }),
    // Complaints of the whole site, beginning or joining one: a class at once is let in.
    complaints: createMemoryLimiter({ name: 'complaints', points: 60, seconds: 60 }),
    // Letters without a seat, of the whole site. Each is sealed to every lead and costs a slow hash.
    letters: createMemoryLimiter({ name: 'letters', points: 30, seconds: 60 }),
    guesses: createGuessGuard(clock),
  };
}
