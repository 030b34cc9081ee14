import type { HttpClient } from '@libsql/hrana-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStreamPool } from '../../../db/server-streams.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A client whose connections say whether they were ended. */
function aClient() {
  const opened: { closed: boolean; close: () => void }[] = [];
  const openStream = () => {
    const stream = {
      closed: false,
      close() {
        stream.closed = true;
      },
    };
    opened.push(stream);
    return stream;
  };
  return { opened, streams: createStreamPool().streamsOf({ openStream } as unknown as HttpClient) };
}

/** Something that is asked of a connection, and when it is answered. */
function ask({ streams }: Pick<ReturnType<typeof aClient>, 'streams'>) {
  let answer = () => {};
  const answered = streams.use(
    'read',
    () =>
      new Promise<void>((resolve) => {
        answer = resolve;
      }),
  );
  return async () => {
    answer();
    await answered;
  };
}

describe('R942: a connection that is kept', () => {
  it('is replaced after a minute also where it is never without a use, and ends with its last one', async () => {
    const client = aClient();
    const { opened, streams } = client;
    let last = ask(client);
    for (let second = 0; second < 60; second += 1) {
      vi.advanceTimersByTime(1_000);
      const next = ask(client);
      await last();
      last = next;
    }
    expect(opened).toHaveLength(1);
    vi.advanceTimersByTime(1_000);
    const next = ask(client);
    expect(opened.map(({ closed }) => closed)).toEqual([false, false]);
    await last();
    expect(opened.map(({ closed }) => closed)).toEqual([true, false]);
    await next();
    const third = ask(client);
    await third();
    expect(opened).toHaveLength(2);
    streams.close();
    expect(opened.map(({ closed }) => closed)).toEqual([true, true]);
  });

  it('ends at once, with one that is still in use, where its database is closed', async () => {
    const client = aClient();
    const last = ask(client);
    vi.advanceTimersByTime(61_000);
    const next = ask(client);
    client.streams.close();
    expect(client.opened.map(({ closed }) => closed)).toEqual([true, true]);
    await Promise.all([last(), next()]);
  });
});

describe('R942: connections of several namespaces', () => {
  it('share one bound in their process: where it is reached one that nobody uses makes room, else none is kept', async () => {
    const opened: { closed: boolean }[] = [];
    const client = () => ({
      openStream() {
        const stream = {
          closed: false,
          close() {
            stream.closed = true;
          },
          closeGracefully: () => stream.close(),
        };
        opened.push(stream);
        return stream;
      },
    });
    const pool = createStreamPool();
    const namespaces = Array.from({ length: 41 }, () => pool.streamsOf(client() as unknown as HttpClient));
    const [first, ...others] = namespaces.map((streams) => ({ streams }));
    if (!first) throw new Error('none');
    await ask(first)();
    const busy = others.slice(0, 39).map(ask);
    expect(opened.filter(({ closed }) => closed)).toEqual([]);
    // The 41st: only the first is not in use, and goes.
    const last = others[39];
    if (!last) throw new Error('none');
    const after = ask(last);
    expect(opened.map(({ closed }, at) => (closed ? at : -1)).filter((at) => at >= 0)).toEqual([0]);
    // All that are kept are in use: this one is for once.
    const once = ask(first);
    expect(opened).toHaveLength(42);
    expect(opened[41]?.closed).toBe(true);
    await Promise.all([...busy, after, once].map((answer) => answer()));
  });
});
