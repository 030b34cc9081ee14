import type { RoomSession, SessionState, Spoken, StepKind } from '../room/agenda.ts';
import type { Pseudonym } from '../room/pseudonyms.ts';
import { type RoomPoll, type SeenPoll, seenPoll } from '../room/room-poll.ts';
import { type ContributionRecord, forChildren, type SharedContribution } from './views.ts';

/** What children of a room see of the session that is led there, and of those that are planned. No name of whoever leads, and no number of anything. */
export type Led = {
  readonly state: SessionState;
  /** What comes, told beforehand. */
  readonly steps: readonly { readonly kind: StepKind; readonly minutes: number }[];
  /** Which of them is now, from 1; 0 for none. */
  readonly step: number;
  /** Minutes since 1970 (UTC); a page says the time, and counts nothing down. In a small group that is open: of the step of its room, and nothing else of it. */
  readonly untilMinute: number;
  /** What is said now, in every language and at both levels. */
  readonly words: readonly Spoken[];
  /** What is written now is shown to all together. */
  readonly gathers: boolean;
  readonly paceMinutes: number;
  readonly spotlight: SharedContribution | null;
  /** Who has the word, by the name that everybody sees. */
  readonly speaks: Pseudonym | null;
  /** There are small groups to go to, each with an adult. */
  readonly groups: boolean;
  /** One quick question of whoever leads, and once nobody answers any more the words for its answers. */
  readonly poll: SeenPoll | null;
  /** Words at the end, once two people stand behind them. */
  readonly closing: readonly Spoken[];
  /** When this room is to meet, the next first; minutes since 1970 (UTC), and how many it lasts. */
  readonly planned: readonly { readonly startMinute: number; readonly minutes: number }[];
};

/**
 * Serialiser of a room's session for its children. Words at the top are shown only as they were when they were put there: once they are hidden, taken
 * back, erased or changed in any way they disappear, and do not return by themselves.
 */
export function forRoom(
  session: RoomSession,
  with_: {
    readonly spotlight: ContributionRecord | undefined;
    readonly speaks: Pseudonym | null;
    readonly groups: boolean;
    readonly poll: RoomPoll | undefined;
    /** 0 where this is no small group that is open. */
    readonly groupUntil: number;
    readonly planned: Led['planned'];
  },
): Led | null {
  const { groupUntil } = with_;
  if (session.revision === 0 && with_.speaks === null && with_.planned.length === 0 && groupUntil === 0)
    return null;
  const { state, step, gathers, paceMinutes } = session;
  const { spotlight } = with_;
  const stands =
    spotlight &&
    spotlight.id === session.spotlight?.id &&
    spotlight.change === session.spotlight.change &&
    spotlight.activityId === session.activityId;
  return {
    state,
    steps: session.steps.map(({ kind, minutes }) => ({ kind, minutes })),
    step,
    untilMinute: groupUntil || session.untilMinute,
    words: session.steps[step - 1]?.words ?? [],
    gathers,
    paceMinutes,
    spotlight: (stands ? forChildren(spotlight) : undefined) ?? null,
    speaks: state === 'running' ? with_.speaks : null,
    groups: state === 'running' && with_.groups,
    // The words of a question stand until the next meeting begins, as those at the end do.
    poll: with_.poll && (state === 'running' || with_.poll.state === 'told') ? seenPoll(with_.poll) : null,
    closing: session.met && session.closingApprovedBy !== '' ? session.closing : [],
    planned: with_.planned.map(({ startMinute, minutes }) => ({ startMinute, minutes })),
  };
}

/** What a wall shows to everybody who walks by: a question, at most one message that is shown anyway, and nobody's number of anything. */
export type Projected = {
  /** What goes on; null before the first step. A break says something of itself, and once the session is over the words are those at the end. */
  readonly now: StepKind | 'over' | null;
  readonly words: readonly Spoken[];
  readonly message: Pick<SharedContribution, 'id' | 'language' | 'parts'> | null;
  /** The quick question and, once it is told, the words for its answers. */
  readonly poll: SeenPoll | null;
  /** The consultation is over: nothing is asked any more, and nothing of it is on a wall. */
  readonly over: boolean;
};

/** Serialiser of a projector: not even the name a child has here, because a room of people sees it beside the child. */
export function forProjector(led: Led | null): Projected {
  const message = led?.spotlight;
  const running = led?.state === 'running';
  const isOver = led?.state === 'over' || (led && led.closing.length > 0);
  return {
    now: running ? (led.steps[led.step - 1]?.kind ?? null) : isOver ? 'over' : null,
    words: (running ? led.words : led?.closing) ?? [],
    message: message ? { id: message.id, language: message.language, parts: message.parts } : null,
    poll: led?.poll ?? null,
    over: false,
  };
}

/** What is left on a wall once all of it is over. */
export const overProjected: Projected = { now: null, words: [], message: null, poll: null, over: true };
