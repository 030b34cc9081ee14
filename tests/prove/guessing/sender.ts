import { Agent, request } from 'node:http';

export type Answer = {
  readonly status: number;
  /** Where it sends the browser, '' for a page. */
  readonly location: string;
  readonly html: string;
  /** From the first byte sent to the last one heard. */
  readonly ms: number;
};

/** Sends forms as a browser without cookies would, over connections that stay open. */
export type Sender = {
  readonly post: (path: string, fields: Readonly<Record<string, string>>, from: string) => Promise<Answer>;
  readonly close: () => void;
};

/**
 * `from` is an address that a proxy on this machine would have seen: the product reads it from X-Forwarded-For, as it does
 * behind a real one, so that one machine can be many networks.
 */
export function createSender(origin: string, connections: number): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(origin);

  function post(path: string, fields: Readonly<Record<string, string>>, from: string): Promise<Answer> {
    const body = new URLSearchParams(fields).toString();
    const headers = {
      origin,
      accept: 'text/html',
      'accept-language': 'en',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
      'x-forwarded-for': from,
    };
    return new Promise((resolve, reject) => {
      const start = performance.now();
      const sent = request({ hostname, port, path, method: 'POST', agent, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.once('error', reject);
        answer.once('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            location: answer.headers.location ?? '',
            html: Buffer.concat(parts).toString('utf8'),
            ms: performance.now() - start,
          }),
        );
      });
      sent.once('error', (error: NodeJS.ErrnoException) => {
        // A kept connection that the server had just closed: a browser sends the same once more.
        if (sent.reusedSocket && error.code === 'ECONNRESET') post(path, fields, from).then(resolve, reject);
        else reject(error);
      });
      sent.end(body);
    });
  }

  return { post, close: () => agent.destroy() };
}
