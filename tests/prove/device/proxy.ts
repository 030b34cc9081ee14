import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The planted fault: a proxy that "makes the site faster". It lets pages be kept, and drops what tells a browser to forget. It
 * passes plain requests on; no live connection.
 */
export async function startKeepingProxy(
  origin: string,
): Promise<{ readonly origin: string; readonly close: () => void }> {
  const server = createServer((asked, answer) => {
    const own = `http://${asked.headers.host}`;
    const headers = { ...asked.headers, host: new URL(origin).host };
    if (asked.headers.origin) headers.origin = origin;
    const passed = request(
      new URL(asked.url ?? '/', origin),
      { method: asked.method, headers },
      (said: IncomingMessage) => {
        const kept = { ...said.headers };
        delete kept['clear-site-data'];
        kept['cache-control'] = 'max-age=3600';
        if (kept.location) kept.location = kept.location.replace(origin, own);
        answer.writeHead(said.statusCode ?? 500, kept);
        said.pipe(answer);
      },
    );
    passed.once('error', () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
