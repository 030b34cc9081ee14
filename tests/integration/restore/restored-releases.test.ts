import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as said from '../../../app/routes/public/release/release.tsx';
import * as signing from '../../../app/routes/staff/analysis/release.tsx';
import * as overview from '../../../app/routes/staff/consultation/consultation.tsx';
import type { Database } from '../../../db/databases.ts';
import type { Role, Staff } from '../../../server/core/staff/roles.ts';
import type { House } from '../../../server/house.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { backUp, putBack as houseFrom, peopleWho } from '../../support/processes/put-back.ts';

const visitor = { kind: 'visitor' } as const;
/** Each signature draws a report: seconds, where much else is under way. */
const timeout = 120_000;

let house: TestHouse;
let again: House | undefined;
let who: (role: Role) => Staff;
beforeEach(async () => {
  house = await openTestHouse();
  who = await peopleWho(house, ['organiser', 'approver', 'analyst']);
  // Where no child said anything there is nothing to sort, and nothing is found.
  const db = await house.databases.consultation(house.consultationId);
  await db?.write([
    { sql: `update contribution set state = 'refused'`, args: [] },
    // In how many languages a report is drawn nobody asks here, and each takes as long as the first.
    { sql: `update consultation set languages = '["en"]'`, args: [] },
  ]);
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

const closed = () => {
  const { consultationId } = house;
  return need(house.services.consultation.move(who('organiser'), { consultationId, to: 'closed' }));
};
const drafted = async (of: Pick<House, 'services'> = house) =>
  need(of.services.analysis.draft(who('analyst'), { consultationId: house.consultationId }));
const signed = async (of: Pick<House, 'services'> = house) => {
  const { consultationId } = house;
  const draft = await need(of.services.analysis.readDraft(who('approver'), { consultationId }));
  return need(of.services.analysis.sign(who('approver'), { consultationId, print: draft.print }));
};
const stateOf = async (db: Database) => (await db.query('select state from consultation', []))[0]?.[0];
/** A page as whoever signs gets it, of the house that is served. */
const pageOf = async (of: House, path: string) => {
  const routes = { '/said/:id': said, '/staff/c/:id/release': signing, '/staff/c/:id': overview };
  const drawn = drawPages({ ...house, ...of }, { routes, staff: who('approver') });
  return (await drawn.get(path)).html;
};
const numberOf = async (of: House, id: string) =>
  (await need(of.services.analysis.release(visitor, { id }))).release.number;

describe('R1013: a release that was signed since the backup', { timeout }, () => {
  for (const [state, made] of [
    ['analysed', [closed, drafted]],
    ['open', []],
  ] as const)
    it(`stands again byte for byte, and what was ${state} is published, so that no other one is signed`, async () => {
      const { consultationId } = house;
      for (const step of made) await step();
      const folder = await backUp(house);
      for (const step of [closed, drafted].slice(made.length)) await step();
      const { releaseId } = await signed();
      const before = await need(house.services.analysis.releaseBundle(visitor, { id: releaseId }));
      const { db, served, said: told } = await putBack(folder);
      expect(told).toMatchObject({ stand: 1, unsigned: [] });
      expect(await need(served.services.analysis.releaseBundle(visitor, { id: releaseId }))).toEqual(before);
      const desk = await need(served.services.consultation.read(who('organiser'), { consultationId }));
      expect([desk.row.state, desk.restored]).toEqual([await stateOf(db), 'published']);
      expect(['published', 'answered']).toContain(desk.row.state);
      expect(await pageOf(served, `/staff/c/${consultationId}`)).toContain('It counts as published because');
      expect(await numberOf(served, releaseId)).toBe(1);
      expect(await pageOf(served, `/said/${releaseId}`)).not.toContain('There is no report number');
      const print = '';
      expect(await served.services.analysis.sign(who('approver'), { consultationId, print })).toEqual({
        ok: false,
        code: 'not-ready',
      });
    });

  it('R1126: publishes also what the backup has from before it was opened', async () => {
    const database = await house.databases.consultation(house.consultationId);
    const set = (state: string) =>
      database?.write([{ sql: 'update consultation set state = ?1', args: [state] }]);
    await set('approved');
    const folder = await backUp(house);
    await set('open');
    for (const step of [closed, drafted]) await step();
    const { releaseId } = await signed();
    const { db, served, said: told } = await putBack(folder);
    expect(told).toMatchObject({ closed: 1, stand: 1, unsigned: [] });
    expect(['published', 'answered']).toContain(await stateOf(db));
    expect(await numberOf(served, releaseId)).toBe(1);
  });

  it('R1033: says of no words that it rests on them whose children had said no to analysis when it was signed', async () => {
    const kept =
      'select c.participant_id from point_contribution p join contribution c on c.id = p.contribution_id';
    const [calm, early, late] = [await house.join(), await house.join(), await house.join()];
    const there = await house.databases.consultation(house.consultationId);
    await there?.write(
      [calm, early, late].flatMap(({ participantId }) => [
        {
          sql: `insert into contribution (id, participant_id, activity_id, anchor, revision, change, state, language, body, hidden, findings, severity, day)
            select 'by-' || ?1, ?1, a.id, '', 1, 1, 'refused', 'en', x'', '[]', '[]', 0, '2026-01-01' from activity a limit 1`,
          args: [participantId],
        },
        {
          sql: `insert into point_contribution (contribution_id, point_id, coded_by) values ('by-' || ?1, 'none-fits', 'x')`,
          args: [participantId],
        },
      ]),
    );
    const no = (participantId: string, day: string) =>
      there?.write([
        {
          sql: `insert into objection (participant_id, "use", day) values (?1, 'analysis', ?2)`,
          args: [participantId, day],
        },
      ]);
    await no(early.participantId, '2026-01-02');
    await closed();
    await drafted();
    await no(late.participantId, '2999-01-01');
    const folder = await backUp(house);
    await there?.write([
      { sql: 'delete from objection where participant_id = ?1', args: [late.participantId] },
    ]);
    await signed();
    const { db } = await putBack(folder);
    expect((await db.query(kept, [])).map(([id]) => id).sort()).toEqual(
      [calm, late].map(({ participantId }) => participantId).sort(),
    );
  });

  it('that is not whole any more is not shown, and the next one has a higher number and says so', async () => {
    const { consultationId } = house;
    await closed();
    await drafted();
    const folder = await backUp(house);
    const { releaseId: lost } = await signed();
    await house.databases.control.write([
      { sql: `update release_file set bytes = x'00' where name = 'release.json'`, args: [] },
    ]);
    const { db, served, said: told } = await putBack(folder);
    expect(told).toMatchObject({ stand: 0, unsigned: [{ consultationId, number: 1 }] });
    expect(await stateOf(db)).toBe('analysed');
    expect(await served.services.analysis.release(visitor, { id: lost })).toEqual({
      ok: false,
      code: 'not-found',
    });
    expect(await pageOf(served, `/staff/c/${consultationId}/release`)).toContain('Number 1 is left out');
    const { releaseId } = await signed(served);
    expect(await numberOf(served, releaseId)).toBe(2);
    const page = await pageOf(served, `/said/${releaseId}`);
    expect(page).toContain('There is no report number 1');
    expect(page).toContain('It was signed on');
    const { gaps } = await need(served.services.analysis.release(visitor, { id: releaseId }));
    const day = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);
    expect(gaps).toEqual([{ number: 1, day, signedDay: day }]);
  });

  it('of which nothing is left leaves its number to none: where the data is lost, the next number is left out', async () => {
    const { consultationId } = house;
    await closed();
    await drafted();
    const folder = await backUp(house);
    await signed();
    await house.close();
    for (const name of ['control.db', 'control.db-wal', 'control.db-shm'])
      rmSync(join(house.folder, 'data', name), { force: true });
    expect(existsSync(join(house.folder, 'data', 'consultations'))).toBe(true);
    const { served } = await putBack(folder);
    const gap = { number: 1, day: expect.any(String), signedDay: '' };
    expect(await need(served.services.analysis.gaps(who('approver'), { consultationId }))).toEqual([gap]);
    const { releaseId } = await signed(served);
    expect(await need(served.services.analysis.release(visitor, { id: releaseId }))).toMatchObject({
      release: { number: 2 },
      gaps: [gap],
    });
    expect(await pageOf(served, `/said/${releaseId}`)).toContain('Nobody knows if there was a report');
  });

  it('leaves none out where it was open in the newest list: nobody signs within a minute what children still write', async () => {
    const { consultationId } = house;
    const folder = await backUp(house);
    await house.close();
    rmSync(join(house.folder, 'data', 'control.db'));
    const { served } = await putBack(folder);
    const { analysis } = served.services;
    expect(await need(analysis.gaps(who('approver'), { consultationId }))).toEqual([]);
  });

  it('leaves no gap where all is known, however often it is restored', async () => {
    const { consultationId } = house;
    await closed();
    await drafted();
    const folder = await backUp(house);
    const { served } = await putBack(folder);
    const { releaseId } = await signed(served);
    expect(await numberOf(served, releaseId)).toBe(1);
    expect(await need(served.services.analysis.gaps(who('approver'), { consultationId }))).toEqual([]);
  });
});

it('R1013: signed again after a stop between two commits, it is the one that was signed, and no earlier one', {
  timeout,
}, async () => {
  const { consultationId } = house;
  await closed();
  await drafted();
  const { releaseId } = await signed();
  // As a restore with an earlier one in it would find it: drafted once more, and signed up to the first commit.
  const db = await house.databases.consultation(consultationId);
  await db?.write([{ sql: `update consultation set state = 'analysed'`, args: [] }]);
  const second = await signed();
  expect(second.releaseId).not.toBe(releaseId);
  await db?.write([{ sql: `update consultation set state = 'signed'`, args: [] }]);
  expect((await need(house.services.analysis.sign(who('approver'), { consultationId }))).releaseId).toBe(
    second.releaseId,
  );
});
