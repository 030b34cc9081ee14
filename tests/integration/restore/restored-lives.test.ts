import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as complaints from '../../../app/routes/staff/complaints/complaints.tsx';
import * as overview from '../../../app/routes/staff/consultation/consultation.tsx';
import * as safeguarding from '../../../app/routes/staff/safeguarding/safeguarding.tsx';
import type { Database } from '../../../db/databases.ts';
import { newId } from '../../../server/core/ids.ts';
import { codeFragment } from '../../../server/core/room/join-codes.ts';
import type { Role, Staff } from '../../../server/core/staff/roles.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import type { House } from '../../../server/house.ts';
import { readPutBack } from '../../../server/usecases/retention/read-put-back.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { backUp, putBack as houseFrom, peopleWho } from '../../support/processes/put-back.ts';

let house: TestHouse;
let again: House | undefined;
let who: (role: Role) => Staff;
beforeEach(async () => {
  house = await openTestHouse();
  who = await peopleWho(house, ['organiser', 'moderator', 'facilitator']);
});
afterEach(async () => {
  await again?.close();
  again = undefined;
  await house.remove();
});
async function putBack(folder: string) {
  const back = await houseFrom(house, folder);
  again = back.served;
  return back;
}
const close = () =>
  need(
    house.services.consultation.move(who('organiser'), {
      consultationId: house.consultationId,
      to: 'closed',
    }),
  );
const one = async (db: Database, sql: string) => (await db.query(sql, []))[0]?.[0];

describe('R1015: after a restore', () => {
  it('whoever reads complaints and cases is told for two weeks that a person must look at each', async () => {
    who = await peopleWho(house, ['overseer', 'safeguarding-lead', 'organiser']);
    const routes = { '/staff/complaints': complaints, '/staff/c/:id/safeguarding': safeguarding };
    const pages = async (of: TestHouse) => {
      const seen = [];
      for (const [role, path] of [
        ['overseer', '/staff/complaints'],
        ['safeguarding-lead', `/staff/c/${of.consultationId}/safeguarding`],
      ] as const)
        seen.push((await drawPages(of, { routes, staff: who(role) }).get(path)).html);
      return seen;
    };
    for (const html of await pages(house)) expect(html).not.toContain('a person must look');
    const { served } = await putBack(await backUp(house));
    for (const html of await pages({ ...house, ...served })) expect(html).toContain('a person must look');
    const inDays = (days: number) =>
      readPutBack({ ...served.deps, clock: () => Date.now() + days * 86_400_000 }, who('organiser'), {});
    expect((await need(inDays(13))).day).toMatch(/^\d{4}-/);
    expect(await need(inDays(14))).toEqual({ day: null });
  });
});

describe('R1015: what was closed since the backup', () => {
  it('is closed again, without codes, devices or the order in which children wrote, on the day on which it was', async () => {
    const { consultationId } = house;
    const child = await house.join();
    const { activities } = await need(house.services.room.place(child, {}));
    const activityId = activities.find(({ kind }) => kind === 'room')?.id ?? '';
    const id = newId(house.deps.random);
    await need(house.services.room.post(child, { id, activityId, text: 'More trees.', language: 'en' }));
    const by = who('moderator');
    await need(
      house.services.moderation.decide(by, { consultationId, id, revision: 1, decision: 'publish' }),
    );
    const folder = await backUp(house);
    await close();
    const before = await house.databases.consultation(consultationId);
    const closedDay =
      before && (await one(before, `select day from audit where deed = 'consultation:closed'`));
    const { db, served, said } = await putBack(folder);
    expect(said).toMatchObject({ closed: 1, resting: 0 });
    const { row, restored } = await need(
      served.services.consultation.read(who('organiser'), { consultationId }),
    );
    expect([row.state, restored]).toEqual(['closed', 'closed']);
    const drawn = drawPages(
      { ...house, ...served },
      { routes: { '/staff/c/:id': overview }, staff: who('organiser') },
    );
    expect((await drawn.get(`/staff/c/${consultationId}`)).html).toContain('It was closed again because');
    expect(await one(db, 'select count(*) from contribution where seq is not null')).toBe(0);
    expect(await one(db, 'select count(*) from join_code')).toBe(0);
    expect(await db.query(`select day, detail from audit where deed = 'consultation:closed'`, [])).toEqual([
      [closedDay, 'restored'],
    ]);
    const listed = await served.databases.control.query('select state from directory where id = ?1', [
      consultationId,
    ]);
    expect(listed).toEqual([['closed']]);
    // Nobody opens it again, and no child says anything more.
    const opened = await served.services.consultation.move(who('organiser'), { consultationId, to: 'open' });
    expect(opened).toEqual({ ok: false, code: 'state-forbids' });
    const late = { id: newId(house.deps.random), activityId, text: 'Late.', language: 'en' };
    expect(await served.services.room.post(child, late)).toMatchObject({ ok: false });
  });

  it('so where only the directory knows of it, on the day of the restore', async () => {
    const { consultationId } = house;
    const folder = await backUp(house);
    await close();
    await house.databases.control.write([{ sql: 'delete from erasure', args: [] }]);
    const { db } = await putBack(folder);
    expect(await one(db, 'select state from consultation')).toBe('closed');
    expect(await one(db, `select subject from audit where deed = 'consultation:closed'`)).toBe(
      consultationId,
    );
  });

  it('rests instead while a sheet of paper waits in it: a person decides on those words', async () => {
    const db = await house.databases.consultation(house.consultationId);
    const sheet = `insert into paper_sheet (number, batch_id, state, verifier, destroyed_day) values ('1234567', 'b', 'once', x'00', '')`;
    await db?.write([{ sql: sheet, args: [] }]);
    const folder = await backUp(house);
    await db?.write([{ sql: 'delete from paper_sheet', args: [] }]);
    await close();
    const back = await putBack(folder);
    expect(await one(back.db, 'select state from consultation')).toBe('paused');
    expect(await one(back.db, 'select count(*) from paper_sheet')).toBe(1);
    expect(back.said).toMatchObject({ closed: 0, resting: 1 });
  });

  it('and where closing was refused nothing is closed by a restore', async () => {
    const folder = await backUp(house);
    const db = await house.databases.consultation(house.consultationId);
    const sheet = `insert into paper_sheet (number, batch_id, state, verifier, destroyed_day) values ('1234567', 'b', 'once', x'00', '')`;
    await db?.write([{ sql: sheet, args: [] }]);
    const { consultationId } = house;
    const refused = await house.services.consultation.move(who('organiser'), {
      consultationId,
      to: 'closed',
    });
    expect(refused).toEqual({ ok: false, code: 'sheets-waiting' });
    const back = await putBack(folder);
    expect(await one(back.db, 'select state from consultation')).toBe('paused');
  });
});

