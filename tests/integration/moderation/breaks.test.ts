import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as deskPage from '../../../app/routes/staff/moderation/desk.tsx';
import { newId } from '../../../server/core/ids.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, openTestLive, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';
import { movedClock } from '../../support/processes/moved-clock.ts';

const id = () => newId((length) => crypto.getRandomValues(new Uint8Array(length)));

const clock = movedClock();
let house: TestHouse;
let room: string;
let moderator: Staff;

beforeAll(async () => {
  house = await openTestHouse({ CLOCK_FILE: clock.file });
  const place = await need(house.services.room.place(await house.join(), {}));
  room = place.activities.find(({ kind }) => kind === 'room')?.id ?? '';
  moderator = await house.staffWho('moderator');
});
afterAll(async () => {
  await house.remove();
  clock.remove();
});

const wait = (minutes: number) => clock.passMs(minutes * 60_000);

/** Another child each time, so that nobody is too fast. */
async function say(text: string): Promise<string> {
  const said = id();
  await need(
    house.services.room.post(await house.join(), { id: said, activityId: room, text, language: 'en' }),
  );
  return said;
}

const at = (contribution: string) => ({ consultationId: house.consultationId, id: contribution });

describe('R334: whoever has a break is sent no words', () => {
  const desk = () =>
    need(house.services.moderation.desk(moderator, { consultationId: house.consultationId }));
  const rest = (minutes: number) =>
    house.deps.exposures.change({ kind: 'rests', staffId: moderator.staffId, leftMs: minutes * 60_000 });
  const logged = async () => {
    const db = await house.databases.consultation(house.consultationId);
    const rows = await db?.query(
      `select detail from audit where actor = ?1 and deed = 'desk:read' order by n`,
      [moderator.staffId],
    );
    return JSON.stringify(rows);
  };

  it('the page’s data says that something waits and not what, the log says that nothing was handed out', async () => {
    const words = 'A tree beside the wall.';
    const of = await say(words);
    rest(15);
    const resting = await desk();
    expect(resting.items.map((item) => item.id)).toContain(of);
    expect(JSON.stringify(resting)).not.toContain(words);
    expect(resting.items.every(({ text, findings }) => text === '' && findings.length === 0)).toBe(true);
    expect(await logged()).not.toContain(of);
    wait(16);
    expect(JSON.stringify(await desk())).toContain(words);
    expect(await logged()).toContain(of);
  });

  it('a live desk hears nothing new meanwhile, another one does; afterwards the gap is fetched', async () => {
    const live = await openTestLive(house);
    const other = await house.otherWho('moderator', moderator);
    try {
      const [rests, reads] = [await live.connect(moderator), await live.connect(other)];
      for (const page of [rests, reads])
        await page.emitWithAck('desk:enter', { v: 1, consultation: house.consultationId, after: 0 });
      rest(15);
      const of = await say('A gate that opens by day.');
      await expect.poll(() => JSON.stringify(reads.heard)).toContain('A gate that opens by day.');
      const again = await rests.emitWithAck('desk:enter', {
        v: 1,
        consultation: house.consultationId,
        after: 0,
      });
      expect(JSON.stringify([rests.heard, again])).not.toContain('A gate that opens by day.');
      expect(JSON.stringify(again)).toContain(of);
      wait(16);
      await say('A second gate.');
      await expect.poll(() => JSON.stringify(rests.heard)).toContain('A second gate.');
      const told = rests.heard.find(([name]) => name === 'desk:changed')?.[1] as { since: number };
      const seq = again.ok ? again.seq : 0;
      // A page that had not come back anew would see by this number that it missed something.
      expect(told.since).toBeGreaterThanOrEqual(seq);
    } finally {
      await live.close();
    }
    const read = await logged();
    expect(read).not.toContain('A gate');
  });
});

