import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import type { Readable } from 'node:stream';

/** Times in milliseconds, sizes in bytes; the memory is that of the program's own heap. */
export type CageLimits = {
  readonly timeMs: number;
  readonly memoryMb: number;
  /** What it may answer. */
  readonly answerBytes: number;
};

export type CageAnswer =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly why: 'too-long' | 'too-large' | 'unreadable' | 'ended' };

/**
 * Runs a program of the build on bytes of somebody else. Its process has its memory and time limited, may read no file but that
 * program, write none, start nothing, and is handed no setting, folder or socket of this one.
 */
export function runCaged(
  file: Readable,
  of: { readonly programFile: string; readonly given: object; readonly limits: CageLimits },
): Promise<CageAnswer> {
  const program = realpathSync(of.programFile);
  const words = cageOf(program, of.limits);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...words, program, JSON.stringify(of.given)], {
      cwd: '/',
      env: { NODE_ENV: 'production' },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    let answer: Buffer[] = [];
    let length = 0;
    let ended: CageAnswer | undefined;
    const end = (why: 'too-long' | 'too-large' | 'unreadable' | 'ended') => {
      ended ??= { ok: false, why };
      answer = [];
      child.kill('SIGKILL');
    };
    const late = setTimeout(() => end('too-long'), of.limits.timeMs);
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > of.limits.answerBytes) end('too-large');
      else if (!ended) answer.push(chunk);
    });
    child.once('error', () => end('ended'));
    child.once('close', (code) => {
      clearTimeout(late);
      file.destroy();
      resolve(
        ended ?? (code === 0 ? { ok: true, bytes: Buffer.concat(answer) } : { ok: false, why: 'ended' }),
      );
    });
    // It may have refused before it read everything: then the pipe is closed, which is no defect.
    child.stdin.on('error', () => undefined);
    file.once('error', () => end('unreadable'));
    file.pipe(child.stdin);
  });
}

/** What `node` is told before the program's name: what the process may use and reach. Until Node 22.13 the model had another name. */
export function cageOf(program: string, { memoryMb }: Pick<CageLimits, 'memoryMb'>): readonly string[] {
  const flag = '--permission';
  const model = process.allowedNodeEnvironmentFlags.has(flag) ? flag : '--experimental-permission';
  const memory = [`--max-old-space-size=${memoryMb}`, '--max-semi-space-size=8'];
  return [model, `--allow-fs-read=${program}`, '--no-warnings', ...memory];
}
