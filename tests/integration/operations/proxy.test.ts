import { createServer, get, type IncomingHttpHeaders } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../../support/processes/free-port.ts';
import { startHaproxy, type Walked } from '../../support/processes/haproxy.ts';
import { listening } from '../../support/processes/http-server.ts';

/** In the place of a process: says who it is and what it was told of an address, whether it is ready, and was asked what how often. */
async function machine(name: string, { ready = true } = {}) {
  const asked = new Map<string, number>();
  const server = createServer(({ url = '', headers }, response) => {
    asked.set(url, (asked.get(url) ?? 0) + 1);
    response.writeHead(url === '/ready' && !ready ? 503 : 200);
    response.end(`${name} ${String(headers['x-forwarded-for'])}`);
  });
  const address = `127.0.0.1:${await listening(server)}`;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address, asked: (path: string) => asked.get(path) ?? 0 };
}

async function proxied(walked: Omit<Walked, 'port'>) {
  const port = await freePort();
  onTestFinished(await startHaproxy({ ...walked, port }));
  /** A connection of its own for each, as from other browsers, under any name. */
  return (path: string, headers: IncomingHttpHeaders = {}) =>
    new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path, agent: false, headers };
      const request = get(options, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode, text }));
      });
      request.on('error', reject);
    });
}

describe.each(['haproxy.cfg', 'haproxy-shared.cfg'])('R1281: %s before several processes', (file) => {
  const proxyBefore = (both: readonly { readonly address: string }[]) => {
    const shared = both.map(({ address }) => address);
    const names = { '127.0.0.1': 'shared' };
    return proxied({ file, names, servers: { shared, 'shared-anyway': shared } });
  };

  it('R508, R1281: asks whoever answers at all where none is ready', async () => {
    const both = [await machine('one', { ready: false }), await machine('two', { ready: false })];
    const ask = await proxyBefore(both);
    // Until each was found not to be ready twice, and with it gone.
    while (both.some(({ asked }) => asked('/ready') < 3)) await pause(100);
    for (let page = 0; page < 5; page += 1) expect((await ask('/')).status).toBe(200);
    expect(both.filter(({ asked }) => asked('/health') > 0)).toHaveLength(2);
  });

  it('R1281: keeps whoever has a seat at one process, and believes nobody who says where it comes from', async () => {
    const both = [await machine('one'), await machine('two')];
    const ask = await proxyBefore(both);
    const from = async (seat: number) =>
      (await ask('/', { cookie: `__Host-seat=${seat}`, 'x-forwarded-for': '192.0.2.7' })).text;
    const seats = Array.from({ length: 30 }, (_, seat) => seat);
    const first = await Promise.all(seats.map(from));
    expect(await Promise.all(seats.map(from))).toEqual(first);
    expect([...new Set(first)].sort()).toEqual(['one 127.0.0.1', 'two 127.0.0.1']);
  });
});

it('R1281: a name leads to its machine with a port behind it, and one that nobody has to none', async () => {
  const [north, south] = [await machine('north'), await machine('south')];
  const ask = await proxied({
    file: 'haproxy.cfg',
    names: { 'parks.example.org': 'north', 'schools.example.org': 'south' },
    servers: { north: [north.address], south: [south.address] },
  });
  expect((await ask('/', { host: 'parks.example.org' })).text).toBe('north 127.0.0.1');
  expect((await ask('/', { host: 'Schools.example.org:8443' })).text).toBe('south 127.0.0.1');
  expect((await ask('/', { host: 'streets.example.org' })).status).toBe(404);
  expect((await ask('/metrics', { host: 'parks.example.org' })).status).toBe(404);
  expect(north.asked('/metrics')).toBe(0);
});
