import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as childHome from '../../../app/routes/child/home.tsx';
import * as join from '../../../app/routes/child/joining/join.tsx';
import * as terms from '../../../app/routes/public/release/terms.tsx';
import * as about from '../../../app/routes/staff/consultation/about.tsx';
import * as overview from '../../../app/routes/staff/consultation/consultation.tsx';
import * as staffHome from '../../../app/routes/staff/home/home.tsx';
import { codeFragment } from '../../../server/core/room/join-codes.ts';
import { closeDue } from '../../../server/usecases/consultation/close-due.ts';
import { moveClosingDay } from '../../../server/usecases/consultation/move-closing-day.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';
import { drawPages, formFor } from '../../support/pages/drawn-pages.ts';

const clock = { kind: 'system', name: 'clock' } as const;
const dayMs = 86_400_000;
const refusal = (code: string) => ({ ok: false, code });

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

const dayAt = (days: number) => new Date(house.deps.clock() + days * dayMs).toISOString().slice(0, 10);
const printed = (day: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(day));

/** A consultation in Vienna, open until the end of the fifth day from now. */
async function opened({ withPaper = false } = {}) {
  const stage = await draftVoting(house, [{ kind: 'question', prompts: prompts('What do you say?') }], {
    closingInDays: 5,
  });
  const { consultationId, organiser } = stage;
  await stage.open();
  const sheets = withPaper
    ? (
        await need(
          house.services.paper.print(organiser, {
            ...{
              consultationId,
              label: 'Class 4b',
              language: 'en',
              level: 'younger',
              size: 20,
              handedBy: '',
            },
          }),
        )
      ).sheets
    : [];
  const db = await house.databases.consultation(consultationId);
  if (!db) throw new Error('gone');
  const one = async (sql: string) => (await db.query(sql, []))[0];
  return {
    ...{ ...stage, consultationId, organiser, sheets, db, one },
    state: async () => (await one('select state from consultation'))?.[0],
    closingDay: async () => (await one('select closing_day from consultation'))?.[0],
  };
}

/** Some hour of a day in Vienna, in summer or winter before or after its midnight. */
const beforeMidnight = (day: string) => Date.parse(`${day}T20:00:00Z`);
const afterMidnight = (day: string) => Date.parse(`${day}T23:30:00Z`);
const looks = (ms: number) => need(closeDue({ ...house.deps, clock: () => ms }, clock, {}));

describe('R1200: the last day on which children can take part', () => {
  it('lasts to its end in the zone of the consultation; then the clock closes it, in the ordinary way', async () => {
    const on = await opened();
    const child = await on.join();
    const [day = '', id] = [dayAt(5), on.consultationId];
    expect(await looks(beforeMidnight(day))).toEqual({ closed: [], rests: [], failed: [] });
    await on.publish(child, on.activities[0] ?? '', 'On the last evening.');
    expect(await looks(afterMidnight(day))).toEqual({ closed: [id], rests: [], failed: [] });
    expect(await on.state()).toBe('closed');
    expect(await on.one('select count(*) from join_code')).toEqual([0]);
    expect(await on.one('select count(*) from contribution where seq is not null')).toEqual([0]);
    const logged = `select actor, detail from audit where deed = 'consultation:closed'`;
    expect(await on.one(logged)).toEqual(['clock', 'last-day']);
    // Once is enough.
    expect(await looks(afterMidnight(day))).toEqual({ closed: [], rests: [], failed: [] });
  });

  it('is what nobody has to name: without one nothing closes by itself', async () => {
    const stage = await draftVoting(house, [{ kind: 'question', prompts: prompts('Say') }]);
    await stage.open();
    const { closed } = await looks(house.deps.clock() + 90 * dayMs);
    expect(closed).not.toContain(stage.consultationId);
  });

  it('is looked at by the clock alone', async () => {
    expect(await house.services.consultation.closeDue(await house.staffWho('organiser'), {})).toEqual(
      refusal('not-allowed'),
    );
  });
});

describe('R1201: what the clock would lose it does not close', () => {
  it('lets rest where a sheet may still come back, and where one waits to be typed a second time', async () => {
    const empty = { consent: true, ageBand: '' as const, polls: {}, votes: {}, texts: {} };
    for (const typed of [false, true]) {
      const on = await opened({ withPaper: true });
      const number = on.sheets[0]?.number ?? '';
      const { consultationId } = on;
      if (typed) {
        const moderator = await house.staffWho('moderator');
        await need(house.services.paper.key(moderator, { consultationId, number, entry: empty }));
      }
      const after = afterMidnight(dayAt(5));
      expect((await looks(after)).rests).toEqual([consultationId]);
      expect(await on.state()).toBe('paused');
      const sheet = `select state, verifier is null from paper_sheet where number = '${number}'`;
      expect(await on.one(sheet)).toEqual([typed ? 'once' : 'out', 0]);
      const logged = `select actor, detail from audit where deed = 'consultation:paused'`;
      expect(await on.one(logged)).toEqual(['clock', 'last-day']);
      expect((await looks(after)).closed).toEqual([]);
      expect(await on.state()).toBe('paused');
    }
  });

  it('closes where every sheet that was printed is settled, refused or out of date', async () => {
    const on = await opened({ withPaper: true });
    await on.db.write([{ sql: `update paper_sheet set verifier = null`, args: [] }]);
    expect((await looks(afterMidnight(dayAt(5)))).closed).toEqual([on.consultationId]);
  });

  it('leaves to a person what rests already, whoever let it rest', async () => {
    const on = await opened();
    await on.move('paused');
    expect(await looks(afterMidnight(dayAt(5)))).toEqual({ closed: [], rests: [], failed: [] });
    expect(await on.state()).toBe('paused');
  });

  it('leaves open what somebody gave a later day while the clock was at it', async () => {
    const on = await opened();
    const later = { consultationId: on.consultationId, day: dayAt(9) };
    await need(house.services.consultation.moveClosingDay(on.organiser, later));
    const { consultation } = house.services;
    for (const to of ['closed', 'paused'] as const)
      expect(
        await consultation.move(clock, { consultationId: on.consultationId, to, lastDay: dayAt(5) }),
      ).toEqual(refusal('state-forbids'));
    expect(await on.state()).toBe('open');
    // Its later day is one at which others look.
    await on.move('closed');
  });
});

