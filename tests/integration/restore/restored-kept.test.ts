import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import * as consentPage from '../../../app/routes/staff/consultation/consent.tsx';
import { newId } from '../../../server/core/ids.ts';
import { noBands } from '../../../server/core/privacy/consent.ts';
import type { FurtherUse } from '../../../server/core/privacy/uses.ts';
import type { Role, Staff } from '../../../server/core/staff/roles.ts';
import type { House } from '../../../server/house.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { translateShownWords } from '../../support/house/translated.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { backUp, putBack as houseFrom, peopleWho } from '../../support/processes/put-back.ts';
import { tempFolder } from '../../support/processes/temp.ts';

let house: TestHouse;
let again: House | undefined;
let who: (role: Role) => Staff;
const open = async (settings: Record<string, string> = {}) => {
  house = await openTestHouse(settings);
  who = await peopleWho(house, ['moderator', 'organiser', 'approver', 'facilitator']);
};
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
const move = async (use: FurtherUse, to: 'asked' | 'made' | 'dropped') => {
  const { consultationId } = house;
  const by = who(to === 'made' ? 'approver' : 'organiser');
  await need(house.services.consultation.moveUse(by, { consultationId, use, to }));
};

describe('R949: what staff decided in a consultation since the backup, for the children in it', () => {
  beforeEach(() => open());

  it('stays: a further use that was taken out is not made; one that two people made anew is', async () => {
    for (const use of ['quotes', 'translation'] as const)
      for (const to of ['asked', 'made'] as const) await move(use, to);
    const folder = await backUp(house);
    for (const use of ['quotes', 'translation'] as const) await move(use, 'dropped');
    // Asked for by one person it is not made yet, as a backup from before would have it.
    for (const use of ['quotes', 'translation'] as const) await move(use, 'asked');
    await move('quotes', 'made');
    const { db } = await putBack(folder);
    expect(await db.query('select "use", state from consultation_use', [])).toEqual([['quotes', 'made']]);
    const logged = `select detail from audit where deed = 'use:dropped' and actor = 'command-line'`;
    expect(await db.query(logged, [])).toEqual([['translation']]);
  });

  it('so with a sentence that nobody was to vote on any more', async () => {
    const before = await house.databases.consultation(house.consultationId);
    const sentences = async (db = before) =>
      (
        (await db?.query(`select id, state from statement where contribution_id is null order by id`, [])) ??
        []
      ).map(([id, state]) => [String(id), String(state)] as const);
    const [[out = ''] = [], ...others] = await sentences();
    const folder = await backUp(house);
    const { consultationId } = house;
    await need(
      house.services.consultation.retireSeed(who('organiser'), { consultationId, statementId: out }),
    );
    const { db } = await putBack(folder);
    expect(await sentences(db)).toEqual([[out, 'retired'], ...others]);
  });

  it('R1196: so with codes that were called back, of which the backup has every one', async () => {
    const { consultationId } = house;
    const pile = { consultationId, language: 'en', size: 20 };
    const issue = async (label: string) =>
      (await need(house.services.consultation.issueCodes(who('facilitator'), { ...pile, label }))).batches[0]
        ?.batchId ?? '';
    const [stolen, good] = [await issue('stolen'), await issue('good')];
    const folder = await backUp(house);
    await need(
      house.services.consultation.callBackCodes(who('facilitator'), { consultationId, batchId: stolen }),
    );
    const { db } = await putBack(folder);
    const left = 'select count(*) from join_code where batch_id = ?1';
    expect(await db.query(left, [stolen])).toEqual([[0]]);
    expect(await db.query(left, [good])).toEqual([[20]]);
    const logged = `select subject from audit where deed = 'codes:call-back' and actor = 'command-line'`;
    expect(await db.query(logged, [])).toEqual([[stolen]]);
  });

  it('R1197: so with a way in without a code that was shut', async () => {
    const { consultationId } = house;
    const before = await house.databases.consultation(consultationId);
    await before?.write([{ sql: `update consultation set public_way = 1, carer_way = ''`, args: [] }]);
    const folder = await backUp(house);
    await need(house.services.consultation.shutOpenWay(who('organiser'), { consultationId }));
    const { db } = await putBack(folder);
    expect(await db.query('select public_way from consultation', [])).toEqual([[2]]);
  });

  it('R1203: so with a later last day for children to take part, of those it had the last one', async () => {
    const { consultationId } = house;
    const day = (days: number) => new Date(house.deps.clock() + days * 86_400_000).toISOString().slice(0, 10);
    const before = await house.databases.consultation(consultationId);
    await before?.write([
      {
        sql: `update consultation set closing_day = ?1, answer_day = ?2, retention_day = ?3`,
        args: [day(5), day(100), day(200)],
      },
    ]);
    const folder = await backUp(house);
    for (const to of [day(9), day(40)])
      await need(house.services.consultation.moveClosingDay(who('organiser'), { consultationId, day: to }));
    const { db } = await putBack(folder);
    expect(await db.query('select closing_day, state from consultation', [])).toEqual([[day(40), 'paused']]);
  });

  it('R1197, R1203: both also where the backup is from just before the opening', async () => {
    const { consultationId } = house;
    const day = (days: number) => new Date(house.deps.clock() + days * 86_400_000).toISOString().slice(0, 10);
    const before = await house.databases.consultation(consultationId);
    await before?.write([
      {
        sql: `update consultation set state = 'approved', public_way = 1, carer_way = '', closing_day = ?1,
          answer_day = ?2, retention_day = ?3`,
        args: [day(5), day(100), day(200)],
      },
    ]);
    const { consultation } = house.services;
    const shut = () => consultation.shutOpenWay(who('organiser'), { consultationId });
    expect(await shut()).toEqual({ ok: false, code: 'state-forbids' });
    const folder = await backUp(house);
    await before?.write([{ sql: `update consultation set state = 'open'`, args: [] }]);
    await need(shut());
    await need(consultation.moveClosingDay(who('organiser'), { consultationId, day: day(9) }));
    const { db, served } = await putBack(folder);
    const row = await db.query('select state, public_way, closing_day from consultation', []);
    expect(row).toEqual([['approved', 2, day(9)]]);
    // Nobody came by it: from its opening on there is none, so that how many came is told.
    await need(served.services.consultation.move(who('organiser'), { consultationId, to: 'open' }));
    expect(await db.query('select state, public_way from consultation', [])).toEqual([['open', 0]]);
  });

  it('R1197: so where what was put back is given back and edited: what was shut stays shut', async () => {
    const { consultationId } = house;
    const before = await house.databases.consultation(consultationId);
    await before?.write([
      { sql: `update consultation set state = 'approved', public_way = 1, carer_way = ''`, args: [] },
    ]);
    const folder = await backUp(house);
    await before?.write([{ sql: `update consultation set state = 'open'`, args: [] }]);
    await need(house.services.consultation.shutOpenWay(who('organiser'), { consultationId }));
    const { db, served } = await putBack(folder);
    const [[revision] = []] = await db.query('select revision from consultation', []);
    const edit = { consultationId, revision: Number(revision), rules: noBands, uses: [], texts: [] };
    const organiser = who('organiser');
    await need(
      served.services.consultation.editConsent(organiser, { ...edit, carerWay: '', publicWay: true }),
    );
    expect(await db.query('select state, public_way from consultation', [])).toEqual([['draft', 2]]);
    // Its page says so, and lets nobody choose.
    const routes = { '/staff/c/:id/consent': consentPage };
    const { html } = await drawPages(
      { ...house, services: served.services },
      { routes, staff: organiser },
    ).get(`/staff/c/${consultationId}/consent`);
    expect(html).toContain('That way is shut now.');
    expect(html).not.toContain('name="publicWay"');
  });

  it('R1197: a way that the backup has for children without a safe carer stays, and the restore goes on', async () => {
    const { consultationId } = house;
    const before = await house.databases.consultation(consultationId);
    await before?.write([{ sql: `update consultation set public_way = 1, carer_way = 'public'`, args: [] }]);
    const folder = await backUp(house);
    await before?.write([{ sql: `update consultation set carer_way = ''`, args: [] }]);
    await need(house.services.consultation.shutOpenWay(who('organiser'), { consultationId }));
    const { db } = await putBack(folder);
    expect(await db.query('select public_way from consultation', [])).toEqual([[1]]);
  });

  it('so with whose children somebody knows: it reads none of their words', async () => {
    const { consultationId } = house;
    const child = await house.join();
    const groups = await need(house.services.consultation.groups(who('moderator'), { consultationId }));
    // The one that its code is of: groups of one day come in the order of their ids, which are drawn.
    const { batchId = '' } = groups.find(({ label }) => label === 'test') ?? {};
    const { activities } = await need(house.services.room.place(child, {}));
    const activityId = activities.find(({ kind }) => kind === 'room')?.id ?? '';
    const words = { id: newId(house.deps.random), activityId, text: 'From one of them.', language: 'en' };
    await need(house.services.room.post(child, words));
    const folder = await backUp(house);
    await need(
      house.services.consultation.knowGroups(who('moderator'), { consultationId, batchIds: [batchId] }),
    );
    await need(house.services.consultation.replaceCode(who('facilitator'), { consultationId, batchId }));
    const { served, db } = await putBack(folder);
    const known = await db.query('select staff_id, how from own_group where batch_id = ?1', [batchId]);
    expect(new Set(known.map(([staffId]) => staffId))).toEqual(
      new Set([who('moderator').staffId, who('facilitator').staffId]),
    );
    const { items } = await need(served.services.moderation.desk(who('moderator'), { consultationId }));
    expect(items.filter(({ text }) => text === words.text)).toEqual([]);
  });

  it('so where it came to know them at a kiosk, or by typing their sheets, which is less', async () => {
    const { consultationId } = house;
    const [moderator, facilitator, organiser] = [who('moderator'), who('facilitator'), who('organiser')];
    const typist = await house.otherWho('moderator', moderator);
    const pile = { consultationId, label: 'Class 4b', language: 'en', size: 20, handedBy: '' };
    const { language, label, size } = pile;
    const start = { consultationId, hours: 1, handedBy: '' };
    await need(house.services.kiosk.start(facilitator, { ...start, group: { label, language, size } }));
    const { groups } = await need(house.services.kiosk.groups(facilitator, { consultationId }));
    const [{ id: atKiosk } = { id: '' }] = groups;
    const printed = await need(house.services.paper.print(organiser, { ...pile, level: 'younger' }));
    const folder = await backUp(house);
    const more = { ...start, handedBy: moderator.staffId, batchId: atKiosk };
    await need(house.services.kiosk.start(organiser, more));
    const number = printed.sheets[0]?.number ?? '';
    const entry = { consent: true, ageBand: '' as const, polls: {}, votes: {}, texts: {} };
    const typed = await need(house.services.paper.key(typist, { consultationId, number, entry }));
    expect(typed.became).toBe('once');
    const { db } = await putBack(folder);
    const known = async (batchId: string) =>
      new Map(
        (await db.query('select staff_id, how from own_group where batch_id = ?1', [batchId])) as [
          string,
          string,
        ][],
      );
    expect(await known(atKiosk)).toEqual(
      new Map([
        [facilitator.staffId, 'made'],
        [organiser.staffId, 'said'],
        [moderator.staffId, 'said'],
      ]),
    );
    // Whoever typed goes on typing there.
    expect((await known(printed.batchId)).get(typist.staffId)).toBe('typed');
    const logged = `select count(*) from audit where deed = 'groups:know' and actor = ?1`;
    expect(await db.query(logged, [facilitator.staffId])).toEqual([[0]]);
  });
});

