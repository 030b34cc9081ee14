import { setTimeout as pause } from 'node:timers/promises';
import type { Answers, Refusal, ServerEvents } from '../../../../server/core/wire/events.ts';
import type { Message, MessageName } from '../../../../server/core/wire/messages.ts';
import { connectLive, type Heard, type LiveClient } from '../../house/live-client.ts';
import type { Client } from '../../pages/client.ts';

/** What one child's page shows of its room, kept as the protocol says and with no line of the product's own page. */
export type Page = {
  readonly client: Client;
  readonly room: string;
  /** Ids with their numbers, oldest first. An id that comes a second time stands here twice. */
  readonly shown: () => readonly { readonly id: string; readonly seq: number; readonly text: string }[];
  /** How often something was missed and asked for. */
  readonly gaps: () => number;
  /** Connected, and everything that was missed is here. */
  readonly isBack: () => boolean;
  /** Resolves at once, or when it is back. */
  readonly back: () => Promise<void>;
  /** Asks until there is an answer that is one: the same message each time. Answers how often it was sent, too. */
  readonly ask: <N extends MessageName>(
    name: N,
    message: Omit<Message<N>, 'v'>,
  ) => Promise<{ readonly answer: Answers[N] | Refusal; readonly sent: number }>;
  readonly close: () => void;
};

class Closed extends Error {}

/** As long as a page of ours waits before it connects anew: longer each time, and never in step with others. Milliseconds. */
const firstWaitMs = 500;
const longestWaitMs = 30_000;
/** Sooner than a page of ours would, which is patient for three seconds. */
const resendMs = 300;
const longestAnswer = 500;

export type PageOptions = {
  readonly room: string;
  /** Chance of its own, for how long it waits. */
  readonly unit: () => number;
  /** Something is seen for the first time. */
  readonly sees?: (id: string) => void;
};

/** Connects as a page does and stays; lost, it comes back by itself. */
export function openPage(client: Client, options: PageOptions): Page {
  const { room } = options;
  const shown: { id: string; seq: number; text: string }[] = [];
  let seq = 0;
  let gaps = 0;
  let closed = false;
  let live: LiveClient | undefined;
  let isBack = false;
  let entering = false;
  let missed = false;
  let waiting: (() => void)[] = [];

  function take(
    items: readonly { id: string; seq: number; parts: readonly object[] }[],
    after: number,
  ): void {
    for (const { id, seq: number, parts } of items) {
      if (number <= after) continue;
      shown.push({ id, seq: number, text: JSON.stringify(parts) });
      options.sees?.(id);
    }
  }

  function remove(ids: readonly string[]): void {
    for (const id of ids)
      for (let at = shown.length - 1; at >= 0; at -= 1) if (shown[at]?.id === id) shown.splice(at, 1);
  }

  function hear(event: Parameters<ServerEvents['room:changed']>[0], at: LiveClient): void {
    if (event.activity !== room || event.seq <= seq) return;
    // While it asks for what it missed everything else is in the answer, or is a gap of its own.
    if (event.since > seq || entering) {
      gaps += 1;
      void enter(at).catch(() => undefined);
      return;
    }
    remove(event.removed);
    take(event.items, seq);
    seq = event.seq;
  }

  async function enter(at: LiveClient): Promise<void> {
    if (entering) {
      missed = true;
      return;
    }
    entering = true;
    try {
      for (let more = true; more || missed; ) {
        missed = false;
        const after = seq;
        const answer = await at.ask('room:enter', { activity: room, after });
        if (!answer.ok) throw new Error(answer.code);
        remove(answer.removed);
        take(answer.items, after);
        more = answer.items.length + answer.removed.length >= longestAnswer;
        // Of a long answer only as much as it holds is known.
        seq = more ? Math.max(after, answer.items.at(-1)?.seq ?? answer.seq) : Math.max(seq, answer.seq);
      }
    } finally {
      entering = false;
    }
    if (live !== at) return;
    isBack = true;
    const resolved = waiting;
    waiting = [];
    for (const resolve of resolved) resolve();
  }

  async function stay(): Promise<void> {
    for (let waitMs = firstWaitMs; !closed; ) {
      try {
        const early: Heard[] = [];
        let at: LiveClient | undefined;
        at = await connectLive(client, {
          as: 'child',
          hear: (heard) => {
            if (!at) early.push(heard);
            else if (heard.name === 'room:changed') hear(heard.event, at);
          },
        });
        live = at;
        await enter(at);
        waitMs = firstWaitMs;
        await at.lost;
      } catch {
        live?.close();
      }
      isBack = false;
      live = undefined;
      if (closed) break;
      await pause(waitMs * (0.5 + options.unit()));
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    }
  }
  void stay();

  const back = (): Promise<void> =>
    isBack ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve));

  return {
    client,
    room,
    shown: () => shown,
    gaps: () => gaps,
    isBack: () => isBack,
    back,
    async ask(name, message) {
      for (let sent = 1; ; sent += 1) {
        await back();
        if (closed) throw new Closed();
        try {
          const answer = await (live as LiveClient).ask(name, message);
          if (answer.ok || answer.code !== 'try-again') return { answer, sent };
        } catch {
          // Lost on the way: the page says it again as soon as it is back.
        }
        await pause(resendMs);
      }
    },
    close() {
      closed = true;
      live?.close();
      const resolved = waiting;
      waiting = [];
      for (const resolve of resolved) resolve();
    },
  };
}
