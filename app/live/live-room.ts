import type { RefusalCode } from '../../server/core/wire/refusals.ts';
import type { Line } from './connection.ts';
import type { Outgoing } from './letter.ts';
import type { News, RoomState } from './room-state.ts';

/** What a child does beside writing. */
export type BesideAct = 'turn' | 'quick' | 'group' | 'report' | 'appeal';

/** That it was not taken, and why: no mistake in the words of its box. */
export type Missed = { readonly act: BesideAct; readonly code: RefusalCode };

/** What came of a report on a page that lives: on its way, taken, or why not. */
export type ReportTold = 'sent' | 'taken' | RefusalCode;

/** A room as its page has it: what is known of it, what goes on, and what the child can do there. */
export type LiveRoom = RoomState & {
  readonly line: Line;
  /** Pages and forms get through here, and connections do not: nothing new comes by itself. */
  readonly barred: boolean;
  readonly news: News;
  /** The words that are on their way or wait on this screen. */
  readonly sending: string | null;
  readonly waits: boolean;
  readonly refusal: RefusalCode | null;
  /** The last act beside writing, where it was not taken; undefined before there was one. */
  readonly missed: Missed | null | undefined;
  /** Sends words. They stay in the box until they are with us. */
  readonly post: (letter: Outgoing) => void;
  /** What this child said is wrong since the page came, by id; and says it. */
  readonly told: Readonly<Record<string, ReportTold>>;
  readonly report: (id: string) => void;
  /** Asks for the word, or does not want it any more. */
  readonly askTurn: (wants: boolean) => void;
  /** Answers the quick question of this room, or skips it with 0. */
  readonly answerPoll: (poll: string, choice: number) => void;
  /** How many earlier words came when they were asked for last; null before, and while they are on their way. */
  readonly before: number | null;
  /** Asks for what was said before. */
  readonly askEarlier: () => void;
};
