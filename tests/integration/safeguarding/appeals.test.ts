import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as words from '../../../app/routes/child/words/words.tsx';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import {
  about,
  need,
  next,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
} from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');

let house: TestHouse;
let live: TestLive;
let author: Child;
let first: Staff;
let second: Staff;
let room: string;
let consultationId: string;

const id = () => newId((length) => crypto.getRandomValues(new Uint8Array(length)));

beforeAll(async () => {
  house = await openTestHouse();
  live = await openTestLive(house);
  ({ consultationId } = house);
  first = await house.staffWho('moderator');
  second = await house.otherWho('moderator', first);
});
beforeEach(async () => {
  author = await house.join();
  const place = await need(house.services.room.place(author, {}));
  room = place.activities.find((activity) => activity.kind === 'room')?.id ?? '';
});
afterAll(async () => {
  await live.close();
  await house.remove();
});

/** All of any text. */
const whole = [{ start: 0, end: 1_000, label: 'hurt' as const }];
async function said(text: string, decision: 'publish' | 'return' | 'refuse', by = author): Promise<string> {
  const post = { id: id(), activityId: room, text, language: 'en' };
  await need(house.services.room.post(by, post));
  await need(
    house.services.moderation.decide(first, {
      consultationId,
      id: post.id,
      revision: 1,
      decision,
      ...(decision === 'publish' ? {} : { reason: 'hurt' as const }),
      ...(decision === 'refuse' ? { hidden: whole } : {}),
    }),
  );
  return post.id;
}
const ownOf = async (of: string, by = author) =>
  (await need(house.services.room.place(by, {}))).own.find((each) => each.id === of);
const looks = (staff: Staff) => need(house.services.moderation.secondLooks(staff, { consultationId }));
const answer = async (
  staff: Staff,
  of: string,
  how: { decision: 'publish' | 'redact' | 'uphold'; reason?: 'hurt' },
) =>
  house.services.moderation.answerAppeal(staff, {
    consultationId,
    id: of,
    change: (await looks(staff)).find((each) => each.id === of)?.change ?? 0,
    ...how,
  });
const rows = async (sql: string, args: string[]) => {
  const db = await house.databases.consultation(consultationId);
  if (!db) throw new Error('no database');
  return db.query(sql, args);
};

