import { setTimeout as pause } from 'node:timers/promises';
import type { Problems } from '../../support/figures/figure-run.ts';
import type { Seeded } from '../../support/house/seeded.ts';
import type { Client } from '../../support/pages/client.ts';
import { numberWord } from '../../support/pages/number-word.ts';
import { openDesk } from './desk.ts';
import { type Line, openLine, Stopped } from './line.ts';
import type { ClientLog, Known, Tally } from './log.ts';

export type Load = {
  readonly lines: readonly Line[];
  /** Takes no new work, and resolves when everything that was begun has its answer. */
  readonly finish: () => Promise<void>;
};

type Shared = { readonly log: ClientLog; readonly tally: Tally; readonly problems: Problems; stop: boolean };

const states = { publish: 'published', refuse: 'refused', return: 'returned' } as const;
const paceMs = 300;

/** Children who post one after the other and moderators who decide what waits, each as fast as it is answered. */
export function startLoad(options: {
  children: readonly Client[];
  moderators: readonly Client[];
  consultation: string;
  rooms: readonly string[];
  random: (index: number) => Seeded;
  log: ClientLog;
  tally: Tally;
  problems: Problems;
}): Load {
  const { log, tally, problems } = options;
  const shared: Shared = { log, tally, problems, stop: false };
  const lines: Line[] = [];
  const work: Promise<void>[] = [];
  for (const [index, client] of options.children.entries()) {
    const line = openLine(client, { as: 'child' });
    lines.push(line);
    work.push(child(line, { rooms: options.rooms, random: options.random(index), shared, name: index }));
  }
  for (const [index, client] of options.moderators.entries()) {
    const desk = moderator(client, {
      consultation: options.consultation,
      // Each takes its own half, so that the last answered decision on a contribution is one moderator's.
      takes: (id) => id.charCodeAt(0) % options.moderators.length === index,
      random: options.random(1_000 + index),
      shared,
    });
    lines.push(desk.line);
    work.push(desk.done);
  }
  return {
    lines,
    async finish() {
      shared.stop = true;
      await Promise.all(work);
    },
  };
}

async function child(
  line: Line,
  what: { rooms: readonly string[]; random: Seeded; shared: Shared; name: number },
): Promise<void> {
  const { random, shared, rooms } = what;
  const { log, tally, problems } = shared;
  const own: string[] = [];
  for (let count = 1; !shared.stop; count += 1) {
    if (own.length > 0 && random.chance(0.08)) {
      const id = random.pick(own);
      const record = log.get(id);
      const { answer, sent } = await line.ask('contribution:withdraw', { id });
      tallySent(tally, sent);
      // What was refused by a moderator stays so; a decision on it may be under way at this very moment.
      if (answer.ok && record) {
        record.withdrawn = true;
        tally.withdrawals += 1;
        own.splice(own.indexOf(id), 1);
      } else if (!answer.ok && answer.code !== 'stale-revision' && answer.code !== 'state-forbids')
        problems.add('refused', `withdraw: ${answer.code}`);
    }
    const activity = random.pick(rooms);
    const record: Known = {
      id: random.id(),
      child: what.name,
      text: `One says ${numberWord(what.name)}, and then ${numberWord(count)}.`,
      activity,
      acknowledged: false,
      decisions: [],
      withdrawn: false,
    };
    log.set(record.id, record);
    for (;;) {
      const { answer, sent } = await line.ask('contribution:post', {
        id: record.id,
        activity,
        text: record.text,
        language: 'en',
      });
      if (!answer.ok && answer.code === 'too-fast') {
        // Sent and refused before it was looked at. A lost earlier try may have been taken all the same: it goes on asking.
        await pause(paceMs);
        continue;
      }
      tallySent(tally, sent);
      if (!answer.ok) problems.add('refused', `post: ${answer.code}`);
      else if (answer.item?.text !== record.text)
        problems.add('answer', `${record.text} was answered with ${answer.item?.text}`);
      else {
        record.acknowledged = true;
        tally.posts += 1;
        own.push(record.id);
      }
      break;
    }
  }
}

function moderator(
  client: Client,
  what: { consultation: string; takes: (id: string) => boolean; random: Seeded; shared: Shared },
): { line: Line; done: Promise<void> } {
  const { consultation, random, shared } = what;
  const { log, tally, problems } = shared;
  const { line, work } = openDesk(client, { consultation });

  async function decide(id: string): Promise<void> {
    const record = log.get(id);
    if (!record) return problems.add('doubled', `the desk shows ${id}, which nobody sent`);
    // Now and then twice: the second decision is the one that has to stand.
    const decisions = random.chance(0.15)
      ? (['publish', random.pick(['refuse', 'return'] as const)] as const)
      : [random.pick(['publish', 'publish', 'refuse', 'return'] as const)];
    for (const [at, decision] of decisions.entries()) {
      const { answer, sent } = await line.ask('contribution:decide', {
        consultation,
        id,
        revision: 1,
        change: at + 1,
        decision,
        ...(decision === 'publish' ? {} : { reason: 'unclear' }),
        ...(decision === 'refuse' ? { hidden: [{ start: 0, end: 1, label: 'unclear' }] } : {}),
      } as Parameters<typeof line.ask<'contribution:decide'>>[1]);
      tallySent(tally, sent);
      // Decided, its answer lost, and sent again: `already-decided` is the answer. Or the child took it back meanwhile.
      const lost = !answer.ok && answer.code === 'already-decided' && sent > 1;
      if (lost) tally.alreadyDone += 1;
      if (answer.ok || lost) {
        record.decisions.push(states[decision]);
        tally.decisions += 1;
      } else if (answer.code !== 'already-decided' && answer.code !== 'stale-revision')
        problems.add('refused', `${decision}: ${answer.code}`);
    }
  }

  const done = work({ takes: what.takes, stops: () => shared.stop, decide }).catch((error) => {
    if (!(error instanceof Stopped)) throw error;
  });
  return { line, done };
}

function tallySent(tally: Tally, sent: number): void {
  if (sent > 1) tally.resent += sent - 1;
}
