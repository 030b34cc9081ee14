import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealErasure } from '../../db/queries/erasures.ts';
import { type Beside, openTwo, type Process } from '../support/beside.ts';
import { need, next } from '../support/house.ts';

let beside: Beside;
let here: Process;
let there: Process;

const clock = { kind: 'system', name: 'clock' } as const;

beforeAll(async () => {
  beside = await openTwo();
  ({ here, there } = beside);
}, 60_000);

afterAll(() => beside?.stop());

describe('what one of two processes has in memory alone', () => {
  it('R646: an erasure is finished where it was asked for, and elsewhere when it is two minutes late', async () => {
    const child = await here.house.join();
    const leaves = await there.live.connect(child);
    const ended = next(leaves, 'session:ended');
    await need(here.house.services.privacy.erase(child, {}));
    await ended;
    // It heard that this child left, and need not look everywhere.
    expect(there.house.deps.erasures.waiting.has(child.consultationId)).toBe(true);
    const db = await here.house.databases.consultation(child.consultationId);
    /** As it is so many minutes after the last one in which it could be undone. */
    const late = (minutes: number) =>
      db?.write([
        {
          sql: `update waiting set due_minute = ?1 where kind = 'erasure'`,
          args: [Math.floor(here.house.deps.clock() / 60_000) - minutes],
        },
      ]);
    const due = async ({ house }: Process, everywhere: boolean) =>
      (await need(house.services.privacy.due(clock, { everywhere }))).map(
        ({ participantId }) => participantId,
      );
    await late(1);
    expect(await due(there, true)).toEqual([]);
    expect(await due(here, false)).toEqual([child.participantId]);
    await late(4);
    expect(await due(there, false)).toEqual([child.participantId]);

    // "Now" is due at once, and the other leaves it alone as long.
    await late(-10);
    await db?.write(
      sealErasure({
        participantId: child.participantId,
        minute: Math.floor(here.house.deps.clock() / 60_000),
      }),
    );
    expect(await due(there, true)).toEqual([]);
    expect(await due(here, false)).toEqual([child.participantId]);
    await need(here.house.services.privacy.finish(clock, child));
    expect([here, there].map(({ house }) => house.deps.erasures.receipts.size)).toEqual([1, 0]);
    expect([await due(there, true), await due(here, false)]).toEqual([[], []]);
    expect([there, here].map(({ house }) => house.deps.erasures.waiting.size)).toEqual([0, 0]);
  });
});
