import { createConnection } from 'node:net';
import type { Problems } from '../../support/figures/figure-run.ts';
import type { Seeded } from '../../support/house/seeded.ts';
import { type Hostile, hostileRequest } from './request-kinds.ts';
import type { Asker, Known } from './requests.ts';

/** A request that was whole and found no answer within this: a server that hangs. Milliseconds. */
const answerWithinMs = 20_000;

export type HttpTally = {
  requests: number;
  /** By the first digit of the status; `none`: the connection ended without one. */
  readonly statuses: Record<string, number>;
  readonly slowestMs: { value: number; of: string };
};

/** Sends so many requests that mean harm or make no sense, each on a connection of its own. */
export async function attackHttp(options: {
  readonly origin: string;
  readonly askers: readonly Asker[];
  readonly known: Known;
  readonly count: number;
  readonly lanes: number;
  readonly random: (lane: number) => Seeded;
  readonly problems: Problems;
  readonly tick: (done: number, all: number) => void;
}): Promise<HttpTally> {
  const { count, problems } = options;
  const { host, port } = new URL(options.origin);
  const tally: HttpTally = { requests: 0, statuses: {}, slowestMs: { value: 0, of: '' } };
  let begun = 0;

  async function lane(random: Seeded): Promise<void> {
    for (; begun < count; ) {
      begun += 1;
      const asker = random.pick(options.askers);
      const hostile = hostileRequest({ random, asker, host, known: options.known });
      const startMs = performance.now();
      const status = await send(Number(port), hostile);
      const tookMs = performance.now() - startMs;
      tally.requests += 1;
      options.tick(tally.requests, count);
      const group = status === undefined ? 'none' : `${String(status)[0]}xx`;
      tally.statuses[group] = (tally.statuses[group] ?? 0) + 1;
      const says = () =>
        hostile.bytes
          .toString('latin1')
          .replace(/Cookie: [^\r]*/, 'Cookie: …')
          .slice(0, 500);
      if (tookMs > tally.slowestMs.value)
        Object.assign(tally.slowestMs, { value: Math.round(tookMs), of: says().split('\r\n')[0] });
      if (status === 'hangs') problems.add('hangs', says());
      else if (status !== undefined && status >= 500)
        problems.add('5xx', `${status} ${hostile.kind} ${says()}`);
    }
  }
  await Promise.all(Array.from({ length: options.lanes }, (_, at) => lane(options.random(at))));
  return tally;
}

/**
 * The status of the answer, or none where the connection ended without. Bytes that are no whole request are given up after a
 * moment by whoever sent them: the server may wait for the rest as long as its own limits say.
 */
function send(port: number, { kind, bytes }: Hostile): Promise<number | 'hangs' | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    let head = '';
    const mayWait = kind === 'bytes' || kind === 'heads';
    const late = setTimeout(() => done(mayWait ? undefined : 'hangs'), mayWait ? 300 : answerWithinMs);
    function done(status: number | 'hangs' | undefined): void {
      clearTimeout(late);
      socket.destroy();
      resolve(status);
    }
    socket.once('connect', () => socket.write(bytes));
    socket.on('data', (part: Buffer) => {
      head += part.toString('latin1').slice(0, 200);
      const status = /^HTTP\/1\.1 (\d{3})/.exec(head)?.[1];
      // "100 Continue" is no answer yet.
      if (status === '100') head = head.slice(head.indexOf('\r\n\r\n') + 4);
      else if (status !== undefined) done(Number(status));
    });
    socket.once('error', () => done(undefined));
    socket.once('close', () => done(undefined));
  });
}
