import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';

/** How requests go to a libSQL server. */
export type Carrier = {
  readonly fetch: (request: Request) => Promise<Response>;
  /** After what is under way, for which it waits a moment. */
  readonly close: () => Promise<void>;
};

const longestMs = 30_000;
const goodbyeMs = 1_000;

/**
 * `fetch` for the client with the namespace in the Host header. Node's own fetch sets Host by itself and cannot be told;
 * a name like `ns.127.0.0.1` does not resolve; so this goes through node:http with connections kept open.
 */
export function createCarrier(url: string, namespace: string): Carrier {
  const tls = new URL(url).protocol === 'https:';
  const agent = tls ? new TlsAgent({ keepAlive: true }) : new PlainAgent({ keepAlive: true });
  const send = tls ? tlsRequest : plainRequest;
  const underWay = new Set<Promise<Response>>();

  async function carry(request: Request): Promise<Response> {
    // A server may name another address for the next request of a connection: words go where they were told to go, and nowhere else.
    const { pathname, search } = new URL(request.url);
    const target = new URL(`${pathname}${search}`, url);
    const body = Buffer.from(await request.arrayBuffer());
    const headers = {
      ...Object.fromEntries(request.headers),
      host: `${namespace}.${target.host}`,
      'content-length': body.length,
    };
    return new Promise((resolve, reject) => {
      const sent = send(target, { method: request.method, agent, headers, timeout: longestMs }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => void parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => resolve(asResponse(answer, Buffer.concat(parts))));
      });
      sent.on('timeout', () => sent.destroy(new Error(`no answer within ${longestMs / 1_000} s`)));
      sent.on('error', reject);
      sent.end(body);
    });
  }

  return {
    fetch(request) {
      const carried = carry(request);
      underWay.add(carried);
      const done = () => void underWay.delete(carried);
      carried.then(done, done);
      return carried;
    },
    async close() {
      // A goodbye that was said in this turn begins in the next.
      await new Promise(setImmediate);
      const gone = wait(goodbyeMs, undefined, { ref: false });
      while (underWay.size > 0)
        if ((await Promise.race([Promise.allSettled(underWay), gone])) === undefined) break;
      agent.destroy();
    },
  };
}

/** What the client reads of an answer, without the streams that a real Response is made of: they cost more than the answer. */
function asResponse({ statusCode = 500, headers }: IncomingMessage, body: Buffer): Response {
  const read = {
    ok: statusCode >= 200 && statusCode < 300,
    status: statusCode,
    headers: { get: (name: string) => headers[name.toLowerCase()] ?? null },
    text: async () => body.toString('utf8'),
    json: async () => JSON.parse(body.toString('utf8')),
    arrayBuffer: async () => body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength),
  };
  return read as unknown as Response;
}
