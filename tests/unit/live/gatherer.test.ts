import { expect, it } from 'vitest';
import { createGatherer } from '../../../server/live/gatherer.ts';

it('R630: what is told of one commit is one packet for an audience, and goes before the next turn', async () => {
  let turns = 0;
  const sent: { to: string; seqs: readonly number[]; turns: number }[] = [];
  const gather = createGatherer<string>((to, _, changes) =>
    sent.push({ to, seqs: changes.map(({ seq }) => seq), turns }),
  );
  const next = new Promise<void>((resolve) =>
    setImmediate(() => {
      turns += 1;
      resolve();
    }),
  );
  /** One write of a group: what follows from its commit takes a few promises, and not as many as that of its neighbour. */
  async function settled(seq: number, promises: number): Promise<void> {
    for (let left = promises; left > 0; left -= 1) await undefined;
    gather('room', 'about', { seq, change: 'shown' });
    gather(`desk ${seq}`, 'about', { seq, change: 'decided' });
  }
  await Promise.all([settled(2, 9), settled(1, 2), next]);
  expect(sent).toEqual([
    { to: 'room', seqs: [1, 2], turns: 0 },
    { to: 'desk 1', seqs: [1], turns: 0 },
    { to: 'desk 2', seqs: [2], turns: 0 },
  ]);
});
