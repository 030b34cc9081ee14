import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as audit from '../../../app/routes/staff/site/audit.tsx';
import { verifyAudit } from '../../../db/audit.ts';
import { runCommand } from '../../../server/commands/commands.ts';
import { isId, newId } from '../../../server/core/ids.ts';
import { auditDeeds } from '../../../server/core/privacy/audit-deeds.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import {
  need,
  next,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
} from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';

let house: TestHouse;
let live: TestLive;
beforeAll(async () => {
  house = await openTestHouse();
  live = await openTestLive(house);
});
afterAll(async () => {
  await live.close();
  await house.remove();
});

async function named(name: string): Promise<Staff> {
  const people = await need(house.services.staff.list(await house.staffWho('overseer'), {}));
  const person = people.find((each) => each.name === name);
  if (!person) throw new Error(`nobody is called ${name}`);
  return person;
}

async function write(child: Child, text: string): Promise<string> {
  const place = await need(house.services.room.place(child, {}));
  const activityId = place.activities.find((activity) => activity.kind === 'room')?.id ?? '';
  const id = newId(house.deps.random);
  await need(house.services.room.post(child, { id, activityId, text, language: 'en' }));
  return id;
}

async function database() {
  const db = await house.databases.consultation(house.consultationId);
  if (!db) throw new Error('no database');
  return db;
}

/** What is logged of a person's readings: the numbers, entry by entry. */
async function readings(staffId: string, deed = 'desk:read'): Promise<string[][]> {
  const rows = await (await database()).query(
    'select detail from audit where actor = ?1 and deed = ?2 order by n',
    [staffId, deed],
  );
  return rows.map(([detail]) => String(detail).split(' '));
}

