import { useCallback, useEffect, useRef, useState } from 'react';
import type { DeskNow } from '../../server/core/staff/duty.ts';
import type { ServerEvents } from '../../server/core/wire/events.ts';
import { askAgainMs, connect, type LiveConnection } from './connection.ts';
import {
  type DeskState,
  deskChanged,
  deskClaimed,
  deskEntered,
  deskWithout,
  heldByAnother,
  standsStill,
} from './desk-state.ts';
import { foundOut } from './found-out.ts';
import { type SettledBefore, useDecisions } from './use-decisions.ts';
import { useTouched } from './use-touched.ts';

/** A claim lasts at least a minute; renewed this often while its owner looks at the item. */
const renewEveryMs = 30_000;
/** Whoever reads a long text, or asks somebody about it, may touch nothing for so long. Then nobody sits here, and the claim ends by itself. */
const untouchedMs = 5 * 60_000;
/** How its rooms stand and what waits beside its queue is told no desk: it asks, this often. */
const roomsEveryMs = 15_000;
/** With fewer than this in the queue a desk fetches those that wait behind it. */
const fewLeft = 50;

type DeskOptions<T> = {
  readonly consultationId: string;
  readonly staffId: string;
  /** The page's loader: the truth at every navigation. */
  readonly loaded: DeskState;
  /** How many waited behind those then. */
  readonly more: number;
  /** How its rooms stood then, and what waited beside its queue. */
  readonly rooms: DeskNow;
  /** Milliseconds since 1970, by the clock of the server. */
  readonly now: () => number;
  readonly before: SettledBefore | null;
  readonly openId: string | null;
  /** Other words of its child, as the page's loader brought them. */
  readonly beside: readonly T[];
  /** Shows another item (null: none); the loader then claims it and brings the child's earlier words. */
  readonly open: (id: string | null) => void;
  /** The page is asked for anew, with what is open: somebody signed in again, maybe somebody else, or what stands beside it changed. */
  readonly loadAgain: () => void;
};

/** Without a connection the desk is a page of forms that works all the same. `out`: nobody is signed in here; with what is typed it waits. */
export type Connection = 'forms' | 'live' | 'lost' | 'out';

