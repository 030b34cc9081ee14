import { useCallback, useEffect, useRef, useState } from 'react';
import type { Choice, VoteWord } from '../../server/core/room/voting.ts';
import type { ActivityState } from '../../server/core/wire/events.ts';
import type { RefusalCode } from '../../server/core/wire/refusals.ts';
import type { OwnContribution, VotableStatement } from '../../server/core/wire/views.ts';
import { reportByForm, voteByForm } from './by-form.ts';
import { askAgainMs, connect, type Line, type LiveConnection } from './connection.ts';
import { type Outgoing, sendWords } from './letter.ts';
import type { ReportTold } from './live-room.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { withItem } from './own-items.ts';
import { goFromSeat } from './seat-over.ts';
import { cast, uncast, type VotingState, wantsMore, withNext, withoutGone } from './voting-state.ts';

/** What was answered last on this page; the word comes once the vote is with us. */
export type Counted = { readonly statement: string; readonly word: VoteWord | null };

export type LiveStatements = VotingState & {
  /** `unknown` until the first connection: until then a tap sends its form, as a page without script does. */
  readonly line: Line;
  readonly counted: Counted | null;
  readonly own: readonly OwnContribution[];
  /** The child's own words of which somebody has just decided. */
  readonly news: OwnContribution | null;
  /** The words that are on their way or wait on this screen. */
  readonly sending: boolean;
  /** These, or an answer. */
  readonly waits: boolean;
  /** How often the words of what is asked were changed; 0 before that is known. */
  readonly corrected: number;
  /** Why the last answer or the last words were not taken. */
  readonly refusal: { readonly of: 'vote' | 'words'; readonly code: RefusalCode } | null;
  readonly vote: (choice: Choice) => void;
  /** What this child said is wrong since the page came, by statement; and says it. */
  readonly told: Readonly<Record<string, ReportTold>>;
  readonly report: (statement: string) => void;
  /** Sends words. They stay in the box until they are with us. */
  readonly post: (letter: Outgoing) => void;
};

export type Start = VotingState & { readonly own: readonly OwnContribution[] };

/** Nobody answered, or it was our own pace, which is no mistake of the child: the same goes again. */
const asksAgain: ReadonlySet<RefusalCode> = new Set(['try-again', 'too-fast']);

/** What stops every further answer, as a state of the page. */
const stops: Partial<Record<RefusalCode, ActivityState>> = {
  'room-paused': 'paused',
  'consultation-not-open': 'paused',
  'activity-closed': 'closed',
};

/** That it rests is what the page shows of itself then, and no mistake. */
const rests = (code: RefusalCode) => stops[code] === 'paused';

