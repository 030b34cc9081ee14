import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as deskPage from '../../../app/routes/staff/moderation/desk.tsx';
import { newId } from '../../../server/core/ids.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
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
const open = (contribution: string) => house.services.moderation.claim(moderator, at(contribution));

describe('R183, R236: hard texts', () => {
  it('are as many in a row as the organisation allows, then the person rests and nothing opens', async () => {
    await house.databases.control.write([
      { sql: 'update organisation set severe_budget = 2, break_minutes = 15', args: [] },
    ]);
    const hard: string[] = [];
    for (const text of ['My uncle hits me.', 'My father beats me.', 'My brother hurts me.'])
      hard.push(await say(text));
    const easy = await say('A bench would be nice.');
    const desk = await need(
      house.services.moderation.desk(moderator, { consultationId: house.consultationId }),
    );
    const severities = hard.map((each) => desk.items.find((item) => item.id === each)?.severity ?? 0);
    expect(Math.min(...severities)).toBeGreaterThanOrEqual(3);

    const [first = '', second = '', third = ''] = hard;
    expect((await open(first)).ok).toBe(true);
    expect((await open(first)).ok, 'the same one counts once').toBe(true);
    expect((await open(second)).ok).toBe(true);
    expect((await open(easy)).ok).toBe(true);
    const needed = { ok: false, code: 'break-needed' };
    expect(await open(third)).toEqual(needed);
    expect(await open(easy)).toEqual(needed);
    expect(await house.services.moderation.case(moderator, at(easy))).toEqual(needed);
    const resting = await need(
      house.services.moderation.desk(moderator, { consultationId: house.consultationId }),
    );
    expect(resting.restUntilMs).toBeGreaterThan(house.deps.clock() + 14 * 60_000);
    // Nor does it decide on what it has open.
    expect(
      await house.services.moderation.decide(moderator, { ...at(first), revision: 1, decision: 'publish' }),
    ).toEqual(needed);
    expect(
      await house.services.moderation.decideAlike(moderator, {
        ...at(easy),
        revision: 1,
        decision: 'publish',
      }),
    ).toEqual(needed);
    expect(
      await house.services.moderation.secondLooks(moderator, { consultationId: house.consultationId }),
    ).toEqual(needed);
    // Somebody else reads on.
    const other = { ...moderator, staffId: 'somebody-else' };
    expect((await house.services.moderation.case(other, at(third))).ok).toBe(true);
    wait(16);
    expect((await open(third)).ok).toBe(true);
    for (const each of [...hard, easy])
      await house.services.moderation.decide(moderator, { ...at(each), revision: 1, decision: 'publish' });
  });
});

describe('R235: the limits of the desks are set by who does not read', () => {
  const usual = { slowAfterMinutes: 15, pauseAfterMinutes: 30, severeBudget: 2, breakMinutes: 15 };

  it('hold for the next hard text and the next look of the clock, and stand in the log', async () => {
    const organiser = await house.staffWho('organiser');
    const before = await need(house.services.moderation.limits(organiser, {}));
    await need(house.services.moderation.setLimits(organiser, { ...usual, severeBudget: 1 }));
    expect(await need(house.services.moderation.limits(organiser, {}))).toEqual({
      ...usual,
      severeBudget: 1,
    });
    const hard = [await say('My uncle beats me.'), await say('My mother hits me.')];
    const reader = { ...moderator, staffId: 'who-reads-one' };
    const [first = '', second = ''] = hard;
    expect((await house.services.moderation.case(reader, at(first))).ok).toBe(true);
    expect(await house.services.moderation.case(reader, at(second))).toEqual({
      ok: false,
      code: 'break-needed',
    });
    const log = await house.databases.control.query(
      `select actor, detail from audit where deed = 'desk:limit' order by n desc limit 1`,
      [],
    );
    expect(log).toEqual([[organiser.staffId, '15 30 1 15']]);
    await need(house.services.moderation.setLimits(organiser, before));
    for (const each of hard)
      await house.services.moderation.decide(moderator, { ...at(each), revision: 1, decision: 'publish' });
  });

  it('are bounded, in order, and nobody else’s', async () => {
    const administrator = await house.staffWho('administrator');
    const unfit = { ok: false, code: 'choice-unfit' };
    for (const wrong of [
      { slowAfterMinutes: 0 },
      { slowAfterMinutes: 30 },
      { pauseAfterMinutes: 1_000 },
      { severeBudget: 0 },
      { breakMinutes: Number.NaN },
    ])
      expect(await house.services.moderation.setLimits(administrator, { ...usual, ...wrong })).toEqual(unfit);
    for (const actor of [
      moderator,
      await house.staffWho('overseer'),
      await house.join(),
      { kind: 'visitor' } as const,
    ])
      expect(await house.services.moderation.setLimits(actor, usual)).toEqual({
        ok: false,
        code: 'not-allowed',
      });
  });
});

