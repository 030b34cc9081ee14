import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { need, next } from '../../support/house/house.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';
import { type Beside, openTwo } from '../../support/pages/beside.ts';

let beside: Beside;
let listener: Child;
let facilitator: Staff;
let organiser: Staff;
let activity: string;

beforeAll(async () => {
  beside = await openTwo();
  const { house } = beside.here;
  listener = await house.join();
  [facilitator, organiser] = [await house.staffWho('facilitator'), await house.staffWho('organiser')];
  const { activities } = await need(house.services.room.place(listener, {}));
  activity = activities.find(({ kind }) => kind === 'room')?.id ?? '';
}, 60_000);
afterAll(() => beside?.stop());

describe('two processes whose Redis forgets everything', () => {
  it('R1285: go on as before: pages of one hear what happens in the other, which knows who is at a desk', async () => {
    const { here, there, redis } = beside;
    const consultation = here.house.consultationId;
    const moderator = await here.house.staffWho('moderator');
    const [speaking, hearing, desk] = await Promise.all([
      here.live.connect(await here.house.join()),
      there.live.connect(listener),
      here.live.connect(moderator),
    ]);
    const entered = await hearing.emitWithAck('room:enter', { v: 1, activity, after: 0 });
    await redis.flush();
    const isThere = () =>
      there.house.deps.duty.isHere({ consultationId: consultation, staffId: moderator.staffId });
    expect(isThere()).toBe(false);
    await desk.emitWithAck('desk:enter', { v: 1, consultation, after: 0 });
    await expect.poll(isThere).toBe(true);
    const id = 'F'.repeat(22);
    const shown = next(hearing, 'room:changed');
    const post = { v: 1, id, activity, text: 'A roof over the swings.', language: 'en' } as const;
    expect(await speaking.emitWithAck('contribution:post', post)).toMatchObject({ ok: true });
    const decision = { v: 1, consultation, id, revision: 1, decision: 'publish' } as const;
    expect(await desk.emitWithAck('contribution:decide', decision)).toMatchObject({ ok: true });
    // The words themselves, and no bare number as without Redis: the other process told of them.
    expect(await shown).toMatchObject({ seq: (entered.ok ? entered.seq : -1) + 1, items: [{ id }] });
    for (const page of [speaking, hearing, desk]) page.disconnect();
  });
});

describe('two processes that nothing tells of each other', () => {
  it('R506: a card of a page that votes goes when its words were taken back at the other, and Redis is away', {
    timeout: 60_000,
  }, async () => {
    const { here, there, redis } = beside;
    const stage = await draftVoting(here.house, [{ kind: 'statements', prompts: prompts('Vote.') }]);
    await stage.open();
    const [author, voter] = await stage.joinMany(2);
    const [votes = ''] = stage.activities;
    if (!author || !voter) throw new Error('nobody');
    const words = await stage.publish(author, votes, 'A bench in the shade.');
    await need(there.house.services.room.place(voter, {}));
    const page = await there.live.connect(voter);
    const changed = next(page, 'statements:changed');
    const asks = (holds: readonly string[] = []) =>
      page.emitWithAck('statements:next', { v: 1, activity: votes, holds: [...holds] });
    const shown = await asks();
    const cards = shown.ok ? shown.next.map(({ id }) => id) : [];
    expect(cards).toHaveLength(1);
    // The first look tells every page that is new to it.
    await changed;
    const heardBefore = page.heard.length;
    await redis.stop();
    const gone = next(page, 'statements:changed');
    await need(here.house.services.room.withdraw(author, { id: words }));
    expect(await gone).toEqual({ activity: votes });
    expect(page.heard.slice(heardBefore)).toEqual([['statements:changed', { activity: votes }]]);
    expect(await asks(cards)).toMatchObject({ ok: true, next: [], gone: cards });
    redis.back();
  });

  it('R862: a page of a child whose session the other ended is closed within half a minute, and its acts keep nothing open', {
    timeout: 60_000,
  }, async () => {
    const { here, there, redis } = beside;
    const [child, stays] = [await here.house.join(), await here.house.join()];
    const [kiosk, phone, other] = await Promise.all([
      there.live.connect(child, { session: 'at a kiosk' }),
      there.live.connect(child, { session: 'on a telephone' }),
      there.live.connect(stays),
    ]);
    await redis.stop();
    const { consultationId } = child;
    await need(here.house.services.room.leave(child, { consultationId, session: 'at a kiosk' }));
    await expect.poll(() => kiosk.connected, { timeout: 40_000, interval: 200 }).toBe(false);
    expect([phone.connected, other.connected]).toEqual([true, true]);
    expect(kiosk.heard.map(([name]) => name)).not.toContain('session:ended');
    const seat = there.house.services.room.seatOf(consultationId, 'at a kiosk');
    expect(there.house.deps.idleness.quietMs(seat)).toBeUndefined();
    redis.back();
  });

  it('R655, R670: pages hear what rests and what goes on, projectors that something changed, and all ask once when Redis is back', {
    timeout: 90_000,
  }, async () => {
    const { here, there, redis } = beside;
    const consultation = here.house.consultationId;
    const [page, projector] = await Promise.all([
      there.live.connect(listener),
      there.live.connect(facilitator),
    ]);
    await page.emitWithAck('room:enter', { v: 1, activity, after: 0 });
    const first = next(projector, 'projector:changed');
    const at = { v: 1, consultation, activity } as const;
    expect(await projector.emitWithAck('projector:enter', at)).toMatchObject({ ok: true });
    // The first look finds how all of it is.
    await first;
    await redis.stop();
    const move = async (to: 'paused' | 'open') => {
      const moved = next(page, 'room:state', ({ state }) => state === to);
      const input = { consultationId: consultation, activityId: activity, to };
      await need(here.house.services.consultation.moveActivity(organiser, input));
      expect(await moved).toMatchObject({ activity });
    };
    await move('paused');
    await move('open');
    const asked = next(page, 'consultation:state');
    redis.back();
    expect(await asked).toEqual({ state: 'open' });

    // A wall alone, of a consultation that no child has open there, learns by its state that it is over.
    await redis.stop();
    page.disconnect();
    const over = next(projector, 'projector:changed');
    const input = { consultationId: consultation, to: 'closed' } as const;
    await need(here.house.services.consultation.move(organiser, input));
    await over;
    expect(await projector.emitWithAck('projector:enter', at)).toMatchObject({ shows: { over: true } });
  });
});
