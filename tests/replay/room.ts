import { setTimeout as pause } from 'node:timers/promises';
import type { Message } from '../../server/core/wire/messages.ts';
import type { Problems } from '../support/figures/figure-run.ts';
import { leavesAll } from '../support/house/left-in.ts';
import { connectLive, type LiveClient } from '../support/house/live-client.ts';
import type { Seeded } from '../support/house/seeded.ts';
import type { Client } from '../support/pages/client.ts';
import type { Statement } from './statements.ts';

/** A statement that was taken, with the id that its author's page made. */
export type Posted = {
  readonly id: string;
  readonly statement: Statement;
  readonly text: string;
  /** Said in the room, or as a statement to vote on. */
  readonly place: 'room' | 'statements';
};

/** Somebody who takes part, by the connection of its page. */
export type Speaker = { readonly live: () => LiveClient };

/** `too-fast` carries no time to wait; a page would say "wait a moment", and so this one does. */
const againMs = 100;
/** Until somebody who has not come yet is looked for again. */
const comingMs = 50;
export const refusalReason = 'other-part' as const;

/**
 * Every author posts what it said, in the order of the timestamps, and waits for each answer. Who is told `too-fast`
 * waits and sends the same words with the same id; the others go on meanwhile, so that one who says much stops nobody, nor does
 * one who is still on its way.
 */
export async function postAll(
  statements: readonly Statement[],
  options: {
    activity: string;
    place: Posted['place'];
    authors: ReadonlyMap<string, Speaker>;
    random: Seeded;
    problems: Problems;
    posted: (post: Posted) => void;
    tick: () => void;
  },
): Promise<{ refusedByName: number; waits: number }> {
  const { activity, place, authors, random, problems } = options;
  let refusedByName = 0;
  let waits = 0;
  const line = statements.map((statement) => ({ statement, id: random.id() }));
  const blockedUntil = new Map<string, number>();
  while (line.length > 0) {
    const now = performance.now();
    const next = line.find(({ statement }) => (blockedUntil.get(statement.author) ?? 0) <= now);
    if (!next) {
      await pause(Math.max(1, Math.min(...blockedUntil.values()) - now));
      continue;
    }
    const { statement, id } = next;
    const author = authors.get(statement.author);
    if (!author) {
      blockedUntil.set(statement.author, performance.now() + comingMs);
      continue;
    }
    const { expected } = statement;
    // Known before it is sent: the desk may hear of it before its author has the answer.
    if ('text' in expected) options.posted({ id, statement, text: expected.text, place });
    const answer = await author
      .live()
      .ask('contribution:post', { id, activity, text: statement.text, language: 'en' });
    if (!answer.ok && answer.code === 'too-fast') {
      waits += 1;
      blockedUntil.set(statement.author, performance.now() + againMs);
      continue;
    }
    blockedUntil.delete(statement.author);
    line.splice(line.indexOf(next), 1);
    options.tick();
    if ('refusal' in expected) {
      refusedByName += 1;
      if (answer.ok || answer.code !== expected.refusal) {
        problems.add('refusal', `${expected.refusal} expected for ${statement.text.slice(0, 40)}`);
      }
    } else if (!answer.ok) problems.add('refusal', `${answer.code} for ${statement.text.slice(0, 80)}`);
    else if (answer.item?.text !== expected.text || answer.item?.state !== 'held') {
      problems.add('own text', `${JSON.stringify(answer.item?.text)} for ${JSON.stringify(expected.text)}`);
    }
  }
  return { refusedByName, waits };
}

export type Moderation = {
  /** Ids in the order in which the moderator's publications were answered. */
  readonly published: readonly string[];
  readonly refused: readonly string[];
  /** Resolves when `count` contributions are decided. */
  readonly decided: (count: number) => Promise<void>;
  /** Takes back what was shown, and says why. */
  readonly refuseShown: (id: string) => Promise<void>;
  readonly close: () => void;
};

/** A person at the desk who takes what waits, oldest first, one decision after the other. */
export async function moderate(options: {
  moderator: Client;
  consultation: string;
  postOf: (id: string) => Posted | undefined;
  problems: Problems;
  tick: () => void;
}): Promise<Moderation> {
  const { consultation, problems } = options;
  const published: string[] = [];
  const refused: string[] = [];
  const waiting: string[] = [];
  /** What grown-ups said is public: names in it are left in, each named. */
  const leaves = new Map<string, { start: number; end: number }[]>();
  let wanted: { readonly count: number; readonly reached: () => void } | undefined;
  let working = false;

  const desk = await connectLive(options.moderator, {
    as: 'staff',
    hear(heard) {
      if (heard.name !== 'desk:changed') return;
      for (const change of heard.event.changes) {
        if (change.kind !== 'waiting') continue;
        const post = options.postOf(change.item.id);
        if (change.item.text !== post?.text) problems.add('desk text', change.item.text);
        const { id, findings } = change.item;
        leaves.set(id, leavesAll({ findings }));
        waiting.push(id);
      }
      void work();
    },
  });
  const entered = await desk.ask('desk:enter', { consultation, after: 0 });
  if (!entered.ok || entered.items.length > 0) problems.add('desk', 'a new desk is not empty');

  async function work(): Promise<void> {
    if (working) return;
    working = true;
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await decide(id);
    working = false;
  }

  // All of it is marked, so that none of it counts: the replay counts what was shown.
  const refusal = {
    decision: 'refuse' as const,
    reason: refusalReason,
    hidden: [{ start: 0, end: 8_000, label: refusalReason }],
  };

  /** No person decides so fast: this one waits where it is told to. */
  async function made(decision: Omit<Message<'contribution:decide'>, 'v'>) {
    for (;;) {
      const answer = await desk.ask('contribution:decide', decision);
      if (answer.ok || answer.code !== 'too-fast') return answer;
      await pause(againMs);
    }
  }

  async function decide(id: string): Promise<void> {
    const post = options.postOf(id);
    // What is voted on first and refused later is shown first.
    const publish = post !== undefined && (post.place === 'statements' || post.statement.publish);
    const answer = await made({
      consultation,
      id,
      revision: 1,
      ...(publish ? { decision: 'publish', leaves: leaves.get(id) } : refusal),
    });
    if (!answer.ok) problems.add('decision', answer.code);
    (publish ? published : refused).push(id);
    options.tick();
    if (wanted && published.length + refused.length >= wanted.count) wanted.reached();
  }

  return {
    published,
    refused,
    decided: (count) =>
      new Promise<void>((resolve) => {
        wanted = { count, reached: resolve };
        if (published.length + refused.length >= count) resolve();
      }),
    async refuseShown(id) {
      const answer = await made({ consultation, id, revision: 1, change: 2, ...refusal });
      if (!answer.ok) problems.add('decision', answer.code);
    },
    close: desk.close,
  };
}