describe('R1126: what was opened and closed since the backup', () => {
  for (const state of ['draft', 'assessed', 'approved'] as const)
    it(`and is ${state} in it is closed, opens no card and nobody opens it`, async () => {
      const stage = await draftVoting(house, [{ kind: 'question', prompts: prompts('What do you say?') }]);
      const { consultationId, organiser } = stage;
      const approver = await house.staffWho('approver');
      const sign = async (who: Staff, kind: 'prepared' | 'approved') =>
        house.services.consultation.signGate(who, {
          ...{ consultationId, revision: await stage.revision(), kind },
        });
      if (state !== 'draft') await need(sign(organiser, 'prepared'));
      if (state === 'approved') await need(sign(approver, 'approved'));
      const issued = { consultationId, label: 'cards', language: 'en', size: 20 };
      const codes =
        state === 'approved'
          ? (await need(house.services.consultation.issueCodes(demoSystem, issued))).codes
          : [];
      const folder = await backUp(house);
      // As an edit would: children are told another last day than the backup knows.
      const before = await house.databases.consultation(consultationId);
      const lastDay = `${new Date().getUTCFullYear() + 2}-03-01`;
      await before?.write([{ sql: 'update consultation set retention_day = ?1', args: [lastDay] }]);
      if (state === 'draft') await need(sign(organiser, 'prepared'));
      if (state !== 'approved') await need(sign(approver, 'approved'));
      await stage.move('open');
      await stage.move('closed');

      const { served, said } = await putBack(folder);
      expect(said).toMatchObject({ closed: 1 });
      const { row, restored } = await need(served.services.consultation.read(organiser, { consultationId }));
      expect([row.state, row.retentionDay, restored]).toEqual(['closed', lastDay, 'unopened']);
      const db = await served.databases.consultation(consultationId);
      expect(db && (await one(db, 'select count(*) from join_code'))).toBe(0);
      for (const to of ['open', 'paused'] as const)
        expect(await served.services.consultation.move(organiser, { consultationId, to })).toEqual({
          ok: false,
          code: 'state-forbids',
        });
      // A draft that nobody approved is shown to nobody as what children were asked under.
      const terms = await served.services.consultation.publicTerms({ kind: 'visitor' }, { consultationId });
      expect(terms.ok).toBe(state === 'approved');
      for (const words of codes.slice(0, 1))
        expect(
          await served.services.room.lookInside({ kind: 'visitor' }, { code: codeFragment(words) }),
        ).toEqual({ ok: false, code: 'code-opens-nothing' });
      const routes = { '/staff/c/:id': overview };
      const pages = drawPages({ ...house, ...served }, { routes, staff: organiser });
      expect((await pages.get(`/staff/c/${consultationId}`)).html).toContain('made before it was opened');
    });
});
