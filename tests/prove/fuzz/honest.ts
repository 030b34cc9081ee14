import { setTimeout as pause } from 'node:timers/promises';
import type { Problems } from '../../support/figures/figure-run.ts';
import { connectLive } from '../../support/house/live-client.ts';
import type { Seeded } from '../../support/house/seeded.ts';
import type { Client } from '../../support/pages/client.ts';

/** A child writes at most ten times in ten seconds. */
const paceMs = 1_200;

export type Honest = { readonly stop: () => Promise<{ readonly acks: number[]; readonly pages: number[] }> };

/** Children who write and read meanwhile as if nothing happened; how long each answer took, in milliseconds. */
export async function startHonest(options: {
  readonly children: readonly Client[];
  readonly room: string;
  readonly random: Seeded;
  readonly problems: Problems;
}): Promise<Honest> {
  const { room, random, problems } = options;
  const acks: number[] = [];
  const pages: number[] = [];
  let over = false;

  async function timed<T>(list: number[], work: () => Promise<T>): Promise<T> {
    const startMs = performance.now();
    const answer = await work();
    list.push(performance.now() - startMs);
    return answer;
  }

  async function child(client: Client, name: number): Promise<void> {
    const live = await connectLive(client, { as: 'child' });
    for (let count = 1; !over; count += 1) {
      const text = `Child ${name} says this, number ${count}.`;
      const post = { id: random.id(), activity: room, text, language: 'en' };
      const answer = await timed(acks, () => live.ask('contribution:post', post));
      if (!answer.ok) problems.add('honest', `a post was answered with ${answer.code}`);
      const page = await timed(pages, () => client.get(`/here/room/${room}`));
      if (page.status !== 200) problems.add('honest', `a page was answered with ${page.status}`);
      await pause(paceMs);
    }
    live.close();
  }
  const work = options.children.map((client, name) =>
    child(client, name).catch((error: Error) => problems.add('honest', error.message)),
  );
  return {
    async stop() {
      over = true;
      await Promise.all(work);
      return { acks, pages };
    },
  };
}
