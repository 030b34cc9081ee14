import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the host behaves from now on. `well`: as LibreTranslate does. */
export type Behaviour =
  | 'well'
  | 'redirects'
  | 'hangs'
  | 'floods'
  | 'no-json'
  | 'too-few'
  | 'refuses'
  | 'is-down';

export type FakeHost = {
  readonly url: URL;
  /** Bodies of what was asked, in order. */
  readonly asked: readonly {
    readonly path: string;
    readonly body: string;
    readonly headers: IncomingMessage['headers'];
  }[];
  /** Where a redirect leads: nobody may ever come here. */
  readonly cameTo: () => number;
  readonly behave: (as: Behaviour) => void;
  readonly close: () => Promise<void>;
};

/** A host on this machine that speaks as LibreTranslate does: it puts every text into capital letters, with the language before it. */
export async function startFakeHost(): Promise<FakeHost> {
  let behaviour: Behaviour = 'well';
  let elsewhere = 0;
  const asked: { path: string; body: string; headers: IncomingMessage['headers'] }[] = [];
  const other = createServer((_request, response) => {
    elsewhere += 1;
    response.end('[]');
  });
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    asked.push({ path: request.url ?? '', body, headers: request.headers });
    if (behaviour === 'well' || (request.url?.endsWith('/languages') && behaviour !== 'redirects'))
      return answer(request, response, body);
    misbehave(response, body);
  });

  function answer(request: IncomingMessage, response: ServerResponse, body: string): void {
    response.setHeader('content-type', 'application/json');
    if (request.url?.endsWith('/languages')) {
      const targets = ['en', 'es', 'zh-Hans'];
      response.end(JSON.stringify(targets.map((code) => ({ code, name: code, targets }))));
      return;
    }
    const { q, target } = JSON.parse(body) as { q: string[]; target: string };
    response.end(JSON.stringify({ translatedText: q.map((text) => `${target}: ${text.toUpperCase()}`) }));
  }

  function misbehave(response: ServerResponse, body: string): void {
    switch (behaviour) {
      case 'redirects':
        response.writeHead(307, { location: `http://127.0.0.1:${(other.address() as AddressInfo).port}/` });
        response.end();
        return;
      case 'floods': {
        const more = () => {
          while (!response.destroyed && response.write('x'.repeat(65_536)));
        };
        response.writeHead(200).on('drain', more);
        more();
        return;
      }
      case 'no-json':
        response.end('<html>');
        return;
      case 'too-few':
        response.end(JSON.stringify({ translatedText: (JSON.parse(body) as { q: string[] }).q.slice(1) }));
        return;
      case 'refuses':
        response.writeHead(400).end('{"error":"no"}');
        return;
      case 'is-down':
        response.writeHead(503).end();
        return;
      default:
        // It hangs.
        return;
    }
  }
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`),
    asked,
    cameTo: () => elsewhere,
    behave(as) {
      behaviour = as;
    },
    async close() {
      for (const each of [server, other]) {
        each.closeAllConnections();
        await new Promise((done) => each.close(done));
      }
    },
  };
}
