import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { looksFor } from './core/wire/looks.ts';
import {
  askingPoke,
  dutyPoke,
  exposureOf,
  exposurePoke,
  guessOf,
  guessPoke,
  hereSeatOf,
  hereSeatPoke,
  onDutyOf,
  type Poke,
  pokeOf,
  queuePoke,
  readPokes,
  turnOf,
  turnPoke,
  writePokes,
} from './core/wire/pokes.ts';
import type { Duty, OnDuty } from './guard/duty.ts';
import type { Exposures } from './guard/exposures.ts';
import type { GuessGuard } from './guard/guessing.ts';
import type { Idleness } from './guard/idleness.ts';
import type { Queues } from './guard/queues.ts';
import type { Redis } from './guard/redis.ts';
import type { TurnRows } from './guard/turns.ts';
import { looksInOrder } from './looks-in-order.ts';
import type { Services } from './services.ts';

/** More than so many wait for a look only when something is wrong; the rest is found by numbers (live/tell-numbers.ts). */
const mostWaiting = 10_000;
/** Milliseconds after a look in which what comes gathers for the next; a lone poke never waits. A look is a request to the database server. */
const gatherMs = 20;
/** Words of rows that are told one who asks; a few rooms in which everybody waits. */
const mostRecalled = 1_000;
/** Milliseconds between two words of who is at the desks here. */
const dutyMs = 5_000;

/**
 * Processes that serve the same consultations tell each other where to look: after each commit a poke, those of one turn in one message, and for each poke of
 * another one look at the database, whose answer goes to this one's pages as if it had happened here. One look at a time, in the
 * order in which they came (`looks-in-order.ts`), and one for several where they come close together (decision 92); what was said for the first time is a desk's alone, and not looked at where no page has one. Who comes to a desk here is told the others at once, and while it is there again and again: rooms rest where nobody
 * says it, and go on with the first word of it. Answers how to stop. Who asks for the word in a room, who guesses, who read hard texts and which child is here stand in no database, so a change of
 * that is told itself. Whoever begins, or heard nothing for a while, asks for the rows of those who ask for the word, and tells its own: the others may have missed it.
 */
export function startPokes(
  redis: Redis,
  {
    services,
    duty,
    turns,
    exposures,
    guesses,
    idleness,
    queues,
    hasDesk,
    fault,
  }: {
    services: Services;
    duty: Duty;
    turns: TurnRows;
    exposures: Exposures;
    guesses: GuessGuard;
    idleness: Idleness;
    queues: Queues;
    /** Whether a page here has the desk of a consultation; one that comes later reads what waits. */
    hasDesk: (consultationId: string) => boolean;
    fault: (error: unknown) => void;
  },
): () => void {
  const self = randomBytes(9).toString('base64url');
  let told: Poke[] = [];
  let waiting: Poke[] = [];
  let looking = false;
  let stopped = false;

  /** What moves in one turn is one message, so that the others read all of it together. */
  function say(poke: Poke): void {
    if (told.length === 0) setImmediate(sayAll);
    told.push(poke);
  }

  function sayAll(): void {
    for (const message of writePokes(self, told)) redis.publish(message);
    told = [];
  }

  async function look(pokes: readonly Poke[]): Promise<void> {
    const seen = pokes.filter(({ audience, consultation }) => audience !== 'held' || hasDesk(consultation));
    if (stopped || seen.length === 0) return;
    const found = await services.room.lookAgain({ kind: 'system', name: 'poked' }, seen);
    if (!found.ok || stopped) return;
    for (const event of found.value) services.tellOfElsewhere(event);
  }

  const lookInOrder = looksInOrder(look, fault);

  async function lookOn(): Promise<void> {
    while (waiting.length > 0) {
      const pokes = waiting;
      waiting = [];
      for (const each of looksFor(pokes)) await lookInOrder(each);
      await pause(gatherMs, undefined, { ref: false });
    }
    looking = false;
  }

  function tellRows(): void {
    for (const word of turns.words().slice(0, mostRecalled)) say(turnPoke(word, { recalled: true }));
  }

  function hear(poke: Poke) {
    if (poke.audience === 'duty') duty.elsewhere(onDutyOf(poke));
    const turn = turnOf(poke);
    if (turn) return poke.desk === 0 ? turns.elsewhere(turn) : turns.recall(turn);
    if (poke.audience === 'asking') return tellRows();
    const guess = guessOf(poke);
    if (guess) return guesses.elsewhere(guess);
    const exposure = exposureOf(poke);
    if (exposure) return exposures.elsewhere(exposure);
    const seat = hereSeatOf(poke);
    if (seat) return idleness.forget(seat);
    if (waiting.length < mostWaiting) waiting.push(poke);
  }

  redis.hear((text) => {
    for (const poke of readPokes(text, self)) hear(poke);
    if (looking || waiting.length === 0) return;
    looking = true;
    void lookOn();
  });
  redis.whenUp(() => {
    if (stopped) return;
    say(askingPoke);
    tellRows();
  });
  const stopListening = services.listen((event, from) => {
    if (from === 'here') say(pokeOf(event));
  });
  const stopTurns = turns.listen((word) => say(turnPoke(word)));
  const stopExposures = exposures.listen((word) => say(exposurePoke(word)));
  const stopGuesses = guesses.listen((guess) => say(guessPoke(guess)));
  const stopIdleness = idleness.listen((hash) => say(hereSeatPoke(hash)));
  const stopQueues = queues.listen((word) => say(queuePoke(word)));
  const tellDuty = (person: OnDuty) => say(dutyPoke(person));
  const stopDuty = duty.listen(tellDuty);
  const timer = setInterval(() => {
    for (const person of duty.here()) tellDuty(person);
  }, dutyMs);
  timer.unref();
  return () => {
    stopped = true;
    clearInterval(timer);
    stopListening();
    stopTurns();
    stopExposures();
    stopGuesses();
    stopIdleness();
    stopQueues();
    stopDuty();
    sayAll();
  };
}
