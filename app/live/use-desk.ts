import { useCallback, useEffect, useRef, useState } from 'react';
import { type Decision, type HiddenSpan, undoWindowMs } from '../../server/core/moderation/decide.ts';
import type { Reason } from '../../server/core/moderation/reasons.ts';
import type { ServerEvents } from '../../server/core/wire/events.ts';
import type { RefusalCode } from '../../server/core/wire/refusals.ts';
import type { DeskItem } from '../../server/core/wire/views.ts';
import { askAgainMs, connect, type LiveConnection } from './connection.ts';
import {
  type DeskState,
  deskChanged,
  deskClaimed,
  deskEntered,
  deskWithout,
  nextItem,
} from './desk-state.ts';

/** A claim lasts at least a minute; renewed this often while its owner looks at the item. */
const renewEveryMs = 30_000;

export type DeskDecision = {
  readonly item: DeskItem;
  readonly decision: Decision;
  readonly reason: Reason | undefined;
  readonly hidden: readonly HiddenSpan[];
};

export type Settled = {
  readonly id: string;
  readonly activityId: string;
  readonly name: Pick<DeskItem['name'], 'adjective' | 'motif'>;
  readonly decision: Decision;
  /** How many were decided at once. */
  readonly count: number;
  readonly untilMs: number;
};

type DeskOptions = {
  readonly consultationId: string;
  readonly staffId: string;
  /** The page's loader: the truth at every navigation. */
  readonly loaded: DeskState;
  /** What a form decided before this page came. */
  readonly before: Omit<Settled, 'untilMs'> | null;
  readonly openId: string | null;
  /** Shows another item (null: none); the loader then claims it and brings the child's earlier words. */
  readonly open: (id: string | null) => void;
};

/** Without a connection the desk is a page of forms that works all the same. */
export type Connection = 'forms' | 'live' | 'lost';

/** The live desk: what waits, told at once; decisions over the socket; the next item opens by itself. */
export function useDesk({ consultationId, staffId, loaded, before, openId, open }: DeskOptions) {
  const [desk, show] = useState(loaded);
  const [connection, setConnection] = useState<Connection>('forms');
  const [refusal, setRefusal] = useState<{ code: RefusalCode; id: string } | null>(null);
  const [settled, setSettled] = useState<Settled | null>(
    () => before && { ...before, untilMs: Date.now() + undoWindowMs },
  );
  const [sending, setSending] = useState(false);
  const live = useRef<LiveConnection | null>(null);
  const newest = useRef(loaded);

  const put = useCallback((next: DeskState) => {
    newest.current = next;
    show(next);
  }, []);

  useEffect(() => {
    const known = deskEntered(newest.current, loaded);
    if (known) put(known);
  }, [loaded, put]);

  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function enter(connected: LiveConnection): Promise<void> {
      clearTimeout(timer);
      const answer = await connected.send('desk:enter', {
        consultation: consultationId,
        after: newest.current.seq,
      });
      if (gone) return;
      if (!answer.ok) {
        setConnection('lost');
        // Only who is in is on duty: without this desk its rooms may rest.
        if (answer.code === 'try-again' && connected.socket.connected)
          timer = setTimeout(() => enter(connected), askAgainMs);
        return;
      }
      const known = deskEntered(newest.current, answer);
      if (!known) return enter(connected);
      put(known);
      setConnection('live');
    }
    const hear: ServerEvents['desk:changed'] = (event) => {
      const known = deskChanged(newest.current, event);
      if (known) put(known);
      else if (live.current) void enter(live.current);
    };
    const connected = connect({ ready: (ready) => void enter(ready), lost: () => setConnection('lost') });
    live.current = connected;
    connected.socket.on('desk:changed', hear);
    connected.socket.on('desk:claimed', ({ id, claim }) => put(deskClaimed(newest.current, id, claim)));
    connected.socket.on('session:ended', () => window.location.reload());
    return () => {
      gone = true;
      clearTimeout(timer);
      live.current = null;
      connected.close();
    };
  }, [consultationId, put]);

  useEffect(() => {
    if (openId === null || connection !== 'live') return;
    const renew = setInterval(() => {
      if (document.visibilityState === 'visible')
        void live.current?.send('contribution:claim', { consultation: consultationId, id: openId });
    }, renewEveryMs);
    return () => clearInterval(renew);
  }, [consultationId, openId, connection]);

  useEffect(() => {
    if (!settled) return;
    const over = setTimeout(() => setSettled(null), Math.max(0, settled.untilMs - Date.now()));
    return () => clearTimeout(over);
  }, [settled]);

  /** Sends a decision. What it was on stays on the screen until the answer is yes. */
  async function decide({ item, decision, reason, hidden }: DeskDecision): Promise<void> {
    if (!live.current || sending) return;
    setSending(true);
    setRefusal(null);
    const answer = await live.current.send('contribution:decide', {
      consultation: consultationId,
      id: item.id,
      revision: item.revision,
      decision,
      ...(reason === undefined ? {} : { reason }),
      ...(hidden.length === 0 ? {} : { hidden: hidden.map((span) => ({ ...span })) }),
    });
    setSending(false);
    if (!answer.ok) return setRefusal({ code: answer.code, id: item.id });
    const next = nextItem(newest.current.items, item.id, { staffId, nowMs: Date.now() });
    put(deskWithout(newest.current, item.id));
    const { id, activityId, name } = item;
    setSettled({ id, activityId, name, decision, count: 1, untilMs: Date.now() + undoWindowMs });
    open(next);
  }

  /** Takes the last decision back. Answers false when it was too late. */
  async function undo(): Promise<void> {
    if (!live.current || !settled) return;
    const { id } = settled;
    const answer = await live.current.send('contribution:undo', { consultation: consultationId, id });
    // Nobody heard whether it was taken back: it can be asked for again.
    if (answer.ok || answer.code !== 'try-again') setSettled(null);
    if (!answer.ok) return setRefusal({ code: answer.code, id });
    setRefusal(null);
    open(id);
  }

  return {
    items: desk.items,
    connection,
    refusal,
    settled,
    sending,
    decide,
    undo,
    forgetRefusal: () => setRefusal(null),
  };
}
