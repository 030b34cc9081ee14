import type { Problems } from '../support/figures/figure-run.ts';
import { connectLive, type LiveClient } from '../support/house/live-client.ts';
import type { Client } from '../support/pages/client.ts';
import { joinAsChild, type Opening, printCodes } from '../support/pages/journeys.ts';
import { openWitness, type Witness } from './witness.ts';

const joinsAtOnce = 6;
/** A printer's sheet holds no thousand cards. */
const cardsABatch = 500;
/** Fewer would say who has one. */
export const smallestBatch = 20;

/** A child with its page open: in a room that is witnessed, or only connected. */
export type Seat = { readonly live: () => LiveClient; readonly witness?: Witness };

export async function sit(options: {
  who: string;
  client: Client;
  /** '' where there is none. */
  room: string;
  problems: Problems;
  /** The planted fault: this checker loses the second thing it hears. */
  deaf: boolean;
}): Promise<Seat> {
  const { who, client, room, problems, deaf } = options;
  if (room === '') {
    const live = await connectLive(client, { as: 'child' });
    return { live: () => live };
  }
  const witness = await openWitness({ who, client, room, problems, ...(deaf ? { deaf: 2 } : {}) });
  return { live: witness.live, witness };
}

/** At least `count` codes, on as many sheets as that takes. */
export async function printInBatches(crew: Opening, consultation: string, count: number): Promise<string[]> {
  const codes: string[] = [];
  while (codes.length < count) {
    const size = Math.min(cardsABatch, count - codes.length);
    codes.push(...(await printCodes(crew.organiser, consultation, size)));
  }
  return codes;
}

/** A few at a time, as a class does it; each is handed on as it comes. */
export async function joinAll(
  origin: string,
  codes: readonly string[],
  came: (client: Client, index: number) => void | Promise<void>,
): Promise<Client[]> {
  const clients: Client[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: joinsAtOnce }, async () => {
      for (let index = next++; index < codes.length; index = next++) {
        const client = await joinAsChild(origin, codes[index] ?? '');
        clients[index] = client;
        await came(client, index);
      }
    }),
  );
  return clients;
}