describe('another adult looks', () => {
  it('R147: asked once or three times at once, an appeal is one, with a due minute, and no one is silent about it', async () => {
    const of = await said('Rude words.', 'return');
    const asked = await Promise.all([1, 2, 3].map(() => house.services.room.appeal(author, { id: of })));
    expect(asked).toMatchObject([1, 2, 3].map(() => ({ ok: true, value: { appeal: 'waiting' } })));
    expect(await ownOf(of)).toMatchObject({ state: 'returned', appeal: 'waiting' });
    expect(await rows('select state, decided_by from appeal where contribution_id = ?1', [of])).toEqual([
      ['waiting', null],
    ]);
    const [wait] = await rows(
      `select due_minute - since_minute from waiting where kind = 'appeal' and subject = ?1`,
      [of],
    );
    expect(wait).toEqual([24 * 60]);
    // Nobody else's words, and nothing that is shown as it was written.
    const other = await house.join();
    expect(await house.services.room.appeal(other, { id: of })).toEqual({ ok: false, code: 'not-found' });
    const shown = await said('Fine words.', 'publish');
    expect(await house.services.room.appeal(author, { id: shown })).toEqual({
      ok: false,
      code: 'state-forbids',
    });
  });

  it('R148: whoever decided first may not look again; another person restores, and author and room hear it at once', async () => {
    const of = await said('Not so rude.', 'return');
    await need(house.services.room.appeal(author, { id: of }));
    const [mine, listening] = [await live.connect(author), await live.connect(await house.join())];
    for (const page of [mine, listening])
      await page.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
    expect((await looks(first)).find((each) => each.id === of)).toMatchObject({ own: true });
    expect(JSON.stringify(await looks(second))).not.toContain('"text"');
    const look = await need(house.services.moderation.secondLook(second, { consultationId, id: of }));
    expect(look).toMatchObject({ own: false, state: 'returned', reason: 'hurt', text: 'Not so rude.' });
    expect(JSON.stringify(look)).not.toContain(author.participantId);
    expect(await answer(first, of, { decision: 'publish' })).toEqual({ ok: false, code: 'one-person-alone' });
    // Nor by deciding anew at the desk, whoever it is.
    expect(
      await house.services.moderation.decide(first, {
        consultationId,
        id: of,
        revision: 1,
        decision: 'publish',
      }),
    ).toMatchObject({ ok: false });
    const [heard, told] = [next(listening, 'room:changed', about(of)), next(mine, 'own:changed')];
    expect(await answer(second, of, { decision: 'publish' })).toMatchObject({
      ok: true,
      value: { state: 'published' },
    });
    expect((await heard).items).toMatchObject([{ id: of }]);
    expect((await told).item).toMatchObject({ id: of, state: 'published', appeal: 'restored', reason: null });
    expect((await looks(second)).some((each) => each.id === of)).toBe(false);
    expect(await answer(second, of, { decision: 'publish' })).toMatchObject({ ok: false });
  });

  it('R148: upheld with a reason, it is told, and there is no third look; new words are a new matter', async () => {
    const of = await said('Rude, and it stays.', 'return');
    await need(house.services.room.appeal(author, { id: of }));
    expect(await answer(second, of, { decision: 'uphold' })).toEqual({ ok: false, code: 'reason-needed' });
    await need(answer(second, of, { decision: 'uphold', reason: 'hurt' }));
    expect(await ownOf(of)).toMatchObject({ state: 'returned', appeal: 'upheld', reason: 'hurt' });
    // It announces the reason, and stands before it.
    const pages = drawPages(house, { routes: { '/here/words': words }, child: author });
    const { html } = await pages.get('/here/words');
    const read = wordsOf(html.slice(html.indexOf(`id="own-${of}"`)));
    const [looked, why] = [t('appeal.upheld'), t('reason.hurt')].map((each) => read.indexOf(each));
    expect(looked).toBeGreaterThan(0);
    expect(looked).toBeLessThan(why ?? 0);
    const again = await house.services.room.appeal(author, { id: of });
    expect(again).toEqual({ ok: false, code: 'state-forbids' });
    await need(
      house.services.room.revise(author, { id: of, revision: 1, text: 'Other words.', language: 'en' }),
    );
    await need(
      house.services.moderation.decide(second, {
        consultationId,
        id: of,
        revision: 2,
        decision: 'return',
        reason: 'unclear',
      }),
    );
    expect(await house.services.room.appeal(author, { id: of })).toMatchObject({ ok: true });
    // Now the second person of before is the first one.
    expect(await answer(second, of, { decision: 'publish' })).toEqual({
      ok: false,
      code: 'one-person-alone',
    });
    expect(await answer(first, of, { decision: 'publish' })).toMatchObject({ ok: true });
  });

  it('R149: words taken back or written anew end their appeal; an erasure that is undone does not', async () => {
    const [back, anew, erased] = [
      await said('One.', 'return'),
      await said('Two.', 'return'),
      await said('Three.', 'refuse'),
    ];
    for (const of of [back, anew, erased]) await need(house.services.room.appeal(author, { id: of }));
    await need(house.services.room.withdraw(author, { id: back }));
    await need(
      house.services.room.revise(author, { id: anew, revision: 1, text: 'Two, anew.', language: 'en' }),
    );
    await need(house.services.privacy.erase(author, { session: 'here' }));
    expect((await looks(second)).map((each) => each.id)).not.toContain(erased);
    await need(house.services.privacy.undo(author, { session: 'here' }));
    const left = (await looks(second)).map((each) => each.id);
    expect([back, anew, erased].map((of) => left.includes(of))).toEqual([false, false, true]);
    expect(await rows(`select count(*) from appeal where contribution_id = ?1`, [back])).toEqual([[0]]);
    await need(answer(second, erased, { decision: 'uphold', reason: 'hurt' }));
    expect(await ownOf(erased)).toMatchObject({ state: 'refused', appeal: 'upheld' });
    await need(house.services.room.withdraw(author, { id: anew }));
  });
});

