import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { action as join } from '../../../app/routes/child/joining/join.tsx';
import { action as leave } from '../../../app/routes/child/joining/leave.tsx';
import { action as look } from '../../../app/routes/public/site/look.tsx';
import { inventoryWords } from '../../../locales/inventory.ts';
import { newId } from '../../../server/core/ids.ts';
import { type BatchConsent, type ConsentRule, noBands } from '../../../server/core/privacy/consent.ts';
import { codeFragment } from '../../../server/core/room/join-codes.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import { createContexts } from '../../../server/http/load-context.ts';
import { createStringFiles } from '../../../server/http/string-files.ts';
import type { ConsentEdit } from '../../../server/usecases/consultation/edit-consent.ts';
import { readUses } from '../../../server/usecases/privacy/read-uses.ts';
import { readPlace } from '../../../server/usecases/room/read-place.ts';
import { namesIn } from '../../../server/whole-texts.ts';
import {
  need,
  next,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
} from '../../support/house/house.ts';
import { toldNever } from '../../support/house/told-never.ts';
import { draftVoting, everywhere, option, prompts, seed } from '../../support/house/voting.ts';
import { everyPage } from '../../support/processes/http-server.ts';

let house: TestHouse;
let live: TestLive;
const visitor = { kind: 'visitor' } as const;
const id = () => newId((length) => crypto.getRandomValues(new Uint8Array(length)));
const guarded: readonly ConsentRule[] = [
  { ageBand: '10-12', mode: 'guardian' },
  { ageBand: '13-15', mode: 'organisation' },
  { ageBand: '16-17', mode: 'child' },
];
const told = (['guardian-reason', 'without-carer'] as const).flatMap((field) =>
  everywhere(field).map(({ words: body, ...at }) => ({ field, body, ...at })),
);
const free = { rules: noBands, carerWay: '', publicWay: false, uses: [], texts: [] } as const;

beforeAll(async () => {
  house = await openTestHouse();
  live = await openTestLive(house);
});
afterAll(async () => {
  await live.close();
  await house.remove();
});

type Decided = Omit<ConsentEdit, 'consultationId' | 'revision'>;

/** An open consultation with a room and a question, and these decisions about consent. */
async function opened(decided: Decided) {
  const stage = await draftVoting(house, [
    { kind: 'room', prompts: prompts('Talk') },
    { kind: 'question', prompts: prompts('Say') },
    { kind: 'poll', form: 'single', prompts: prompts('Choose'), options: [option('A'), option('B')] },
    { kind: 'statements', prompts: prompts('Vote'), seeds: [seed('Yes.')] },
  ]);
  const { consultationId, organiser } = stage;
  const edit = { consultationId, revision: await stage.revision(), ...decided };
  await need(house.services.consultation.editConsent(organiser, edit));
  await stage.open();
  return stage;
}

async function codesFor(consultationId: string, kind: BatchConsent): Promise<string[]> {
  const { codes } = await need(
    house.services.consultation.issueCodes(demoSystem, {
      consultationId,
      label: 'x',
      language: 'en',
      size: 20,
      consent: { kind, by: 'The ombudsperson', how: 'A letter to each.' },
    }),
  );
  return codes.map(codeFragment);
}

const joining = (consultationId: string, code: string, ageBand = '') =>
  house.services.room.join(visitor, {
    consultationId,
    code,
    nonce: id(),
    language: 'en',
    level: 'older',
    ageBand,
  });
const openly = (consultationId: string, nonce = id(), ageBand = '') =>
  house.services.room.joinOpenly(visitor, { consultationId, nonce, language: 'en', level: 'older', ageBand });
async function whose(seat: { consultationId: string; session: string }): Promise<Child> {
  return (await need(house.services.room.identify(visitor, seat))).actor;
}

/** Every row of every table of both databases. */
async function everythingStored(consultationId: string): Promise<string> {
  const stored: string[] = [];
  for (const db of [house.databases.control, await house.databases.consultation(consultationId)]) {
    const tables = (await db?.query(`select name from sqlite_schema where type = 'table'`, [])) ?? [];
    for (const [name] of tables) {
      const rows = (await db?.query(`select * from "${name}"`, [])) ?? [];
      stored.push(`${name} ${JSON.stringify(rows)}`);
    }
  }
  expect(stored.length).toBeGreaterThan(30);
  return stored.join('\n');
}

