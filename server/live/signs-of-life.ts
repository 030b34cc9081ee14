import type { LiveSocket } from './live-server.ts';

/** Milliseconds between two looks, each of which asks the page for a sign of life. */
const everyMs = 3_000;
/** Milliseconds without one after which nobody can be taken to sit there: two of its answers, and a slow line. */
const silentMs = 7_000;

/** What stands under a socket. The library asks each page by itself, but so seldom that nobody would be missed for most of a minute. */
type Connection = { sendPacket(type: 'ping'): void };

/**
 * Checks whether a connected page still answers: a machine that sleeps, or lost its line, closes nothing. Only for the few pages at which
 * somebody has to be; for every child's page it would be too much traffic. `silent` is called at every check without an answer, `heard` once after. It ends with the connection, and begins with none
 * that is gone.
 */
export function awaitSignsOfLife(
  socket: LiveSocket,
  on: { readonly silent: () => void; readonly heard: () => void },
): void {
  if (!socket.connected) return;
  let heardMs = performance.now();
  let isSilent = false;
  socket.conn.on('packet', () => {
    heardMs = performance.now();
    if (!isSilent) return;
    isSilent = false;
    on.heard();
  });
  const timer = setInterval(() => {
    (socket.conn as unknown as Connection).sendPacket('ping');
    isSilent = performance.now() - heardMs >= silentMs;
    if (isSilent) on.silent();
  }, everyMs);
  timer.unref();
  socket.on('disconnect', () => clearInterval(timer));
}
