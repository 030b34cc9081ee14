import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../server/core/ids.ts';
import type { DomainEvent } from '../../../server/core/wire/events.ts';
import { inEach } from '../../../server/usecases/told-so-far.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

describe('R943: where a later commit of several fails', () => {
  it('what was decided before it is told, and the act fails of what failed', async () => {
    const { services, consultationId } = house;
    const children = [await house.join(), await house.join(), await house.join()];
    const maya = await house.staffWho('moderator');
    const ids: string[] = [];
    for (const child of children) {
      const place = await need(services.room.place(child, {}));
      const activityId = place.activities.find(({ kind }) => kind === 'room')?.id ?? '';
      const id = newId(house.deps.random);
      ids.push(id);
      await need(services.room.post(child, { id, activityId, text: 'The very same words.', language: 'en' }));
    }
    const { items } = await need(services.moderation.desk(maya, { consultationId }));
    const [first = '', second = '', third = ''] = items.map(({ id }) => id).filter((id) => ids.includes(id));
    const db = await house.databases.consultation(consultationId);
    await db?.write([
      {
        sql: `create trigger fails before update on contribution when new.id = '${third}'
          begin select raise(abort, 'the disk is full'); end`,
        args: [],
      },
    ]);
    const told: string[] = [];
    const stop = services.listen((event) => {
      if (event.name === 'contribution-decided') told.push(event.contribution.id);
    });
    const decided = services.moderation.decideAlike(maya, {
      consultationId,
      id: first,
      revision: 1,
      decision: 'publish',
    });
    await expect(decided).rejects.toThrow('the disk is full');
    stop();
    expect(told).toEqual([first, second]);
    await db?.write([{ sql: 'drop trigger fails', args: [] }]);
  });

  it('what the clock does in each of several consultations is done in all others', async () => {
    const left = (consultationId: string): DomainEvent => ({ name: 'listening-changed', consultationId });
    const all = inEach(['a', 'b', 'c'], async (id, events) => {
      if (id === 'b') throw new Error('b is full');
      events.push(left(id));
    });
    await expect(all).rejects.toMatchObject({
      events: [left('a'), left('c')],
      cause: { message: 'b is full' },
    });
    expect(await inEach(['a'], async (id, events) => void events.push(left(id)))).toMatchObject({
      ok: true,
      events: [left('a')],
    });
  });
});
