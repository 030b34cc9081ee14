import type { ActivityState } from '../../server/core/wire/events.ts';
import type { VotableStatement } from '../../server/core/wire/views.ts';

/** What a child's page knows of its sentences. A vote counts here at once; the server hears of it by the outbox. */
export type VotingState = {
  readonly state: ActivityState;
  readonly answered: number;
  readonly all: number;
  /** The ones to come, in the child's own order. The first is on the card. */
  readonly cards: readonly VotableStatement[];
};

/** With this many cards or fewer the page asks for more, so that the next one is there when it is wanted. */
const fewCards = 2;

/** The card on top was answered. */
export function cast(voting: VotingState): VotingState {
  return { ...voting, answered: voting.answered + 1, cards: voting.cards.slice(1) };
}

/** An answer was not taken: its sentence is on top again. */
export function uncast(voting: VotingState, statement: VotableStatement): VotingState {
  const others = voting.cards.filter((card) => card.id !== statement.id);
  return { ...voting, answered: Math.max(0, voting.answered - 1), cards: [statement, ...others] };
}

/** A sentence that was answered is gone for everybody. */
export function withoutGone(voting: VotingState): VotingState {
  return { ...voting, answered: Math.max(0, voting.answered - 1), all: Math.max(0, voting.all - 1) };
}

/** True when there are more sentences than the page holds and it holds few. */
export function wantsMore(voting: VotingState): boolean {
  return voting.cards.length <= fewCards && voting.answered + voting.cards.length < voting.all;
}

/**
 * The answer to `statements:next`. The server does not know yet what is in the outbox: those in `given` were answered
 * here and come back no more, and count beside those that it knows. That number may be lower than before, where what was answered was
 * taken out. The first that the page held are in the answer too, unless they were answered in another tab: what is not in it is asked no more, or
 * comes later. The card on top stays where it is, because somebody is reading it, and counts as answered once it is answered here; what stands on it is as the
 * answer has it. What is gone stands on no card, also while somebody reads it.
 */
export function withNext(
  voting: VotingState,
  answer: {
    readonly state: ActivityState;
    readonly answered: number;
    readonly all: number;
    readonly next: readonly VotableStatement[];
    readonly gone: readonly string[];
  },
  given: ReadonlySet<string>,
): VotingState {
  const first = voting.cards.find((card) => !answer.gone.includes(card.id));
  const same = answer.next.find((card) => card.id === first?.id);
  const top = same ?? first;
  const fresh = answer.next.filter((card) => !given.has(card.id) && card.id !== top?.id);
  const here = answer.next.filter((card) => given.has(card.id)).length;
  return {
    ...voting,
    state: answer.state,
    answered: Math.max(0, answer.answered + here - (top && !same ? 1 : 0)),
    all: answer.all,
    cards: top ? [top, ...fresh] : fresh,
  };
}
