import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The fault that this proof is there to find: an answer that takes longer for some words. It is planted beside the product, in a
 * proxy that holds back the answers to forms with these words, and not in it: a switch in the product that makes children's
 * answers tell words apart would be a fault of its own, one setting away from every installation.
 */
export async function openSlowLane(
  origin: string,
  slow: { readonly isSlow: (form: URLSearchParams) => boolean; readonly byMs: number },
): Promise<{ readonly origin: string; readonly close: () => Promise<void> }> {
  const target = new URL(origin);
  const server: Server = createServer((incoming, outgoing) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.once('end', () => {
      const body = Buffer.concat(parts);
      const held = slow.isSlow(new URLSearchParams(body.toString('utf8'))) ? slow.byMs : 0;
      const headers = { ...incoming.headers, host: target.host, origin };
      const onward = request(new URL(incoming.url ?? '/', origin), { method: incoming.method, headers });
      onward.once('response', (answer) => {
        setTimeout(() => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        }, held);
      });
      onward.once('error', () => outgoing.destroy());
      onward.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
