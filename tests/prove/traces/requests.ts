import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { type Client, cookiesOf } from '../../support/pages/client.ts';

/** Makes the next marker for a place where a request carries something of whoever sends it. */
export type Mark = (place: string) => string;

export type Sender = {
  /** One request of the many kinds there are, marked wherever it can be. Answers the status; 0 when none came. */
  readonly send: (count: number) => Promise<number>;
  readonly close: () => void;
};

type Shape = {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
};

/** Requests of people, of mistaken and of hostile programs. `children` are seats; what they write is taken now and then. */
export function createSender(
  origin: string,
  { mark, children, addresses }: { mark: Mark; children: readonly Client[]; addresses: readonly string[] },
): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  const shapes: readonly ((child: Client) => Shape)[] = [
    () => ({ path: `/?q=${mark('query')}` }),
    () => ({ path: `/here/${mark('path')}?from=${mark('query')}` }),
    () => ({ path: `/said/${mark('path')}/statements.csv` }),
    () => ({ path: `/%E0%A4${mark('path')}` }),
    () => ({ path: `/strings/${mark('path')}.json` }),
    () => ({ path: `/staff/enter/${mark('path')}` }),
    () => ({ path: `/assets/../../${mark('path')}` }),
    (child) => ({ path: `/here/part/1?view=${mark('query')}`, headers: { cookie: cookiesOf(child) } }),
    (child) => ({
      path: `/here?${mark('query')}`,
      headers: { cookie: `${cookiesOf(child)}; other=${mark('cookie')}` },
    }),
    () => ({ path: '/here', headers: { cookie: `__Host-seat=${mark('cookie')}.${mark('cookie')}` } }),
    () => ({ method: 'POST', path: '/join', headers: form, body: `step=look&code=${mark('text')}` }),
    () => ({
      method: 'POST',
      path: '/join',
      headers: form,
      body: `step=yes&code=${mark('text')}&consultationId=${mark('text')}&nonce=${mark('text')}&language=en&level=older`,
    }),
    () => ({
      method: 'POST',
      path: `/here/part/1?${mark('query')}`,
      headers: form,
      body: `text-x=${mark('text')}`,
    }),
    () => ({
      method: 'POST',
      path: '/look',
      headers: { 'content-type': `multipart/form-data; boundary=${mark('text')}` },
      body: `--broken ${mark('text')}`,
    }),
    () => ({
      method: 'POST',
      path: '/join',
      headers: { ...form, origin: `https://${mark('referrer')}.example` },
      body: mark('text'),
    }),
    (child) => ({
      method: 'POST',
      path: '/here/practice',
      headers: { ...form, cookie: cookiesOf(child) },
      body: `text=${mark('text')}`,
    }),
    (child) => ({
      method: 'POST',
      path: `/here/words/${'A'.repeat(22)}`,
      headers: { ...form, cookie: cookiesOf(child) },
      body: `intent=revise&revision=1&text=${mark('text')}`,
    }),
    () => ({ path: `/here/room/${'A'.repeat(22)}.data?${mark('query')}` }),
    () => ({ path: `/health?${mark('query')}` }),
    () => ({
      method: 'POST',
      path: `/still?${mark('query')}`,
      headers: { cookie: `__Host-seat=${mark('cookie')}.x` },
      body: '',
    }),
  ];

  function bare({ method = 'GET', path, headers = {}, body = '' }: Shape, count: number): Promise<number> {
    const address = addresses[count % addresses.length] ?? '';
    return new Promise((resolve) => {
      const sent = request(
        new URL(origin),
        {
          agent,
          method,
          path,
          headers: {
            ...(method === 'POST' ? { origin, 'content-length': Buffer.byteLength(body) } : {}),
            'user-agent': `Mozilla/5.0 (${mark('agent')})`,
            'x-forwarded-for': `${address}, ${mark('address')}`,
            forwarded: `for="${address}";by=${mark('address')}`,
            referer: `https://${mark('referrer')}.example/page`,
            'accept-language': mark('agent'),
            accept: 'text/html',
            ...headers,
          },
        },
        (answer) => {
          answer.resume();
          answer.once('end', () => resolve(answer.statusCode ?? 0));
          answer.once('error', () => resolve(0));
        },
      );
      sent.once('error', () => resolve(0));
      sent.end(body);
      // Somebody closes the page while it loads.
      if (count % 97 === 0) setImmediate(() => sent.destroy());
    });
  }

  /** No HTTP at all, or only the beginning of it. */
  function broken(): Promise<number> {
    const { hostname, port } = new URL(origin);
    return new Promise((resolve) => {
      const socket = connect(Number(port), hostname);
      socket.once('error', () => resolve(0));
      socket.once('close', () => resolve(400));
      socket.resume();
      socket.end(`GET /${mark('path')} HTTP/9.9\r\nX: ${mark('agent')}\r\n${mark('text')}\r\n\r\n`);
    });
  }

  return {
    async send(count) {
      if (count % 53 === 0) return broken();
      const shape = shapes[count % shapes.length];
      const child = children[count % children.length];
      if (!shape || !child) throw new Error('There is nothing to send.');
      return bare(shape(child), count);
    },
    close: () => agent.destroy(),
  };
}
