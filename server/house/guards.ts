import { createGuessGuard } from '../guard/guessing.ts';
import { type Allowance, createMemoryLimiter, type Limiter } from '../guard/limiter.ts';
import type { Guards } from '../services/binders.ts';

/** Messages of one child, of any kind: twenty a second, and two hundred more at once, for a page that comes back. What it says has its own, narrower pace. */
export function createAskLimiter(): Limiter {
  return createMemoryLimiter({ name: 'asks', points: 20, seconds: 1, burst: { points: 200, seconds: 30 } });
}

/** The same of one person of the staff, at all of its pages: so many a second and twenty times as many at once, for a desk decides what many children write. */
export function createStaffAskLimiter(aSecond: number): Limiter {
  const burst = { points: 20 * aSecond, seconds: 30 };
  return createMemoryLimiter({ name: 'staff-asks', points: aSecond, seconds: 1, burst });
}

/**
 * Pages of one child, so many a second and ten times as many at once, for one that opens again all that it had open; of one person of the staff
 * three times as many. Who reads is never there. In the memory of each process: what is kept from being filled is its core.
 */
export function createPageLimiters(aSecond: number): { readonly child: Limiter; readonly staff: Limiter } {
  const burst = { points: 10 * aSecond, seconds: 30 };
  const wide = { points: 3 * burst.points, seconds: burst.seconds };
  return {
    child: createMemoryLimiter({ name: 'pages', points: aSecond, seconds: 1, burst }),
    staff: createMemoryLimiter({ name: 'staff-pages', points: 3 * aSecond, seconds: 1, burst: wide }),
  };
}

/**
 * What one child or one person of the staff sends over a socket and nobody looks at: a page of ours sends none, or a few when it is of another
 * version. A new connection counts as one.
 */
export function createErrLimiter(): Limiter {
  return createMemoryLimiter({ name: 'errs', points: 200, seconds: 10 });
}

/**
 * How often what may be done. A class of children writing at once is the rule, one child that sends a text each second is not.
 * `createPaceLimiter` makes one for each; in memory unless several processes share them.
 */
export function createGuards(
  clock: () => number,
  createPaceLimiter: (allowance: Allowance) => Limiter = createMemoryLimiter,
): Guards {
  return {
    // One each second, and fifteen more at once: who sends what it wrote without a link waits a second for the next, and not ten.
    posts: createPaceLimiter({ name: 'posts', points: 1, seconds: 1, burst: { points: 15, seconds: 30 } }),
    // Voting is quicker than writing; faster than this nobody reads what it votes on.
    votes: createPaceLimiter({ name: 'votes', points: 100, seconds: 30 }),
    // Without a code: a class at once is let in, a program that makes seats is not let far.
    seats: createPaceLimiter({ name: 'seats', points: 60, seconds: 60 }),
    // A child needs one; each costs us an eighth of a second.
    phrases: createPaceLimiter({ name: 'phrases', points: 5, seconds: 60 }),
    // Complaints of the whole site, beginning or joining one: a class at once is let in.
    complaints: createPaceLimiter({ name: 'complaints', points: 60, seconds: 60 }),
    // Letters without a seat, of the whole site. Each is sealed to every lead and costs a slow hash.
    letters: createPaceLimiter({ name: 'letters', points: 30, seconds: 60 }),
    guesses: createGuessGuard(clock),
  };
}
