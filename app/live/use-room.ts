import { useEffect, useRef, useState } from 'react';
import type { Refusal } from '../../server/core/wire/events.ts';
import type { RefusalCode } from '../../server/core/wire/refusals.ts';
import { askAgainMs, connect, type Line, type LiveConnection } from './connection.ts';
import { longestText, type Outgoing, sendWords } from './letter.ts';
import type { LiveRoom, Missed } from './live-room.ts';
import {
  isLate,
  longestAnswer,
  type News,
  newsBetween,
  nowLed,
  oldestOf,
  type RoomState,
  whyStill,
  withAnswer,
  withChange,
  withEarlier,
  withLed,
  withOwn,
  withoutRoom,
} from './room-state.ts';

/** What is read out: never more often than this, however lively the room. */
const announceEveryMs = 5_000;
/** An answer that came late is asked for again after this. */
const lateMs = 500;

const noNews: News = { messages: 0, own: [] };

/** The live side of a room. State in memory only; nothing is kept in the browser. */
export function useRoom(activity: string, language: string, start: RoomState): LiveRoom {
  const [room, setRoom] = useState(start);
  const [line, setLine] = useState<Line>('unknown');
  const [news, setNews] = useState(noNews);
  const [sending, setSending] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<RefusalCode | null>(null);
  const [missed, setMissed] = useState<Missed | null>();
  const acting = useRef<Partial<Record<Missed['act'], object>>>({});
  const known = useRef(start);
  const letter = useRef<Outgoing | null>(null);
  const connection = useRef<LiveConnection | null>(null);
  const [told, setTold] = useState<LiveRoom['told']>({});
  const [before, setBefore] = useState<number | null>(null);
  const ask = useRef<() => void>(() => undefined);
  const sendLetter = useRef<() => void>(() => undefined);
  const refused = useRef<(code: RefusalCode) => boolean>(() => false);

  useEffect(() => {
    let entering = false;
    let missed = false;
    let underWay = false;
    let gone = false;
    let unread = noNews;
    let toldAt = 0;
    let telling: ReturnType<typeof setTimeout> | undefined;

    function know(next: RoomState): void {
      const before = known.current;
      if (gone || next === before) return;
      known.current = next;
      setRoom(next);
      setRefusal((code) => whyStill(code, before, next));
      if (nowLed(next) !== nowLed(before)) setMissed(null);
      const { messages, own } = newsBetween(before, next);
      if (messages === 0 && own.length === 0) return;
      unread = { messages: unread.messages + messages, own: [...unread.own, ...own] };
      telling ??= setTimeout(tell, Math.max(0, toldAt + announceEveryMs - Date.now()));
    }

    function tell(): void {
      telling = undefined;
      toldAt = Date.now();
      setNews(unread);
      unread = noNews;
    }

    async function enter(live: LiveConnection, after: number): Promise<void> {
      if (entering) {
        missed = true;
        return;
      }
      entering = true;
      missed = false;
      const answer = await live.send('room:enter', { activity, after, language });
      entering = false;
      if (gone) return;
      if (!answer.ok) {
        // When all of it closes a small group is gone, and nobody is told of it by itself.
        if (answer.code === 'activity-unknown') know(withoutRoom(known.current));
        // An older page and a newer server: the words in the box are worth more than the newest page.
        else if (answer.code === 'try-again' && live.socket.connected)
          setTimeout(() => enter(live, after), askAgainMs);
        return;
      }
      if (after > 0 && answer.items.length + answer.removed.length >= longestAnswer) return enter(live, 0);
      const late = isLate(known.current, answer, after);
      know(withAnswer(known.current, answer, after));
      if (missed) return enter(live, known.current.seq);
      // In a moment and not at once: where much is said every answer would be late, and the next question with it.
      if (late) setTimeout(() => enter(live, known.current.seq), lateMs);
    }

    refused.current = (code) => {
      const rests = code === 'room-paused';
      // That it rests is what it is and no mistake. It may have opened again by now, so it is asked, too.
      if (rests) know({ ...known.current, state: 'paused', because: null });
      // What somebody leads is further on than this page.
      if (rests || code === 'state-forbids') void enter(live, known.current.seq);
      return rests;
    };

    let asking = false;
    ask.current = async () => {
      const live = connection.current;
      if (!live || asking) return;
      asking = true;
      setBefore(null);
      // Where the room went on meanwhile the answer is of no use; the next one is as good as certain to be.
      for (let joined = false; !joined && !gone && known.current.earlier; ) {
        const oldest = oldestOf(known.current);
        const answer = await live.send('room:earlier', { activity, before: oldest, language });
        if (!answer.ok) break;
        const next = withEarlier(known.current, answer, oldest);
        joined = next !== undefined;
        if (!next || gone) continue;
        known.current = next;
        setRoom(next);
        setBefore(answer.items.length);
      }
      asking = false;
    };

    sendLetter.current = async () => {
      const live = connection.current;
      const { current } = letter;
      if (!live || !current || underWay) return;
      underWay = true;
      const answer = await sendWords(live, current, { activity, language });
      underWay = false;
      if (gone) return;
      if (!answer.ok && answer.code === 'try-again') {
        if (live.socket.connected) setTimeout(() => sendLetter.current(), askAgainMs);
        return;
      }
      letter.current = null;
      setSending(null);
      if (answer.ok) {
        if (answer.item) know(withOwn(known.current, answer.item));
        current.answered(answer);
      } else if (!refused.current(answer.code)) setRefusal(answer.code);
    };

    const live = connect({
      ready(at) {
        setLine('live');
        void enter(at, known.current.seq);
        sendLetter.current();
      },
      lost() {
        setLine((now) => (now === 'unknown' ? now : 'lost'));
      },
    });
    connection.current = live;
    live.socket.on('room:changed', (event) => {
      if (event.activity !== activity) return;
      const next = withChange(known.current, event);
      if (next) know(next);
      else void enter(live, known.current.seq);
    });
    live.socket.on('room:led', (event) => {
      if (event.activity !== activity) return;
      const next = withLed(known.current, event);
      // Whose turn it is, and who still waits, the database and the row know.
      if (next && !next.asked) know(next);
      else void enter(live, known.current.seq);
    });
    live.socket.on('room:state', (event) => {
      if (event.activity !== activity) return;
      // An answer that is under way may be older, and has no number of its own for this.
      if (entering) missed = true;
      know({ ...known.current, state: event.state, because: event.because ?? null });
    });
    // It rests, is over, or opened again as a whole: what that means here the database says.
    live.socket.on('consultation:state', () => void enter(live, known.current.seq));
    live.socket.on('own:changed', ({ item }) => {
      if (item.activityId === activity) know(withOwn(known.current, item));
    });
    live.socket.on('session:ended', () => location.replace('/left'));
    return () => {
      gone = true;
      clearTimeout(telling);
      acting.current = {};
      live.close();
    };
  }, [activity, language]);

  function post(words: Outgoing) {
    if (letter.current) return;
    // So long a frame would not be read but end the connection, again and again.
    if (words.text.length > longestText) return setRefusal('text-too-long');
    letter.current = words;
    setRefusal(null);
    setSending(words.text);
    sendLetter.current();
  }

  /**
   * `mine`: what is so once the answer says that it is taken. What found no answer is asked again, as words are: it may have arrived all the
   * same. What the child does later goes before it.
   */
  async function once(
    act: Missed['act'],
    ask: (live: LiveConnection) => Promise<{ readonly ok: true } | Refusal>,
    mine: Partial<RoomState>,
  ): Promise<void> {
    const live = connection.current;
    if (!live) return;
    acting.current[act] = mine;
    const answer = await ask(live);
    if (acting.current[act] !== mine) return;
    if (!answer.ok && answer.code === 'try-again')
      return void setTimeout(() => acting.current[act] === mine && once(act, ask, mine), askAgainMs);
    if (answer.ok) {
      known.current = { ...known.current, ...mine };
      setRoom(known.current);
    }
    setMissed(answer.ok || refused.current(answer.code) ? null : { act, code: answer.code });
  }

  async function report(id: string): Promise<void> {
    const answer = await connection.current?.send('contribution:report', { id });
    if (answer) setTold((before) => ({ ...before, [id]: answer.ok ? 'taken' : answer.code }));
  }

  return {
    ...room,
    line,
    news,
    sending,
    waits: sending !== null,
    refusal,
    missed,
    post,
    told,
    report,
    askTurn: (wants) =>
      void once('turn', (live) => live.send('turn:ask', { activity, wants }), { asked: wants }),
    answerPoll: (poll, choice) =>
      void once('quick', (live) => live.send('room:answer', { activity, poll, choice }), { polled: choice }),
    before,
    askEarlier: () => ask.current(),
  };
}
