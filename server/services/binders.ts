import { dayIn } from '../core/consultation/days.ts';
import type { Outcome } from '../core/outcome.ts';
import { refuse } from '../core/outcome.ts';
import { isBlank } from '../core/room/contribution-text.ts';
import { isTrained } from '../core/staff/duty.ts';
import type { Actor, Staff } from '../core/staff/roles.ts';
import type { DomainEvent } from '../core/wire/events.ts';
import type { GuessGuard } from '../guard/guessing.ts';
import type { Limiter } from '../guard/limiter.ts';
import type { Deps } from '../usecases/deps.ts';
import { FailedLater } from '../usecases/told-so-far.ts';

type UseCase<I, T> = (deps: Deps, actor: Actor, input: I) => Promise<Outcome<T>>;
/** Where a guess comes from: a key of network-keys.ts. Absent where there is no connection. */
type Guess = { readonly network?: string };
type Bound<I, T> = (actor: Actor, input: I) => Promise<Outcome<T>>;

export type Guards = {
  readonly posts: Limiter;
  readonly votes: Limiter;
  /** Seats taken without a code, of the whole site. */
  readonly seats: Limiter;
  readonly phrases: Limiter;
  /** Complaints that begin or are joined, of the whole site. */
  readonly complaints: Limiter;
  /** Letters without a seat, of the whole site. */
  readonly letters: Limiter;
  readonly guesses: GuessGuard;
};

/** How a use case is bound to what it needs and to its pace. `announce` is told of what happened, after the commit. */
export function createBinders(deps: Deps, guards: Guards, announce: (event: DomainEvent) => void) {
  function bind<I, T>(useCase: UseCase<I, T>): Bound<I, T> {
    return async (actor, input) => {
      const tellAll = (events: readonly DomainEvent[]) => {
        for (const event of events) announce(event);
      };
      try {
        const outcome = await useCase(deps, actor, input);
        if (outcome.ok) tellAll(outcome.events);
        return outcome;
      } catch (error) {
        if (!(error instanceof FailedLater)) throw error;
        tellAll(error.events);
        throw error.cause;
      }
    };
  }

  /**
   * An act that others hear of at once, and what goes with it and may take long: that begins after the act was told, and where it fails the act stands
   * and was told all the same.
   */
  function boundThen<I, T>(
    useCase: UseCase<I, T>,
    rest: (deps: Deps, input: I) => Promise<void>,
  ): Bound<I, T> {
    const bound = bind(useCase);
    return async (actor, input) => {
      const outcome = await bound(actor, input);
      if (outcome.ok) await rest(deps, input);
      return outcome;
    };
  }

  /** The same for an act of a child that has a pace; the pace is its seat's, so a class behind one address is no crowd. */
  function paced<I, T>(limiter: Limiter, useCase: UseCase<I, T>): Bound<I, T> {
    const bound = bind(useCase);
    return async (actor, input) => {
      if (actor.kind === 'child' && !(await limiter.take(actor.participantId))) return refuse('too-fast');
      return bound(actor, input);
    };
  }

  /** An act of anybody at all: the whole site shares one pace, so that no program fills it, and nobody's address is asked. */
  function pacedForAll<I, T>(limiter: Limiter, useCase: UseCase<I, T>): Bound<I, T> {
    const bound = bind(useCase);
    return async (actor, input) =>
      (await limiter.take('site')) ? bound(actor, input) : refuse('too-many-now');
  }

  /**
   * The words of a sheet. A right code is looked up at once, whoever guesses beside it, and never counted; that a wrong one
   * was wrong is said in full while its network has a budget, and then as `too-fast`, which costs next to nothing. Nothing typed is
   * `text-empty`, and no guess. `words`: where they stand.
   */
  function counted<W extends string, I extends Readonly<Record<W, string>>, T>(
    words: W,
    useCase: UseCase<I, T>,
  ): Bound<I & Guess, T> {
    const bound = bind(useCase);
    return async (actor, input) => {
      if (isBlank(input[words])) return refuse('text-empty');
      const outcome = await bound(actor, input);
      if (outcome.ok || outcome.code !== 'code-opens-nothing') return outcome;
      return guards.guesses.countCode(input.network ?? '') ? outcome : refuse('too-fast');
    };
  }

  /** The words of a phrase: after mistakes they wait, and are not looked at until then. Nothing typed is `text-empty`, and no mistake. */
  function slowed<I extends { readonly phrase: string }, T>(useCase: UseCase<I, T>): Bound<I & Guess, T> {
    const bound = bind(useCase);
    return async (actor, input) => {
      if (isBlank(input.phrase)) return refuse('text-empty');
      const attempt = await guards.guesses.tryPhrase(input.network ?? '');
      if (!attempt) return refuse('too-fast');
      let settle = attempt.wrong;
      try {
        const outcome = await bound(actor, input);
        if (outcome.ok || outcome.code !== 'phrase-opens-nothing') settle = attempt.right;
        return outcome;
      } catch (error) {
        // Nobody has said that the words were wrong, and a class behind one address would wait for it.
        settle = attempt.unsaid;
        throw error;
      } finally {
        settle();
      }
    };
  }

  /** Both: what has words that somebody may guess, and adds something that the whole site shares one pace for. */
  function slowedForAll<I extends { readonly phrase: string }, T>(
    limiter: Limiter,
    useCase: UseCase<I, T>,
  ): Bound<I & Guess, T> {
    const bound = slowed(useCase);
    return async (actor, input) =>
      (await limiter.take('site')) ? bound(actor, input) : refuse('too-many-now');
  }

  /** The hash of a seat's session, for whoever keeps a connection of it. */
  const seatOf = (consultationId: string, session: string): Buffer =>
    deps.secrets.of(consultationId).hash('seat', session);

  /** The same of a session of staff. */
  const sessionOf = (session: string): Buffer => deps.secrets.hash('staff-session', session);

  /** The training of this person holds today: for whoever has a desk open and is asked for nothing. */
  const trained = (staff: Staff): boolean => isTrained(staff, dayIn('UTC', deps.clock()));

  /** Whether words are sent to this person unasked: not in a break that lasts for so many milliseconds more, nor once its training is over. */
  const hears = (staff: Staff, aheadMs = 0): boolean =>
    trained(staff) && deps.exposures.restLeftMs(staff.staffId) <= aheadMs;

  /** Told the room of every change of who waits for the word there, for whoever keeps pages of it. Answers how to stop. */
  const whenTurns = deps.turns.heed;

  return {
    bind,
    boundThen,
    paced,
    pacedForAll,
    counted,
    slowed,
    slowedForAll,
    guards,
    seatOf,
    sessionOf,
    trained,
    hears,
    whenTurns,
  };
}

export type Binders = ReturnType<typeof createBinders>;
