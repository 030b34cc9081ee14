import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { programFile, programFlags } from '../../support/processes/program.ts';
import type { To } from './ends.ts';
import type { Answered, Told } from './holder.ts';
import type { Seat } from './seats.ts';

export type Said = Extract<Answered, { readonly said: unknown }>;

/** A process of its own that holds lines: they need as many open files as the server, and their memory is not to be the server's. */
export type Holder = {
  /** Answers how many are open. */
  readonly open: (to: To, seats: readonly Seat[], tick?: (open: number) => void) => Promise<number>;
  readonly say: (perSecond: number) => Promise<Said>;
  readonly close: () => Promise<void>;
  readonly end: () => void;
};

export function startHolder(): Holder {
  const holder = fork(programFile(fileURLToPath(new URL('./holder.ts', import.meta.url))), [], {
    execArgv: [...programFlags],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  function told(what: Told, hear?: (open: number) => void): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const gone = () => reject(new Error('The process that holds the lines ended.'));
      const answered = (answer: Answered): void => {
        if ('done' in answer && !answer.done) {
          hear?.(answer.open);
          return;
        }
        holder.off('message', answered);
        holder.off('exit', gone);
        resolve(answer);
      };
      holder.on('message', answered);
      holder.once('exit', gone);
      holder.send(what);
    });
  }
  return {
    open: async (to, seats, tick) => (await told({ does: 'open', to, seats }, tick)).open,
    async say(perSecond) {
      const answer = await told({ does: 'say', perSecond });
      if (!('said' in answer)) throw new Error('Nothing was said.');
      return answer;
    },
    close: async () => void (await told({ does: 'close' })),
    end: () => void holder.kill(),
  };
}
