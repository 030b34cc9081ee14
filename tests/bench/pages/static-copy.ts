import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The pages of a product as files: each address is asked of it once, and from then on answered from memory, byte for byte. */
export type StaticCopy = { readonly origin: string; readonly close: () => void };

type Kept = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

/** What belongs to one answer, or to the connection it came by. */
const ofOneAnswer = ['connection', 'content-length', 'date', 'keep-alive', 'set-cookie', 'transfer-encoding'];

/** `cookie`: as whom the product is asked, for every address. */
export async function startStaticCopy(origin: string, cookie: string): Promise<StaticCopy> {
  const kept = new Map<string, Promise<Kept>>();
  const server = createServer((asked, answer) => {
    const path = asked.url ?? '/';
    const known =
      kept.get(path) ??
      fetchOnce(new URL(path, origin), {
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

function fetchOnce(address: URL, headers: Readonly<Record<string, string>>): Promise<Kept> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.once('error', reject);
      answer.once('end', () => {
        const its = Object.entries(answer.headers).filter(([name]) => !ofOneAnswer.includes(name));
        const body = Buffer.concat(parts);
        resolve({
          status: answer.statusCode ?? 0,
          headers: { ...Object.fromEntries(its), 'content-length': String(body.length) },
          body,
        });
      });
    });
    asked.once('error', reject);
    asked.end();
  });
}