describe('R127: what a person of staff is handed of children’s unread words stands in the audit log', () => {
  it('a desk once, by the numbers of what it was handed, and no word; loaded again it writes nothing', async () => {
    const child = await house.join();
    const first = await write(child, 'A first thing that I want to say.');
    const moderator = await named('Maya');
    const { consultationId } = house;
    const desk = () => need(house.services.moderation.desk(moderator, { consultationId }));
    const handed = (await desk()).items.map(({ id }) => id);
    await desk();
    await need(house.services.moderation.case(moderator, { consultationId, id: first }));
    const logged = await readings(moderator.staffId);
    expect(logged).toHaveLength(1);
    expect(logged[0]?.toSorted()).toEqual(handed.toSorted());
    const second = await write(child, 'And then something else.');
    await desk();
    expect(await readings(moderator.staffId)).toEqual([logged[0], [second]]);
    const all = await (await database()).query('select detail from audit', []);
    expect(all.flat().join()).not.toContain('something else');
  });

  it('an opened item with the other words of the same child; an item that is taken, in the same commit', async () => {
    const { consultationId } = house;
    const child = await house.join();
    const [one, two] = [await write(child, 'Trees are good.'), await write(child, 'Shade is better.')];
    const other = await named('Ravi');
    await need(house.services.moderation.claim(other, { consultationId, id: one }));
    expect(await readings(other.staffId)).toEqual([[one]]);
    await need(house.services.moderation.case(other, { consultationId, id: one }));
    expect(await readings(other.staffId)).toEqual([[one], [two]]);
  });

  it('what a live desk is sent, when its page goes; nothing is written on the way', async () => {
    const lead = await named('Maya');
    const { consultationId } = house;
    const socket = await live.connect(lead);
    await socket.emitWithAck('desk:enter', { v: 1, consultation: consultationId, after: 0 });
    const before = await readings(lead.staffId);
    const heard = next(socket, 'desk:changed');
    const id = await write(await house.join(), 'Live and new.');
    await heard;
    expect(await readings(lead.staffId)).toEqual(before);
    await live.close();
    expect(await readings(lead.staffId)).toEqual([...before, [id]]);
    live = await openTestLive(house);
  });

  it('words that a second person looks at, and words that children reported', async () => {
    const { consultationId } = house;
    const { moderation, room } = house.services;
    const [first, second] = [await named('Maya'), await named('Ravi')];
    const [child, ...readers] = [await house.join(), await house.join(), await house.join()];
    const decide = (id: string, decision: 'return' | 'publish') =>
      need(
        moderation.decide(first, {
          consultationId,
          id,
          revision: 1,
          decision,
          ...(decision === 'return' ? { reason: 'hurt' as const } : {}),
        }),
      );
    const contested = await write(child, 'This came back to me.');
    await decide(contested, 'return');
    await need(room.appeal(child, { id: contested }));
    const before = (await readings(second.staffId)).flat();
    expect(before).not.toContain(contested);
    const looks = await need(moderation.secondLooks(second, { consultationId }));
    expect(looks).toHaveLength(1);
    expect((await readings(second.staffId)).flat()).not.toContain(contested);
    await need(moderation.secondLook(second, { consultationId, id: contested }));
    expect((await readings(second.staffId)).flat()).toContain(contested);

    const reported = await write(child, 'Two will say that this is wrong.');
    await decide(reported, 'publish');
    for (const reader of readers) await need(room.report(reader, { id: reported }));
    expect((await readings(second.staffId)).flat()).not.toContain(reported);
    await need(moderation.desk(second, { consultationId }));
    expect((await readings(second.staffId)).flat()).toContain(reported);
  });

  it('words for sorting, counted', async () => {
    const { consultationId } = house;
    const moderator = await named('Maya');
    const { items } = await need(house.services.moderation.desk(moderator, { consultationId }));
    // Another moderator holds one of them.
    for (const item of items.filter(({ claim }) => claim === null).slice(0, 2))
      await need(
        house.services.moderation.decide(moderator, {
          consultationId,
          id: item.id,
          revision: item.revision,
          decision: 'publish',
          hidden: [],
        }),
      );
    const analyst = await house.staffWho('analyst');
    const read = () => need(house.services.analysis.points(analyst, { consultationId }));
    expect((await read()).contributions).toEqual([]);
    expect(await readings(analyst.staffId, 'points:read')).toEqual([]);
    await need(
      house.services.consultation.move(await house.staffWho('organiser'), { consultationId, to: 'closed' }),
    );
    const { contributions } = await read();
    await read();
    expect(await readings(analyst.staffId, 'points:read')).toEqual([['texts', String(contributions.length)]]);
  });
});

