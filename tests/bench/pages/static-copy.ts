import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { asSent, type Sent } from '../../support/house/as-sent.ts';

/** The pages of a product as files: each address is asked of it once, and from then on answered from memory, byte for byte. */
export type StaticCopy = { readonly origin: string; readonly close: () => void };

/** `cookie`: as whom the product is asked, for every address. */
export async function startStaticCopy(origin: string, cookie: string): Promise<StaticCopy> {
  const kept = new Map<string, Promise<Sent>>();
  const server = createServer((asked, answer) => {
    const path = asked.url ?? '/';
    const known =
      kept.get(path) ??
      asSent(new URL(path, origin), {
        ...(cookie === '' ? {} : { cookie }),
        accept: asked.headers.accept ?? '*/*',
        'accept-encoding': String(asked.headers['accept-encoding'] ?? ''),
        'accept-language': asked.headers['accept-language'] ?? 'en',
      });
    kept.set(path, known);
    known.then(
      ({ status, headers, body }) => answer.writeHead(status, headers).end(body),
      () => answer.writeHead(502).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
