import { randomBytes } from 'node:crypto';
import { latin, nastyJson, nastyText, wrongUtf8 } from './nasty.ts';
import { address, bentForm, type Made, request } from './requests.ts';

export type Hostile = { readonly kind: string; readonly bytes: Buffer };

/** One request that no browser makes, or one that a browser would make if it meant harm. */
export function hostileRequest(made: Made): Hostile {
  const kind = made.random.pick(kinds);
  return { kind, bytes: makers[kind](made) };
}

const typed = (type: string) => `Content-Type: ${type}`;
const urlencoded = typed('application/x-www-form-urlencoded');

const makers = {
  page: (made): Buffer =>
    request(made, {
      target: address(made),
      headers: made.random.chance(0.3)
        ? [`Accept-Language: ${latin(nastyText(made.random))}`, `Accept: ${latin(nastyText(made.random))}`]
        : [],
    }),
  cookies: (made) => {
    const names = [
      'seat',
      '__Host-seat',
      '__Host-staff',
      'staff',
      'look',
      '__Host-look',
      'joined',
      '__Host-kiosk',
      '__proto__',
    ];
    const bent = made.asker.cookie.replace(/=[^;]*/g, (value) =>
      made.random.chance(0.5)
        ? `=${latin(nastyText(made.random))}`
        : value.slice(0, made.random.below(value.length + 1)),
    );
    const more = `${made.random.pick(names)}=${latin(nastyText(made.random)).slice(0, 2_000)}`;
    return request(made, { target: address(made), headers: [`Cookie: ${bent}; ${more}`] });
  },
  form: (made): Buffer => {
    if (made.asker.forms.length === 0) return makers.page(made);
    const { path, body } = bentForm(made);
    return request(made, { method: 'POST', target: path, headers: [urlencoded], body });
  },
  body: (made) => {
    const { random } = made;
    const bodies = [
      () => Buffer.concat([Buffer.from('text='), wrongUtf8(random)]),
      () => Buffer.from('%&%=&=&a=%zz&%ff=%ff&__proto__=1&constructor[prototype]=1'),
      () => Buffer.from(nastyJson(random, made.known.ids)),
      () => Buffer.from('a=1&'.repeat(20_000)),
      () => Buffer.from(`text=${'x'.repeat(200_000)}`),
      () => randomBytes(300),
      () => Buffer.alloc(0),
      () =>
        Buffer.from(
          '--b\r\nContent-Disposition: form-data; name="file"; filename="\u0000.png"\r\n\r\n\u0089PNG\r\n--b--\r\n',
          'latin1',
        ),
      () => Buffer.from('--b\r\nContent-Disposition: form-data; name="\r\n\r\n'),
      () => Buffer.from('--b'),
    ];
    const types = [
      urlencoded,
      typed('multipart/form-data; boundary=b'),
      typed('multipart/form-data'),
      typed('multipart/form-data; boundary='),
      typed('application/json'),
      typed('text/plain; charset=utf-16'),
      typed('application/x-www-form-urlencoded; charset=ibm500'),
      typed('/'),
      'X-Nothing: 1',
      'Content-Encoding: gzip',
    ];
    return request(made, {
      method: random.pick(['POST', 'POST', 'POST', 'PUT', 'PATCH', 'DELETE']),
      target: address(made),
      headers: [random.pick(types)],
      body: random.pick(bodies)(),
      origin: random.chance(0.9),
    });
  },
  method: (made) =>
    request(made, {
      method: made.random.pick([
        'HEAD',
        'OPTIONS',
        'TRACE',
        'PROPFIND',
        'get',
        'CONNECT',
        'M-SEARCH',
        'QUERY',
        'LOCK',
        'GETX',
        'POST',
      ]),
      target: made.random.pick([
        address(made),
        '*',
        '',
        'http://evil.example/',
        `${made.host}:443`,
        '/live',
        '//',
      ]),
      origin: made.random.chance(0.7),
    }),
  live: (made) => {
    const { random } = made;
    const query = random.pick([
      '',
      '?EIO=4',
      '?EIO=4&transport=polling',
      '?EIO=3&transport=websocket',
      '?EIO=4&transport=websocket&ticket=x',
      '?EIO=4&transport=polling&sid=__proto__',
      '?EIO=4&transport=constructor',
      '?ticket=%ff',
      '?EIO=4&transport=websocket&sid=x',
      '?transport[]=1',
    ]);
    const upgrade = random.pick([
      [],
      ['Upgrade: websocket'],
      ['Upgrade: websocket', 'Sec-WebSocket-Key: x', 'Sec-WebSocket-Version: 13'],
      ['Upgrade: h2c', 'HTTP2-Settings: x'],
      [
        'Upgrade: websocket',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
        `Sec-WebSocket-Version: ${random.pick(['13', '8', '-1', 'x'])}`,
        'Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99',
      ],
    ]);
    return request(made, {
      method: random.pick(['GET', 'GET', 'POST', 'OPTIONS']),
      target: random.pick(['/live/', '/live', '/live/x', '/socket.io/']) + query,
      headers: upgrade,
      body: Buffer.from(random.pick(['', '40', '42["a"]', '\x1e\x1e', 'b!!'])),
      origin: random.chance(0.8),
    });
  },
  heads: (made) => {
    const { random } = made;
    const headers = random.pick([
      [`X-Long: ${'x'.repeat(17_000)}`],
      Array.from({ length: 300 }, (_, at) => `X-${at}: ${at}`),
      ['Content-Length: -1'],
      ['Content-Length: 5', 'Content-Length: 6'],
      ['Content-Length: 99999999999999999999'],
      ['Content-Length: 4000001'],
      ['Transfer-Encoding: chunked', 'Content-Length: 5'],
      ['Transfer-Encoding: gzip, chunked'],
      ['Transfer-Encoding: chunked'],
      ['X-Bad : 1'],
      ['X-\u0000: 1'],
      ['X-Fold: a\r\n b'],
      ['Host: '],
      ['Host: evil.example', 'Host: other.example'],
      ['Host: \u00ff'],
      ['Expect: 100-continue'],
      ['Expect: nothing'],
      [`X-Forwarded-For: ${latin(nastyText(random))}`],
      ['Range: bytes=0-,5-1,-'],
      ['If-None-Match: *', 'If-Modified-Since: yesterday'],
      ['Accept-Encoding: br;q=2, *;q=-1, gzip;q=nan'],
      ['Accept-Language: *;q=9, en-x-y, ;;;,,q'],
      ['Upgrade-Insecure-Requests: 1', 'Connection: upgrade, close', 'Upgrade: TLS/1.0'],
    ]);
    return request(made, {
      method: random.pick(['GET', 'POST']),
      target: address(made),
      headers,
      body: Buffer.from(
        random.pick(['', 'a=1', '5\r\nhello\r\n0\r\n\r\n', 'zz\r\n', 'ffffffffffffffffff\r\n']),
      ),
    });
  },
  bytes: ({ random }) =>
    random.pick([
      () => Buffer.from(Array.from({ length: 1 + random.below(200) }, () => random.below(256))),
      () => Buffer.from('GET / HTTP/9.9\r\n\r\n'),
      () => Buffer.from('GET /\r\n\r\n'),
      () => Buffer.from('GET / HTTP/1.1\r\n\r\n'),
      () => Buffer.from('\r\n\r\n\r\n'),
      () => Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
      () => Buffer.from('\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 'latin1'),
      () => Buffer.from('GET / HTTP/1.1\nHost: a\n\n'),
      () => Buffer.from(`GET /${'a'.repeat(20_000)} HTTP/1.1\r\n\r\n`),
      () => Buffer.from('POST /join HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc'),
    ])(),
} satisfies Record<string, (made: Made) => Buffer>;

const kinds = [
  'page',
  'page',
  'cookies',
  'form',
  'form',
  'form',
  'body',
  'method',
  'live',
  'heads',
  'bytes',
] as const satisfies readonly (keyof typeof makers)[];
