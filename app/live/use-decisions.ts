import { type MutableRefObject, useCallback, useEffect, useRef, useState } from 'react';
import { type Decision, type HiddenSpan, undoWindowMs } from '../../server/core/moderation/decide.ts';
import type { Place } from '../../server/core/moderation/read-anew.ts';
import type { Reason } from '../../server/core/moderation/reasons.ts';
import type { RefusalCode } from '../../server/core/wire/refusals.ts';
import type { DeskItem } from '../../server/core/wire/views.ts';
import type { LiveConnection } from './connection.ts';
import { type DeskState, deskWith, deskWithout, nextItem, type Reader } from './desk-state.ts';

export type DeskDecision = {
  readonly item: DeskItem;
  readonly decision: Decision;
  readonly reason: Reason | undefined;
  readonly hidden: readonly HiddenSpan[];
  /** What tells who or where a child is and is left to be read. */
  readonly leaves: readonly Place[];
};

/** What was decided last. */
export type Settled = {
  readonly id: string;
  readonly activityId: string;
  readonly name: Pick<DeskItem['name'], 'adjective' | 'motif'>;
  readonly decision: Decision;
  /** How many were decided at once. */
  readonly count: number;
  readonly untilMs: number;
  /** It can be taken back no more. What was decided stays in its place until the next one, so that nothing jumps under a pointer. */
  readonly over: boolean;
};

/** A decision on its way, with the queue as it stood then. */
type Sent = DeskDecision & { readonly queue: readonly DeskItem[]; readonly sentMs: number };

/** What a form decided before a page came. `over`: it was sent again too late to be taken back. */
export type SettledBefore = Omit<Settled, 'untilMs' | 'over'> & { readonly over?: boolean };

type DecisionsOptions = {
  readonly consultationId: string;
  readonly before: SettledBefore | null;
  readonly openId: string | null;
  readonly open: (id: string | null) => void;
  readonly live: MutableRefObject<LiveConnection | null>;
  readonly newest: MutableRefObject<DeskState>;
  readonly put: (next: DeskState) => void;
  readonly reader: () => Reader;
  /** Fetches the whole desk. */
  readonly enterAgain: () => void;
};

/** Decisions over the socket, one at a time, and the last of them taken back. */
export function useDecisions(options: DecisionsOptions) {
  const { consultationId, before, openId, live, newest, put, reader, enterAgain } = options;
  const [refusal, setRefusal] = useState<{ code: RefusalCode; id: string } | null>(null);
  const [settled, setSettled] = useState<Settled | null>(
    () => before && { ...before, untilMs: Date.now() + undoWindowMs, over: before.over ?? false },
  );
  const [sending, setSending] = useState<string | null>(null);
  const last = useRef(settled);
  const running = useRef<Promise<Settled | null> | null>(null);
  const unheard = useRef<Sent | null>(null);
  const openNow = useRef(openId);

  useEffect(() => {
    openNow.current = openId;
  }, [openId]);

  const say = useCallback((next: Settled | null) => {
    last.current = next;
    setSettled(next);
  }, []);

  useEffect(() => {
    if (!settled || settled.over) return;
    const end = setTimeout(() => say({ ...settled, over: true }), Math.max(0, settled.untilMs - Date.now()));
    return () => clearTimeout(end);
  }, [settled, say]);

  function open(id: string | null): void {
    openNow.current = id;
    options.open(id);
  }

  /** Goes on to what came next when it was sent. Whoever went elsewhere meanwhile stays there. */
  function leave({ item, queue }: Sent): void {
    const next = nextItem(newest.current.items, item.id, reader(), queue);
    put(deskWithout(newest.current, item));
    if (openNow.current === item.id) open(next);
  }

  async function send(sent: Sent, again: boolean): Promise<Settled | null> {
    const { item, decision, reason, hidden, leaves } = sent;
    if (!live.current) return null;
    if (unheard.current?.item.id === item.id) unheard.current = null;
    const answer = await live.current.send('contribution:decide', {
      consultation: consultationId,
      id: item.id,
      revision: item.revision,
      decision,
      ...(reason === undefined ? {} : { reason }),
      ...(hidden.length === 0 ? {} : { hidden: hidden.map((span) => ({ ...span })) }),
      ...(leaves.length === 0 ? {} : { leaves: leaves.map((place) => ({ ...place })) }),
    });
    if (answer.ok) {
      const { id, activityId, name } = item;
      const untilMs = (again ? sent.sentMs : Date.now()) + undoWindowMs;
      const made = { id, activityId, name, decision, count: 1, untilMs, over: untilMs <= Date.now() };
      say(made);
      leave(sent);
      return made;
    }
    const lost = answer.code === 'try-again';
    if (lost) unheard.current = sent;
    // It is on no desk any more, and it was not this decision.
    else if (again) leave(sent);
    setRefusal({ code: again && answer.code === 'not-found' ? 'already-decided' : answer.code, id: item.id });
    if (lost && !again && live.current?.socket.connected) enterAgain();
    return null;
  }

  async function run(sent: Sent, again = false): Promise<void> {
    setSending(sent.item.id);
    setRefusal(null);
    running.current = send(sent, again);
    await running.current;
    running.current = null;
    setSending(null);
  }

  /** Sends a decision. What it was on stays on the screen until the answer is yes. */
  async function decide(decision: DeskDecision): Promise<void> {
    if (!live.current || running.current) return;
    await run({ ...decision, queue: newest.current.items, sentMs: Date.now() });
  }

  /**
   * After every change of the desk: a decision whose answer was lost, on what waits no more, is sent again. It was made then, which the answer says
   * (R901), or somebody else settled it. On what waits as it did it was not made yet, as was said; it may be on its way still.
   */
  async function sendUnheard(): Promise<void> {
    await running.current;
    const sent = unheard.current;
    const waits = sent && newest.current.items.find(({ id }) => id === sent.item.id);
    if (!sent || waits?.change === sent.item.change) return;
    unheard.current = null;
    if (!waits) await run(sent, true);
  }

  /** Takes the last decision back: the one on its way, where there is one, once it is made. Says so where it was too late. */
  async function undo(): Promise<void> {
    const made = running.current ? await running.current : last.current;
    if (!live.current || !made) return;
    const { id } = made;
    // Its button is gone by then, and a key that does nothing says nothing.
    if (made.over) return setRefusal({ code: 'undo-too-late', id });
    const from = openNow.current;
    const answer = await live.current.send('contribution:undo', { consultation: consultationId, id });
    // Nobody heard whether it was taken back: it can be asked for again. What was decided meanwhile can be taken back as before.
    if ((answer.ok || answer.code !== 'try-again') && last.current?.id === id) say(null);
    if (!answer.ok) return setRefusal({ code: answer.code, id });
    setRefusal(null);
    // Before its event comes: it is not settled, and is not said to be.
    put(deskWith(newest.current, answer.item));
    if (openNow.current === from) open(id);
  }

  return { refusal, settled, sending, decide, undo, sendUnheard, forgetRefusal: () => setRefusal(null) };
}
