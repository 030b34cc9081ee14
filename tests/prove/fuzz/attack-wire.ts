import { setTimeout as pause } from 'node:timers/promises';
import type { Problems } from '../../support/figures/figure-run.ts';
import { takeTicket } from '../../support/house/live-client.ts';
import type { Seeded } from '../../support/house/seeded.ts';
import type { Client } from '../../support/pages/client.ts';
import { malformed } from './packets.ts';
import { frame, openRaw, type RawSocket, upgradeRequest } from './wire.ts';

/** No answer within this is a server that hangs. */
const answerWithinMs = 10_000;
/** What each answer to a sound question about nothing begins with; packets of ours never ask under this number. */
const probeId = 77_777;
/** Where nobody of a lane is let in. */
const askAgainMs = 250;

export type WireTally = {
  packets: number;
  answered: number;
  /** The connection was ended for it, as it should be where nothing can be understood any more. */
  ended: number;
  /** Whoever sent it was let go for all that it sent, and another went on. */
  letGo: number;
  readonly kinds: Record<string, number>;
};

/**
 * Sends so many packets that no page sends, over connections of children and of staff; after each asks something sound. Whoever sends many is
 * let go: then the next of the same lane goes on, and the first again when it is let in.
 */
export async function attackWire(options: {
  /** Each sends from one of its clients at a time. */
  readonly attackers: readonly { readonly clients: readonly Client[]; readonly as: 'child' | 'staff' }[];
  readonly count: number;
  readonly ids: readonly string[];
  readonly random: (lane: number) => Seeded;
  readonly problems: Problems;
  readonly tick: (done: number, all: number) => void;
}): Promise<WireTally> {
  const { attackers, count, problems } = options;
  const tally: WireTally = { packets: 0, answered: 0, ended: 0, letGo: 0, kinds: {} };
  let begun = 0;

  async function lane({ clients, as }: (typeof attackers)[number], random: Seeded): Promise<void> {
    let raw: RawSocket | undefined;
    let turn = 0;
    const letIn = async () => {
      for (;;) {
        const client = clients[turn % clients.length];
        const entered = client && (await enter(client, as));
        if (entered) return entered;
        turn += 1;
        // Once round: everybody of this lane was let go.
        if (turn % clients.length === 0) await pause(askAgainMs);
      }
    };
    for (; begun < count; ) {
      begun += 1;
      const packet = malformed(random, options.ids);
      if (!raw?.isOpen()) raw = await letIn();
      raw.write(packet.bytes);
      tally.packets += 1;
      tally.kinds[packet.kind] = (tally.kinds[packet.kind] ?? 0) + 1;
      options.tick(tally.packets, count);
      if (packet.unfinished) {
        raw.destroy();
        continue;
      }
      const probe = as === 'child' ? 'contribution:withdraw' : 'contribution:claim';
      raw.write(frame(`42${probeId}["${probe}",{"v":1}]`));
      const answer = `43${probeId}[{"ok":false,"code":"message-malformed"}]`;
      const end = await raw.until(answer, answerWithinMs);
      if (end === 'came') tally.answered += 1;
      else if (end === 'closed' && raw.text().includes('"code":"too-fast"')) tally.letGo += 1;
      else if (end === 'closed') tally.ended += 1;
      else {
        problems.add('silent', `${packet.kind}: ${packet.bytes.toString('latin1').slice(0, 200)}`);
        raw.destroy();
      }
    }
    raw?.destroy();
  }
  await Promise.all(attackers.map((attacker, at) => lane(attacker, options.random(at))));
  return tally;
}

/** With a ticket of its own, as a page connects; the packets come after. Undefined where it is not let in for what it sent before. */
async function enter(client: Client, as: 'child' | 'staff'): Promise<RawSocket | undefined> {
  const ticket = await takeTicket(client, as);
  if (ticket === undefined) throw new Error(`An attacker (${as}) lost its seat.`);
  const raw = await openRaw(Number(new URL(client.origin).port));
  raw.write(upgradeRequest(client.origin, `/live/?EIO=4&transport=websocket&ticket=${ticket}`));
  await raw.until('0{"sid"', answerWithinMs);
  raw.write(frame('40'));
  // Let in, or refused.
  const end = await raw.until('{"', answerWithinMs);
  const said = raw.text();
  if (end === 'came' && said.includes('44{"message":"try-again"}')) {
    raw.destroy();
    return undefined;
  }
  if (end !== 'came' || !said.includes('40{"sid"'))
    throw new Error(`An attacker (${as}) was not let in: ${end}. ${said}`);
  return raw;
}
