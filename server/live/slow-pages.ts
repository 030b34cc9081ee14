import type { LiveServer } from './live-server.ts';

const everyMs = 5_000;
/** Bytes that wait for one page. A room of hours is fetched in less; more than this and it does not read. */
const mostWaiting = 1_000_000;

/** As far as one connection is looked at. What the library has not handed to the websocket yet waits in `writeBuffer`. */
type Connection = {
  readonly writeBuffer: readonly { readonly data?: unknown }[];
  readonly transport: { readonly socket?: { readonly bufferedAmount: number; terminate(): void } };
};

/**
 * Lets go of pages that do not read what they are sent: what waits for them would fill the memory that all others need. They come back
 * by themselves and fetch what they missed. Cut off and not closed: a goodbye would wait behind all that is not read. Answers how to
 * stop.
 */
export function letSlowPagesGo(io: LiveServer): () => void {
  const timer = setInterval(() => {
    for (const { conn } of io.of('/').sockets.values()) {
      const connection = conn as unknown as Connection;
      if (waitingFor(connection) > mostWaiting) connection.transport.socket?.terminate();
    }
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

function waitingFor({ writeBuffer, transport }: Connection): number {
  const inLibrary = writeBuffer.reduce(
    (sum, { data }) => sum + (typeof data === 'string' ? data.length : 0),
    0,
  );
  return inLibrary + (transport.socket?.bufferedAmount ?? 0);
}
