import { setTimeout as pause } from 'node:timers/promises';
import type { Answers, Refusal } from '../../../server/core/wire/events.ts';
import type { Message, MessageName } from '../../../server/core/wire/messages.ts';
import { connectLive, type Heard, type LiveClient } from '../../support/house/live-client.ts';
import type { Client } from '../../support/pages/client.ts';

/** The load is over, whatever is still under way. */
export class Stopped extends Error {}

/** A connection that outlives the server: lost, it comes back with a new ticket, and what had no answer is sent again. */
export type Line = {
  /** Answers how often it was sent, and what the last answer was. The message is the same each time, its id too. */
  readonly ask: <N extends MessageName>(
    name: N,
    message: Omit<Message<N>, 'v'>,
  ) => Promise<{ readonly answer: Answers[N] | Refusal; readonly sent: number }>;
  readonly underWay: () => number;
  /** How many answers came, other than "not now". */
  readonly answers: () => number;
  readonly live: () => Promise<LiveClient>;
  readonly close: () => void;
};

const againMs = 50;

export function openLine(
  client: Client,
  options: {
    as: 'child' | 'staff';
    hear?: (heard: Heard) => void;
    back?: (live: LiveClient) => Promise<void>;
    /** Told of each answer that says: not now, say it again. */
    again?: () => void;
  },
): Line {
  let live: Promise<LiveClient> | undefined;
  let waiting = 0;
  let answers = 0;
  let closed = false;

  async function connect(): Promise<LiveClient> {
    for (;;) {
      if (closed) throw new Stopped();
      try {
        const connected = await connectLive(client, options);
        connected.lost.then(() => {
          live = undefined;
        });
        await options.back?.(connected);
        return connected;
      } catch {
        // Nothing is there, or it went away again in the middle: a page tries until it is.
        await pause(againMs);
      }
    }
  }

  function line(): Promise<LiveClient> {
    live ??= connect();
    return live;
  }

  return {
    underWay: () => waiting,
    answers: () => answers,
    live: line,
    async ask(name, message) {
      for (let sent = 1; ; sent += 1) {
        const connected = await line();
        waiting += 1;
        try {
          const answer = await connected.ask(name, message);
          if (answer.ok || answer.code !== 'try-again') {
            answers += 1;
            return { answer, sent };
          }
          options.again?.();
        } catch {
          if (closed) throw new Stopped();
        } finally {
          waiting -= 1;
        }
        await pause(againMs);
      }
    },
    close() {
      closed = true;
      live?.then((connected) => connected.close()).catch(() => undefined);
    },
  };
}
