import type { HttpClient } from '@libsql/hrana-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStreams } from '../../db/server-streams.ts';

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
  return { opened, streams: createStreams({ openStream } as unknown as HttpClient) };
}

/** Something that is asked of a connection, and when it is answered. */
function ask({ streams }: ReturnType<typeof aClient>) {
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