describe('something is wrong with this', () => {
  const report = (by: Child, of: string) => house.services.room.report(by, { id: of });

  it('R150: fifty reports from one seat are one and hide nothing; the second child hides it everywhere, and no one learns who', async () => {
    const [one, two, third] = [await house.join(), await house.join(), await house.join()];
    const before = await said('Stands before.', 'publish');
    const of = await said('Talks about a classmate.', 'publish');
    const after = await said('Stands after.', 'publish');
    const [mine, telling, telling2, listening, desk] = [
      await live.connect(author),
      await live.connect(one),
      await live.connect(two),
      await live.connect(third),
      await live.connect(first),
    ];
    for (const page of [mine, telling, telling2, listening])
      await page.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
    await desk.emitWithAck('desk:enter', { v: 1, consultation: consultationId, after: 0 });
    const waitsEarlier = { id: id(), activityId: room, text: 'I wait longer.', language: 'en' };
    await need(house.services.room.post(await house.join(), waitsEarlier));
    await next(desk, 'desk:changed');

    const bombs = await Promise.all([...Array(50)].map(() => report(one, of)));
    expect(bombs.some((each) => each.ok)).toBe(true);
    for (const each of bombs) if (!each.ok) expect(each.code).toBe('too-fast');
    expect(await rows('select count(*) from report where contribution_id = ?1', [of])).toEqual([[1]]);
    expect(await ownOf(of)).toMatchObject({ state: 'published' });
    expect(await report(author, of)).toEqual({ ok: false, code: 'not-found' });
    // What was published a moment before may still reach whoever came in since; that something went does not.
    expect(JSON.stringify([telling2.heard, listening.heard])).not.toContain(`"removed":["`);

    const [gone, told, waits] = [
      next(listening, 'room:changed', ({ removed }) => removed.includes(of)),
      next(mine, 'own:changed'),
      next(desk, 'desk:changed'),
    ];
    expect(await telling2.emitWithAck('contribution:report', { v: 1, id: of })).toEqual({ ok: true });
    expect(await gone).toMatchObject({ removed: [of] });
    expect((await told).item).toMatchObject({ id: of, state: 'hidden' });
    expect((await waits).changes).toMatchObject([{ kind: 'waiting', item: { id: of, state: 'hidden' } }]);
    const everything = JSON.stringify([
      ...[mine, telling, telling2, listening, desk].map((page) => page.heard),
      await need(house.services.moderation.desk(first, { consultationId })),
    ]);
    for (const who of [one, two]) expect(everything).not.toContain(who.participantId);
    // Before what waits longer.
    const queue = (await need(house.services.moderation.desk(first, { consultationId }))).items;
    expect(queue[0]?.id).toBe(of);

    const [again, toldAgain] = [next(listening, 'room:changed', about(of)), next(mine, 'own:changed')];
    await need(
      house.services.moderation.decide(first, { consultationId, id: of, revision: 1, decision: 'publish' }),
    );
    expect((await again).items).toMatchObject([{ id: of }]);
    expect((await toldAgain).item).toMatchObject({ id: of, state: 'published' });
    const now = await need(house.services.room.enter(third, { activityId: room, after: 0 }));
    const mineInOrder = now.items.map((item) => item.id).filter((each) => [before, of, after].includes(each));
    expect(mineInOrder).toEqual([before, of, after]);
    // A page that slept through both hears of it by number.
    const slept = await need(house.services.room.enter(third, { activityId: room, after: now.seq - 1 }));
    expect(slept.items.map((item) => item.id)).toEqual([of]);
    expect(await rows('select count(*) from report where contribution_id = ?1', [of])).toEqual([[0]]);
    for (const who of [one, third]) await report(who, of);
    expect(await ownOf(of)).toMatchObject({ state: 'published' });
    await need(house.services.room.withdraw(author, { id: of }));
  });

  it('R150: two children who report at once hide it, and no second report is counted that does not', async () => {
    const of = await said('Said of one of us.', 'publish');
    const [one, two, third] = [await house.join(), await house.join(), await house.join()];
    expect(await Promise.all([report(one, of), report(two, of)])).toMatchObject([{ ok: true }, { ok: true }]);
    expect(await ownOf(of)).toMatchObject({ state: 'hidden' });

    const broken = await said('Said of another.', 'publish');
    await need(report(one, broken));
    const db = await house.databases.consultation(consultationId);
    const change = (sql: string) => db?.write([{ sql, args: [] }]);
    await change(`create trigger no_hiding before insert on audit when new.deed = 'contribution:hide'
      begin select raise(abort, 'full'); end`);
    await expect(report(two, broken)).rejects.toThrow();
    await change('drop trigger no_hiding');
    expect(await rows('select count(*) from report where contribution_id = ?1', [broken])).toEqual([[1]]);
    expect(await ownOf(broken)).toMatchObject({ state: 'published' });
    await need(report(third, broken));
    expect(await ownOf(broken)).toMatchObject({ state: 'hidden' });
    for (const each of [of, broken]) await need(house.services.room.withdraw(author, { id: each }));
  });

  it('R150: while its author waits for another adult too, and what a person decides then can be appealed anew', async () => {
    const of = id();
    const post = { id: of, activityId: room, text: 'Tom is bad.', language: 'en' };
    await need(house.services.room.post(author, post));
    const at = { consultationId, id: of, revision: 1 };
    const hidden = [{ start: 0, end: 3, label: 'person' as const }];
    const redact = { ...at, decision: 'redact', reason: 'person', hidden } as const;
    await need(house.services.moderation.decide(first, redact));
    await need(house.services.room.appeal(author, { id: of }));
    for (const who of [await house.join(), await house.join()]) await need(report(who, of));
    expect(await ownOf(of)).toMatchObject({ state: 'hidden', appeal: null });
    expect((await looks(second)).map((each) => each.id)).not.toContain(of);
    const desk = await need(house.services.moderation.desk(first, { consultationId }));
    expect(desk.items.map((each) => each.id)).toContain(of);
    await need(house.services.moderation.decide(first, redact));
    expect(await ownOf(of)).toMatchObject({ state: 'redacted', appeal: null });
    await need(house.services.room.appeal(author, { id: of }));
    expect((await looks(second)).map((each) => each.id)).toContain(of);
  });

  it('R151: refused after reports it says why, can be appealed, and what a person hid before never comes back', async () => {
    const of = id();
    await need(
      house.services.room.post(author, { id: of, activityId: room, text: 'Tom is bad.', language: 'en' }),
    );
    const hidden = [{ start: 0, end: 3, label: 'person' as const }];
    const at = { consultationId, id: of, revision: 1 };
    await need(
      house.services.moderation.decide(first, { ...at, decision: 'redact', reason: 'person', hidden }),
    );
    for (const who of [await house.join(), await house.join()]) await need(report(who, of));
    await need(
      house.services.moderation.decide(first, { ...at, decision: 'refuse', reason: 'hurt', hidden: whole }),
    );
    await need(house.services.moderation.undo(first, { consultationId, id: of }));
    expect(await ownOf(of)).toMatchObject({ state: 'hidden' });
    await need(house.services.moderation.decide(first, { ...at, decision: 'publish' }));
    expect(await ownOf(of)).toMatchObject({
      state: 'redacted',
      parts: [{ hidden: 'person' }, { text: ' is bad.' }],
    });
    const [[change] = []] = await rows('select change from contribution where id = ?1', [of]);
    const anew = {
      ...at,
      change: Number(change),
      decision: 'refuse',
      reason: 'hurt',
      hidden: whole,
    } as const;
    await need(house.services.moderation.decide(first, anew));
    expect(await ownOf(of)).toMatchObject({ state: 'refused', reason: 'hurt', appeal: null });
    await need(house.services.room.appeal(author, { id: of }));
  });

  it('R1355: what was let stand by a slip that is taken back is hidden by later reports', async () => {
    const of = await said('Tim is bad.', 'publish');
    const { moderation, room: rooms } = house.services;
    const at = { consultationId, id: of, revision: 1 };
    for (const who of [await house.join(), await house.join()]) await need(report(who, of));
    await need(moderation.decide(first, { ...at, decision: 'publish' }));
    await need(moderation.undo(first, { consultationId, id: of }));
    expect(await rows('select state, cleared from contribution where id = ?1', [of])).toEqual([
      ['hidden', 0],
    ]);
    await need(moderation.decide(first, { ...at, decision: 'refuse', reason: 'hurt', hidden: whole }));
    await need(rooms.appeal(author, { id: of }));
    await need(answer(second, of, { decision: 'publish' }));
    expect(await ownOf(of)).toMatchObject({ state: 'published' });
    for (const who of [await house.join(), await house.join()]) await need(report(who, of));
    expect(await ownOf(of)).toMatchObject({ state: 'hidden' });
    await need(moderation.decide(first, { ...at, decision: 'publish' }));
  });
});