describe('R335: the earlier words of a child', () => {
  it('that are hard stay covered beside others, are in no page and no log, and are led to while they wait', async () => {
    const child = await house.join();
    const alone = { ...moderator, staffId: 'who-reads-one-harmless' };
    const { moderation, room: talk } = house.services;
    const texts = ['My uncle beats me.', 'My coach hits me.', 'A tap in the yard.', 'A swing in the yard.'];
    const ids: string[] = [];
    for (const text of texts) {
      ids.push(id());
      await need(talk.post(child, { id: ids.at(-1) ?? '', activityId: room, text, language: 'en' }));
    }
    const [waits = '', refused = '', mild = '', opened = ''] = ids;
    const hidden = [{ start: 0, end: 18, label: 'harm' as const }];
    const refusal = { ...at(refused), revision: 1, decision: 'refuse', reason: 'harm', hidden } as const;
    await need(moderation.decide(moderator, refusal));
    const { earlier } = await need(moderation.case(alone, at(opened)));
    const told = new Map(earlier.map((each) => [each.id, [each.state, each.text]]));
    expect(told).toEqual(
      new Map([
        [waits, ['held', null]],
        [refused, ['refused', null]],
        [mild, ['held', 'A tap in the yard.']],
      ]),
    );
    const db = await house.databases.consultation(house.consultationId);
    const read = await db?.query('select detail from audit where actor = ?1', [alone.staffId]);
    expect(JSON.stringify(read)).toContain(mild);
    expect(JSON.stringify(read)).not.toContain(waits);
    const page = await drawPages(house, {
      routes: { '/staff/c/:id/desk': deskPage },
      staff: moderator,
    }).get(`/staff/c/${house.consultationId}/desk?item=${opened}`);
    expect(page.html).not.toContain('coach');
    expect(page.html).toMatch(
      new RegExp(`<a href="[^"]*item=${waits}">${speakerOf('en').t('desk.severe.line')}`),
    );
    for (const each of [waits, mild, opened])
      await need(moderation.decide(moderator, { ...at(each), revision: 1, decision: 'publish' }));
  });
});

describe('R1228: other words of a child', () => {
  it('are three at most, are not said to be earlier ones, and are said not to be all', async () => {
    const child = await house.join();
    const { moderation, room: talk } = house.services;
    const ids: string[] = [];
    const staff = { ...moderator, staffId: 'who-reads-others' };
    const page = async (of: string) =>
      wordsOf(
        (
          await drawPages(house, { routes: { '/staff/c/:id/desk': deskPage }, staff: moderator }).get(
            `/staff/c/${house.consultationId}/desk?item=${of}`,
          )
        ).html,
      );
    const { t } = speakerOf('en');
    for (const text of ['A bench.', 'A fence.', 'A lamp.', 'A tree.', 'A wall.']) {
      ids.push(id());
      await need(talk.post(child, { id: ids.at(-1) ?? '', activityId: room, text, language: 'en' }));
      const read = await need(moderation.case(staff, at(ids[0] ?? '')));
      expect(read.earlier.length).toBe(Math.min(3, ids.length - 1));
      expect(read.more).toBe(ids.length > 4);
      expect((await page(ids[0] ?? '')).includes(t('desk.earlier.more'))).toBe(ids.length > 4);
    }
    for (const each of ids)
      await need(moderation.decide(moderator, { ...at(each), revision: 1, decision: 'publish' }));
  });
});

