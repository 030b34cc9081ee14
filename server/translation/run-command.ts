import { spawn } from 'node:child_process';
import type { TranslationFailure } from '../core/translation/translator.ts';

/** Milliseconds, and bytes of what it may answer. */
export type CommandLimits = { readonly timeMs: number; readonly answerBytes: number };

export type CommandAnswer =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly failure: TranslationFailure };

/**
 * Runs a program on a text. Its arguments are a list that no shell reads; it is handed no setting, folder or socket of this process,
 * and ends with its time, or with the first byte too many. What it complains of goes nowhere: it may quote a child.
 */
export function runCommand(
  text: string,
  of: { readonly command: string; readonly args: readonly string[]; readonly limits: CommandLimits },
): Promise<CommandAnswer> {
  return new Promise((resolve) => {
    const child = spawn(of.command, of.args, {
      cwd: '/',
      env: { NODE_ENV: 'production', PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C.UTF-8' },
      stdio: ['pipe', 'pipe', 'ignore'],
      // A script that starts others: all of them end together.
      detached: true,
    });
    const answer: Buffer[] = [];
    let length = 0;
    let ended: TranslationFailure | undefined;
    const end = (failure: TranslationFailure) => {
      ended ??= failure;
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It is gone already.
      }
    };
    const late = setTimeout(() => end('too-slow'), of.limits.timeMs);
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > of.limits.answerBytes) end('too-long');
      else if (!ended) answer.push(chunk);
    });
    child.once('error', () => {
      clearTimeout(late);
      resolve({ ok: false, failure: 'unreachable' });
    });
    child.once('close', (code) => {
      clearTimeout(late);
      if (ended) resolve({ ok: false, failure: ended });
      else if (code !== 0) resolve({ ok: false, failure: 'unreadable' });
      else resolve({ ok: true, text: Buffer.concat(answer).toString('utf8') });
    });
    // It may have ended before it read everything: then the pipe is closed, which is no defect.
    child.stdin.on('error', () => undefined);
    child.stdin.end(text);
  });
}
