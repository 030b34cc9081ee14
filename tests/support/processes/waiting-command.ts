import { spawn } from 'node:child_process';

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** A command that waits for people, as a process of its own. */
export type WaitingCommand = {
  /** Resolves when it has said this on standard error; rejects when it ends without. */
  readonly said: (text: string) => Promise<void>;
  readonly finished: Promise<Ended>;
  /** Ctrl-C. */
  readonly interrupt: () => void;
};

export function beginCommand(
  file: string,
  words: readonly string[],
  settings: NodeJS.ProcessEnv,
): WaitingCommand {
  const child = spawn(process.execPath, [file, ...words], {
    cwd: settings.HOME,
    env: settings,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const finished = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
  return {
    finished,
    interrupt: () => void child.kill('SIGINT'),
    said: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (stderr.includes(text)) resolve();
        };
        child.stderr.on('data', look);
        look();
        void finished.then(() => reject(new Error(`It ended: ${stdout}${stderr}`)));
      }),
  };
}
