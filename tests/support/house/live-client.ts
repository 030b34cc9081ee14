import { io, type Socket } from 'socket.io-client';
import type { Answers, Refusal, ServerEvents } from '../../../server/core/wire/events.ts';
import type { Message, MessageName } from '../../../server/core/wire/messages.ts';
import { type Client, cookiesOf } from '../pages/client.ts';

/** One event as it came over the wire. */
export type Heard = {
  [N in keyof ServerEvents]: { readonly name: N; readonly event: Parameters<ServerEvents[N]>[0] };
}[keyof ServerEvents];

/** A page's live connection. It never comes back by itself: who tests decides when. */
export type LiveClient = {
  readonly socket: Socket;
  /** Sends a message of protocol version 1 and waits for its answer; rejects when the connection is lost first. */
  readonly ask: <N extends MessageName>(
    name: N,
    message: Omit<Message<N>, 'v'>,
  ) => Promise<Answers[N] | Refusal>;
  readonly listen: (listener: (heard: Heard) => void) => void;
  /** Resolves once the connection is gone. */
  readonly lost: Promise<void>;
  readonly close: () => void;
};

export type ConnectOptions = {
  readonly as: 'child' | 'staff';
  /** Given instead of asking for one. */
  readonly ticket?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly namespace?: string;
  /** Listens from before the connection stands, so that nothing is missed. */
  readonly hear?: (heard: Heard) => void;
};

/** Asks for a ticket as a page does: a POST with its cookie and origin. Undefined when there is none for it. */
export async function takeTicket(client: Client, as: 'child' | 'staff'): Promise<string | undefined> {
  const answer = await client.post(`/ticket?as=${as}`, '', { accept: 'application/json' });
  return answer.status === 200 ? (JSON.parse(answer.html) as { ticket: string }).ticket : undefined;
}

/** Connects as a page does. Rejects with the server's word when it is not let in. */
export async function connectLive(client: Client, options: ConnectOptions): Promise<LiveClient> {
  const ticket = options.ticket ?? (await takeTicket(client, options.as));
  if (ticket === undefined) throw new Error('signed-out');
  const listeners: ((heard: Heard) => void)[] = options.hear ? [options.hear] : [];
  const socket = io(client.origin + (options.namespace ?? ''), {
    path: '/live',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    query: { ...options.query, ticket },
    // As a browser sends them: a proxy may go by them, the product does not.
    extraHeaders: { origin: client.origin, cookie: cookiesOf(client), ...options.headers },
  });
  socket.onAny((name: string, event: unknown) => {
    for (const listener of listeners) listener({ name, event } as Heard);
  });
  const lost = new Promise<void>((resolve) => socket.once('disconnect', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error) => {
      socket.disconnect();
      reject(error);
    });
    // A server that goes away between the two handshakes ends the connection without an error.
    void lost.then(() => reject(new Error('connection lost')));
  });
  return {
    socket,
    lost,
    ask(name, message) {
      return new Promise((resolve, reject) => {
        // Nothing is kept to be sent later: what has no connection fails now.
        if (!socket.connected) return reject(new Error('not connected'));
        const gone = () => reject(new Error('connection lost'));
        socket.once('disconnect', gone);
        socket.emit(name, { v: 1, ...message }, (answer: never) => {
          socket.off('disconnect', gone);
          resolve(answer);
        });
      });
    },
    listen: (listener) => void listeners.push(listener),
    close: () => void socket.disconnect(),
  };
}