describe('at the end', () => {
  it('R149, R152: closing drops no appeal; a release waits for it; erasing removes it and what was reported', async () => {
    const of = await said('Asked before the end.', 'refuse');
    await need(house.services.room.appeal(author, { id: of }));
    const reported = await said('Reported once.', 'publish');
    const teller = await house.join();
    await need(house.services.room.report(teller, { id: reported }));
    const organiser = await house.staffWho('organiser');
    await need(house.services.consultation.move(organiser, { consultationId, to: 'closed' }));
    expect((await looks(second)).map((each) => each.id)).toContain(of);
    const analyst = await house.staffWho('analyst');
    for (const { id: waiting } of (await need(house.services.moderation.desk(first, { consultationId })))
      .items)
      await house.services.moderation.decide(first, {
        consultationId,
        id: waiting,
        revision: 1,
        decision: 'refuse',
        reason: 'unclear',
        hidden: whole,
      });
    expect(await house.services.analysis.draft(analyst, { consultationId })).toEqual({
      ok: false,
      code: 'not-ready',
    });
    await need(answer(second, of, { decision: 'uphold', reason: 'hurt' }));
    expect(await ownOf(of)).toMatchObject({ appeal: 'upheld' });
    await need(house.services.privacy.erase(author, {}));
    await need(
      house.services.privacy.finish(demoSystem, { consultationId, participantId: author.participantId }),
    );
    for (const each of [of, reported]) {
      expect(await rows('select count(*) from appeal where contribution_id = ?1', [each])).toEqual([[0]]);
      expect(await rows('select count(*) from report where contribution_id = ?1', [each])).toEqual([[0]]);
    }
  });
});
