import { describe, expect, it } from 'vitest';
import { refuse } from '../../../server/core/outcome.ts';
import { enterAudience } from '../../../server/live/enter-audience.ts';

/** A socket as far as its rooms go, and what it was asked, in order. */
function page(answers: readonly boolean[]) {
  const rooms = new Set<string>();
  const did: string[] = [];
  const left = [...answers];
  const socket = {
    join: (names: string[]) => {
      did.push('join');
      for (const name of names) rooms.add(name);
    },
    leave: (name: string) => void rooms.delete(name),
  };
  const look = async () => {
    did.push('look');
    return left.shift() ? ({ ok: true, value: did.length } as const) : refuse('not-found');
  };
  return { rooms, did, socket, look };
}
const audiences = () => ['room', 'all'];

describe('R757: a page that is let in where it may hear', () => {
  it('is shown what is there after it hears, so that nothing falls between', async () => {
    const { rooms, did, socket, look } = page([true, true]);
    const first = async () => {
      did.push('first');
      return { ok: true } as const;
    };
    expect(await enterAudience(socket, { look, audiences, first })).toEqual({ ok: true, value: 4 });
    expect(did).toEqual(['look', 'first', 'join', 'look']);
    expect([...rooms]).toEqual(['room', 'all']);
  });

  it('hears nothing where it may not, may not any more, or what comes first was refused', async () => {
    const refused = { first: async () => refuse('training-needed') };
    const pages = [page([false]), page([true, false]), page([true, true])];
    const answered = await Promise.all(
      pages.map(({ socket, look }, at) =>
        enterAudience(socket, { look, audiences, ...(at === 2 ? refused : {}) }),
      ),
    );
    expect(answered.map((each) => !each.ok && each.code)).toEqual([
      'not-found',
      'not-found',
      'training-needed',
    ]);
    for (const { rooms } of pages) expect([...rooms]).toEqual([]);
  });
});
