import { createClient } from 'redis';
import type { Env } from '../env.ts';
import { type Finding, finding } from './finding.ts';

const answerMs = 2_000;
/** Each part of the server has two seconds for its answer, all of them at once. */
const readyMs = 5_000;

/** Whether Redis answers, and keeps nothing: the numbers of seats are in it for some seconds. */
export async function checkRedis(url: string | undefined): Promise<Finding> {
  if (url === undefined) return finding('ok', 'Redis: not used');
  const client = createClient({
    url,
    socket: { connectTimeout: answerMs, reconnectStrategy: false },
    disableOfflineQueue: true,
  });
  client.on('error', () => undefined);
  try {
    const settings = await within(async () => {
      await client.connect();
      await client.ping();
      // Some that are rented do not tell.
      return client.configGet(['save', 'appendonly']).catch(() => undefined);
    });
    if (settings === undefined) return finding('warn', 'Redis: it answers, and does not say what it keeps');
    return settings.save !== '' || settings.appendonly !== 'no'
      ? finding('warn', 'Redis: it writes to its disk; say save "" and appendonly no')
      : finding('ok', 'Redis: it answers and keeps nothing on disk');
  } catch {
    return finding('warn', 'Redis: no answer; each process counts for itself and tells no other');
  } finally {
    client.destroy();
  }
}

/** A proxy on another machine is not believed what it says of addresses: then all who come are one network. */
export function checkGuessing(env: Pick<Env, 'HOST' | 'GUESS_LIMIT'>): readonly Finding[] {
  const here = /^(localhost|(::ffff:)?127\..*|::1)$/.test(env.HOST);
  return here || env.GUESS_LIMIT === 'site'
    ? []
    : [
        finding(
          'warn',
          `guessing: HOST is ${env.HOST}; behind a proxy on another machine all visitors are one network: say GUESS_LIMIT=site`,
        ),
      ];
}

/** Whether the libSQL server answers. What it promises less than files do stands in docs/hosting.md. */
export async function checkServer(url: string | undefined): Promise<readonly Finding[]> {
  if (url === undefined) return [];
  const answer = await fetch(new URL('/health', url), { signal: AbortSignal.timeout(answerMs) }).catch(
    () => undefined,
  );
  return [
    answer?.ok ? finding('ok', 'libSQL server: it answers') : finding('fail', 'libSQL server: no answer'),
  ];
}

/** Whether the server says that children can be sent to it, as a proxy asks it; what is missing is named. Only the server itself can look at its screens. */
export async function checkReady({ HOST, PORT }: Pick<Env, 'HOST' | 'PORT'>): Promise<Finding> {
  const host = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[HOST] ?? (HOST.includes(':') ? `[${HOST}]` : HOST);
  const answer = await fetch(`http://${host}:${PORT}/ready`, { signal: AbortSignal.timeout(readyMs) }).catch(
    () => undefined,
  );
  if (answer?.ok) return finding('ok', 'ready: children can be sent here');
  const says = answer === undefined ? `no answer at ${host}:${PORT}` : (await answer.text()).slice(0, 200);
  return finding('fail', `ready: children are not served: ${says}`);
}

function within<T>(work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('no answer')), answerMs);
    work()
      .then(resolve, reject)
      .finally(() => clearTimeout(late));
  });
}
