import { setTimeout as pause } from 'node:timers/promises';
import type { Problems } from '../../support/figures/figure-run.ts';
import { connectLive } from '../../support/house/live-client.ts';
import type { Client } from '../../support/pages/client.ts';
import { type Line, openLine } from './line.ts';

type DeskLine = {
  readonly line: Line;
  /** Decides what waits, one text after the other, until `stops` says so and nothing is left. */
  readonly work: (how: {
    readonly takes: (id: string) => boolean;
    readonly stops: () => boolean;
    readonly decide: (id: string) => Promise<void>;
  }) => Promise<void>;
};

/** A desk that comes back after whatever broke, and what waits at it. `again`: told of each answer that says "not now". */
export function openDesk(
  client: Client,
  { consultation, again }: { readonly consultation: string; readonly again?: () => void },
): DeskLine {
  const waiting = new Set<string>();
  // Begun once, and never again: a desk read between a decision and its answer shows it waiting still, and a second decision on it
  // that is cut off and then answered with `already-decided` would be taken for one that was made.
  const begun = new Set<string>();
  const line = openLine(client, {
    as: 'staff',
    ...(again ? { again } : {}),
    hear(heard) {
      if (heard.name !== 'desk:changed') return;
      for (const change of heard.event.changes) if (change.kind === 'waiting') waiting.add(change.item.id);
    },
    async back(live) {
      const desk = await live.ask('desk:enter', { consultation, after: 0 });
      if (!desk.ok) throw new Error(desk.code);
      for (const item of desk.items) waiting.add(item.id);
    },
  });
  return {
    line,
    async work({ takes, stops, decide }) {
      await line.live();
      for (;;) {
        const id = [...waiting].find(takes);
        if (id !== undefined) {
          waiting.delete(id);
          if (begun.has(id)) continue;
          begun.add(id);
          await decide(id);
        } else if (stops()) return;
        else {
          // Lost, it comes back also when nothing waits: only then does it hear of more.
          await line.live();
          await pause(5);
        }
      }
    },
  };
}

/** What waits at the desk is what no answered decision settled. `owed`: how a text has to be; undefined for what nobody sent. */
export async function checkDesk(
  of: { readonly moderator: Client; readonly consultation: string; readonly problems: Problems },
  owed: (id: string) => { readonly text: string; readonly state: string } | undefined,
): Promise<void> {
  const { moderator, consultation, problems } = of;
  const live = await connectLive(moderator, { as: 'staff' });
  const desk = await live.ask('desk:enter', { consultation, after: 0 });
  live.close();
  if (!desk.ok) return problems.add('refused', `desk: ${desk.code}`);
  const ids = desk.items.map((item) => item.id);
  if (new Set(ids).size !== ids.length) problems.add('doubled', 'the desk shows something twice');
  for (const id of ids) {
    const known = owed(id);
    if (!known) problems.add('doubled', `the desk shows ${id}, which nobody sent`);
    else if (known.state !== 'held') problems.add('state', `${known.text} waits though it is ${known.state}`);
  }
}
