import { io, type Socket } from 'socket.io-client';
import { newId } from '../../server/core/ids.ts';
import type { Answers, ClientMessages, Refusal, ServerEvents } from '../../server/core/wire/events.ts';
import type { Message, MessageName } from '../../server/core/wire/messages.ts';
import { protocolVersion } from '../../server/core/wire/protocol-version.ts';
import { answerWithinMs, inTime } from './in-time.ts';
import { ofThisSeat, seatOver } from './seat-over.ts';
import { watchSilence } from './silence.ts';

/** What found no answer is asked, or sent, again after this, or at once when the connection is back. */
export const askAgainMs = 3_000;

/** So many connections in a row did not open, though somebody answered with a ticket for each: nothing of this kind gets through here. */
const barredAfter = 3;

const firstWaitMs = 500;
const longestWaitMs = 30_000;

/** `unknown` until the first connection, and where none gets through any more: such a page sends its form as a plain page does. */
export type Line = 'unknown' | 'live' | 'lost';

export type LiveConnection = {
  readonly socket: Socket<ServerEvents, ClientMessages>;
  /** Sends and waits for the answer. A lost connection answers `try-again`, never an exception. */
  readonly send: <N extends MessageName>(
    name: N,
    message: Omit<Message<N>, 'v'>,
  ) => Promise<Answers[N] | Refusal>;
  readonly close: () => void;
};

/** An id made in the browser: what is sent twice under one id is one thing. */
export function freshId(): string {
  return newId((length) => crypto.getRandomValues(new Uint8Array(length)));
}

/**
 * One live connection of this page. A ticket for one connection is fetched before each, with the session cookie, so that
 * another site cannot open one. `onReady` runs at every connection, the first and each later one: fetch what was missed
 * there. `onBarred` runs when pages and forms get through and connections do not, as in the network of a school that forbids them, and again
 * each time that one does not open. `onLost` runs when it is gone; `out`: nobody is signed in any more, or this person was told so. For staff it comes back when somebody who has signed in again comes
 * back to the page; a child's page looks whether its seat is over, and goes on trying, as an erasure may be undone.
 */
export function connect(on: {
  ready: (live: LiveConnection) => void;
  lost: (out?: boolean) => void;
  barred?: () => void;
}): LiveConnection {
  const socket: Socket<ServerEvents, ClientMessages> = io({
    path: '/live',
    transports: ['websocket'],
    autoConnect: false,
    reconnection: false,
  });
  const silence = watchSilence(() => performance.now());
  let closed = false;
  let waitMs = firstWaitMs;
  let unopened = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Of staff nobody is signed in here: nothing is asked until somebody comes back to this page. */
  let isOut = false;
  /** The page was told that its session is over: that the line goes after that is no news. */
  let isTold = false;
  /** One browser may hold a child's seat and a staff session; the page knows whose it is. */
  const as = location.pathname.startsWith('/staff') ? 'staff' : 'child';

  async function open(): Promise<void> {
    timer = undefined;
    if (closed) return;
    try {
      const headers = as === 'child' ? ofThisSeat() : {};
      const response = await fetch(`/ticket?as=${as}`, { method: 'POST', headers, signal: inTime() });
      if (closed) return;
      if (response.status === 204) {
        isOut = as === 'staff';
        on.lost(true);
        if (isOut) return;
        waitMs = longestWaitMs;
        dispatchEvent(new Event(seatOver));
        return again();
      }
      if (!response.ok) throw new Error('no ticket');
      const { ticket } = (await response.json()) as { ticket: string };
      // Closed while the ticket was on its way: nobody would ever close a connection that begins now.
      if (closed) return;
      socket.io.opts.query = { ticket };
      socket.connect();
    } catch {
      again();
    }
  }

  /** Waits a little longer each time, and never in step with others. */
  function again(): void {
    if (closed) return;
    const jittered = waitMs * (0.5 + Math.random());
    waitMs = Math.min(waitMs * 2, longestWaitMs);
    timer = setTimeout(open, jittered);
  }

  /**
   * A device that wakes, or has its line back, does not wait for what was to be tried later. Nor does whoever comes back from another tab, where
   * it may have signed in again.
   */
  function wake(): void {
    if (isOut && document.visibilityState === 'visible') {
      isOut = false;
      return void open();
    }
    if (!timer) return;
    clearTimeout(timer);
    waitMs = firstWaitMs;
    again();
  }

  const live: LiveConnection = {
    socket,
    async send(name, message) {
      if (socket.connected) silence.asked();
      try {
        // The event map ties name, message and answer together; emitWithAck cannot carry that through a generic.
        const emitter = socket.timeout(answerWithinMs) as unknown as {
          emitWithAck: (name: string, message: object) => Promise<never>;
        };
        return await emitter.emitWithAck(name, { ...message, v: protocolVersion });
      } catch {
        // Its page is told that the line is lost, and what waits goes over another one.
        if (socket.connected && silence.isDead()) socket.disconnect();
        return { ok: false, code: 'try-again' };
      }
    },
    close() {
      closed = true;
      clearTimeout(timer);
      removeEventListener('online', wake);
      removeEventListener('focus', wake);
      removeEventListener('visibilitychange', wake);
      socket.disconnect();
    },
  };

  socket.on('connect', () => {
    waitMs = firstWaitMs;
    unopened = 0;
    silence.heard();
    socket.io.engine.on('packet', silence.heard);
    on.ready(live);
  });
  socket.on('session:ended', () => {
    // A child's page leads away, and another ticket would only be refused.
    if (as === 'child') closed = true;
    // A page of staff stays, with what is typed on it. The ticket that is asked for next says whether somebody is signed in.
    else {
      isTold = true;
      on.lost(true);
    }
  });
  socket.on('disconnect', () => {
    if (!isTold) on.lost();
    isTold = false;
    again();
  });
  // Each had a ticket, so whoever answers for the site is there.
  socket.on('connect_error', () => {
    unopened += 1;
    if (unopened >= barredAfter) on.barred?.();
    again();
  });
  addEventListener('online', wake);
  // Two windows side by side: neither was ever out of sight.
  addEventListener('focus', wake);
  addEventListener('visibilitychange', wake);
  void open();
  return live;
}
