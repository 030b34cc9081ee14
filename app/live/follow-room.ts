import type { RefusalCode } from '../../server/core/wire/refusals.ts';
import { askAgainMs, connect, type Line, type LiveConnection } from './connection.ts';
import {
  isLate,
  longestAnswer,
  oldestOf,
  type RoomState,
  withAnswer,
  withChange,
  withEarlier,
  withLed,
  withOwn,
  withoutRoom,
} from './room-state.ts';
import { goFromSeat } from './seat-over.ts';

/** An answer that came late is asked for again after this. */
const lateMs = 500;

export type FollowedRoom = {
  readonly live: LiveConnection;
  /** The page knows this from now on. */
  readonly know: (next: RoomState) => void;
  /** Asks for what it has not seen. */
  readonly ask: () => void;
  /** Asks for what was said before the oldest words that it has, and asks again what found no answer. */
  readonly askEarlier: () => void;
  readonly close: () => void;
};

/**
 * Keeps what a page knows of a room (`known`) as it is on the server: every change is heard, and where one was missed the page asks. `on` is
 * told of each step, and of nothing after `close`.
 */
export function followRoom(of: {
  readonly activity: string;
  readonly language: string;
  readonly known: { current: RoomState };
  readonly on: {
    readonly line: (change: (line: Line) => Line) => void;
    /** Connected, the first time or again. */
    readonly ready: () => void;
    /** Forms get through here, and connections do not. */
    readonly barred: () => void;
    readonly changed: (next: RoomState, before: RoomState) => void;
    /** So many earlier words came, which are no news; null: they were asked for. */
    readonly earlier: (came: { readonly next: RoomState; readonly count: number } | null) => void;
  };
}): FollowedRoom {
  const { activity, language, known, on } = of;
  let entering = false;
  let missed = false;
  let asking = false;
  /** Earlier words were asked for and did not come yet. */
  let wanted = false;
  let closed = false;

  function know(next: RoomState): void {
    const before = known.current;
    if (closed || next === before) return;
    known.current = next;
    on.changed(next, before);
  }

  async function enter(after: number): Promise<void> {
    if (closed) return;
    if (entering) {
      missed = true;
      return;
    }
    entering = true;
    missed = false;
    const answer = await live.send('room:enter', { activity, after, language });
    entering = false;
    if (closed) return;
    if (!answer.ok) return notEntered(answer.code, after);
    if (after > 0 && answer.items.length + answer.removed.length >= longestAnswer) return enter(0);
    const late = isLate(known.current, answer, after);
    know(withAnswer(known.current, answer, after));
    if (missed) return enter(known.current.seq);
    // In a moment and not at once: where much is said every answer would be late, and the next question with it.
    if (late) setTimeout(ask, lateMs);
  }

  function notEntered(code: RefusalCode, after: number): void {
    // When all of it closes a small group is gone, and nobody is told of it by itself.
    if (code === 'activity-unknown') know(withoutRoom(known.current));
    // An older page and a newer server: the words in the box are worth more than the newest page.
    else if (code === 'try-again' && live.socket.connected) setTimeout(() => enter(after), askAgainMs);
  }

  function ask(): void {
    void enter(known.current.seq);
  }

  function askEarlier(): void {
    wanted = true;
    on.earlier(null);
    void bringEarlier();
  }

  async function bringEarlier(): Promise<void> {
    if (asking) return;
    asking = true;
    // Where the room went on meanwhile the answer is of no use; the next one is as good as certain to be.
    while (wanted && !closed && known.current.earlier) {
      const oldest = oldestOf(known.current);
      const answer = await live.send('room:earlier', { activity, before: oldest, language });
      if (closed) break;
      if (!answer.ok) {
        wanted = answer.code === 'try-again';
        // Without a line they are asked for once it is back.
        if (wanted && live.socket.connected) setTimeout(bringEarlier, askAgainMs);
        break;
      }
      const next = withEarlier(known.current, answer, oldest);
      if (!next) continue;
      wanted = false;
      known.current = next;
      on.earlier({ next, count: answer.items.length });
    }
    asking = false;
  }

  const live = connect({
    ready() {
      on.line(() => 'live');
      ask();
      void bringEarlier();
      on.ready();
    },
    lost() {
      on.line((now) => (now === 'unknown' ? now : 'lost'));
    },
    barred() {
      on.line(() => 'unknown');
      on.barred();
    },
  });
  live.socket.on('room:changed', (event) => {
    if (event.activity !== activity) return;
    const next = withChange(known.current, event);
    if (next) know(next);
    else ask();
  });
  live.socket.on('room:led', (event) => {
    if (event.activity !== activity) return;
    const next = withLed(known.current, event);
    // Whose turn it is, and who still waits, the database and the row know.
    if (next && !next.asked) know(next);
    else ask();
  });
  live.socket.on('room:state', (event) => {
    if (event.activity !== activity) return;
    // An answer that is under way may be older, and has no number of its own for this.
    if (entering) missed = true;
    know({ ...known.current, state: event.state, because: event.because ?? null });
  });
  live.socket.on('question:corrected', (event) => {
    if (event.activity === activity) ask();
  });
  // It rests, is over, or opened again as a whole: what that means here the database says.
  live.socket.on('consultation:state', ask);
  live.socket.on('own:changed', ({ item }) => {
    if (item.activityId === activity) know(withOwn(known.current, item));
  });
  live.socket.on('session:ended', goFromSeat);

  return {
    live,
    know,
    ask,
    askEarlier,
    close() {
      closed = true;
      live.close();
    },
  };
}