describe('R128: the overseer reads every audit log, and whether it still stands as it was written', () => {
  it('by day, with names and the state of the chain; and nobody else does', async () => {
    const overseer = await house.staffWho('overseer');
    const { consultationId } = house;
    const log = await need(
      house.services.privacy.audit(overseer, { consultationId, day: null, before: null }),
    );
    expect(log.check).toMatchObject({ ok: true });
    expect(log.days.reduce((sum, { entries }) => sum + entries, 0)).toBe(log.check.ok && log.check.entries);
    expect(log.entries.map(({ actor }) => log.names[actor])).toContain('Maya');
    expect(log.consultations.map(({ id }) => id)).toEqual([consultationId]);
    const site = (day: string | null, before: number | null = null) =>
      need(house.services.privacy.audit(overseer, { consultationId: null, day, before }));
    const { days } = await site(null);
    const entries = (await Promise.all(days.map(({ day }) => site(day)))).flatMap((each) => each.entries);
    expect(entries.map(({ n }) => n).sort((a, b) => a - b)).toEqual(entries.map((_, index) => index + 1));
    const invited = entries.find(({ deed }) => deed === 'staff:invite');
    // What just happened stands first; an entry's number asks for what came before it.
    const numbers = (await site(invited?.day ?? null)).entries.map(({ n }) => n);
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
    const earlier = (await site(invited?.day ?? null, invited?.n)).entries.map(({ n }) => n);
    expect(earlier).toEqual(numbers.filter((n) => n < (invited?.n ?? 0)));
    for (const role of ['administrator', 'organiser', 'moderator', 'analyst'] as const)
      expect(
        await house.services.privacy.audit(await house.staffWho(role), {
          consultationId: null,
          day: null,
          before: null,
        }),
      ).toMatchObject({ code: 'not-allowed' });
    const other = { consultationId: 'A'.repeat(22), day: null, before: null };
    expect(await house.services.privacy.audit(overseer, other)).toMatchObject({ code: 'not-found' });
  });

  it('R615: numbers its entries in the digits of whoever reads', async () => {
    const overseer = await house.staffWho('overseer');
    const here = `/staff/audit?of=${house.consultationId}`;
    const routes = { '/staff/audit': audit };
    const page = await drawPages(house, { routes, staff: overseer, language: 'ar' }).get(here);
    const entries = page.html.slice(page.html.lastIndexOf('<table'));
    const numbers = [...entries.matchAll(/<th scope="row"[^>]*>([^<]*)<\/th>/g)].map(([, number]) => number);
    expect(numbers.length).toBeGreaterThan(0);
    for (const number of numbers) expect(number).toMatch(/^[\u0660-\u0669\u066C]+$/);
  });

  it('R833: says what was done in words, by whom and to what, and folds a number', async () => {
    const overseer = await house.staffWho('overseer');
    const { consultationId } = house;
    const read = await need(
      house.services.privacy.audit(overseer, { consultationId, day: null, before: null }),
    );
    const routes = { '/staff/audit': audit };
    const pages = drawPages(house, { routes, staff: overseer, language: 'en' });
    const { html } = await pages.get(`/staff/audit?of=${consultationId}`);
    const table = html.slice(html.lastIndexOf('<table'));
    const { t } = speakerOf('en');
    expect(table).toContain(t('audit.deed.desk:read'));
    for (const deed of auditDeeds) expect(table).not.toContain(deed);
    const title = read.names[consultationId] ?? '';
    expect(title).not.toBe('');
    expect(table).toContain(title);
    const unfolded = table.replace(/<details.*?<\/details>/gs, '');
    for (const { subject, detail } of read.entries)
      for (const id of [subject, ...detail.split(' ')].filter(isId)) expect(unfolded).not.toContain(id);
  });

  it('R833: says of the log of complaints, too, what was begun, and in the language of whoever reads', async () => {
    const overseer = await house.staffWho('overseer');
    const pages = drawPages(house, { routes: { '/staff/audit': audit }, staff: overseer, language: 'ar' });
    const days = (
      await need(house.services.privacy.audit(overseer, { consultationId: null, day: null, before: null }))
    ).days;
    const drawn = await Promise.all(days.map(({ day }) => pages.get(`/staff/audit?day=${day}`)));
    const tables = drawn.map(({ html }) => html.slice(html.lastIndexOf('<table'))).join('');
    const { t } = speakerOf('ar');
    expect(tables).toContain(t('audit.deed.complaints:begun'));
    expect(tables).toContain(t('audit.of-complaints'));
    expect(tables).not.toContain('complaints');
  });

  it('names the first entry that was altered, on the page as by the command', async () => {
    const db = await database();
    expect((await verifyAudit(db)).ok).toBe(true);
    await db.write([
      { sql: 'drop trigger audit_is_not_altered', args: [] },
      { sql: `update audit set detail = 'nothing' where n = 5`, args: [] },
    ]);
    const { consultationId } = house;
    const overseer = await house.staffWho('overseer');
    const log = await need(
      house.services.privacy.audit(overseer, { consultationId, day: null, before: null }),
    );
    expect(log.check).toEqual({ ok: false, firstBad: 5 });
    const command = await runCommand(house, { words: ['audit', 'verify', consultationId], origin: '' });
    expect(command).toEqual({ lines: ['The chain breaks at entry 5.'], exitCode: 1 });
  });
});
