import { describe, expect, it, vi } from 'vitest';
import type { Engine, Settled, Write } from '../../../db/engine.ts';
import { createLane } from '../../../db/lane.ts';

const write = (name: string): Write => [{ sql: name, args: [] }];
const nameOf = (one: Write) => one[0]?.sql ?? '';

/** An engine that answers when told to, so that what waits meanwhile can be seen. */
function engineOnDemand(
  answer: (name: string) => Settled = () => ({ status: 'fulfilled', value: { ok: true, rows: [] } }),
) {
  const groups: string[][] = [];
  const open: (() => void)[] = [];
  let arrived: () => void = () => undefined;
  const engine: Pick<Engine, 'commit'> = {
    commit(writes) {
      groups.push(writes.map(nameOf));
      arrived();
      return new Promise((resolve) => open.push(() => resolve(writes.map((one) => answer(nameOf(one))))));
    },
  };
  return {
    engine,
    groups,
    finish: () => open.shift()?.(),
    nextGroup: () => new Promise<void>((resolve) => (arrived = resolve)),
  };
}

describe('the lane of a database', () => {
  it('commits what arrives in one turn as one group, in order', async () => {
    const { engine, groups, finish, nextGroup } = engineOnDemand();
    const lane = createLane(engine, { maxGroup: 64 });
    const group = nextGroup();
    const all = ['a', 'b', 'c'].map((name) => lane.write(write(name)));
    expect(groups).toEqual([]);
    await group;
    finish();
    await Promise.all(all);
    expect(groups).toEqual([['a', 'b', 'c']]);
  });

  it('keeps one group under way and at most maxGroup writes in it; the rest goes with the next', async () => {
    const { engine, groups, finish, nextGroup } = engineOnDemand();
    const lane = createLane(engine, { maxGroup: 2 });
    let group = nextGroup();
    const done: string[] = [];
    for (const name of ['a', 'b', 'c']) void lane.write(write(name)).then(() => done.push(name));
    await group;
    expect(groups).toEqual([['a', 'b']]);
    expect(done).toEqual([]);
    void lane.write(write('d')).then(() => done.push('d'));
    group = nextGroup();
    finish();
    await group;
    expect(groups).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(done).toEqual(['a', 'b']);
    const rest = lane.idle();
    finish();
    await rest;
    expect(done).toEqual(['a', 'b', 'c', 'd']);
    await lane.idle();
  });

  it('R49: gives each write its own answer: done, refused or broken', async () => {
    const { engine, finish, nextGroup } = engineOnDemand((name) => {
      if (name === 'broken') return { status: 'rejected', reason: new Error('broken') };
      if (name === 'refused') return { status: 'fulfilled', value: { ok: false, refusal: 'stale' } };
      return { status: 'fulfilled', value: { ok: true, rows: [] } };
    });
    const lane = createLane(engine, { maxGroup: 64 });
    const group = nextGroup();
    const all = Promise.allSettled(['fine', 'refused', 'broken'].map((name) => lane.write(write(name))));
    await group;
    finish();
    expect((await all).map((one) => (one.status === 'fulfilled' ? one.value.ok : 'rejected'))).toEqual([
      true,
      false,
      'rejected',
    ]);
  });

  it('rejects every write of a group whose commit failed, and serves the next', async () => {
    let failing = true;
    const lane = createLane(
      {
        async commit(writes) {
          if (failing) throw new Error('disk full');
          return writes.map(() => ({ status: 'fulfilled', value: { ok: true, rows: [] } }));
        },
      },
      { maxGroup: 64 },
    );
    const both = await Promise.allSettled([lane.write(write('a')), lane.write(write('b'))]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    failing = false;
    expect(await lane.write(write('c'))).toEqual({ ok: true, rows: [] });
  });

  it('R630: no write waits for a timer, also after a group of two', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      const groups: number[] = [];
      const lane = createLane(
        {
          async commit(writes) {
            groups.push(writes.length);
            return writes.map(() => ({ status: 'fulfilled', value: { ok: true, rows: [] } }));
          },
        },
        { maxGroup: 64 },
      );
      await Promise.all([lane.write(write('a')), lane.write(write('b'))]);
      await lane.write(write('c'));
      await Promise.all(['d', 'e', 'f'].map((name) => lane.write(write(name))));
      expect(groups).toEqual([2, 1, 3]);
    } finally {
      vi.useRealTimers();
    }
  });
});
