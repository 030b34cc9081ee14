import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { askRunning } from '../../../server/commands/ask-running.ts';
import { serverFlags } from '../../../setup/supervise.mjs';
import { freePort } from './free-port.ts';
import { tempFolder } from './temp.ts';
import { beginCommand, type WaitingCommand } from './waiting-command.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** A demo is seeded with hundreds of commits that the disk confirms, and some disks stand still for seconds at a time. */
const startWithinMs = 90_000;
const stopWithinMs = 15_000;
/** What is its own in its folder. */
const parts = ['data', 'keys'] as const;

/** As `due-weight staff invite --role` takes them. */
export type StaffRole =
  | 'administrator'
  | 'organiser'
  | 'approver'
  | 'facilitator'
  | 'moderator'
  | 'safeguarding-lead'
  | 'analyst'
  | 'translator'
  | 'decision-maker'
  | 'overseer';

export type ProductOptions = {
  /** Seeded and said on its pages, as `npm run demo` starts it; else as `npm start` does. */
  readonly demo?: boolean;
  /** A demo started by `setup/run.cjs demo`, as npm does, and kept running by it; then `pid` is the keeper's. */
  readonly kept?: boolean;
  /** The name in its address; passkeys belong to a name and never to a number. */
  readonly host?: '127.0.0.1' | 'localhost';
  /** The folder that holds `build/`, instead of this repository: a copy in which something was changed. */
  readonly from?: string;
  /** A folder with data and keys that a product left behind (`leaveFor`): it begins with a copy of them. */
  readonly begins?: string;
  /** Fills the data folder before the first start; given the settings with which the product will start. */
  readonly prepare?: (settings: Readonly<NodeJS.ProcessEnv>) => Promise<void>;
  /** Settings over those of this start, such as LIBSQL_URL or CLOCK_FILE. */
  readonly env?: Readonly<Record<string, string>>;
};

/** Where one moderator decides what hundreds of children write at once: at its desk alone it has no pace. */
export const swiftDesk = { STAFF_ASKS_A_SECOND: '100000' } as const;
/** For what asks as one child, or as one person of the staff, for more than anybody reads, and is to be answered. */
export const unpaced = { ...swiftDesk, PAGES_A_SECOND: '100000' } as const;

export type Finished = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** The built product as a process of its own, on a data folder of its own. Everything is done from outside. */
export type RunningProduct = {
  readonly origin: string;
  readonly folder: string;
  readonly pid: () => number;
  /** What it wrote so far on both streams, over all of its starts. */
  readonly said: () => string;
  /** `due-weight WORDS…` with the product's own settings. */
  readonly command: (...words: string[]) => Promise<Finished>;
  /** The same, while it still waits for people. */
  readonly begin: (...words: string[]) => WaitingCommand;
  /** Invites as the command line does; answers the one-time link. */
  readonly invite: (name: string, ...roles: StaffRole[]) => Promise<string>;
  /** SIGTERM, as a supervisor stops it. Answers the exit code. */
  readonly stop: () => Promise<number | null>;
  /** SIGKILL: no chance to finish anything. */
  readonly kill: () => Promise<void>;
  /** Starts again on the same port and folder after `stop` or `kill`. */
  readonly restart: () => Promise<void>;
  /**
   * Does something to its data in this process, given the settings that open it. Only one house lives in a data folder, so it stands still
   * meanwhile; a cluster whose data lies on a server goes on.
   */
  readonly withData: (does: (settings: Readonly<NodeJS.ProcessEnv>) => Promise<void>) => Promise<void>;
  /** Stops it, and leaves its data and keys in a folder, for others to begin with. */
  readonly leaveFor: (others: string) => Promise<void>;
  /** Stops it if it runs, and takes its folder away. */
  readonly remove: () => Promise<void>;
};

/**
 * Starts `build/server.js` and waits until it is ready. `npm run build` comes first. If this process ends in whatever
 * way, a guard takes the product and its folder with it.
 */