describe('R949: a translation that somebody took away since the backup, or wrote anew', () => {
  it('is shown to no child before a person reads it again; one that stands as it stood is', async () => {
    const folderOfPair = tempFolder('translator');
    onTestFinished(() => folderOfPair.remove());
    writeFileSync(join(folderOfPair.path, 'eng-ara.mode'), 'tr a-z A-Z\n');
    await open({ TRANSLATOR: 'apertium', TRANSLATOR_MODES: folderOfPair.path });
    const { consultationId } = house;
    const { room, moderation, translation } = house.services;
    await move('translation', 'asked');
    await move('translation', 'made');
    const child = await house.join();
    await need(room.answerUse(child, { use: 'translation', answer: 'yes' }));
    const { activities } = await need(room.place(child, {}));
    const activityId = activities.find(({ kind }) => kind === 'room')?.id ?? '';
    const ids = [];
    for (const text of ['Wrong in there.', 'Better in other words.', 'Good as it is.']) {
      const id = newId(house.deps.random);
      await need(room.post(child, { id, activityId, text, language: 'en' }));
      await need(
        moderation.decide(who('moderator'), { consultationId, id, revision: 1, decision: 'publish' }),
      );
      ids.push(id);
    }
    await translateShownWords(house, consultationId);
    const folder = await backUp(house);
    const { translations: listed } = await need(translation.toSign(who('moderator'), { consultationId }));
    const read = (id = '') => {
      const { change = 0, round = 0 } = listed.find((each) => each.id === id) ?? {};
      return { consultationId, id, language: 'ar', change, round };
    };
    const [wrong, anew, stays] = ids;
    await need(translation.settle(who('moderator'), { ...read(wrong), to: 'removed' }));
    await need(translation.correct(who('moderator'), { ...read(anew), texts: ['Other words.'] }));
    await need(translation.settle(who('moderator'), { ...read(stays), to: 'signed' }));
    const { db } = await putBack(folder);
    const rows = await db.query(`select contribution_id, state from translation where language = 'ar'`, []);
    const states = new Map(rows.map(([id, state]) => [String(id), String(state)]));
    expect(ids.map((id) => states.get(id))).toEqual(['held', 'held', 'machine']);
  });
});
