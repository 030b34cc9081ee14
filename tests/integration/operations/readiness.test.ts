import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReadiness } from '../../../server/health/readiness.ts';
import { openTestHouse, type TestHouse } from '../../support/house/house.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await openTestHouse();
  // The thread of the screens is up: where much else runs its beginning takes longer than a part has for its answer.
  await house.deps.screen({ text: 'Here.', language: 'en', sensitiveTopic: false, previous: [] });
});
afterEach(() => house.remove());

describe('whether children can be sent here', () => {
  it('R507: a house that works is ready, and says nothing of what it holds', async () => {
    expect(await createReadiness(house, house.places.dataDir)()).toEqual({ ready: true, missing: [] });
  });

  it('R507: what does not answer is named: a folder that is gone, screens that fail', async () => {
    const gone = createReadiness(house, `${house.places.dataDir}-gone`);
    expect(await gone()).toEqual({ ready: false, missing: ['folder', 'room'] });
    const screen = () => Promise.reject(new Error('no screens'));
    const without = createReadiness({ ...house, deps: { ...house.deps, screen } }, house.places.dataDir);
    expect(await without()).toEqual({ ready: false, missing: ['screens'] });
  });

  it('R507: one look serves all who ask within a second', async () => {
    let looks = 0;
    const screen: typeof house.deps.screen = (input) => {
      looks += 1;
      return house.deps.screen(input);
    };
    const ready = createReadiness({ ...house, deps: { ...house.deps, screen } }, house.places.dataDir);
    await Promise.all(Array.from({ length: 20 }, ready));
    expect(looks).toBe(1);
  });
});