/** The live desk: what waits, told at once; decisions over the socket; the next item opens by itself. */
export function useDesk<T extends { readonly id: string }>({
  consultationId,
  staffId,
  loaded,
  now,
  before,
  openId,
  open,
  ...page
}: DeskOptions<T>) {
  const [desk, show] = useState(loaded);
  const [more, setMore] = useState(page.more);
  const [rooms, setRooms] = useState(page.rooms);
  const [connection, setConnection] = useState<Connection>('forms');
  const live = useRef<LiveConnection | null>(null);
  const newest = useRef(loaded);
  const enterAgain = useRef<() => void>(() => undefined);
  const opened = useRef(openId);
  const behind = useRef(more);
  const sits = useRef<() => boolean>(() => true);
  const wasOut = useRef(false);
  const loadAgain = useRef(page.loadAgain);

  const put = useCallback((next: DeskState) => {
    newest.current = next;
    show(next);
  }, []);

  /** It is destroyed, on another machine, or no desk of this person: no word of a child stays, and the page that is asked for says which. */
  const clearOut = useCallback(() => {
    put({ ...newest.current, items: [], missed: Number.POSITIVE_INFINITY });
    location.reload();
  }, [put]);

  const { sendUnheard, ...decisions } = useDecisions({
    consultationId,
    before,
    openId,
    open,
    live,
    newest,
    put,
    reader: () => ({ staffId, nowMs: now() }),
    enterAgain: () => enterAgain.current(),
  });
  const { forgetRefusal } = decisions;
  const changed = useRef(sendUnheard);
  const cameBack = useRef(forgetRefusal);
  useEffect(() => {
    changed.current = sendUnheard;
    opened.current = openId;
    behind.current = more;
    loadAgain.current = page.loadAgain;
    cameBack.current = () => {
      forgetRefusal();
      page.loadAgain();
    };
  });

  const { pressure, missing, seconds, reported } = page.rooms;
  useEffect(() => setRooms({ pressure, missing, seconds, reported }), [pressure, missing, seconds, reported]);

  useEffect(() => {
    const known = deskEntered(newest.current, loaded);
    if (!known) return;
    put(known);
    setMore(page.more);
  }, [loaded, page.more, put]);

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
        if (answer.code === 'not-found') return clearOut();
        setConnection('lost');
        // Only who is in is on duty: without this desk its rooms may rest.
        if (answer.code === 'try-again' && connected.socket.connected)
          timer = setTimeout(() => enter(connected), askAgainMs);
        return;
      }
      const known = deskEntered(newest.current, answer, opened.current);
      if (!known) return enter(connected);
      put(known);
      setMore(answer.more);
      setConnection('live');
      if (wasOut.current) cameBack.current();
      wasOut.current = false;
      // A claim that the server let go while the line was lost is taken again, if it is still free.
      const item = known.items.find(({ id }) => id === opened.current);
      const letGo = item?.claim === null && sits.current();
      await askAfter(connected, letGo || known.items.length > answer.items.length ? opened.current : null);
      if (!gone) void changed.current();
    }
    /** What is open and was not among those that a full desk holds may wait behind them, or may be settled: only the server knows. */
    async function askAfter(connected: LiveConnection, id: string | null): Promise<void> {
      if (id === null) return;
      const held = await connected.send('contribution:claim', { consultation: consultationId, id });
      const item = newest.current.items.find((each) => each.id === id);
      if (!gone && !held.ok && (held.code === 'already-decided' || held.code === 'not-found') && item)
        put(deskWithout(newest.current, item));
    }
    const hear: ServerEvents['desk:changed'] = (event) => {
      const known = deskChanged(newest.current, event);
      if (known) {
        put(known);
        void changed.current();
        if (behind.current > 0 && known.items.length < fewLeft && live.current) {
          behind.current = 0;
          void enter(live.current);
        }
      } else if (live.current) void enter(live.current);
    };
    const connected = connect({
      ready: (ready) => void enter(ready),
      lost: (out = false) => {
        wasOut.current ||= out;
        setConnection(out ? 'out' : 'lost');
      },
    });
    live.current = connected;
    // Its connection may stand a while longer, and says nothing of that by itself.
    const isOut = () => {
      wasOut.current = true;
      connected.socket.disconnect();
    };
    addEventListener(foundOut, isOut);
    enterAgain.current = () => void enter(connected);
    connected.socket.on('desk:changed', hear);
    connected.socket.on('desk:claimed', (event) => put(deskClaimed(newest.current, event)));
    return () => {
      gone = true;
      clearTimeout(timer);
      live.current = null;
      removeEventListener(foundOut, isOut);
      connected.close();
    };
  }, [consultationId, put, clearOut]);

  const renew = useCallback(() => {
    if (openId !== null && connection === 'live' && document.visibilityState === 'visible')
      void live.current?.send('contribution:claim', { consultation: consultationId, id: openId });
  }, [consultationId, openId, connection]);
  const beside = standsStill(desk, loaded.seq, page.beside);
  const isBesideOld = beside.length < page.beside.length;
  // What was loaded meanwhile may be older than what was heard: then it is asked for again.
  const oldFrom = isBesideOld ? loaded.seq : null;
  // Whoever comes back to a page whose claim has ended has it again at once, unless somebody else took it.
  const wasTouched = useTouched(untouchedMs, () => {
    renew();
    if (isBesideOld) page.loadAgain();
  });
  // What a page asks for by itself is no act of anybody (R179): where nobody sits it waits for whoever comes back.
  useEffect(() => {
    if (oldFrom !== null && wasTouched()) loadAgain.current();
  }, [oldFrom, wasTouched]);
  useEffect(() => {
    sits.current = wasTouched;
    // A hidden page renews nothing: whoever looks at it again is not kept waiting for the next beat.
    addEventListener('visibilitychange', renew);
    const again = setInterval(() => {
      if (wasTouched()) renew();
    }, renewEveryMs);
    return () => {
      removeEventListener('visibilitychange', renew);
      clearInterval(again);
    };
  }, [renew, wasTouched]);
  const watched = useRef<string | null>(null);
  // The form appears with the end of another person's claim, and is nobody's until it is taken. Of one's own claim that went to another
  // window nothing is taken back: two windows would take it from each other for ever.
  useEffect(() => {
    const item = desk.items.find(({ id }) => id === openId);
    const isHeld = item !== undefined && heldByAnother(item, { staffId, nowMs: now() });
    if (item && !isHeld && watched.current === item.id && wasTouched()) renew();
    watched.current = isHeld ? item.id : null;
  });

  useEffect(() => {
    if (connection !== 'live') return;
    async function ask(): Promise<void> {
      const answer = await live.current?.send('desk:rooms', { consultation: consultationId });
      if (answer?.ok) setRooms(answer);
      else if (answer?.code === 'not-found') clearOut();
    }
    void ask();
    const again = setInterval(ask, roomsEveryMs);
    return () => clearInterval(again);
  }, [consultationId, connection, clearOut]);

  return { ...decisions, items: desk.items, beside, more, rooms, connection };
}
