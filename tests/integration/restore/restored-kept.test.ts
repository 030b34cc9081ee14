import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import * as consentPage from '../../../app/routes/staff/consultation/consent.tsx';
import type { Database } from '../../../db/databases.ts';
import { translationInto, untranslated } from '../../../db/queries/translation/translations.ts';
import { newId } from '../../../server/core/ids.ts';
import { noBands } from '../../../server/core/privacy/consent.ts';
import type { FurtherUse } from '../../../server/core/privacy/uses.ts';
import type { Child, Role, Staff } from '../../../server/core/staff/roles.ts';
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
  let child: Child;
  let ids: string[];
  /** Words of one child that others see, and may be made into the other language. */
  const published = async (texts: readonly string[]) => {
    const folder = tempFolder('translator');
    onTestFinished(() => folder.remove());
    writeFileSync(join(folder.path, 'eng-ara.mode'), 'tr a-z A-Z\n');
    await open({ TRANSLATOR: 'apertium', TRANSLATOR_MODES: folder.path });
    const { consultationId } = house;
    const { room, moderation } = house.services;
    await move('translation', 'asked');
    await move('translation', 'made');
    child = await house.join();
    await need(room.answerUse(child, { use: 'translation', answer: 'yes' }));
    const { activities } = await need(room.place(child, {}));
    const activityId = activities.find(({ kind }) => kind === 'room')?.id ?? '';
    ids = [];
    for (const text of texts) {
      const id = newId(house.deps.random);
      await need(room.post(child, { id, activityId, text, language: 'en' }));
      await need(
        moderation.decide(who('moderator'), { consultationId, id, revision: 1, decision: 'publish' }),
      );
      ids.push(id);
    }
  };
  const translated = async (texts: readonly string[]) => {
    await published(texts);
    await translateShownWords(house, house.consultationId);
  };
  /** As a person reads it now. */
  const read = async (id = '') => {
    const { consultationId } = house;
    const { translations } = await need(
      house.services.translation.toSign(who('moderator'), { consultationId }),
    );
    const { change = 0, round = 0 } = translations.find((each) => each.id === id) ?? {};
    return { consultationId, id, language: 'ar', change, round };
  };
  const settle = async (id: string | undefined, to: 'signed' | 'removed') =>
    need(house.services.translation.settle(who('moderator'), { ...(await read(id)), to }));
  const correct = async (id: string | undefined) =>
    need(
      house.services.translation.correct(who('moderator'), { ...(await read(id)), texts: ['Other words.'] }),
    );
  /** The state of each in the other language, in the order they were written; undefined: nothing is kept of it. */
  const states = async (db: Database) => {
    const rows = await db.query(`select contribution_id, state from translation where language = 'ar'`, []);
    const all = new Map(rows.map(([id, state]) => [String(id), String(state)]));
    return ids.map((id) => all.get(id));
  };
  const madeNext = async (db: Database) =>
    (await untranslated(db, { ids, pairs: [['en', 'ar']], limit: 9, elsewhere: false })).map(
      ({ record }) => record.id,
    );

  it('is shown to no child before a person reads it again, in whatever round the backup has it; one that stands as it stood is', async () => {
    await translated([
      'Wrong.',
      'Other words.',
      'Good.',
      'Signed and wrong.',
      'Signed, then in other words.',
    ]);
    const [wrong, anew, stays, later, laterAnew] = ids;
    const folder = await backUp(house);
    await settle(wrong, 'removed');
    await correct(anew);
    for (const id of [stays, later, laterAnew]) await settle(id, 'signed');
    await settle(later, 'removed');
    await correct(laterAnew);
    const { db } = await putBack(folder);
    expect(await states(db)).toEqual(['held', 'held', 'machine', 'held', 'held']);
  });

  it('R463: nor is it made again where its child said no after the restore, and then yes', async () => {
    await translated(['Wrong in there.', 'Good as it is.']);
    const folder = await backUp(house);
    await settle(ids[0], 'removed');
    const { served, db } = await putBack(folder);
    const { room } = served.services;
    for (const answer of ['no', 'yes'] as const)
      await need(room.answerUse(child, { use: 'translation', answer }));
    expect(await states(db)).toEqual(['removed', undefined]);
    expect(await madeNext(db)).toEqual([ids[1]]);
    // Nothing of its words is kept, and it is read as what it is.
    const kept = await translationInto(db, { id: ids[0] ?? '', language: 'ar' });
    expect(kept).toMatchObject({ texts: [], typed: null });
  });

  it('R463: nor where the backup was made before it', async () => {
    await published(['Wrong in there.', 'Good as it is.']);
    const folder = await backUp(house);
    await translateShownWords(house, house.consultationId);
    await settle(ids[0], 'removed');
    const { db } = await putBack(folder);
    expect(await states(db)).toEqual(['removed', undefined]);
    expect(await madeNext(db)).toEqual([ids[1]]);
  });

  it.each([
    [
      'it had said no before it',
      () => house.services.privacy.object(child, { use: 'translation', on: true }),
    ],
    [
      'it had taken its yes back',
      () => house.services.room.answerUse(child, { use: 'translation', answer: 'no' }),
    ],
    ['the use had been ended', () => move('translation', 'dropped')],
  ] as const)('R463: nor where %s', async (_, ends) => {
    await translated(['Wrong in there.', 'Good as it is.']);
    const folder = await backUp(house);
    await settle(ids[0], 'removed');
    await ends();
    const { db } = await putBack(folder);
    expect(await states(db)).toEqual(['removed', undefined]);
  });
});