/** Sends a form to a page's own action, as the HTTP adapter does. */
function browser() {
  const { contextOf } = createContexts({
    services: house.services,
    paces: everyPage,
    origins: ['http://localhost'],
    demo: false,
    onServer: false,
    demoPhrases: null,
    source: { version: '0', address: null },
    strings: createStringFiles(),
    pseudonymWords: namesIn,
    inventoryWords,
    clock: house.deps.clock,
    random: house.deps.random,
    fault: (error) => {
      throw error;
    },
  });
  return async (
    to: typeof join | typeof leave | typeof look,
    fields: Record<string, string>,
    address = '/form',
  ) => {
    const request = new Request(`http://localhost${address}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
    });
    const context = await contextOf({
      cookie: undefined,
      languages: ['en'],
      host: 'localhost',
      nonce: '',
      network: '',
      lives: () => {},
      lastResort: () => '',
    });
    return to({ request, context, params: {} });
  };
}

describe('before the yes', () => {
  it('R17, R113: looking, saying no and leaving write nothing into any table, with a code and without', async () => {
    const { consultationId } = await opened({ ...free, publicWay: true });
    const [code = ''] = await codesFor(consultationId, 'child');
    const send = browser();
    const before = await everythingStored(consultationId);
    expect(await send(join, { step: 'look', code })).toMatchObject({ kind: 'why' });
    expect(await send(join, { step: 'open', consultationId })).toMatchObject({ kind: 'why' });
    expect(await send(join, { step: 'no' })).toEqual({ kind: 'no', way: 'code' });
    expect(await send(join, { step: 'no-open' })).toEqual({ kind: 'no', way: 'public' });
    expect(await send(leave, {})).toMatchObject({ status: 303 });
    await need(house.services.room.listOpen(visitor, {}));
    expect(await everythingStored(consultationId)).toBe(before);

    const child = await whose(await need(joining(consultationId, code)));
    expect(await everythingStored(consultationId)).not.toBe(before);
    const db = await house.databases.consultation(consultationId);
    expect(await db?.query('select participant_id, "use", answer from assent', [])).toEqual([
      [child.participantId, 'take-part', 'yes'],
    ]);
  });

  it('R882, R1192: code and age come along to other words, another language and the page of the look, and back', async () => {
    const { consultationId } = await opened({ ...free, rules: guarded, carerWay: 'body', texts: told });
    const [code = ''] = await codesFor(consultationId, 'child');
    const send = browser();
    const page = { came: 'code', code, consultationId, nonce: id(), age: '10-12' };
    const form = { ...page, language: 'en', level: 'older' };
    const shown = { kind: 'why', why: { came: { way: 'code', code }, ages: { chosen: '10-12' } } };
    const easier = { ...form, look: 'level easy' };
    const anew = await send(join, easier).catch((response: Response) => response);
    expect(anew).toMatchObject({ status: 307 });
    const headers = (answer: unknown) => (answer as Response).headers;
    expect(headers(anew).get('location')).toBe('/join?again=yes');
    expect(decodeURIComponent(headers(anew).get('set-cookie') ?? '')).toContain('.easy.');
    expect(await send(join, easier, '/join?again=yes')).toMatchObject(shown);
    // R1192: at once, and with no other look.
    expect(await send(join, { ...form, look: 'same' })).toMatchObject(shown);

    expect(await send(look, { ...form, carry: '' })).toMatchObject({
      data: { carried: Object.entries(page), back: '/join?again=yes' },
    });
    const saved = { ...page, carry: '', back: '/join?again=yes', language: 'ar', level: 'older', theme: '' };
    const back = await send(look, saved);
    expect([(back as Response).status, headers(back).get('location')]).toEqual([307, '/join?again=yes']);
    expect(await send(join, saved, '/join?again=yes')).toMatchObject(shown);
  });

  it('R110, R111: at an age that needs more, or with no age, the yes is not taken, and nothing is used up', async () => {
    const { consultationId } = await opened({ ...free, rules: guarded, carerWay: 'body', texts: told });
    const [alone = ''] = await codesFor(consultationId, 'child');
    const [club = ''] = await codesFor(consultationId, 'organisation');
    const [asked = ''] = await codesFor(consultationId, 'guardian');
    const [helped = ''] = await codesFor(consultationId, 'independent');
    const before = await everythingStored(consultationId);
    const refusals = await Promise.all([
      joining(consultationId, alone),
      joining(consultationId, alone, '10-12'),
      joining(consultationId, alone, '13-15'),
      joining(consultationId, club, '10-12'),
      joining(consultationId, club, '9'),
    ]);
    expect(refusals.map((each) => (each.ok ? '' : each.code))).toEqual([
      'age-needed',
      'consent-needed',
      'consent-needed',
      'consent-needed',
      'age-needed',
    ]);
    expect(await everythingStored(consultationId)).toBe(before);

    await need(joining(consultationId, asked, '10-12'));
    await need(joining(consultationId, helped, '10-12'));
    await need(joining(consultationId, club, '13-15'));
    await need(joining(consultationId, alone, '16-17'));
    const db = await house.databases.consultation(consultationId);
    const bands = await db?.query('select age_band from participant order by age_band', []);
    expect(bands?.flat()).toEqual(['10-12', '10-12', '13-15', '16-17']);
  });

  it('R111: nothing opens where a guardian is asked without a law that is told, or without a way for who has none', async () => {
    for (const [missing, decided] of [
      ['consent', { ...free, rules: guarded, carerWay: 'body', texts: told.slice(4) }],
      ['without-carer', { ...free, rules: guarded, carerWay: '', texts: told }],
      ['without-carer', { ...free, rules: guarded, carerWay: 'public', texts: told }],
    ] as const) {
      const stage = await draftVoting(house, [{ kind: 'question', prompts: prompts('Say') }]);
      const { consultationId, organiser } = stage;
      const edit = { consultationId, revision: await stage.revision(), ...decided };
      await need(house.services.consultation.editConsent(organiser, edit));
      const rows = await need(house.services.consultation.gate(organiser, { consultationId }));
      const shut = rows.filter(({ state }) => state === 'missing').map(({ item }) => item);
      expect(shut).toEqual([missing, 'days-to-read', 'prepared', 'approved']);
      const signing = { consultationId, revision: await stage.revision(), kind: 'prepared' } as const;
      expect(await house.services.consultation.signGate(organiser, signing)).toEqual({
        ok: false,
        code: 'gate-not-ready',
      });
    }
  });

  it('R112: codes for guardians are not made without who attests it and how, nor where no rule needs them', async () => {
    const { consultationId, organiser } = await opened({
      ...free,
      rules: guarded,
      carerWay: 'body',
      texts: told,
    });
    const issue = (kind: BatchConsent, by: string, how: string, at = consultationId) =>
      house.services.consultation.issueCodes(organiser, {
        consultationId: at,
        label: 'x',
        language: 'en',
        size: [8, 14],
        consent: { kind, by, how },
      });
    for (const [by, how] of [
      ['', 'A letter.'],
      ['The school', ' '],
    ] as const)
      expect(await issue('guardian', by, how)).toEqual({ ok: false, code: 'attestation-missing' });
    expect(await issue('guardian', 'A', 'B', house.consultationId)).toMatchObject({ ok: false });
    const { batches } = await need(issue('guardian', 'The ombudsperson', 'A letter to each.'));
    expect(batches.map(({ pooled, label, codes }) => [pooled, label, codes.length])).toEqual([
      [true, '', 22],
    ]);
    const desk = await need(house.services.consultation.read(organiser, { consultationId }));
    expect(desk.batches).toMatchObject([
      { consent: 'guardian', attestedBy: 'The ombudsperson', attestedHow: 'A letter to each.', label: '' },
    ]);
  });
});

describe('a further use of words', () => {
  it('R113, R114: while it is open a second person approves it, each child is asked once, and no changes nothing', async () => {
    const { consultationId, organiser, join: seat } = await opened(free);
    const { consultation, room } = house.services;
    const approver = await house.staffWho('approver');
    const [yes, no] = [await seat(), await seat()];
    const toAsk = async (child: Child) => (await need(room.place(child, {}))).toAsk;
    const move = (as: typeof organiser, to: 'asked' | 'made' | 'dropped') =>
      consultation.moveUse(as, { consultationId, use: 'quotes', to });
    expect(await move(approver, 'made')).toEqual({ ok: false, code: 'state-forbids' });
    expect(await move(approver, 'asked')).toEqual({ ok: false, code: 'not-found' });
    await need(move(organiser, 'asked'));
    expect(await toAsk(yes)).toEqual([]);
    expect(await room.answerUse(yes, { use: 'quotes', answer: 'yes' })).toEqual({
      ok: false,
      code: 'state-forbids',
    });
    const both = { ...organiser, grants: [...organiser.grants, ...approver.grants] };
    expect(await move(both, 'made')).toEqual({ ok: false, code: 'one-person-alone' });
    await need(move(approver, 'made'));
    expect(await toAsk(yes)).toEqual(['quotes']);

    const [before, rest] = [await need(room.place(no, {})), { toAsk: [] }];
    await need(room.answerUse(yes, { use: 'quotes', answer: 'yes' }));
    await need(room.answerUse(no, { use: 'quotes', answer: 'no' }));
    await need(room.answerUse(no, { use: 'quotes', answer: 'no' }));
    expect(await toAsk(yes)).toEqual([]);
    expect(await need(room.place(no, {}))).toEqual({ ...before, ...rest });
    expect(await room.answerUse(organiser, { use: 'quotes', answer: 'yes' })).toMatchObject({ ok: false });
    await need(move(organiser, 'dropped'));
    expect(await toAsk(await seat())).toEqual([]);
  });

  it('R1123: once it is signed a child is asked about being quoted only while an hour is ahead in which its room is heard', async () => {
    const { consultationId, join: seat } = await opened({ ...free, uses: ['quotes'] });
    const db = await house.databases.consultation(consultationId);
    const child = await seat();
    const asked = async (state: string) => {
      await db?.write([{ sql: 'update consultation set state = ?1', args: [state] }]);
      return (await need(house.services.room.place(child, {}))).toAsk;
    };
    expect([await asked('closed'), await asked('analysed')]).toEqual([['quotes'], ['quotes']]);
    expect([await asked('signed'), await asked('published'), await asked('answered')]).toEqual([[], [], []]);
    const facilitator = await house.staffWho('facilitator');
    const day = new Date(house.deps.clock() + 3 * 86_400_000).toISOString().slice(0, 10);
    const hour = { consultationId, day, time: '10:00', minutes: 30 };
    await need(house.services.listening.plan(facilitator, hour));
    expect(await asked('published')).toEqual(['quotes']);
    const { hour: id } = await need(house.services.listening.desk(facilitator, { consultationId, page: 0 }));
    await need(
      house.services.listening.lead(facilitator, { consultationId, lead: 'end', id, running: false }),
    );
    expect(await asked('published')).toEqual([]);
  });

  it('R883: what a child said to a use stands there, and to allow it later is its yes', async () => {
    const { join: seat } = await opened({ ...free, uses: ['quotes'] });
    const { room, privacy } = house.services;
    const child = await seat();
    const said = async () =>
      Object.fromEntries((await need(privacy.uses(child, {}))).uses.map((each) => [each.use, each.said]));
    const object = (on: boolean) => need(privacy.object(child, { use: 'quotes', on }));
    // Translating is none of its uses, and stands there for nobody.
    expect(await said()).toEqual({ analysis: 'yes', quotes: null });
    await need(room.answerUse(child, { use: 'quotes', answer: 'no' }));
    expect(await said()).toEqual({ analysis: 'yes', quotes: 'no' });
    await object(false);
    expect(await said()).toEqual({ analysis: 'yes', quotes: 'yes' });
    const db = await house.databases.consultation(child.consultationId);
    const stored = `select answer from assent where "use" = 'quotes'`;
    expect(await db?.query(stored, [])).toEqual([['yes']]);
    await object(true);
    expect(await said()).toEqual({ analysis: 'yes', quotes: 'no' });
    await object(false);
    expect(await said()).toEqual({ analysis: 'yes', quotes: 'yes' });
    await need(privacy.object(child, { use: 'analysis', on: true }));
    expect(await said()).toEqual({ analysis: 'no', quotes: 'yes' });
    // Who was never asked has said nothing; allowed there, it is asked no more.
    const other = await seat();
    expect((await need(room.place(other, {}))).toAsk).toEqual(['quotes']);
    await need(privacy.object(other, { use: 'quotes', on: false }));
    expect((await need(room.place(other, {}))).toAsk).toEqual([]);
    const never = await seat();
    await need(privacy.object(never, { use: 'quotes', on: true }));
    expect((await need(room.place(never, {}))).toAsk).toEqual([]);
  });

  it('R464: a yes from before words left this machine is none while they do, and nobody is asked once it is over', async () => {
    const { consultationId, organiser, join: seat } = await opened({ ...free, uses: ['translation'] });
    const { consultation, room } = house.services;
    const child = await seat();
    await need(room.answerUse(child, { use: 'translation', answer: 'yes' }));
    const away = { ...house.deps, translator: { ...house.deps.translator, where: 'elsewhere' as const } };
    const stands = async (deps: typeof house.deps) => [
      (await need(readPlace(deps, child, {}))).toAsk,
      (await need(readUses(deps, child, {}))).uses.find(({ use }) => use === 'translation')?.said,
    ];
    expect(await stands(house.deps)).toEqual([[], 'yes']);
    expect(await stands(away)).toEqual([['translation'], null]);
    await need(consultation.move(organiser, { consultationId, to: 'closed' }));
    expect(await stands(away)).toEqual([[], 'yes']);
  });
});

describe('the public way in', () => {
  it('R1039: a yes whose answer was lost finds its seat while it rests, and none once it is over', async () => {
    const stage = await opened({ ...free, publicWay: true });
    const { consultationId } = stage;
    const nonce = id();
    const first = await whose(await need(openly(consultationId, nonce)));
    await stage.move('paused');
    expect(await whose(await need(openly(consultationId, nonce)))).toEqual(first);
    expect(await openly(consultationId)).toEqual({ ok: false, code: 'not-found' });
    await stage.move('closed');
    expect(await openly(consultationId, nonce)).toEqual({ ok: false, code: 'not-found' });
  });

  it('R116: who came without a code fills in every form, and gets no room by page or socket', async () => {
    const stage = await opened({ ...free, publicWay: true });
    const { consultationId, activities, join: seat } = stage;
    const [meeting = '', question = '', poll = '', voting = ''] = activities;
    const { room } = house.services;
    const nonce = id();
    const stranger = await whose(await need(openly(consultationId, nonce)));
    const again = await whose(await need(openly(consultationId, nonce)));
    expect(again).toEqual(stranger);
    expect(stranger.way).toBe('public');

    const place = await need(room.place(stranger, {}));
    expect(place.activities.map((each) => each.id)).toEqual([question, poll, voting]);
    expect(await room.enter(stranger, { activityId: meeting, after: 0 })).toEqual({
      ok: false,
      code: 'not-allowed',
    });
    const words = { text: 'Let me in there.', language: 'en' };
    expect(await room.post(stranger, { id: id(), activityId: meeting, ...words })).toEqual({
      ok: false,
      code: 'not-allowed',
    });
    await need(room.post(stranger, { id: id(), activityId: question, ...words }));
    await need(room.post(stranger, { id: id(), activityId: voting, ...words }));
    await need(room.answerPoll(stranger, { activityId: poll, choice: [1] }));
    const shown = await need(room.readStatements(stranger, { activityId: voting, but: [] }));
    await need(room.vote(stranger, { statementId: shown.next[0]?.id ?? '', choice: 'agree' }));

    const [outside, inside] = [await live.connect(stranger), await live.connect(await seat())];
    const enter = { v: 1 as const, activity: meeting, after: 0 };
    expect(await outside.emitWithAck('room:enter', enter)).toEqual({ ok: false, code: 'not-allowed' });
    const post = { v: 1 as const, id: id(), activity: meeting, ...words };
    expect(await outside.emitWithAck('contribution:post', post)).toEqual({ ok: false, code: 'not-allowed' });
    expect(await inside.emitWithAck('room:enter', enter)).toMatchObject({ ok: true });
    const heard = next(inside, 'room:changed');
    await stage.publish(await seat(), meeting, 'Only for those inside.');
    await heard;
    expect(outside.heard).toEqual([]);
  });

  it('R116, R1029: nor by a call for help whose words are a view after all, nor by new words', async () => {
    const { consultationId, activities } = await opened({ ...free, publicWay: true });
    const [meeting = '', question = ''] = activities;
    const { room, safeguarding } = house.services;
    const db = await house.databases.consultation(consultationId);
    const stranger = await whose(await need(openly(consultationId)));
    const words = { text: 'Let me in there.', language: 'en' };
    const stands = async (of: string) => [
      await db?.query('select activity_id, state from contribution where id = ?1', [of]),
      await db?.query('select state from sealed_case where id = ?1', [of]),
    ];
    for (const choice of ['help', 'both'] as const) {
      const asked = { id: id(), activityId: meeting, choice, ...words };
      expect(await need(safeguarding.ask(stranger, asked))).toMatchObject({ counted: false, gone: true });
      expect(await stands(asked.id)).toEqual([[], [['sealed']]]);
      const view = { caseId: asked.id, ...words };
      expect(await safeguarding.countAsView(stranger, view)).toEqual({ ok: false, code: 'not-found' });
    }
    const asked = { id: id(), activityId: question, choice: 'help' as const, ...words };
    const view = { caseId: asked.id, ...words };
    expect(await need(safeguarding.ask(stranger, asked))).toMatchObject({ counted: false, gone: false });
    // As an older version left one: in the room.
    const lies = (activityId: string) =>
      db?.write([
        { sql: 'update contribution set activity_id = ?1 where id = ?2', args: [activityId, asked.id] },
      ]);
    await lies(meeting);
    const none = { ok: false, code: 'not-allowed' };
    const anew = { id: asked.id, revision: 1, ...words };
    expect(await room.revise(stranger, anew)).toEqual(none);
    expect(await room.reviseOrAsk(stranger, { ...anew, asked: true })).toEqual(none);
    expect(await safeguarding.countAsView(stranger, view)).toEqual(none);
    expect(await stands(asked.id)).toEqual([[[meeting, 'sealed']], [['sealed']]]);
    await lies(question);
    await need(safeguarding.countAsView(stranger, view));
    expect(await stands(asked.id)).toEqual([[[question, 'held']], [['withdrawn']]]);
  });

  it('R116: a consultation without this way, and one that is not there, are one answer; neither is listed', async () => {
    const { consultationId } = await opened(free);
    for (const at of [consultationId, id()]) {
      expect(await openly(at)).toEqual({ ok: false, code: 'not-found' });
      expect(await house.services.room.lookOpenly(visitor, { consultationId: at })).toEqual({
        ok: false,
        code: 'not-found',
      });
    }
    const listed = await need(house.services.room.listOpen(visitor, {}));
    expect(listed.map((each) => each.consultationId)).not.toContain(consultationId);
    expect(listed.map((each) => each.consultationId)).toContain(house.consultationId);
  });

  it('R111, R116: the forms are the way without a carer only where the consultation named them', async () => {
    const decided = { ...free, rules: guarded, publicWay: true, texts: told };
    const named = await opened({ ...decided, carerWay: 'public' });
    expect(await openly(named.consultationId, id(), '13-15')).toMatchObject({ code: 'consent-needed' });
    await need(openly(named.consultationId, id(), '10-12'));
    const other = await opened({ ...decided, carerWay: 'body' });
    expect(await openly(other.consultationId, id(), '10-12')).toMatchObject({ code: 'consent-needed' });
  });

  it('R98, R116: the site gives out a bounded number of such seats a minute, and counts them apart after closing', async () => {
    const stage = await opened({ ...free, publicWay: true });
    const analyst = await house.staffWho('analyst');
    const { consultationId } = stage;
    const coded = await stage.joinMany(12);
    const answers = await Promise.all(Array.from({ length: 70 }, () => openly(consultationId)));
    const taken = answers.filter((each) => each.ok).length;
    expect(answers.find((each) => !each.ok)).toEqual({ ok: false, code: 'too-many-now' });
    expect(taken).toBeGreaterThan(40);
    expect(taken).toBeLessThanOrEqual(60);
    const tables = () => need(house.services.analysis.tables(analyst, { consultationId }));
    expect((await tables()).ways).toBeNull();
    await stage.move('closed');
    expect((await tables()).ways).toEqual({ publicWay: true, code: 10, public: Math.floor(taken / 5) * 5 });
    // What was told once is told again (R704). R98: by a first look who asked to be erased is counted by nobody, also in the ten minutes in which it
    // may come back.
    for (const child of coded.slice(0, 3)) await need(house.services.privacy.erase(child, {}));
    expect((await tables()).ways?.code).toBe(10);
    await toldNever(house, consultationId);
    expect((await tables()).ways?.code).toBeNull();
  });
});
