import { useCallback, useEffect, useRef, useState } from 'react';
import type { Refusal } from '../../server/core/wire/events.ts';
import type { RefusalCode } from '../../server/core/wire/refusals.ts';
import { askAgainMs, type Line, type LiveConnection } from './connection.ts';
import { type FollowedRoom, followRoom } from './follow-room.ts';
import { type Outgoing, sendWords } from './letter.ts';
import type { LiveRoom, Missed } from './live-room.ts';
import { type News, newsBetween, nowLed, type RoomState, whyStill, withOwn } from './room-state.ts';

/** What is read out: never more often than this, however lively the room. */
const announceEveryMs = 5_000;

const noNews: News = { messages: 0, own: [] };

/** The live side of a room. State in memory only; nothing is kept in the browser. */
export function useRoom(activity: string, language: string, start: RoomState): LiveRoom {
  const [room, setRoom] = useState(start);
  const [line, setLine] = useState<Line>('unknown');
  const [barred, setBarred] = useState(false);
  const isBarred = useRef(barred);
  isBarred.current = barred;
  const [news, setNews] = useState(noNews);
  const [sending, setSending] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<RefusalCode | null>(null);
  const [missed, setMissed] = useState<Missed | null>();
  const [told, setTold] = useState<LiveRoom['told']>({});
  const [before, setBefore] = useState<number | null>(null);
  const known = useRef(start);
  const followed = useRef<FollowedRoom | null>(null);
  const letter = useRef<Outgoing | null>(null);
  /** Over which connection the letter is on its way. */
  const underWay = useRef<FollowedRoom | null>(null);
  const acting = useRef<Partial<Record<Missed['act'], object>>>({});
  const sendNow = useRef<() => void>(() => undefined);

  useEffect(() => {
    const readOut = gatherNews(setNews);
    followed.current = followRoom({
      activity,
      language,
      known,
      on: {
        line: setLine,
        ready() {
          setBarred(false);
          sendNow.current();
        },
        // The words stand in their box, under the id that went with them: sent as a form they are the same ones.
        barred() {
          setBarred(true);
          letter.current = null;
          underWay.current = null;
          setSending(null);
        },
        changed(next, before) {
          setRoom(next);
          setRefusal((code) => whyStill(code, before, next));
          if (nowLed(next) !== nowLed(before)) setMissed(null);
          readOut.hear(before, next);
        },
        earlier(came) {
          if (came) setRoom(came.next);
          setBefore(came?.count ?? null);
        },
      },
    });
    return () => {
      acting.current = {};
      readOut.close();
      followed.current?.close();
      followed.current = null;
    };
  }, [activity, language]);

  /** True: the room rests, which is what it is and no mistake. */
  function restsBy(code: RefusalCode): boolean {
    const rests = code === 'room-paused' || code === 'consultation-not-open';
    if (rests) followed.current?.know({ ...known.current, state: 'paused', because: null });
    // It may have opened again by now; or what somebody leads is further on than this page.
    if (rests || code === 'state-forbids') followed.current?.ask();
    return rests;
  }

  async function sendLetter(): Promise<void> {
    const over = followed.current;
    const { current: words } = letter;
    if (!over || !words || underWay.current === over) return;
    underWay.current = over;
    const answer = await sendWords(over.live, words, { activity, language });
    // The page went on with another connection, which sends them once more, under the same id.
    if (followed.current !== over) return;
    underWay.current = null;
    if (!answer.ok && answer.code === 'try-again') {
      if (over.live.socket.connected) setTimeout(() => sendNow.current(), askAgainMs);
      return;
    }
    letter.current = null;
    setSending(null);
    if (answer.ok) {
      if (answer.item) over.know(withOwn(known.current, answer.item));
      words.answered(answer);
    } else if (!restsBy(answer.code)) setRefusal(answer.code);
  }
  sendNow.current = sendLetter;

  function post(words: Outgoing) {
    if (letter.current) return;
    letter.current = words;
    setRefusal(null);
    setSending(words.text);
    void sendLetter();
  }

  /**
   * `mine`: what is so once the answer says that it is taken; what the answer says itself goes before it. What found no answer is asked again, as words are: it may have arrived all the
   * same. What the child does later goes before it.
   */
  async function once(
    act: Missed['act'],
    ask: (live: LiveConnection) => Promise<{ readonly ok: true; readonly asked?: boolean } | Refusal>,
    mine: Partial<RoomState>,
  ): Promise<void> {
    const live = followed.current?.live;
    if (!live) return;
    acting.current[act] = mine;
    const answer = await ask(live);
    if (acting.current[act] !== mine) return;
    if (!answer.ok && answer.code === 'try-again')
      return void setTimeout(() => acting.current[act] === mine && once(act, ask, mine), askAgainMs);
    if (answer.ok) {
      const { asked } = answer;
      known.current = { ...known.current, ...mine, ...(asked === undefined ? {} : { asked }) };
      setRoom(known.current);
    }
    setMissed(answer.ok || restsBy(answer.code) ? null : { act, code: answer.code });
  }

  /** What found no answer is asked again, unless its button is one of a form by now: the same report twice is one. The same function each time, so that no message is drawn anew for it. */
  const report = useCallback(async function report(id: string): Promise<void> {
    const live = followed.current?.live;
    if (!live) return;
    setTold((before) => ({ ...before, [id]: 'sent' }));
    const answer = await live.send('contribution:report', { id });
    if (!answer.ok && answer.code === 'try-again' && !isBarred.current)
      return void setTimeout(() => report(id), askAgainMs);
    setTold((before) => ({ ...before, [id]: answer.ok ? 'taken' : answer.code }));
  }, []);

  return {
    ...room,
    line,
    barred,
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
    askEarlier: () => followed.current?.askEarlier(),
  };
}

/** Gathers what a screen reader is told, so that it is told in peace. */
function gatherNews(tell: (news: News) => void) {
  let unread = noNews;
  let toldAtMs = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tellNow(): void {
    timer = undefined;
    toldAtMs = Date.now();
    tell(unread);
    unread = noNews;
  }

  return {
    hear(before: RoomState, next: RoomState): void {
      const { messages, own } = newsBetween(before, next);
      if (messages === 0 && own.length === 0) return;
      unread = { messages: unread.messages + messages, own: [...unread.own, ...own] };
      timer ??= setTimeout(tellNow, Math.max(0, toldAtMs + announceEveryMs - Date.now()));
    },
    close: () => clearTimeout(timer),
  };
}