describe('R1202: while it runs that day is moved', () => {
  const moved = (on: Awaited<ReturnType<typeof opened>>, day: string) =>
    house.services.consultation.moveClosingDay(on.organiser, { consultationId: on.consultationId, day });

  it('by one person with a fresh second factor to a later one, and never to an earlier one', async () => {
    const on = await opened();
    for (const day of [dayAt(4), dayAt(150), dayAt(250), '2030-02-30', ''])
      expect(await moved(on, day), day).toEqual(refusal('field-missing'));
    const input = { consultationId: on.consultationId, day: dayAt(9) };
    const stale = { ...on.organiser, freshFactor: false };
    expect(await house.services.consultation.moveClosingDay(stale, input)).toEqual(refusal('factor-needed'));
    for (const role of ['moderator', 'facilitator', 'overseer'] as const)
      expect(await house.services.consultation.moveClosingDay(await house.staffWho(role), input)).toEqual(
        refusal('not-found'),
      );
    await need(moved(on, dayAt(9)));
    await need(moved(on, dayAt(9)));
    expect(await on.closingDay()).toBe(dayAt(9));
    const logged = `select count(*), max(detail) from audit where deed = 'consultation:until'`;
    expect(await on.one(logged)).toEqual([1, dayAt(9)]);
    expect((await looks(afterMidnight(dayAt(5)))).closed).toEqual([]);
    expect((await looks(afterMidnight(dayAt(9)))).closed).toEqual([on.consultationId]);
    expect(await moved(on, dayAt(12))).toEqual(refusal('state-forbids'));
  });

  it('also of what rests since it was over, which then opens again; where none was named none is', async () => {
    const on = await opened();
    await on.move('paused');
    const at = { ...house.deps, clock: () => afterMidnight(dayAt(6)) };
    const input = { consultationId: on.consultationId, day: dayAt(9) };
    await need(moveClosingDay(at, on.organiser, input));
    await on.db.write([{ sql: `update consultation set closing_day = ''`, args: [] }]);
    expect(await moved(on, dayAt(12))).toEqual(refusal('state-forbids'));
  });

  it('nothing opens again past it', async () => {
    const on = await opened();
    await on.move('paused');
    await on.db.write([{ sql: 'update consultation set closing_day = ?1', args: [dayAt(-2)] }]);
    const { consultationId } = on;
    const open = () => house.services.consultation.move(on.organiser, { consultationId, to: 'open' });
    expect(await open()).toEqual(refusal('gate-not-ready'));
    await need(moved(on, dayAt(2)));
    await need(open());
  });
});

describe('R1199: that day is told', () => {
  it('to a child before its yes and while it takes part, to everybody on its terms, and to its staff', async () => {
    const on = await opened();
    const told = printed(dayAt(5));
    const here = drawPages(house, { routes: { '/here': childHome }, child: await on.join() });
    expect((await here.get('/here')).html).toContain(`You can take part until ${told}.`);
    const { codes } = await need(
      house.services.consultation.issueCodes(clock, {
        ...{ consultationId: on.consultationId, label: 'x', language: 'en', size: 20 },
      }),
    );
    const visitor = drawPages(house, { routes: { '/join': join, '/terms/:id': terms }, child: null });
    const why = await visitor.send(
      formFor('/join', { step: 'look', code: codeFragment(codes[0] ?? []) }),
      {},
    );
    expect(why.html).toContain(`You can take part until ${told}.`);
    const card = await visitor.get(`/terms/${on.consultationId}`);
    expect(card.html).toMatch(new RegExp(`Children can take part until.*${told}`, 's'));
    const routes = { '/staff/c/:id': overview, '/staff/c/:id/about': about };
    const staff = drawPages(house, { routes, staff: on.organiser });
    expect((await staff.get(`/staff/c/${on.consultationId}`)).html).toContain(`part until ${told}.`);
    const page = await staff.get(`/staff/c/${on.consultationId}/about`);
    const refused = await staff.send(page, { press: 'act=until' }, { closing: dayAt(1) });
    expect(refused.html).toContain('field-closing');
    expect(await on.closingDay()).toBe(dayAt(5));
    await staff.send(page, { press: 'act=until' }, { closing: dayAt(7) });
    expect(await on.closingDay()).toBe(dayAt(7));
  });

  it('once it is over while it rests: to its children, and to its staff with what to do', async () => {
    const on = await opened();
    const child = await on.join();
    await on.move('paused');
    await on.db.write([{ sql: 'update consultation set closing_day = ?1', args: [dayAt(-2)] }]);
    const was = `last day to take part was ${printed(dayAt(-2))}`;
    const here = drawPages(house, { routes: { '/here': childHome }, child });
    expect((await here.get('/here')).html).toContain(was);
    const routes = { '/staff': staffHome, '/staff/c/:id': overview };
    const staff = drawPages(house, { routes, staff: on.organiser });
    for (const path of ['/staff', `/staff/c/${on.consultationId}`])
      expect((await staff.get(path)).html, path).toContain(was);
  });
});