describe('R335: a second look counts', () => {
  const moderation = () => house.services.moderation;
  const whole = [{ start: 0, end: 1_000, label: 'hurt' as const }];
  const author = async (text: string) => {
    const child = await house.join();
    const of = id();
    await need(house.services.room.post(child, { id: of, activityId: room, text, language: 'en' }));
    return { child, of };
  };
  const budget = (hard: number) =>
    house.databases.control.write([
      { sql: 'update organisation set severe_budget = ?1, break_minutes = 15', args: [hard] },
    ]);
  const needed = { ok: false, code: 'break-needed' };

  it('words that were refused because they hurt, opened again after an appeal; the list alone shows none', async () => {
    const contested: string[] = [];
    for (const text of ['You smell like a bin.', 'Nobody wants you here.']) {
      const { child, of } = await author(text);
      const decision = { ...at(of), revision: 1, decision: 'refuse' as const, reason: 'hurt' as const };
      await need(moderation().decide(moderator, { ...decision, hidden: whole }));
      await need(house.services.room.appeal(child, { id: of }));
      contested.push(of);
    }
    await budget(1);
    const second = { ...moderator, staffId: 'who-looks-again' };
    const [first = '', other = ''] = contested;
    const list = await need(moderation().secondLooks(second, at(first)));
    expect(JSON.stringify(list)).not.toContain('smell');
    expect((await moderation().secondLook(second, at(first))).ok).toBe(true);
    expect((await moderation().secondLook(second, at(first))).ok, 'the same one counts once').toBe(true);
    expect(await moderation().secondLook(second, at(other))).toEqual(needed);
    expect(await moderation().secondLooks(second, at(first))).toEqual(needed);
  });

  it('words that children reported, however mild the screens find them', async () => {
    await budget(1);
    const reported: string[] = [];
    for (const text of ['You know who I mean.', 'And you know what I mean.']) {
      const { of } = await author(text);
      await need(moderation().decide(moderator, { ...at(of), revision: 1, decision: 'publish' }));
      for (const reader of [await house.join(), await house.join()])
        await need(house.services.room.report(reader, { id: of }));
      reported.push(of);
    }
    const second = { ...moderator, staffId: 'who-reads-reports' };
    const [first = '', other = ''] = reported;
    expect((await moderation().claim(second, at(first))).ok).toBe(true);
    expect(await moderation().case(second, at(other))).toEqual(needed);
    await budget(2);
  });
});

describe('R814: the only moderator has a break', () => {
  it('R1144: rooms rest meanwhile, its desk says so and until when, and they go on after it', async () => {
    const { consultationId, deps, services } = house;
    const clock = { kind: 'system', name: 'clock' } as const;
    const watched = () => need(services.moderation.watchRooms(clock, { consultationId }));
    const post = async (text: string) =>
      services.room.post(await house.join(), { id: id(), activityId: room, text, language: 'en' });
    // Whatever another desk holds is free again.
    wait(3);
    for (const { id: of, revision } of (await need(services.moderation.desk(moderator, { consultationId })))
      .items)
      await need(services.moderation.decide(moderator, { ...at(of), revision, decision: 'publish' }));
    deps.duty.depart('a desk');
    const roles = ['moderator', 'safeguarding-lead'] as const;
    deps.duty.arrive('its desk', { consultationId, staffId: moderator.staffId, roles });
    await watched();
    expect((await post('While it reads.')).ok).toBe(true);
    deps.exposures.change({ kind: 'rests', staffId: moderator.staffId, leftMs: 15 * 60_000 });
    await watched();
    wait(2);
    await watched();
    expect(await post('While nobody reads.')).toEqual({ ok: false, code: 'room-paused' });
    const pages = drawPages(house, { routes: { '/staff/c/:id/desk': deskPage }, staff: moderator });
    const page = await pages.get(`/staff/c/${consultationId}/desk`);
    expect(wordsOf(page.html)).toContain(speakerOf('en').t('desk.break.alone'));
    expect(wordsOf(page.html), 'nobody is there').not.toMatch(/another person reads/i);
    // R1144: in the clock of the consultation, whatever machine this runs on.
    expect(wordsOf(page.html)).toMatch(/A break until \d\d:\d\d \(Austria Time\)/);
    wait(14);
    await watched();
    expect((await post('It is back.')).ok).toBe(true);
  });
});
