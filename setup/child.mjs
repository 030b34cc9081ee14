import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitCodes } from './refusal.mjs';
import { say } from './say.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const passedOn = ['SIGTERM', 'SIGINT', 'SIGHUP'];

/** The exit code a shell would report for a child that ended with `code` or by `signal`. */
export function exitCodeOf({ code, signal }) {
  return code ?? 128 + constants.signals[signal];
}

/** Keys, tokens and places of a site: whatever installs, builds or tests has no use for them, and runs much that others wrote. */
const ofSite =
  /^(MASTER_KEY|KEYRING$|KEY_BACKUP_DIR$|BACKUP_DIR$|DATA_DIR$|LIBSQL_|REDIS_URL$|METRICS_TOKEN$|TRANSLATOR_)/;

/** The environment without what belongs to a site. */
export function withoutSite(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ofSite.test(name)));
}

/**
 * Passes the signals that mean "stop" to a child until it is gone, so that nothing stays behind when npm is told to
 * stop. Answers a function that says whether one came. A child that has not stopped after `longestStopMs` is killed.
 */
export function passSignalsTo(child, longestStopMs = 10_000) {
  let told = false;
  const pass = (signal) => {
    told = true;
    child.kill(signal);
    setTimeout(() => child.kill('SIGKILL'), longestStopMs).unref();
  };
  for (const signal of passedOn) process.on(signal, pass);
  child.once('exit', () => {
    for (const signal of passedOn) process.off(signal, pass);
  });
  return () => told;
}

/** How a child ends, `{ code, signal }`; one that cannot be started is said, and ends with the code of a step that failed. */
export function endOf(child, what) {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      say(`${what} could not be started (${error.code}).`);
      resolve({ code: exitCodes.failedStep, signal: null });
    });
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}

/**
 * Runs a command to its end. `output: 'collect'` gathers both streams into `output`; `'show'` lets it speak for
 * itself. `limitMs` kills what hangs. If this process is told to stop, so is the child, and then this process ends. It is
 * given nothing of a site.
 */
export function run(command, args, { cwd = root, env = process.env, output = 'collect', limitMs } = {}) {
  return new Promise((resolve) => {
    const stdio = output === 'show' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'];
    const child = spawn(command, args, {
      cwd,
      env: { ...withoutSite(env), NO_COLOR: '1', FORCE_COLOR: undefined },
      stdio,
    });
    const told = passSignalsTo(child);
    const limit = limitMs && setTimeout(() => child.kill('SIGKILL'), limitMs);
    const collected = { all: '', stdout: '' };
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      collected.all += text;
      collected.stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      collected.all += text;
    });
    child.once('error', (error) => {
      clearTimeout(limit);
      resolve({ code: 127, signal: null, output: error.message, stdout: '' });
    });
    child.once('close', (code, signal) => {
      clearTimeout(limit);
      if (told()) process.exit(exitCodeOf({ code: code === 0 ? 130 : code, signal }));
      resolve({ code, signal, output: collected.all, stdout: collected.stdout });
    });
  });
}
