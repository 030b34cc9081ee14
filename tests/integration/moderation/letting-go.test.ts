import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { letGoClaims } from '../../../server/usecases/moderation/let-go-claims.ts';
import {
  need,
  next,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
} from '../../support/house/house.ts';

let house: TestHouse;
let live: TestLive;
let room: string;
let child: Child;
let maya: Staff;
let ravi: Staff;

beforeAll(async () => {
  house = await openTestHouse();
  live = await openTestLive(house);
  maya = await house.staffWho('moderator');
  ravi = await house.otherWho('moderator', maya);
  child = await house.join();
  const { activities } = await need(house.services.room.place(child, {}));
  room = activities.find(({ kind }) => kind === 'room')?.id ?? '';
});
afterAll(async () => {
  await live.close();
  await house.remove();
});

async function say(text: string) {
  const id = newId(house.deps.random);
  await need(house.services.room.post(child, { id, activityId: room, text, language: 'en' }));
  return { consultationId: house.consultationId, id };
}
async function sit(staff: Staff) {
  const socket = await live.connect(staff);
  const at = { v: 1, consultation: house.consultationId, after: 0 } as const;
  expect(await socket.emitWithAck('desk:enter', at)).toMatchObject({ ok: true });
  return socket;
}
const taken = { ok: false, code: 'taken-by-another' };
const claim = (staff: Staff, item: { consultationId: string; id: string }) =>
  house.services.moderation.claim(staff, item);

describe('R849: a desk that closes lets go of what its person held', () => {
  it('a few seconds later, and every other desk hears it; of nothing that another person holds', async () => {
    const [item, other] = [await say('Who holds this?'), await say('And this?')];
    const [leaves, stays] = [await sit(maya), await sit(ravi)];
    const held = { v: 1, consultation: item.consultationId, id: item.id } as const;
    expect(await leaves.emitWithAck('contribution:claim', held)).toMatchObject({ ok: true });
    expect((await claim(ravi, other)).ok).toBe(true);
    const told = next(stays, 'desk:claimed', ({ id, claim: of }) => id === item.id && of === null);
    leaves.disconnect();
    expect(await claim(ravi, item)).toEqual(taken);
    expect((await told).seq).toBeGreaterThan(0);
    expect(await claim(maya, other)).toEqual(taken);
    expect((await claim(ravi, item)).ok).toBe(true);
    stays.disconnect();
  }, 20_000);

  it.each(['a page that lives', 'a page without script', 'a page of another process'])(
    'not while %s of the same person is there: it was loaded again, or stands in another window',
    async (which) => {
      const own = await openTestHouse();
      try {
        const first = await own.staffWho('moderator');
        const second = await own.otherWho('moderator', first);
        const { consultationId } = own;
        const by = await own.join();
        const { activities } = await need(own.services.room.place(by, {}));
        const activityId = activities.find(({ kind }) => kind === 'room')?.id ?? '';
        const id = newId(own.deps.random);
        await need(own.services.room.post(by, { id, activityId, text: 'Still held?', language: 'en' }));
        const item = { consultationId, id };
        await need(own.services.moderation.claim(first, item));
        const person = { consultationId, staffId: first.staffId, roles: [] };
        if (which === 'a page that lives') own.deps.duty.arrive('the page that came', person);
        else if (which === 'a page without script') own.deps.duty.look(person);
        else own.deps.duty.elsewhere(person);
        expect(await letGoClaims(own.deps, first, { consultationId })).toEqual({
          ok: true,
          value: null,
          events: [],
        });
        expect(await own.services.moderation.claim(second, item)).toEqual(taken);
        if (which !== 'a page that lives') return;
        own.deps.duty.depart('the page that came');
        const gone = await letGoClaims(own.deps, first, { consultationId });
        expect(gone.ok && gone.events).toMatchObject([
          { name: 'contribution-claimed', contributionId: id, claim: null },
        ]);
        // Done again there is nothing to tell.
        expect(await letGoClaims(own.deps, first, { consultationId })).toMatchObject({ events: [] });
        expect((await own.services.moderation.claim(second, item)).ok).toBe(true);
      } finally {
        await own.remove();
      }
    },
  );
});
