import { setTimeout as pause } from 'node:timers/promises';
import { connectLive, type LiveClient } from '../../support/house/live-client.ts';
import type { Seeded } from '../../support/house/seeded.ts';
import type { DemoCrew } from '../../support/house/stage.ts';
import { votingPlaces } from '../../support/house/stage-votes.ts';
import type { Client } from '../../support/pages/client.ts';
import { joinAsChild } from '../../support/pages/journeys.ts';
import type { RunningProduct } from '../../support/processes/product.ts';

export type MarkedChild = {
  readonly client: Client;
  readonly marker: string;
  readonly ids: readonly string[];
};

/** What stands in every word of a child that erases itself, and nowhere else; and of one whose words stay until the last day. */
export const mark = 'zqxw7vjkpb3hdmft';
export const markThatStays = 'vjq4xzkwt8gphbdn';

async function ask<T extends { readonly ok: boolean }>(
  answer: Promise<T>,
): Promise<Extract<T, { ok: true }>> {
  const said = await answer;
  if (!said.ok) throw new Error(`refused: ${JSON.stringify(said)}`);
  return said as Extract<T, { ok: true }>;
}

/**
 * Children write, change, take back, vote, choose and object; a moderator publishes two of three things. Every contribution
 * carries the mark, with the number of its child.
 */
export async function letMarkedChildrenSpeak(of: {
  product: RunningProduct;
  crew: DemoCrew;
  mark: string;
  children: number;
  each: number;
  random: Seeded;
  tick: () => void;
}): Promise<readonly MarkedChild[]> {
  const { product, crew, random } = of;
  const desk = await connectLive(crew.moderator, { as: 'staff' });
  const made: MarkedChild[] = [];
  for (let number = 0; number < of.children; number += 1) {
    const client = await joinAsChild(product.origin, crew.nextCode());
    const live = await connectLive(client, { as: 'child' });
    const home = (await client.get('/here')).html;
    const room = /href="\/here\/room\/([^"]+)"/.exec(home)?.[1] ?? '';
    const { statements } = await votingPlaces(client);
    const marker = `${of.mark}c${number}c`;
    const ids: string[] = [];
    for (let n = 0; n < of.each; n += 1) {
      const id = random.id();
      const activity = n % 3 === 2 ? statements : room;
      // More than once, because a long row lies in pieces and a piece may end within a mark.
      const text = `${marker} ${n}: ${`ask us again, ${marker}, `.repeat(2 + random.below(20))}`;
      await ask(live.ask('contribution:post', { id, activity, text, language: 'en' }));
      if (n % 3 !== 1)
        await ask(
          desk.ask('contribution:decide', {
            consultation: crew.consultation,
            id,
            revision: 1,
            decision: 'publish',
          }),
        );
      ids.push(id);
      of.tick();
    }
    live.close();
    made.push({ client, marker, ids });
  }
  // Votes on the sentences of the others, whoever came first.
  for (const { client, marker, ids } of made) {
    const live = await connectLive(client, { as: 'child' });
    const { statements, polls } = await votingPlaces(client);
    await changeSome({ live, client, marker, ids, poll: polls.single });
    const { next } = await ask(live.ask('statements:next', { activity: statements }));
    for (const { id } of next) await ask(live.ask('vote:cast', { statement: id, choice: 'agree' }));
    live.close();
  }
  desk.close();
  return made;
}

async function changeSome(of: {
  live: LiveClient;
  client: Client;
  marker: string;
  ids: readonly string[];
  poll: string;
}): Promise<void> {
  const { live, client, marker, ids } = of;
  const [first = '', second = ''] = ids;
  const anew = `${marker} put in other words, shorter, ${marker}, ${marker}`;
  // The eleventh text within ten seconds is too fast: then it is sent again until it is taken.
  for (;;) {
    const said = await live.ask('contribution:revise', {
      id: first,
      revision: 1,
      text: anew,
      language: 'en',
    });
    if (said.ok) break;
    if (said.code !== 'too-fast') throw new Error(`refused: ${said.code}`);
    await pause(500);
  }
  await ask(live.ask('contribution:withdraw', { id: second }));
  await ask(live.ask('poll:answer', { activity: of.poll, choice: [1] }));
  const page = await client.get('/here/uses');
  await client.post('/here/uses', 'use=quotes&say=no');
  if (page.status !== 200) throw new Error('The page of uses did not come.');
}