/** The live side of sentences: votes count on the page at once and wait in the outbox until the server has them. */
export function useStatements(
  {
    activity,
    language,
    counted: arrived,
  }: {
    readonly activity: string;
    readonly language: string;
    /** The word the page came with, after a vote by form. */
    readonly counted: VoteWord | null;
  },
  start: Start,
): LiveStatements {
  const [voting, setVoting] = useState<VotingState>(start);
  const [own, setOwn] = useState(start.own);
  const mine = useRef(start.own);
  const [line, setLine] = useState<Line>('unknown');
  const [counted, setCounted] = useState<Counted | null>(arrived && { statement: '', word: arrived });
  const [news, setNews] = useState<OwnContribution | null>(null);
  const [sending, setSending] = useState(false);
  const [corrected, setCorrected] = useState(0);
  const [told, setTold] = useState<LiveStatements['told']>({});
  const [refusal, setRefusal] = useState<LiveStatements['refusal']>(null);
  const known = useRef(voting);
  const given = useRef(new Set<string>());
  const outbox = useRef<Outbox | null>(null);
  /** Forms get through here, and connections do not. */
  const barred = useRef(false);
  const askNext = useRef<() => void>(() => undefined);

  const know = useCallback((next: VotingState) => {
    known.current = next;
    setVoting(next);
  }, []);

  /** Answers those of which somebody has decided. */
  const knowOwn = useCallback((items: readonly OwnContribution[]) => {
    const before = mine.current;
    mine.current = items.reduce(withItem, before);
    setOwn(mine.current);
    return mine.current.filter(({ id, state }) => before.find((each) => each.id === id)?.state !== state);
  }, []);

  useEffect(() => {
    let gone = false;
    let connection: LiveConnection | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ownTimer: ReturnType<typeof setTimeout> | undefined;
    const box = createOutbox(() => connection);
    outbox.current = box;

    askNext.current = oneAtATime(async () => {
      if (gone) return;
      clearTimeout(timer);
      const holds = known.current.cards.map((card) => card.id);
      const answer = await connection?.send('statements:next', { activity, holds });
      if (gone || !answer) return;
      if (answer.ok) {
        // Somebody may be reading it, or about to press: it does not go without a word.
        if (answer.gone.includes(known.current.cards[0]?.id ?? ''))
          setRefusal({ of: 'vote', code: 'statement-gone' });
        know(withNext(known.current, answer, given.current));
      } else if (asksAgain.has(answer.code) && connection?.socket.connected)
        timer = setTimeout(askNext.current, askAgainMs);
    });

    function hearOwn(items: readonly OwnContribution[]): void {
      const [decided] = knowOwn(items).slice(-1);
      if (decided) setNews(decided);
    }

    /** What became of its own words while nobody could tell this page; `statements:next` does not say it. */
    const askOwn = oneAtATime(async () => {
      if (gone) return;
      clearTimeout(ownTimer);
      const answer = await connection?.send('room:enter', { activity, after: 0, language });
      if (gone || !answer) return;
      if (answer.ok) {
        hearOwn(answer.own);
        setCorrected(answer.corrected ?? 0);
      } else if (asksAgain.has(answer.code) && connection?.socket.connected)
        ownTimer = setTimeout(askOwn, askAgainMs);
    });

    const live = connect({
      ready(at) {
        connection = at;
        barred.current = false;
        setLine('live');
        box.flush();
        askNext.current();
        askOwn();
      },
      lost() {
        setLine((now) => (now === 'unknown' ? now : 'lost'));
      },
      barred() {
        barred.current = true;
        setLine('unknown');
        box.flush();
      },
    });
    live.socket.on('activity:state', (event) => {
      if (event.activity === activity) askNext.current();
    });
    live.socket.on('statements:changed', (event) => {
      if (event.activity === activity) askNext.current();
    });
    live.socket.on('question:corrected', (event) => {
      if (event.activity === activity) askOwn();
    });
    live.socket.on('consultation:state', () => {
      askNext.current();
      askOwn();
    });
    live.socket.on('own:changed', ({ item }) => {
      if (item.activityId === activity) hearOwn([item]);
    });
    live.socket.on('session:ended', goFromSeat);
    return () => {
      gone = true;
      clearTimeout(timer);
      clearTimeout(ownTimer);
      box.close();
      live.close();
    };
  }, [activity, language, know, knowOwn]);

  function notTaken(statement: VotableStatement, code: RefusalCode): void {
    const { current } = known;
    if (code === 'statement-gone') know(withoutGone(current));
    else {
      given.current.delete(statement.id);
      const state = stops[code];
      know({ ...uncast(current, statement), ...(state ? { state } : {}) });
    }
    setCounted(null);
    setRefusal(rests(code) ? null : { of: 'vote', code });
  }

  function vote(choice: Choice): void {
    const [statement] = known.current.cards;
    if (!statement) return;
    given.current.add(statement.id);
    know(cast(known.current));
    setCounted({ statement: statement.id, word: null });
    setRefusal(null);
    outbox.current?.put(async (live) => {
      const answer = barred.current
        ? await voteByForm(statement.id, choice)
        : await live.send('vote:cast', { statement: statement.id, choice });
      if (!answer.ok && asksAgain.has(answer.code)) return 'again';
      if (!answer.ok) notTaken(statement, answer.code);
      else setCounted((now) => (now?.statement === statement.id ? { ...now, word: answer.word } : now));
      if (!answer.ok || wantsMore(known.current)) askNext.current();
      return 'done';
    });
  }

  const post: LiveStatements['post'] = (letter) => {
    if (sending) return;
    setSending(true);
    setRefusal(null);
    outbox.current?.put(async (live) => {
      // They stand in their box, under the id that went with them: sent as a form they are the same ones.
      if (barred.current) {
        setSending(false);
        return 'done';
      }
      const answer = await sendWords(live, letter, { activity, language });
      if (!answer.ok && answer.code === 'try-again') return 'again';
      setSending(false);
      if (answer.ok) {
        if (answer.item) knowOwn([answer.item]);
        letter.answered(answer);
      } else if (rests(answer.code)) {
        know({ ...known.current, state: 'paused' });
        // It may have opened again by now.
        askNext.current();
      } else setRefusal({ of: 'words', code: answer.code });
      return 'done';
    });
  };

  function report(statement: string): void {
    setTold((before) => ({ ...before, [statement]: 'sent' }));
    outbox.current?.put(async (live) => {
      const answer = barred.current ? null : await live.send('contribution:report', { id: statement });
      const asks = !answer || (!answer.ok && answer.code === 'try-again');
      if (asks && !barred.current) return 'again';
      const came = asks ? await reportByForm(statement) : answer.ok ? 'taken' : answer.code;
      setTold((before) => ({ ...before, [statement]: came }));
      return 'done';
    });
  }

  const waits = sending || (counted !== null && counted.word === null);
  const now = { line, counted, corrected, own, news, sending, waits, refusal };
  return { ...voting, ...now, vote, post, told, report };
}
