import { setTimeout as pause } from 'node:timers/promises';
import type { Place } from '../../../../server/core/moderation/read-anew.ts';
import type { Finding } from '../../../../server/core/moderation/screens/shape.ts';
import { leavesAll } from '../../house/left-in.ts';
import { connectLive } from '../../house/live-client.ts';
import type { Client } from '../../pages/client.ts';

export type Desk = {
  /** Decided, and answered so. */
  readonly published: ReadonlySet<string>;
  /** Said by whoever decided: refused for a reason that it did not expect. */
  readonly refused: readonly string[];
  readonly close: () => void;
};

/** What it saw of words when it began to decide them. */
type Begun = { readonly revision: number; readonly leaves: Place[] };

const againMs = 100;

/** A moderator who publishes what comes, each thing once; `takes` shares the desk out. It comes back by itself. */
export function openDesk(
  client: Client,
  options: {
    readonly consultation: string;
    readonly takes: (id: string) => boolean;
    readonly decides?: (id: string) => void;
  },
): Desk {
  const { consultation } = options;
  const published = new Set<string>();
  const refused: string[] = [];
  const begun = new Map<string, Begun>();
  let closed = false;
  let hangUp = (): void => undefined;

  async function stay(): Promise<void> {
    while (!closed) {
      try {
        const desk = await connectLive(client, {
          as: 'staff',
          hear(heard) {
            if (heard.name !== 'desk:changed') return;
            for (const change of heard.event.changes) if (change.kind === 'waiting') void begin(change.item);
          },
        });
        hangUp = desk.close;
        // The desk may show over one connection what it told already: two decisions at once would be one too many.
        const asked = new Set<string>();
        const begin = (item: { id: string; revision: number; findings: readonly Finding[] }) =>
          decide({ id: item.id, revision: item.revision, leaves: leavesAll(item) });
        async function decide({ id, revision, leaves }: Begun & { id: string }): Promise<void> {
          if (!options.takes(id) || published.has(id) || asked.has(id)) return;
          asked.add(id);
          const first = !begun.has(id);
          begun.set(id, { revision, leaves });
          if (first) options.decides?.(id);
          const made = { consultation, id, revision, decision: 'publish', leaves } as const;
          const answer = await desk.ask('contribution:decide', made).catch(() => undefined);
          // A decision whose answer was lost is answered so the second time.
          if (answer?.ok || (answer?.code === 'already-decided' && !first)) published.add(id);
          else if (answer?.code === 'try-again' || answer?.code === 'too-fast') {
            await pause(againMs);
            asked.delete(id);
            return decide({ id, revision, leaves });
          } else if (answer) refused.push(answer.code);
        }
        const waiting = await desk.ask('desk:enter', { consultation, after: 0 });
        if (!waiting.ok) throw new Error(waiting.code);
        await Promise.all([
          ...waiting.items.map(begin),
          // Decided before the connection went, and not told so.
          ...[...begun].filter(([id]) => !published.has(id)).map(([id, one]) => decide({ id, ...one })),
        ]);
        await desk.lost;
      } catch {
        hangUp();
      }
      if (!closed) await pause(againMs);
    }
  }
  void stay();
  return {
    published,
    refused,
    close() {
      closed = true;
      hangUp();
    },
  };
}
