import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { tempFolder } from './temp.ts';

const deploy = fileURLToPath(new URL('../../../deploy/', import.meta.url));

export type Walked = {
  /** Of `deploy/`. */
  readonly file: string;
  readonly port: number;
  /** What `names.map` says: by each name its backend. */
  readonly names: Readonly<Record<string, string>>;
  /** By the name of a backend where its servers are, `host:port`, in the order of the file; one that is not named has none. */
  readonly servers: Readonly<Record<string, readonly string[]>>;
};

/**
 * Starts HAProxy with a configuration of `deploy/` and waits until it listens, on both addresses of loopback. Everything in it holds, how
 * often it looks and when it takes a machine for gone too, but for what only an installation has: TLS, a user and a folder of its own, a
 * socket for commands, a resolver, and as many connections as a whole machine has. Answers how to end it.
 */
export async function startHaproxy(walked: Walked): Promise<() => Promise<void>> {
  const folder = tempFolder('haproxy');
  const map = join(folder.path, 'names.map');
  const lines = Object.entries(walked.names).map(([name, backend]) => `${name} ${backend}\n`);
  writeFileSync(map, lines.join(''));
  const config = join(folder.path, 'haproxy.cfg');
  writeFileSync(config, onLoopback(readFileSync(join(deploy, walked.file), 'utf8'), { ...walked, map }));
  const proxy = spawn('haproxy', ['-db', '-f', config], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  proxy.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const onExit = () => proxy.kill('SIGKILL');
  process.once('exit', onExit);
  let ended = false;
  const gone = new Promise<void>((resolve) => {
    const end = () => {
      ended = true;
      resolve();
    };
    proxy.once('exit', end);
    proxy.once('error', (error) => {
      said += error.message;
      end();
    });
  });
  while (!(await answers(walked.port))) {
    if (ended) {
      process.removeListener('exit', onExit);
      folder.remove();
      throw new Error(`HAProxy ended. ${said}`);
    }
    await pause(20);
  }
  return async () => {
    process.removeListener('exit', onExit);
    proxy.kill('SIGTERM');
    await gone;
    folder.remove();
  };
}

/** Whether anybody listens there, whatever it says. */
function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/health`, { redirect: 'manual' }).then(
    () => true,
    () => false,
  );
}

function onLoopback(text: string, { port, map, servers }: Walked & { readonly map: string }): string {
  const changed = text.split(/^(?=[a-z])/m).map((section) => {
    const [, backend = ''] = /^backend (\S+)/.exec(section) ?? [];
    const addresses = [...(servers[backend] ?? [])];
    return section.replace(/^( +server \S+ )\S+(.*)\n/gm, (_line, server: string, how: string) => {
      const address = addresses.shift();
      return address === undefined ? '' : `${server}${address}${how.replace(/ resolvers .*/, '')}\n`;
    });
  });
  return changed
    .filter((section) => !section.startsWith('resolvers '))
    .join('')
    .replace(/^ +(?:chroot|user|group|stats socket) .*\n/gm, '')
    .replace(/^( +maxconn) .*$/m, '$1 4000')
    .replace(/^ +bind :\d+ ssl .*\n/gm, '')
    .replace(/^( +bind) :\d+$/m, `$1 127.0.0.1:${port}\n$1 [::1]:${port}`)
    .replace(/^ +http-request redirect scheme https .*\n/gm, '')
    .replaceAll('/etc/haproxy/names.map', map);
}
