import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIPv4, isIPv6 } from 'node:net';

/** What stands for a connection's network in memory: nobody can turn it back, and it is another one each hour. */
export type NetworkKeys = { readonly keyOf: (request: IncomingMessage) => string };

/** `site`: networks are not told apart, which a school behind one address may want. */
export type GuessLimit = 'network' | 'site';

const hourMs = 3_600_000;

/**
 * The only place that reads an address. It answers HMAC-SHA-256 over the network (/24, or /56 of IPv6), keyed by random
 * bytes that are drawn anew each hour and never written: what leaves here tells nothing, and nothing of an hour ago. `saltOf`:
 * what stands in their place for an hour since 1970, where several processes have to answer the same and have a secret together.
 */
export function createNetworkKeys({
  limit,
  clock,
  saltOf = () => randomBytes(32),
}: {
  readonly limit: GuessLimit;
  readonly clock: () => number;
  readonly saltOf?: (hour: number) => Buffer;
}): NetworkKeys {
  let hour = Number.NaN;
  let salt: Buffer = Buffer.alloc(0);
  return {
    keyOf(request) {
      if (limit === 'site') return '';
      const now = Math.floor(clock() / hourMs);
      if (now !== hour) {
        hour = now;
        salt = saltOf(now);
      }
      const network = networkOf(nearestAddress(request));
      return createHmac('sha256', salt).update(network).digest('base64url').slice(0, 22);
    },
  };
}

/**
 * The connection's own address. Where that is this very machine a proxy stands in front: then the last address it
 * wrote into X-Forwarded-For, which is the one it saw itself. Whatever stands before that could be anybody's invention, and
 * from any other machine the whole header could.
 */
function nearestAddress(request: IncomingMessage): string {
  const own = request.socket.remoteAddress ?? '';
  if (!/^(::ffff:)?127\.|^::1$/.test(own)) return own;
  const forwarded = request.headers['x-forwarded-for'];
  const last = (typeof forwarded === 'string' ? forwarded : '').slice(-100).split(',').at(-1)?.trim() ?? '';
  return isIPv4(last) || isIPv6(last) ? last : own;
}

/** The first 24 bits of an IPv4 address, also when it is written as IPv6; the first 56 of any other. */
export function networkOf(address: string): string {
  const bare = address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(bare)) return bare.split('.').slice(0, 3).join('.');
  if (!isIPv6(bare)) return '';
  const [head = '', tail] = bare.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const front = groups(head);
  const back = tail === undefined ? [] : groups(tail);
  // A dotted end stands for two groups, which is of no matter: it is beyond the part that counts.
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const all = [...front, ...Array<string>(zeros).fill('0'), ...back].map(
    (group) => Number.parseInt(group, 16) || 0,
  );
  const [a = 0, b = 0, c = 0, d = 0] = all;
  return [a, b, c, d >> 8].map((part) => part.toString(16)).join(':');
}
