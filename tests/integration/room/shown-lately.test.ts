import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as home from '../../../app/routes/staff/home/home.tsx';
import * as deskPage from '../../../app/routes/staff/moderation/desk.tsx';
import * as secondPage from '../../../app/routes/staff/moderation/second.tsx';
import * as shownPage from '../../../app/routes/staff/moderation/shown.tsx';
import { auditStatement } from '../../../db/audit.ts';
import type { SqlValue } from '../../../db/engine.ts';
import { waitingAppeals } from '../../../db/queries/moderation/appeals.ts';
import { lastShown } from '../../../db/queries/moderation/shown.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { undoDecision } from '../../../server/usecases/moderation/undo-decision.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { drawPages, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const routes = {
  '/staff': home,
  '/staff/c/:id/desk': deskPage,
  '/staff/c/:id/second': secondPage,
  '/staff/c/:id/shown': shownPage,
};

let house: TestHouse;
let author: Child;
let maya: Staff;
let ravi: Staff;
let room: string;
let consultationId: string;

beforeAll(async () => {
  house = await openTestHouse();
  ({ consultationId } = house);
  author = await house.join();
  maya = await house.staffWho('moderator');
  ravi = await house.otherWho('moderator', maya);
  const place = await need(house.services.room.place(author, {}));
  room = place.activities.find(({ kind }) => kind === 'room')?.id ?? '';
});
// A child has a pace: what the tests say together would be too fast for one.
beforeEach(async () => {
  author = await house.join();
});
afterAll(() => house.remove());

const pagesAs = (staff: Staff) => drawPages(house, { routes, staff });
const shownTo = async () =>
  JSON.stringify(await need(house.services.room.enter(await house.join(), { activityId: room, after: 0 })));

async function say(text: string, activityId = room, child = author): Promise<string> {
  const id = newId(house.deps.random);
  await need(house.services.room.post(child, { id, activityId, text, language: 'en' }));
  return id;
}

async function published(text: string): Promise<string> {
  const id = await say(text);
  await need(
    house.services.moderation.decide(maya, { consultationId, id, revision: 1, decision: 'publish' }),
  );
  return id;
}

const shown = () => `/staff/c/${consultationId}/shown`;
const form = { field: 'decision' };

describe('R968: what is shown by mistake', () => {
  it('is found by another moderator, the last decided first, and taken off long after ten seconds', async () => {
    const [older, id] = [
      await published('A swing in the yard.'),
      await published('Ring me at noon by the gate.'),
    ];
    house.deps.undoable.clear();
    const pages = pagesAs(ravi);
    const list = wordsOf((await pages.get(shown())).html);
    expect(list.indexOf('by the gate')).toBeGreaterThan(-1);
    expect(list.indexOf('by the gate')).toBeLessThan(list.indexOf('A swing'));
    const page = await pages.get(`${shown()}?item=${id}`);
    const refusal = { decision: 'refuse', reason: 'person', words: 'by the gate' };
    const empty = await pages.send(page, form, { ...refusal, words: '' });
    expect(wordsOf(empty.html)).toContain(t('refusal.redaction-empty'));
    const done = await pages.send(page, form, refusal);
    expect(wordsOf(done.html)).toContain(t('desk.done.refuse'));
    expect(await shownTo()).not.toContain('by the gate');
    // Sent twice it is told twice, with the undo.
    const twice = await pages.send(page, form, refusal);
    expect(twice.path).toBe(done.path);
    // By who read it before somebody else decided, nothing is decided.
    const late = await pagesAs(maya).send(page, form, { ...refusal, decision: 'return' });
    expect(wordsOf(late.html)).toContain(t('refusal.already-decided'));
    // R716: what was typed stands there, though its form does not.
    expect(wordsOf(late.html)).toContain(`${t('draft.typed')}by the gate`);
    expect(await shownTo()).toContain('A swing');
    expect((await pages.send(done, { press: 'act=undo' })).path).toContain(`/desk?item=${id}`);
    expect(await shownTo()).not.toContain('by the gate');
    await need(
      house.services.moderation.decide(ravi, {
        consultationId,
        id: older,
        revision: 1,
        change: 2,
        decision: 'return',
        reason: 'hurt',
      }),
    );
  });

  it('R1297: a row says what is drawn beside it, once', async () => {
    const [whole, part] = [await published('A bell at noon.'), await say('Ring Sam at noon.')];
    await need(
      house.services.moderation.decide(maya, {
        ...{ consultationId, id: part, revision: 1 },
        decision: 'redact',
        hidden: [{ start: 5, end: 8, label: 'person' }],
      }),
    );
    const { html } = await pagesAs(ravi).get(shown());
    const row = (id: string) => html.split('<li class="queue-row').find((each) => each.includes(id)) ?? '';
    expect(row(whole)).toMatch(
      new RegExp(`id="[^"]*-wait"><svg.*?</svg><bdi class="unseen">${t('desk.state.published')}</bdi>`, 's'),
    );
    expect(row(part).split(t('desk.state.redacted'))).toHaveLength(2);
  });

  it('R996: is found without reading the log further than the page needs', async () => {
    const [older, newer] = [await published('A slide by the wall.'), await published('A tap for water.')];
    const db = await house.databases.consultation(consultationId);
    if (!db) throw new Error('no database');
    const read: number[] = [];
    const counting = {
      ...db,
      async query(sql: string, args: readonly SqlValue[]) {
        const rows = await db.query(sql, args);
        if (/from audit/.test(sql)) read.push(rows.length);
        return rows;
      },
    };
    const last = async (limit: number) =>
      (await lastShown(counting, { staffId: ravi.staffId, skip: 0, limit })).map(({ record }) => record.id);
    // Of words that are gone there are entries all the same.
    const gone = Array.from({ length: 1_200 }, (_, at) =>
      auditStatement({
        day: '2027-03-01',
        actor: maya.staffId,
        deed: 'contribution:publish',
        subject: `gone-${at}`,
        detail: '',
      }),
    );
    expect(await last(2)).toEqual([newer, older]);
    expect(read).toHaveLength(1);
    await db.write(gone);
    expect(await last(2)).toEqual([newer, older]);
    expect(Math.max(...read)).toBeLessThanOrEqual(500);
    const all = await last(10_000);
    expect(new Set(all).size).toBe(all.length);
    expect(all.slice(0, 2)).toEqual([newer, older]);
  });

  it('hides more where a part was hidden, and uncovers nothing by it', async () => {
    const id = await say('Ask Anna or Bob at the shop.');
    const hidden = [{ start: 4, end: 8, label: 'person' as const }];
    const first = { consultationId, id, revision: 1, decision: 'redact', hidden } as const;
    await need(house.services.moderation.decide(maya, first));
    const pages = pagesAs(ravi);
    const page = await pages.get(`${shown()}?item=${id}`);
    await pages.send(page, form, { decision: 'redact', reason: 'person', words: 'Bob' });
    const seen = await shownTo();
    expect(seen).toContain(' at the shop.');
    expect(seen).not.toContain('Anna');
    expect(seen).not.toContain('Bob');
  });

  it('is sent back without what was hidden in it, which counts for nothing', async () => {
    const child = await house.join();
    const id = await say('Meet Gil or Hana at the pool.', room, child);
    const { moderation } = house.services;
    const gil = [{ start: 5, end: 8, label: 'person' as const }];
    const of = { consultationId, id, revision: 1 };
    await need(moderation.decide(maya, { ...of, decision: 'redact', hidden: gil }));
    const back = { ...of, change: 2, decision: 'return', reason: 'person' } as const;
    await need(moderation.decide(ravi, back));
    // R901: the same, sent again, is the same.
    await need(moderation.decide(ravi, back));
    const own = (await need(house.services.room.place(child, {}))).own.find((each) => each.id === id);
    expect(own).toMatchObject({ state: 'returned', marked: ['Gil'], counts: true });
  });

  it('keeps its place in its room where more of it is hidden', async () => {
    const id = await published('First, with dung.');
    await published('Second, on trees.');
    await need(
      house.services.moderation.decide(ravi, {
        consultationId,
        id,
        revision: 1,
        change: 2,
        decision: 'redact',
        hidden: [{ start: 12, end: 16, label: 'person' }],
      }),
    );
    const seen = await shownTo();
    expect(seen).not.toContain('dung');
    expect(seen.indexOf('First, with')).toBeLessThan(seen.indexOf('Second, on trees'));
  });

  it('is shown whole by nobody after an undo, where a part was hidden before what was taken back', async () => {
    const child = await house.join();
    const id = await say('Ask Jon or Kim at the bus.', room, child);
    const { moderation } = house.services;
    const of = { consultationId, id, revision: 1 };
    const hidden = (start: number) => [{ start, end: start + 3, label: 'person' as const }];
    await need(moderation.decide(maya, { ...of, decision: 'redact', hidden: hidden(4) }));
    await need(moderation.decide(ravi, { ...of, change: 2, decision: 'redact', hidden: hidden(11) }));
    await need(moderation.undo(ravi, { consultationId, id }));
    const undone = await shownTo();
    expect(undone).toContain(' or Kim at the bus.');
    expect(undone).not.toContain('Jon');
    const refusal = { ...of, change: 4, decision: 'refuse', reason: 'person', hidden: hidden(11) } as const;
    await need(moderation.decide(ravi, refusal));
    await need(moderation.undo(ravi, { consultationId, id }));
    expect(await shownTo()).not.toContain('at the bus');
    const again = await pagesAs(maya).get(`/staff/c/${consultationId}/desk?item=${id}`);
    expect(wordsOf(again.html)).toContain(t('desk.state.redacted'));
    // Its author reads it whole, as all that waits.
    const own = (await need(house.services.room.place(child, {}))).own.find((each) => each.id === id);
    expect(own).toMatchObject({ state: 'held', reason: null, marked: [] });
    expect(own?.parts).toEqual([{ text: 'Ask Jon or Kim at the bus.' }]);
    await need(moderation.decide(maya, { ...of, decision: 'publish' }));
    // R901: also of that one the same is the same.
    expect(await need(moderation.decide(maya, { ...of, decision: 'publish' }))).toEqual({
      state: 'redacted',
    });
    const seen = await shownTo();
    expect(seen).toContain(' or Kim at the bus.');
    expect(seen).not.toContain('Jon');
  });

  it('R985: is seen as before, in its place, where what was hidden of it by a slip is taken back', async () => {
    const id = await published('Third, with the lake.');
    await published('Fourth, on boats.');
    const of = { consultationId, id };
    const pages = pagesAs(ravi);
    const page = await pages.get(`${shown()}?item=${id}`);
    const slip = await pages.send(page, form, { decision: 'redact', reason: 'person', words: 'the lake' });
    expect(await shownTo()).not.toContain('the lake');
    const undone = await pages.send(slip, { press: 'act=undo' });
    expect(undone.path).toContain(`/shown?item=${id}`);
    expect(wordsOf(undone.html)).toContain(t('desk.state.published'));
    const seen = await shownTo();
    expect(seen.indexOf('Third, with the lake.')).toBeGreaterThan(-1);
    expect(seen.indexOf('Third, with')).toBeLessThan(seen.indexOf('Fourth, on boats'));
    // It waits for nobody, and the answer to an undo that was lost is given again (R901).
    const desk = await need(house.services.moderation.desk(maya, { consultationId }));
    expect(desk.items.some((item) => item.id === id)).toBe(false);
    const again = await house.services.moderation.undo(ravi, of);
    expect(again).toMatchObject({ ok: true, value: { state: 'published' } });
  });

  it('R985: every page hears that it is seen as before, and none that it is gone', async () => {
    const id = await published('Fifth, with the hill.');
    const hidden = [{ start: 7, end: 20, label: 'person' as const }];
    const anew = { consultationId, id, revision: 1, change: 2, decision: 'redact', hidden } as const;
    await need(house.services.moderation.decide(ravi, anew));
    const undone = await undoDecision(house.deps, ravi, { consultationId, id });
    expect(undone.ok && undone.events).toMatchObject([
      {
        name: 'contribution-decided',
        wasShown: true,
        shownSeq: expect.any(Number),
        contribution: { id, state: 'published', reason: null, hidden: [] },
      },
    ]);
  });

  it('is hidden by nobody without business there, and stays with the second person where one was asked', async () => {
    const id = await say('Say it to Carl.');
    const hidden = [{ start: 10, end: 14, label: 'person' as const }];
    await need(
      house.services.moderation.decide(maya, { consultationId, id, revision: 1, decision: 'redact', hidden }),
    );
    await need(house.services.room.appeal(author, { id }));
    const page = await pagesAs(ravi).get(`${shown()}?item=${id}`);
    expect(wordsOf(page.html)).toContain(t('shown.seconds'));
    expect(page.html).not.toContain('name="decision"');
    const { moderation } = house.services;
    for (const role of ['administrator', 'organiser', 'approver', 'analyst', 'overseer'] as const) {
      const person = await house.staffWho(role);
      const nothing = { ok: false, code: 'not-found' };
      expect(await moderation.shown(person, { consultationId, page: 0 })).toEqual(nothing);
      expect(await moderation.shownWords(person, { consultationId, id })).toEqual(nothing);
    }
  });

  it('R183: is folded where it is hard, and counted once it is opened', async () => {
    const id = await published('My uncle beats me.');
    const pages = pagesAs({ ...ravi, staffId: 'who-reads-what-is-shown' });
    expect((await pages.get(shown())).html).not.toContain('uncle');
    expect((await pages.get(`${shown()}?item=${id}`)).html).toContain('severe-text');
  });
});

describe('R979: what one child reports', () => {
  it('R1360: stays to be seen, stands first with a mark, is said on every page, stands once a person looked, and is looked at again', async () => {
    const { room: rooms, moderation } = house.services;
    const id = await published('A clown waits in the dark.');
    await published('Lamps by the gate.');
    const nobody = wordsOf((await pagesAs(ravi).get(shown())).html);
    expect(nobody).not.toContain(t('desk.reported'));
    expect(nobody).not.toContain(t('place.shown.reported', { count: 1 }));
    await need(rooms.report(await house.join(), { id }));
    expect(await shownTo()).toContain('A clown waits');
    const pages = pagesAs(ravi);
    const list = wordsOf((await pages.get(shown())).html);
    expect(list.indexOf('A clown')).toBeLessThan(list.indexOf('Lamps'));
    expect(list).toContain(t('desk.reported'));
    for (const path of [shown(), `/staff/c/${consultationId}/desk`])
      expect(wordsOf((await pages.get(path)).html)).toContain(t('place.shown.reported', { count: 1 }));
    const desk = wordsOf((await pages.get(`/staff/c/${consultationId}/desk`)).html);
    expect(desk).not.toContain(t('desk.empty.next'));
    // R965: an idle desk asks, and whoever decides nothing is told of none.
    expect(await need(moderation.rooms(ravi, { consultationId }))).toMatchObject({ reported: 1 });
    const both = await house.staffWho('safeguarding-lead');
    const lead = { ...both, grants: both.grants.filter(({ role }) => role !== 'moderator') };
    expect(await need(moderation.rooms(lead, { consultationId }))).toMatchObject({ reported: 0, seconds: 0 });
    const page = await pages.get(`${shown()}?item=${id}`);
    expect(wordsOf(page.html)).toContain(t('shown.reported'));
    const done = await pages.send(page, { press: 'act=stands' });
    expect(wordsOf(done.html)).toContain('A clown waits');
    expect(wordsOf(done.html)).not.toContain(t('desk.reported'));
    // Sent twice it is done; and no further report hides it.
    expect((await pages.send(page, { press: 'act=stands' })).status).toBe(200);
    for (const _ of [1, 2]) await need(rooms.report(await house.join(), { id }));
    expect(await shownTo()).toContain('A clown waits');
    // Whoever reports it reads that an adult looks, and one does.
    expect(await need(moderation.reportedOnce(ravi, { consultationId }))).toBe(1);
    const asked = await pages.get(shown());
    expect(wordsOf(asked.html)).toContain(t('desk.reported'));
    await pages.send(await pages.get(`${shown()}?item=${id}`), { press: 'act=stands' });
    expect(await need(moderation.reportedOnce(ravi, { consultationId }))).toBe(0);
  });

  it('R1068: stands there with its mark again where a slip is taken back, and counts no seat that is going', async () => {
    const { room: rooms, moderation, privacy } = house.services;
    const id = await published('Watch out for Pim.');
    const reporter = await house.join();
    await need(rooms.report(reporter, { id }));
    const reported = async () => need(moderation.reportedOnce(ravi, { consultationId }));
    const before = await reported();
    const of = { consultationId, id, revision: 1 };
    const hidden = [{ start: 14, end: 17, label: 'person' as const }];
    await need(moderation.decide(ravi, { ...of, change: 2, decision: 'redact', hidden }));
    expect(await reported()).toBe(before - 1);
    await need(moderation.undo(ravi, { consultationId, id }));
    // Asked for again because its answer was lost, it is done once.
    await need(moderation.undo(ravi, { consultationId, id }));
    expect(await reported()).toBe(before);
    const page = wordsOf((await pagesAs(ravi).get(`${shown()}?item=${id}`)).html);
    expect(page).toContain(t('shown.reported'));
    // The second child hides it, as after any first.
    await need(rooms.report(await house.join(), { id }));
    expect(await shownTo()).not.toContain('Watch out');
    const other = await published('Mind the dog of Tam.');
    const goes = await house.join();
    await need(rooms.report(goes, { id: other }));
    expect(await reported()).toBe(before);
    const going = { session: 'going' };
    await need(privacy.erase(goes, going));
    expect(await reported()).toBe(before - 1);
    await need(privacy.undo(goes, going));
    expect(await reported()).toBe(before);
    const name = [{ start: 16, end: 19, label: 'person' as const }];
    await need(moderation.decide(ravi, { ...of, id: other, change: 2, decision: 'redact', hidden: name }));
    await need(privacy.erase(goes, {}));
    await need(moderation.undo(ravi, { consultationId, id: other }));
    expect(await shownTo()).toContain('Mind the dog of Tam.');
    expect(await reported()).toBe(before - 1);
  });

  it('R1354: is not taken back to two reports that hide nothing, where another child reported it meanwhile', async () => {
    const { room: rooms, moderation } = house.services;
    const id = await published('Look at the hat of Uma.');
    const [one, other] = [await house.join(), await house.join()];
    await need(rooms.report(one, { id }));
    const hidden = [{ start: 19, end: 22, label: 'person' as const }];
    const of = { consultationId, id };
    await need(moderation.decide(ravi, { ...of, revision: 1, change: 2, decision: 'redact', hidden }));
    await need(rooms.report(other, { id }));
    expect(await moderation.undo(ravi, of)).toEqual({ ok: false, code: 'undo-too-late' });
    const seen = await shownTo();
    expect(seen).toContain('Look at the hat of');
    expect(seen).not.toContain('Uma');
    // The report that came is looked at, and the next one hides it.
    expect((await need(moderation.shownWords(ravi, of))).reported).toBe(true);
    await need(rooms.report(one, { id }));
    expect(await shownTo()).not.toContain('Look at the hat of');
  });

  it('R1354: is taken back where the same child reported it again, and counts once', async () => {
    const { room: rooms, moderation } = house.services;
    const id = await published('Look at the cap of Uwe.');
    const one = await house.join();
    await need(rooms.report(one, { id }));
    const hidden = [{ start: 19, end: 22, label: 'person' as const }];
    const of = { consultationId, id };
    await need(moderation.decide(ravi, { ...of, revision: 1, change: 2, decision: 'redact', hidden }));
    await need(rooms.report(one, { id }));
    await need(moderation.undo(ravi, of));
    expect(await shownTo()).toContain('Look at the cap of Uwe.');
    expect((await need(moderation.shownWords(ravi, of))).reported).toBe(true);
    await need(moderation.letStand(ravi, { ...of, change: 4 }));
  });

  it('R98, R979: marks nothing while the erasure of that child waits, and again once it is undone', async () => {
    const { room: rooms, moderation, privacy } = house.services;
    const reporter = await house.join();
    const id = await published('A ladder leans on the wall.');
    const reported = async () => need(moderation.reportedOnce(ravi, { consultationId }));
    const seen = async () => {
      const { rows } = await need(moderation.shown(ravi, { consultationId, page: 0 }));
      const read = await need(moderation.shownWords(ravi, { consultationId, id }));
      return [rows.find((row) => row.id === id)?.reported, read.reported];
    };
    const before = await reported();
    await need(rooms.report(reporter, { id }));
    expect([await reported(), ...(await seen())]).toEqual([before + 1, true, true]);
    const here = { session: 'here' };
    await need(privacy.erase(reporter, here));
    expect([await reported(), ...(await seen())]).toEqual([before, false, false]);
    // Nobody looked, though a page that was loaded before says so: its press forgets no report.
    await need(moderation.letStand(ravi, { consultationId, id, change: 2 }));
    await need(privacy.undo(reporter, here));
    expect([await reported(), ...(await seen())]).toEqual([before + 1, true, true]);
    await need(moderation.letStand(ravi, { consultationId, id, change: 2 }));
    expect(await reported()).toBe(before);
  });

  it('is decided anew as anything shown, and then marked no more', async () => {
    const id = await published('Look behind you, Ivo.');
    await need(house.services.room.report(await house.join(), { id }));
    const pages = pagesAs(ravi);
    const page = await pages.get(`${shown()}?item=${id}`);
    await pages.send(page, form, { decision: 'redact', reason: 'person', words: 'Ivo' });
    expect(await shownTo()).not.toContain('Ivo');
    // By who read it before that, nothing is let stand.
    const late = await pagesAs(maya).send(page, { press: 'act=stands' });
    expect(wordsOf(late.html)).toContain(t('refusal.already-decided'));
    expect(await need(house.services.moderation.reportedOnce(ravi, { consultationId }))).toBe(0);
    const organiser = await house.staffWho('organiser');
    const of = { consultationId, id, change: 3 };
    expect(await house.services.moderation.letStand(organiser, of)).toEqual({ ok: false, code: 'not-found' });
  });
});

describe('a second look', () => {
  it('R970: that hides a part begins with what is hidden, also without a word typed', async () => {
    const id = await say('Ask Dora or Emil at school.');
    const hidden = [{ start: 4, end: 8, label: 'person' as const }];
    await need(
      house.services.moderation.decide(maya, { consultationId, id, revision: 1, decision: 'redact', hidden }),
    );
    await need(house.services.room.appeal(author, { id }));
    const pages = pagesAs(ravi);
    const page = await pages.get(`/staff/c/${consultationId}/second?item=${id}`);
    expect(typedIn(page, form).place).toEqual(['4-8']);
    await pages.send(page, form, { decision: 'redact', reason: 'person', words: 'Emil' });
    const seen = await shownTo();
    expect(seen).toContain(' at school.');
    expect(seen).not.toContain('Dora');
    expect(seen).not.toContain('Emil');
  });

  it('R183, R973: opens none by itself, folds what is hard, and says on other pages that somebody waits', async () => {
    const id = await say('You are all so stupid here.');
    const marks = { reason: 'hurt', hidden: [{ start: 8, end: 26, label: 'hurt' }] } as const;
    await need(
      house.services.moderation.decide(maya, {
        consultationId,
        id,
        revision: 1,
        decision: 'refuse',
        ...marks,
      }),
    );
    await need(house.services.room.appeal(author, { id }));
    const pages = pagesAs(ravi);
    const here = `/staff/c/${consultationId}/second`;
    expect((await pages.get(here)).html).not.toContain('item-words');
    expect((await pages.get(`${here}?item=${id}`)).html).toContain('severe-text');
    const count = await need(house.services.moderation.secondsWaiting(ravi, { consultationId }));
    expect(count).toBeGreaterThan(0);
    expect(wordsOf((await pages.get('/staff')).html)).toContain(t('staff.home.seconds', { count }));
    const bar = wordsOf((await pages.get(shown())).html);
    expect(bar).toContain(t('place.second.waiting', { count }));
    // Whoever decided first answers none of them.
    expect(await need(house.services.moderation.secondsWaiting(maya, { consultationId }))).toBe(0);
  });
});

describe('R973: a list of second looks that has no place for all', () => {
  it('has what somebody may answer before what it decided first, and opens each by its address', async () => {
    const sentBack = async (by: Staff, text: string) => {
      const id = await say(text);
      const back = { decision: 'return', reason: 'hurt' } as const;
      await need(house.services.moderation.decide(by, { consultationId, id, revision: 1, ...back }));
      await need(house.services.room.appeal(author, { id }));
      return id;
    };
    const own = await sentBack(ravi, 'The bench is silly.');
    const other = await sentBack(maya, 'The fence is silly.');
    const db = await house.databases.consultation(consultationId);
    if (!db) throw new Error('It cannot be opened.');
    await db.write([
      {
        sql: `update waiting set due_minute = due_minute - 600 where kind = 'appeal' and subject = ?1`,
        args: [own],
      },
    ]);
    const listed = await waitingAppeals(db, { limit: 100, staffId: ravi.staffId });
    const ids = listed.map(({ record }) => record.id);
    expect(ids.filter((id) => id === own || id === other)).toEqual([other, own]);
    const many = vi.spyOn(house.services.moderation, 'secondLooks');
    many.mockResolvedValue({ ok: true, value: [], events: [] });
    const here = `/staff/c/${consultationId}/second`;
    const page = await pagesAs(ravi).get(`${here}?item=${other}`);
    many.mockRestore();
    expect(wordsOf(page.html)).toContain('The fence is silly.');
    const count = await need(house.services.moderation.secondsWaiting(ravi, { consultationId }));
    expect(wordsOf(page.html)).toContain(t('desk.waiting', { count }));
  });
});

describe('R1037: what was shown after a second look', () => {
  /** Sent back by the one, and shown by the other after its child asked for that. Answers its id and its change. */
  async function restored(text: string, child = author) {
    const id = await say(text, room, child);
    const { moderation, room: rooms } = house.services;
    const back = { decision: 'return', reason: 'hurt' } as const;
    await need(moderation.decide(maya, { consultationId, id, revision: 1, ...back }));
    await need(rooms.appeal(child, { id }));
    const { change } = await need(moderation.secondLook(ravi, { consultationId, id }));
    await need(moderation.answerAppeal(ravi, { consultationId, id, change, decision: 'publish' }));
    return { consultationId, id, revision: 1, change: change + 1 };
  }
  const ownOf = async (id: string) =>
    (await need(house.services.room.place(author, {}))).own.find((each) => each.id === id);
  const settled = { ok: false, code: 'already-decided' };

  it('R98: is no other moderator’s to send back for the report of a child whose erasure waits', async () => {
    const of = await restored('The pond is too deep.');
    const { moderation, privacy, room: rooms } = house.services;
    const reporter = await house.join();
    await need(rooms.report(reporter, { id: of.id }));
    const back = { ...of, decision: 'return', reason: 'hurt' } as const;
    const here = { session: 'here' };
    await need(privacy.erase(reporter, here));
    expect(await moderation.decide(maya, back)).toEqual(settled);
    await need(privacy.undo(reporter, here));
    await need(moderation.decide(maya, back));
  });

  it('is taken off by whoever gave it, with an undo, and can be looked at again', async () => {
    const { id } = await restored('Ask me by the old mill.');
    const pages = pagesAs(ravi);
    const page = await pages.get(`${shown()}?item=${id}`);
    expect(wordsOf(page.html)).not.toContain(t('shown.seconds'));
    const values = { decision: 'refuse', reason: 'place', words: 'by the old mill' };
    const done = await pages.send(page, form, values);
    expect(wordsOf(done.html)).toContain(t('desk.done.refuse'));
    expect(await shownTo()).not.toContain('old mill');
    expect(await ownOf(id)).toMatchObject({ state: 'refused', reason: 'place', appeal: null });
    await pages.send(done, { press: 'act=undo' });
    expect(await ownOf(id)).toMatchObject({ state: 'held', appeal: 'restored' });
    const decision = { decision: 'redact', reason: 'place' } as const;
    const hidden = [{ start: 7, end: 22, label: 'place' as const }];
    await need(
      house.services.moderation.decide(ravi, { consultationId, id, revision: 1, ...decision, hidden }),
    );
    await need(house.services.room.appeal(author, { id }));
    expect(await need(house.services.moderation.secondLook(maya, { consultationId, id }))).toMatchObject({
      own: false,
    });
  });

  it('has hidden by every moderator what tells who or where somebody is, and nothing else', async () => {
    const of = await restored('My silly friend Lou sits there.');
    const { moderation } = house.services;
    const silly = [{ start: 3, end: 8, label: 'hurt' as const }];
    for (const more of [
      { decision: 'refuse', reason: 'person', hidden: [{ start: 16, end: 19, label: 'person' }] },
      { decision: 'return', reason: 'person' },
      { decision: 'redact', hidden: silly },
      { decision: 'redact', reason: 'hurt', hidden: [{ start: 16, end: 19, label: 'person' }] },
    ] as const)
      expect(await moderation.decide(maya, { ...of, ...more })).toEqual(settled);
    const pages = pagesAs(maya);
    const page = await pages.get(`${shown()}?item=${of.id}`);
    for (const note of ['shown.seconds', 'shown.seconds.who'] as const)
      expect(wordsOf(page.html)).toContain(t(note));
    expect(page.html).not.toContain('value="refuse"');
    expect(page.html).not.toContain('value="hurt"');
    const done = await pages.send(page, form, { decision: 'redact', reason: 'person', words: 'Lou' });
    expect(await shownTo()).not.toContain('Lou');
    expect(await ownOf(of.id)).toMatchObject({ state: 'redacted', appeal: null });
    // Taken back, the second person's word stands again.
    await pages.send(done, { press: 'act=undo' });
    expect(await ownOf(of.id)).toMatchObject({ state: 'published', appeal: 'restored' });
    expect(
      await moderation.decide(maya, { ...of, change: of.change + 2, decision: 'return', reason: 'hurt' }),
    ).toEqual(settled);
  });

  it('is taken off by every moderator once one child reports it', async () => {
    const of = await restored('Nobody likes Max here.');
    const off = { ...of, decision: 'return', reason: 'hurt' } as const;
    const { moderation, room: rooms } = house.services;
    expect(await moderation.decide(maya, off)).toEqual(settled);
    await need(rooms.report(await house.join(), { id: of.id }));
    await need(moderation.decide(maya, off));
    expect(await shownTo()).not.toContain('Max');
    expect(await ownOf(of.id)).toMatchObject({ state: 'returned', appeal: null });
  });

  it('is shown more of by nobody but whoever gave it', async () => {
    const id = await say('Say it to Noor.');
    const { moderation, room: rooms } = house.services;
    const hidden = [{ start: 10, end: 14, label: 'person' as const }];
    await need(moderation.decide(maya, { consultationId, id, revision: 1, decision: 'redact', hidden }));
    await need(rooms.appeal(author, { id }));
    const upheld = { consultationId, id, change: 2, decision: 'uphold', reason: 'person' } as const;
    await need(moderation.answerAppeal(ravi, upheld));
    await need(rooms.report(await house.join(), { id }));
    const whole = { consultationId, id, revision: 1, change: 3, decision: 'publish' } as const;
    expect(await moderation.decide(maya, whole)).toEqual(settled);
    await need(moderation.decide(ravi, whole));
    expect(await shownTo()).toContain('Noor');
  });

  it('R1350: is overruled in two steps by nobody: a part hidden since is no second look', async () => {
    const of = await restored('My loud friend Kim sings there.');
    const { moderation } = house.services;
    const kim = [{ start: 15, end: 18, label: 'person' as const }];
    await need(moderation.decide(maya, { ...of, decision: 'redact', hidden: kim }));
    const now = { ...of, change: of.change + 1 };
    expect(await moderation.decide(maya, { ...now, decision: 'return', reason: 'hurt' })).toEqual(settled);
    expect(await moderation.decide(maya, { ...now, decision: 'publish' })).toEqual(settled);
    expect(wordsOf((await pagesAs(maya).get(`${shown()}?item=${of.id}`)).html)).toContain(t('shown.seconds'));
    // Whoever gave that look has the last word, and takes it back by a new one.
    await need(moderation.decide(ravi, { ...now, decision: 'publish' }));
    await need(
      moderation.decide(maya, { ...now, change: now.change + 1, decision: 'return', reason: 'hurt' }),
    );
  });

  it('R1350: keeps hidden what two people hid, also where more of it was hidden since', async () => {
    const id = await say('Say it to Noah. Trees are good.');
    const { moderation, room: rooms } = house.services;
    const part = (start: number, end: number) => [{ start, end, label: 'person' as const }];
    const of = { consultationId, id, revision: 1 };
    await need(moderation.decide(maya, { ...of, decision: 'redact', hidden: part(10, 14) }));
    await need(rooms.appeal(author, { id }));
    const upheld = { consultationId, id, change: 2, decision: 'uphold', reason: 'person' } as const;
    await need(moderation.answerAppeal(ravi, upheld));
    await need(moderation.decide(maya, { ...of, change: 3, decision: 'redact', hidden: part(16, 21) }));
    expect(await moderation.decide(maya, { ...of, change: 4, decision: 'publish' })).toEqual(settled);
    expect(await shownTo()).not.toContain('Noah');
  });

  it('R1350: stands no more once it waited again', async () => {
    const of = await restored('The fence by the pond is ugly.');
    const { moderation, room: rooms } = house.services;
    for (const reporter of [await house.join(), await house.join()])
      await need(rooms.report(reporter, { id: of.id }));
    await need(moderation.decide(maya, { consultationId, id: of.id, revision: 1, decision: 'publish' }));
    const change = of.change + 2;
    await need(moderation.decide(maya, { ...of, change, decision: 'return', reason: 'hurt' }));
  });
});

describe('the desk', () => {
  it('R901: a refusal sent again is known as one’s own, and a form sent twice says the same with the undo', async () => {
    const id = await say('You are a fool, and trees are good.');
    const hidden = [{ start: 0, end: 14, label: 'hurt' as const }];
    const refusal = { consultationId, id, revision: 1, decision: 'refuse', reason: 'hurt', hidden } as const;
    const { moderation } = house.services;
    const page = await pagesAs(maya).get(`/staff/c/${consultationId}/desk?item=${id}`);
    expect(await need(moderation.decide(maya, refusal))).toEqual({ state: 'refused' });
    expect(await need(moderation.decide(maya, refusal))).toEqual({ state: 'refused' });
    const other = { ...refusal, hidden: [{ start: 0, end: 3, label: 'hurt' as const }] };
    const decided = { ok: false, code: 'already-decided' };
    expect(await moderation.decide(maya, other)).toEqual(decided);
    expect(await moderation.decide(ravi, refusal)).toEqual(decided);
    const values = { decision: 'refuse', reason: 'hurt', words: 'You are a fool' };
    const twice = await pagesAs(maya).send(page, form, values);
    expect(twice.path).toContain(`done=${id}&as=refuse`);
    expect(wordsOf(twice.html)).toContain(t('desk.undo'));
    expect(twice.html).not.toContain('class="over"');
    // Sent again after the ten seconds it was made all the same, and has no undo that would be too late.
    const mark = house.deps.undoable.get(id);
    if (!mark) throw new Error('no undo');
    house.deps.undoable.set(id, { ...mark, untilMs: house.deps.steady() - 1 });
    const later = await pagesAs(maya).send(page, form, values);
    expect(wordsOf(later.html)).toContain(t('desk.done.refuse'));
    expect(later.html).toContain('class="over"');
    expect((await pagesAs(ravi).send(page, form, values)).status).toBe(400);
  });

  it('R901: many decided at once and sent twice are undone at once', async () => {
    const ids = [await say('Longer breaks.'), await say('Longer breaks.'), await say('LONGER breaks.')];
    const pages = pagesAs(maya);
    const page = await pages.get(`/staff/c/${consultationId}/desk?item=${ids[0]}`);
    const values = { decision: 'publish', alike: 'yes' };
    // Pressed twice, at once; and once more.
    await Promise.all([pages.send(page, form, values), pages.send(page, form, values)]).then((both) => {
      for (const each of both) expect(each.path).toContain(`done=${ids[0]}&as=publish`);
    });
    const twice = await pages.send(page, form, values);
    expect(twice.path).toContain('n=3');
    await pages.send(twice, { press: 'act=undo' });
    expect(await shownTo()).not.toContain('reaks.');
    for (const id of ids)
      await need(
        house.services.moderation.decide(maya, { consultationId, id, revision: 1, decision: 'publish' }),
      );
  });

  it('R969: the same words said to another question are decided on by themselves', async () => {
    const child = await house.join();
    const { activities } = await need(house.services.room.place(child, {}));
    const question = activities.find(({ kind }) => kind === 'question' || kind === 'statements')?.id ?? '';
    const [one, same, apart] = [
      await say('Never.'),
      await say('Never.', room, child),
      await say('Never.', question, child),
    ];
    const { moderation } = house.services;
    expect((await need(moderation.case(maya, { consultationId, id: one }))).alike).toBe(1);
    const all = { consultationId, id: one, revision: 1, decision: 'publish' } as const;
    expect(await need(moderation.decideAlike(maya, all))).toEqual({ decided: 2 });
    const waiting = (await need(moderation.desk(maya, { consultationId }))).items.map(({ id }) => id);
    expect(waiting).toContain(apart);
    expect(waiting).not.toContain(same);
  });

  it('R972: counts all that wait, and opens one behind those that it holds', async () => {
    const id = await say('The last of a long row.', room, await house.join());
    const db = await house.databases.consultation(consultationId);
    if (!db) throw new Error('no database');
    const columns = (await db.query('select name from pragma_table_info(?1)', ['contribution'])).flat();
    const but = columns.filter((name) => name !== 'id').join(', ');
    const many = 'with recursive many(n) as (select 1 union all select n + 1 from many where n < 230)';
    // As many as a class of another day left behind, before this one.
    const written = await db.write([
      {
        sql: `${many} insert into contribution (id, ${but}) select id || n, ${but} from contribution, many where id = ?1`,
        args: [id],
      },
      {
        sql: `${many} insert into waiting (kind, subject, holder, since_minute, due_minute)
          select 'contribution', ?1 || n, '', 1, 0 from many`,
        args: [id],
      },
    ]);
    expect(written.ok).toBe(true);
    const desk = await need(house.services.moderation.desk(maya, { consultationId }));
    expect(desk.items.map((item) => item.id)).not.toContain(id);
    expect(desk.items.length + desk.more).toBeGreaterThan(230);
    const page = await pagesAs(maya).get(`/staff/c/${consultationId}/desk?item=${id}`);
    expect(wordsOf(page.html)).toContain('The last of a long row.');
    expect(wordsOf(page.html)).toContain(t('desk.waiting', { count: desk.items.length + desk.more }));
    const decision = { consultationId, id, revision: 1, decision: 'publish' } as const;
    expect((await house.services.moderation.decide(maya, decision)).ok).toBe(true);
  });
});