describe('R184: the same words from many', () => {
  it('are decided at once, each by itself and in the log', async () => {
    const same: string[] = [];
    for (const text of ['More trees, please.', 'MORE  trees, please.', 'More trees, please.'])
      same.push(await say(text));
    const another = await say('Fewer cars, please.');
    const [first = ''] = same;
    expect((await need(house.services.moderation.case(moderator, at(first)))).alike).toBe(2);
    const { decided } = await need(
      house.services.moderation.decideAlike(moderator, { ...at(first), revision: 1, decision: 'publish' }),
    );
    expect(decided).toBe(3);
    const db = await house.databases.consultation(house.consultationId);
    const log = await db?.query(
      `select subject from audit where deed = 'contribution:publish' order by n desc limit 3`,
      [],
    );
    expect(log?.map(([subject]) => subject).sort()).toEqual([...same].sort());
    const left = await need(
      house.services.moderation.desk(moderator, { consultationId: house.consultationId }),
    );
    expect(left.items.map((item) => item.id)).toEqual([another]);
    expect(left.usualMinutes).toBeGreaterThanOrEqual(0);
  });

  it('R811: are taken back at once, and the desk says how many they were', async () => {
    const same = [await say('A pond, please.'), await say('A pond, please.'), await say('a POND, please.')];
    const [first = '', second = '', third = ''] = same;
    const routes = { '/staff/c/:id/desk': deskPage };
    const pages = drawPages(house, { routes, staff: moderator });
    const page = await pages.get(`/staff/c/${house.consultationId}/desk?item=${first}`);
    const done = await pages.send(page, { field: 'decision' }, { decision: 'publish', alike: 'yes' });
    expect(wordsOf(done.html)).toContain(speakerOf('en').t('desk.done.alike', { count: 3 }));
    const db = await house.databases.consultation(house.consultationId);
    const states = async () =>
      (await db?.query('select state from contribution where id in (?1, ?2, ?3)', same))?.flat();
    expect(await states()).toEqual(['published', 'published', 'published']);
    // One of them is taken back by itself and decided on anew, at another page of the same person.
    await need(house.services.moderation.undo(moderator, at(second)));
    await need(
      house.services.moderation.decide(moderator, {
        ...at(second),
        revision: 1,
        decision: 'refuse',
        reason: 'unclear',
        hidden: [{ start: 0, end: 15, label: 'unclear' }],
      }),
    );
    await pages.send(done, { press: 'act=undo' });
    expect((await states())?.sort()).toEqual(['held', 'held', 'refused']);
    // R901: asked for again it is taken back already, and nothing happens twice.
    await need(house.services.moderation.undo(moderator, at(third)));
    expect((await states())?.sort()).toEqual(['held', 'held', 'refused']);
  });

  it('never have a part hidden at once', async () => {
    const one = await say('Call me later.');
    expect(
      await house.services.moderation.decideAlike(moderator, {
        ...at(one),
        revision: 1,
        decision: 'redact',
        reason: 'contact',
      }),
    ).toEqual({ ok: false, code: 'not-ready' });
  });
});

describe('R185: limits as the overseer sees them', () => {
  it('R344: name section, theme, language and person, and no number while it is open; nobody else sees them', async () => {
    const refused = await say('Words that are refused.');
    await need(
      house.services.moderation.decide(moderator, {
        ...at(refused),
        revision: 1,
        decision: 'refuse',
        reason: 'hurt',
        hidden: [{ start: 0, end: 5, label: 'hurt' }],
      }),
    );
    const overseer = await house.staffWho('overseer');
    const consultationId = house.consultationId;
    const groups = async () =>
      new Set(
        (await need(house.services.privacy.limits(overseer, { consultationId }))).map(({ group }) => group),
      );
    // Nothing is sorted yet.
    expect(await groups()).toEqual(new Set(['section', 'language', 'staffId']));
    const db = await house.databases.consultation(consultationId);
    await db?.write([
      {
        sql: `insert into point (id, activity_id, anchor, position, language, title) values ('p', ?1, '', 1, 'en', ?2)`,
        args: [room, db.text.encode('Rough words')],
      },
      {
        sql: `insert into point_contribution (contribution_id, point_id) values (?1, 'p')`,
        args: [refused],
      },
    ]);
    const rows = await need(house.services.privacy.limits(overseer, { consultationId }));
    expect(await groups()).toContain('theme');
    expect(rows).toContainEqual(expect.objectContaining({ group: 'theme', of: 'Rough words' }));
    // Which of the two moderators it is hangs on random ids.
    expect(rows.filter(({ group }) => group === 'staffId').map(({ of }) => of)).toContain(moderator.name);
    expect(new Set(rows.flatMap((row) => Object.keys(row)))).toEqual(new Set(['group', 'of', 'word']));
    expect(await house.services.privacy.limits(moderator, { consultationId })).toEqual({
      ok: false,
      code: 'not-found',
    });
  });
});
