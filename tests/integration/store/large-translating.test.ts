import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../../db/databases.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import type { Translator } from '../../../server/core/translation/translator.ts';
import { startTranslating } from '../../../server/jobs/translate.ts';
import { translateShown } from '../../../server/usecases/translation/translate-shown.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { fillRoom } from '../../support/size/many-words.ts';
import { noteStatements, scansOf } from '../../support/size/read-plans.ts';

const fault = (error: unknown) => {
  throw error;
};

let house: TestHouse;
let db: Database;
let child: Child;
let moderator: Staff;
let room: string;
let consultationId: string;

beforeAll(async () => {
  house = await openTestHouse();
  ({ consultationId } = house);
  db = (await house.databases.consultation(consultationId)) as Database;
  [child, moderator] = [await house.join(), await house.staffWho('moderator')];
  const { activities } = await need(house.services.room.place(child, {}));
  room = activities.find(({ kind }) => kind === 'room')?.id ?? '';
  // More than one look goes through.
  await fillRoom(house, { room, count: 11_000, text: 'Lamps by the gate.' });
});
afterAll(() => house.remove());

describe('R1214: translating what is shown', () => {
  const translator: Translator = {
    where: 'here',
    knows: async ({ from, to }) => from === 'en' && to === 'ar',
    translate: async ({ texts }) => ({ ok: true, texts }),
  };
  type Step = Parameters<typeof house.services.translation.shown>[1];
  /** The house with that translator, and the steps that were asked of it. */
  function watched() {
    const steps: Step[] = [];
    const places: unknown[] = [];
    const translation = {
      ...house.services.translation,
      async openRooms() {
        return { ok: true as const, value: [consultationId], events: [] };
      },
      async shown(...[actor, input]: Parameters<typeof house.services.translation.shown>) {
        steps.push(input);
        const done = await translateShown({ ...house.deps, translator }, actor, input);
        places.push(done.ok && done.value.place);
        return done;
      },
    };
    return { services: { ...house.services, translation }, steps, places };
  }
  beforeAll(async () => {
    const use = { consultationId, use: 'translation' } as const;
    const { moveUse } = house.services.consultation;
    await need(moveUse(await house.staffWho('organiser'), { ...use, to: 'asked' }));
    await need(moveUse(await house.staffWho('approver'), { ...use, to: 'made' }));
    await need(house.services.room.answerUse(child, { use: 'translation', answer: 'yes' }));
  });

  it('looks at the words that were shown just now, and at no others', async () => {
    const { services, steps } = watched();
    const stop = startTranslating(services, { ofSite: false, fault });
    const noted = noteStatements(house);
    const id = newId(house.deps.random);
    await need(
      house.services.room.post(child, { id, activityId: room, text: 'Trees by the road.', language: 'en' }),
    );
    await need(
      house.services.moderation.decide(moderator, { consultationId, id, revision: 1, decision: 'publish' }),
    );
    const stored = async () =>
      (await db.query('select state from translation where contribution_id = ?1', [id])).length;
    await expect.poll(stored).toBe(1);
    await stop();
    expect(steps).toEqual([{ consultationId, ids: [id] }]);
    const asked = [...noted.values()].filter(({ sql }) => /translation/.test(sql));
    expect((await Promise.all(asked.map((each) => scansOf(db, each)))).flat()).toEqual([]);
  });

  it('looks through all others in parts, and the next look goes on where one ended', async () => {
    const { services, steps, places } = watched();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const stop = startTranslating(services, { ofSite: true, fault });
      await expect.poll(() => places.length).toBe(20);
      expect(steps[0]).toEqual({ consultationId, place: null });
      vi.advanceTimersByTime(30_000);
      await expect.poll(() => places.at(-1)).toBe(null);
      expect(places.length).toBeGreaterThan(20);
      expect(steps[20]).toEqual({ consultationId, place: places[19] });
      // From its end on it begins with the newest.
      const ended = places.length;
      vi.advanceTimersByTime(30_000);
      await expect.poll(() => places.length).toBe(ended + 20);
      expect(steps[ended]).toEqual({ consultationId, place: null });
      await stop();
    } finally {
      vi.useRealTimers();
    }
  });
});
