import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Client } from '../../support/pages/client.ts';
import { programFile, programFlags } from '../../support/processes/program.ts';
import type { Sit } from './moderate.ts';

/**
 * A moderator who publishes what comes, in a process of its own, as a moderator has a device of its own: beside a thousand
 * children it would wait for each packet of theirs before it saw what is to be decided. Answers how to send it home.
 */
export function startModerator(client: Client, consultation: string): () => void {
  const desk = fork(programFile(fileURLToPath(new URL('./moderate.ts', import.meta.url))), [], {
    execArgv: [...programFlags],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  desk.send({ origin: client.origin, cookies: [...client.cookies], consultation } satisfies Sit);
  return () => void desk.kill();
}