export async function startProduct({
  demo = false,
  kept = false,
  host = '127.0.0.1',
  from = root,
  begins,
  prepare,
  env = {},
}: ProductOptions = {}): Promise<RunningProduct> {
  if (!existsSync(join(from, 'build', 'server.js')))
    throw new Error('There is no build: run npm run build first.');
  const folder = tempFolder('product');
  const port = await freePort();
  const origin = `http://${host}:${port}`;
  mkdirSync(join(folder.path, 'keys'), { mode: 0o700 });
  if (begins !== undefined)
    for (const part of parts) cpSync(join(begins, part), join(folder.path, part), { recursive: true });
  const settings: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: folder.path,
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    PORT: String(port),
    ...(demo ? { DEMO: '1' } : { ORIGIN: origin }),
    DATA_DIR: join(folder.path, 'data'),
    KEYRING: join(folder.path, 'keys', 'keyring.json'),
    ...env,
  };
  let said = '';
  let server: Server | undefined;

  async function start(): Promise<void> {
    server = spawnServer({ settings, from, folder: folder.path, kept, hear: (text) => (said += text) });
    try {
      await becomesReady(server, `${origin}/health`);
      // A demo answers before it has seeded itself; the links are the last thing it prints, and an empty line ends them.
      while (demo && !/\/staff\/enter\/\S+\n\n$/.test(said)) await stillRuns(server);
    } catch (error) {
      await server.end('SIGKILL');
      throw new Error(`The product did not start. ${(error as Error).message}\n${said}`);
    }
  }

  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const code = await server?.end(signal);
    server = undefined;
    return code ?? null;
  }

  const command = (...words: string[]) => runCommand(words, settings);
  await Promise.resolve(prepare?.(settings))
    .then(start)
    .catch((error) => {
      folder.remove();
      throw error;
    });
  return {
    origin,
    folder: folder.path,
    pid: () => server?.pid ?? 0,
    said: () => said,
    command,
    begin: (...words) => beginCommand(join(root, 'build', 'commands.js'), words, settings),
    async invite(name, ...roles) {
      const words = ['staff', 'invite', '--trained', '--name', name];
      words.push(...roles.flatMap((role) => ['--role', role]));
      // What runs is asked as the command line asks it, without a process for the question.
      const asked = await askRunning(
        settings.DATA_DIR ?? '',
        { words, origin: settings.ORIGIN ?? origin },
        () => undefined,
      );
      const { code, stdout, stderr } = asked
        ? { code: asked.exitCode, stdout: asked.lines.join('\n'), stderr: '' }
        : await command(...words);
      const link = stdout.trim();
      if (code !== 0 || !link.startsWith(settings.ORIGIN ?? origin))
        throw new Error(`staff invite: ${link}${stderr}`);
      return link;
    },
    stop: () => end('SIGTERM'),
    async kill() {
      await end('SIGKILL');
    },
    restart: start,
    async withData(does) {
      await end('SIGTERM');
      await does(settings);
      await start();
    },
    async leaveFor(others) {
      await end('SIGTERM');
      for (const part of parts) cpSync(join(folder.path, part), join(others, part), { recursive: true });
    },
    async remove() {
      await end('SIGTERM');
      folder.remove();
    },
  };
}

type Server = {
  readonly pid: number;
  readonly runs: () => boolean;
  readonly end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<number | null>;
};

function spawnServer(options: {
  settings: NodeJS.ProcessEnv;
  from: string;
  folder: string;
  kept: boolean;
  hear: (text: string) => void;
}): Server {
  const { settings, from, folder, kept, hear } = options;
  const [command = '', ...words] = kept
    ? // Core files as large as this machine lets anybody have: whoever keeps it has to turn them off.
      [
        '/bin/sh',
        '-c',
        `ulimit -S -c "$(ulimit -H -c)"; exec "$0" "$@"`,
        process.execPath,
        join(root, 'setup', 'run.cjs'),
        'demo',
      ]
    : [process.execPath, ...serverFlags, join(from, 'build', 'server.js')];
  const child = spawn(command, words, {
    cwd: folder,
    env: settings,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that the guard takes the keeper and what it keeps.
    detached: kept,
  });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', hear);
  const pid = child.pid ?? 0;
  const guard = guardOf(kept ? -pid : pid, folder);
  const gone = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      hear(error.message);
      resolve(null);
    });
    child.once('exit', (code) => resolve(code));
  });
  const over = gone.then((code) => {
    guard.stdin?.end('over\n');
    return code;
  });
  return {
    pid,
    runs: () => child.exitCode === null && child.signalCode === null,
    async end(signal) {
      child.kill(signal);
      const late = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
      const code = await over;
      clearTimeout(late);
      return code;
    },
  };
}

/**
 * A shell that waits for a word. When this process dies without giving it, however it dies, the pipe ends instead: then
 * the product is killed and its folder removed. Signals meant for the whole group pass it by. `pid`: below zero a group.
 */
export function guardOf(pid: number, folder: string): ChildProcess {
  const script = `trap '' INT TERM HUP; read -r word || { kill -9 "$0" 2>/dev/null; sleep 0.2; rm -rf "$1"; }`;
  const guard = spawn('sh', ['-c', script, String(pid), folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.stdin?.on('error', () => undefined);
  guard.unref();
  return guard;
}

async function becomesReady(server: Server, health: string): Promise<void> {
  const giveUp = performance.now() + startWithinMs;
  while (performance.now() < giveUp) {
    const response = await fetch(health).catch(() => undefined);
    if (response?.status === 200) return;
    await stillRuns(server);
  }
  throw new Error(`It was not ready within ${startWithinMs / 1000} s.`);
}

/** Waits a moment; throws when there is nothing left to wait for. */
async function stillRuns(server: Server): Promise<void> {
  await pause(20);
  if (!server.runs()) throw new Error('It ended.');
}

function runCommand(words: readonly string[], settings: NodeJS.ProcessEnv): Promise<Finished> {
  return new Promise((resolve) => {
    const options = { cwd: settings.HOME, env: settings, timeout: startWithinMs };
    execFile(
      process.execPath,
      [join(root, 'build', 'commands.js'), ...words],
      options,
      (error, stdout, stderr) => {
        const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
        resolve({ code, stdout, stderr });
      },
    );
  });
}
