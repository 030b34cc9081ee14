import { type ChildProcess, spawn } from 'node:child_process';
import { createClient } from 'redis';
import { freePort } from './free-port.ts';

export type RedisServer = {
  readonly url: string;
  readonly pid: () => number;
  /** SIGKILL, and started again by `back`. */
  readonly stop: () => Promise<void>;
  /** SIGSTOP: it takes connections and answers nothing, until `back`. */
  readonly pause: () => void;
  readonly back: () => void;
  /** All that it keeps is gone, and it goes on (FLUSHALL). */
  readonly flush: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

/** A Redis of its own on loopback that keeps nothing. */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let server = launch();
  process.once('exit', () => server.kill('SIGKILL'));

  function launch(): ChildProcess {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    return spawn('redis-server', args, { stdio: 'ignore' });
  }
  function end(): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      server.once('exit', () => resolve());
      server.kill('SIGKILL');
    });
  }
  return {
    url,
    pid: () => server.pid ?? 0,
    stop: end,
    pause: () => void server.kill('SIGSTOP'),
    back() {
      if (server.exitCode === null && server.signalCode === null) server.kill('SIGCONT');
      else server = launch();
    },
    async flush() {
      const operator = createClient({ url });
      operator.on('error', () => undefined);
      await operator.connect();
      await operator.flushAll();
      operator.destroy();
    },
    remove: end,
  };
}
