import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as overview from '../../../app/routes/staff/consultation/consultation.tsx';
import * as paperPiles from '../../../app/routes/staff/joining/paper.tsx';
import * as paperSheet from '../../../app/routes/staff/joining/paper-sheet.tsx';
import { auditStatement } from '../../../db/audit.ts';
import { knowGroup } from '../../../db/queries/staff/own-groups.ts';
import { newId } from '../../../server/core/ids.ts';
import type { SheetEntry } from '../../../server/core/paper/entry.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { rekeySheet, settleSheet } from '../../../server/usecases/paper/key-sheet.ts';
import type { PaperJob } from '../../../server/usecases/paper/paper-job.ts';
import { printKit } from '../../../server/usecases/paper/print-kit.ts';
import { printReplies } from '../../../server/usecases/paper/print-replies.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, option, prompts, seed } from '../../support/house/voting.ts';
import { drawPages, ledTo, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
let house: TestHouse;
let first: Staff;
let second: Staff;
const visitor = { kind: 'visitor' } as const;
const clock = { kind: 'system', name: 'clock' } as const;
const refusal = (code: string) => ({ ok: false, code });
const empty: SheetEntry = { consent: true, ageBand: '', polls: {}, votes: {}, texts: {} };

beforeAll(async () => {
  house = await openTestHouse();
  const moderator = await house.staffWho('moderator');
  first = moderator;
  second = { ...moderator, staffId: 'another-moderator', name: 'Ravi' };
});
afterAll(() => house.remove());

/** An open consultation with a pile of sheets. `byAge`: its rules differ by age; `ordered`: it asks for an order too. */
async function openedOnPaper({ byAge = false, ordered = false } = {}) {
  const stage = await draftVoting(house, [
    { kind: 'question', prompts: prompts('What do you say?') },
    { kind: 'poll', form: 'single', prompts: prompts('Choose.'), options: ['A', 'B'].map(option) },
    {
      kind: 'statements',
      prompts: prompts('Vote.'),
      seeds: [seed('Cars are too fast'), seed('More trees')],
    },
    ...(ordered
      ? [
          {
            ...({ kind: 'poll', form: 'ranking' } as const),
            ...{ prompts: prompts('Order.'), options: ['A', 'B', 'C'].map(option) },
          },
        ]
      : []),
  ]);
  const { consultationId, organiser } = stage;
  if (byAge)
    await need(
      house.services.consultation.editConsent(organiser, {
        ...{ consultationId, revision: await stage.revision(), carerWay: '', publicWay: false },
        rules: [
          { ageBand: '10-12', mode: 'organisation' },
          { ageBand: '13-15', mode: 'child' },
        ],
        ...{ uses: [], texts: [] },
      }),
    );
  const { seeds } = await need(house.services.consultation.read(organiser, { consultationId }));
  await stage.open();
  const { sheets, batchId } = await need(
    house.services.paper.print(organiser, {
      ...{ consultationId, label: 'Class 4b', language: 'en', level: 'younger', size: 20, handedBy: '' },
    }),
  );
  const [question = '', poll = '', , order = ''] = stage.activities;
  const db = await house.databases.consultation(consultationId);
  if (!db) throw new Error('gone');
  const at = (index: number) => ({ consultationId, number: sheets[index]?.number ?? '' });
  return {
    ...{ ...stage, consultationId, organiser, batchId, question, poll, order, db, at },
    // By their words: as they come they are in the order of random ids.
    statements: seeds
      .toSorted((a, b) => ((a.texts[0]?.body ?? '') < (b.texts[0]?.body ?? '') ? -1 : 1))
      .map(({ id }) => id),
    key: (who: Staff, index: number, entry: SheetEntry) =>
      house.services.paper.key(who, { ...at(index), entry }),
    stateOf: async (index: number) =>
      (await db.query('select state from paper_sheet where number = ?1', [at(index).number]))[0]?.[0],
    /** The child of a sheet, which came in by its six words. */
    child: async (index: number) => {
      const phrase = sheets[index]?.words.join(' ') ?? '';
      const { session } = await need(house.services.privacy.returnWithPhrase(visitor, { phrase }));
      return (await need(house.services.room.identify(visitor, { consultationId, session }))).actor;
    },
    replies: async () => {
      const jobs: PaperJob[] = [];
      const drawPaper = async (job: PaperJob) => {
        jobs.push(job);
        return new Uint8Array([37]);
      };
      const input = { consultationId, batchId, origin: 'https://example.org' };
      await need(printReplies({ ...house.deps, drawPaper }, first, input));
      return jobs.flatMap((job) => (job.kind === 'replies' ? job.replies : []));
    },
  };
}

/** Of one sheet what was typed waits for a second reader, of another two read it otherwise. */
async function letTwoWait(on: Awaited<ReturnType<typeof openedOnPaper>>): Promise<void> {
  const texts = { [on.question]: 'Cars are too fast.' };
  await need(on.key(first, 0, { ...empty, texts }));
  await need(on.key(first, 1, { ...empty, texts }));
  await need(on.key(second, 1, empty));
}

describe('the answer to a sheet', () => {
  it('R402: says what was read on the sheet, and nothing of what its child says on a screen', async () => {
    const on = await openedOnPaper();
    const { room, consultation } = house.services;
    const [fast = '', trees = ''] = on.statements;
    const entry: SheetEntry = {
      ...{ ...empty, polls: { [on.poll]: [2] }, votes: { [fast]: 'agree' } },
      texts: { [on.question]: 'Cars are too fast.' },
    };
    for (const who of [first, second]) await need(on.key(who, 0, entry));
    const child = await on.child(0);
    const id = newId((length) => crypto.getRandomValues(new Uint8Array(length)));
    await need(
      room.post(child, {
        ...{ id, activityId: on.question, language: 'en', text: 'Somebody hits me at home.' },
      }),
    );
    await need(room.vote(child, { statementId: trees, choice: 'disagree' }));
    await need(room.vote(child, { statementId: fast, choice: 'disagree' }));
    await need(room.answerPoll(child, { activityId: on.poll, choice: [1] }));
    // A sentence that is voted on no more was read all the same.
    await need(
      consultation.retireSeed(on.organiser, { consultationId: on.consultationId, statementId: fast }),
    );
    const [reply] = await on.replies();
    expect(reply?.said.answers.map(({ chosen }) => chosen)).toEqual([['B en']]);
    const votes = reply?.said.votes.map(({ statement, choice }) => `${statement}: ${choice}`).sort();
    expect(votes).toEqual(['Cars are too fast (en): agree', 'More trees (en): null']);
    expect(reply?.said.words).toHaveLength(1);
    expect(JSON.stringify(reply)).not.toContain('hits me');
  });

  it('R1097: names no sentence as left empty that came after the pile, and each that was read with a tick', async () => {
    const on = await openedOnPaper();
    const { consultation } = house.services;
    const { consultationId, organiser } = on;
    const [fast = ''] = on.statements;
    const { activities } = await need(consultation.read(organiser, { consultationId }));
    const activityId = activities.find(({ kind }) => kind === 'statements')?.id ?? '';
    const approver = await house.staffWho('approver');
    const added = async (words: string) => {
      const { statementId } = await need(
        consultation.addSeed(organiser, { consultationId, activityId, ...seed(words) }),
      );
      await need(consultation.signSeed(approver, { consultationId, statementId }));
      return statementId;
    };
    await added('Buses come late');
    // Of one of the same day nobody knows whether it stood there; who typed the sheet read a tick beside it.
    const ticked = await added('More buses');
    const entry: SheetEntry = { ...empty, votes: { [fast]: 'agree', [ticked]: 'pass' } };
    for (const who of [first, second]) await need(on.key(who, 0, entry));
    const told = async () =>
      (await on.replies())[0]?.said.votes.map(({ statement, choice }) => `${statement}: ${choice}`).sort();
    expect(await told()).toEqual([
      ...['Cars are too fast (en): agree', 'More buses (en): pass', 'More trees (en): null'],
    ]);
    // Printed the day after, it stood there, too.
    await on.db.write([
      { sql: `update paper_batch set day = date(day, '+1 day') where id = ?1`, args: [on.batchId] },
    ]);
    expect(await told()).toContain('Buses come late (en): null');
  });

  it('R1099: says the words of a child in the language in which they were typed', async () => {
    const on = await openedOnPaper();
    const texts = { [on.question]: 'الحافلة تأتي متأخرة كل صباح.' };
    for (const who of [first, second]) await need(on.key(who, 0, { ...empty, texts }));
    const [reply] = await on.replies();
    expect(reply?.said.words.map(({ language }) => language)).toEqual(['ar']);
  });
});

describe('a sheet that cannot count', () => {
  it('R921: ends where an age is needed and missing, or needs another consent, once two read it so', async () => {
    const on = await openedOnPaper({ byAge: true });
    expect(await need(on.key(first, 0, empty))).toEqual({ became: 'once' });
    expect(await need(on.key(second, 0, empty))).toEqual({ became: 'unfit' });
    const young = { ...empty, ageBand: '10-12' } as const;
    expect(await need(on.key(first, 1, young))).toEqual({ became: 'once' });
    expect(await need(on.key(second, 1, young))).toEqual({ became: 'unfit' });
    expect(await on.db.query(`select state, verifier from paper_sheet where state <> 'out'`, [])).toEqual([
      ['refused', null],
      ['refused', null],
    ]);
    expect(await on.db.query('select count(*) from paper_entry', [])).toEqual([[0]]);
    expect(await on.db.query(`select detail from audit where deed = 'paper:refuse'`, [])).toEqual([
      ['age-needed'],
      ['consent-needed'],
    ]);
    // One who overlooked the age settles nothing alone.
    const older = { ...empty, ageBand: '13-15' } as const;
    await need(on.key(first, 2, empty));
    expect(await need(on.key(second, 2, older))).toEqual({ became: 'differs' });
    const picked = { age: 'second' } as const;
    expect(await need(house.services.paper.settle(first, { ...on.at(2), picked }))).toEqual({
      became: 'settled',
    });
    await on.move('closed');
    const { batchId, consultationId } = on;
    await need(house.services.paper.destroy(first, { consultationId, batchId, sheets: 3 }));
  });

  it('R403: is one that waits when the clock closes: what was typed goes, and its paper is destroyed with the others', async () => {
    const on = await openedOnPaper();
    const { batchId, consultationId } = on;
    await letTwoWait(on);
    await expect(on.move('closed')).rejects.toThrow('sheets-waiting');
    await need(house.services.consultation.move(clock, { consultationId, to: 'closed' }));
    expect(await on.stateOf(0)).toBe('refused');
    expect(await on.stateOf(1)).toBe('refused');
    expect(await on.db.query('select count(*) from paper_entry', [])).toEqual([[0]]);
    expect(await house.services.paper.rekey(first, on.at(1))).toEqual(refusal('sheet-taken'));
    await need(house.services.paper.destroy(first, { consultationId, batchId, sheets: 2 }));
  });

  it('R403: is one that nobody typed when it closes, and whoever closes is told so before', async () => {
    const on = await openedOnPaper();
    const routes = { '/staff/c/:id': overview };
    const pages = drawPages(house, { routes, staff: on.organiser });
    const asks = async () => (await pages.get(`/staff/c/${on.consultationId}?ask=close`)).html;
    expect(await asks()).toContain(t('act.close.sheets'));
    await on.db.write([{ sql: `update paper_sheet set state = 'refused', verifier = null`, args: [] }]);
    expect(await asks()).not.toContain(t('act.close.sheets'));
  });

  it('R403: is one that an older version left when it closed: what was typed goes with the next run, for good', async () => {
    const on = await openedOnPaper();
    const { batchId, consultationId } = on;
    await letTwoWait(on);
    const run = () => need(house.services.retention.run(clock, {}));
    await run();
    expect(await on.db.query('select count(*) from paper_entry', [])).toEqual([[3]]);
    await on.db.write([{ sql: `update consultation set state = 'closed'`, args: [] }]);
    expect(await run()).toMatchObject({ destroyed: [], failed: [] });
    expect(await on.db.query('select count(*) from paper_entry', [])).toEqual([[0]]);
    expect([await on.stateOf(0), await on.stateOf(1), await on.stateOf(2)]).toEqual([
      ...['refused', 'refused', 'out'],
    ]);
    await need(house.services.paper.destroy(first, { consultationId, batchId, sheets: 2 }));
  });
});

describe('R1043: a sheet that was torn up because its child erased everything', () => {
  const torn = async (on: Awaited<ReturnType<typeof openedOnPaper>>, index: number) => {
    const child = await on.child(index);
    await need(house.services.privacy.erase(child, {}));
    await need(house.services.privacy.finish(child, child));
  };
  const countOf = (on: Awaited<ReturnType<typeof openedOnPaper>>) => (sheets: number) =>
    house.services.paper.destroy(first, {
      ...{ consultationId: on.consultationId, batchId: on.batchId, sheets },
    });

  it('may be missing when the paper is counted, or be among it; no other may', async () => {
    for (const missing of [1, 0]) {
      const on = await openedOnPaper();
      for (const index of [0, 1]) for (const who of [first, second]) await need(on.key(who, index, empty));
      // A tick that is missing erases nothing.
      for (const who of [first, second]) await need(on.key(who, 2, { ...empty, consent: false }));
      const count = countOf(on);
      expect(await count(2)).toEqual(refusal('count-differs'));
      await torn(on, 0);
      expect(await count(1)).toEqual(refusal('count-differs'));
      expect(await count(4)).toEqual(refusal('count-differs'));
      await need(count(3 - missing));
      const { batches } = await need(house.services.paper.desk(first, { consultationId: on.consultationId }));
      const pile = batches.find(({ id }) => id === on.batchId);
      expect(pile?.sheets?.filter(({ destroyed }) => destroyed)).toHaveLength(3);
      expect(pile?.destroyed.map(({ sheets }) => sheets)).toEqual([3 - missing]);
    }
  });

  it('counts from when its child says so, also where nothing else is left to count', async () => {
    const on = await openedOnPaper();
    const count = countOf(on);
    expect(await count(0)).toEqual(refusal('count-differs'));
    for (const who of [first, second]) await need(on.key(who, 0, empty));
    const child = await on.child(0);
    await need(house.services.privacy.erase(child, {}));
    const paperPage = drawPages(house, { routes: { '/staff/c/:id/paper': paperPiles }, staff: first });
    const address = `/staff/c/${on.consultationId}/paper`;
    const empties = await paperPage.send(await paperPage.get(address), { field: 'sheets' }, { sheets: '' });
    expect(wordsOf(empties.html)).toContain(t('refusal.field-missing'));
    const [batch] = typedIn(empties, { field: 'sheets' }).batch ?? [];
    expect(ledTo(empties), 'R1093').toBe(`sheets-${batch}`);
    await paperPage.send(empties, { field: 'sheets' }, { sheets: '0' });
    expect(await on.db.query('select sheets from paper_destruction', [])).toEqual([[0]]);
    expect(await count(1)).toEqual(refusal('count-differs'));
  });
});

describe('a sheet in somebody’s hand', () => {
  const read = (on: Awaited<ReturnType<typeof openedOnPaper>>, who: Staff, index: number) =>
    need(house.services.paper.sheet(who, on.at(index)));
  const pagesOf = (staff: Staff) =>
    drawPages(house, { routes: { '/staff/c/:id/paper/sheet': paperSheet }, staff });
  const addressOf = ({ consultationId, number }: { consultationId: string; number: string }) =>
    `/staff/c/${consultationId}/paper/sheet?number=${number}`;

  it('R396: what was said of two readings is applied to no others, also at the same moment', async () => {
    const on = await openedOnPaper();
    const { paper } = house.services;
    const words = (text: string): SheetEntry => ({ ...empty, texts: { [on.question]: text } });
    const picked = { [`text:${on.question}`]: 'first' } as const;
    await need(on.key(first, 0, words('Cars are fast.')));
    await need(on.key(second, 0, words('Cars are last.')));
    const { seen } = await read(on, first, 0);
    await need(paper.rekey(second, on.at(0)));
    await need(on.key(first, 0, words('Cats are fast.')));
    await need(on.key(second, 0, words('Cars are fast.')));
    expect(await paper.settle(first, { ...on.at(0), picked, seen })).toEqual(refusal('stale-revision'));
    expect(await on.stateOf(0)).toBe('differs');
    // Between looking and writing.
    const body = on.db.text.encode(JSON.stringify(words('Carts are fast.')));
    const drawn = (length: number) => {
      void on.db.write([{ sql: 'update paper_entry set body = ?1 where pass = 1', args: [body] }]);
      return house.deps.random(length);
    };
    expect(await settleSheet({ ...house.deps, random: drawn }, first, { ...on.at(0), picked })).toEqual(
      refusal('stale-revision'),
    );
    expect(await on.stateOf(0)).toBe('differs');
  });

  it('R396: “type it again” throws away no reading that nobody looked at, also at the same moment', async () => {
    const on = await openedOnPaper();
    const { paper } = house.services;
    const words = (text: string): SheetEntry => ({ ...empty, texts: { [on.question]: text } });
    await need(on.key(first, 0, words('Cars are fast.')));
    expect(await paper.rekey(second, on.at(0))).toEqual(refusal('sheet-taken'));
    await need(on.key(second, 0, words('Cars are last.')));
    const again = { press: 'act=again' };
    const pages = pagesOf(first);
    const [page, other] = [await pages.get(addressOf(on.at(0))), await pages.get(addressOf(on.at(0)))];
    await pages.send(page, again);
    expect(await on.stateOf(0)).toBe('out');
    await need(on.key(second, 0, words('Cats are fast.')));
    const stale = await pages.send(other, again);
    expect(wordsOf(stale.html)).toContain(t('stale.title'));
    expect(await on.stateOf(0)).toBe('once');
    await need(on.key(first, 0, words('Cars are fast.')));
    await pages.send(other, again);
    expect(await on.stateOf(0)).toBe('differs');
    // Between looking and writing.
    const body = on.db.text.encode(JSON.stringify(words('Carts are fast.')));
    const clockThen = () => {
      void on.db.write([{ sql: 'update paper_entry set body = ?1 where pass = 1', args: [body] }]);
      return house.deps.clock();
    };
    const { seen } = await read(on, first, 0);
    expect(await rekeySheet({ ...house.deps, clock: clockThen }, first, { ...on.at(0), seen })).toEqual(
      refusal('stale-revision'),
    );
    expect(await on.stateOf(0)).toBe('differs');
  });

  it('R1041: whoever overlooked the tick sees nothing of the other reading, and may then be its second reader', async () => {
    const on = await openedOnPaper();
    const [fast = ''] = on.statements;
    const entry: SheetEntry = {
      ...{ ...empty, polls: { [on.poll]: [2] }, votes: { [fast]: 'agree' } },
      texts: { [on.question]: 'Cars are too fast.' },
    };
    await need(on.key(first, 0, entry));
    expect(await need(on.key(second, 0, { ...empty, consent: false }))).toEqual({ became: 'differs' });
    expect((await read(on, second, 0)).differences).toEqual([
      { field: 'consent', first: 'yes', second: 'no' },
    ]);
    const { html } = await pagesOf(second).get(addressOf(on.at(0)));
    expect(html).not.toContain('Cars are too fast.');
    const picked = { consent: 'first' } as const;
    expect(await need(house.services.paper.settle(second, { ...on.at(0), picked }))).toEqual({
      became: 'once',
    });
    expect((await read(on, second, 0)).differences).toEqual([]);
    expect(await need(on.key(second, 0, entry))).toEqual({ became: 'settled' });
  });

  it('R396: a sentence that is voted on no more by then is named where two read it differently', async () => {
    const on = await openedOnPaper();
    const [fast = ''] = on.statements;
    await need(on.key(first, 0, { ...empty, votes: { [fast]: 'agree' } }));
    await need(on.key(second, 0, { ...empty, votes: { [fast]: 'disagree' } }));
    await need(
      house.services.consultation.retireSeed(on.organiser, {
        ...{ consultationId: on.consultationId, statementId: fast },
      }),
    );
    const { html } = await pagesOf(first).get(addressOf(on.at(0)));
    expect(html).toContain('Cars are too fast (en)');
  });

  it('R1098: an order is typed as it stands on the sheet, box by box, and what is wrong is said at its box', async () => {
    const on = await openedOnPaper({ ordered: true });
    const pages = pagesOf(first);
    const page = await pages.get(addressOf(on.at(0)));
    const box = (position: number) => `box-${on.order}-${position}`;
    const form = { field: box(1) };
    const boxes = (...typed: readonly string[]) =>
      Object.fromEntries(typed.map((number, at) => [box(at + 1), number]));
    for (const [typed, wrong] of [
      [['2', '2', '1'], 2],
      [['2', '', '1'], 2],
      [['1', '2', '4'], 3],
      [['', '', 'x'], 1],
    ] as const) {
      const refused = await pages.send(page, form, { ...boxes(...typed), consent: 'yes' });
      expect(ledTo(refused)).toBe(box(wrong));
      expect(typed).toEqual([1, 2, 3].map((position) => typedIn(refused, form)[box(position)]?.[0]));
    }
    expect(await on.stateOf(0)).toBe('out');
    // Beside A, B and C: the third comes first.
    await pages.send(page, form, { ...boxes('2', '3', '1'), consent: 'yes' });
    const entry = { ...empty, polls: { [on.order]: [3, 1, 2] } };
    expect(await need(on.key(second, 0, entry))).toEqual({ became: 'settled' });
    expect((await on.replies())[0]?.said.answers.map(({ chosen }) => chosen)).toEqual([
      [],
      ['C en', 'A en', 'B en'],
    ]);
  });

  it('R716, R925: no tick is no answer, what is wrong is marked where it stands, and what was typed comes back, also in a pause', async () => {
    const on = await openedOnPaper();
    const pages = pagesOf(first);
    const page = await pages.get(addressOf(on.at(0)));
    const form = { field: `text-${on.question}` };
    const words = { [`text-${on.question}`]: 'Cars are too fast.' };
    const unsaid = await pages.send(page, form, words);
    expect(ledTo(unsaid)).toBe('consent');
    expect(typedIn(unsaid, form)).toMatchObject({ [`text-${on.question}`]: ['Cars are too fast.'] });
    expect(await on.stateOf(0)).toBe('out');
    const long = { [`text-${on.question}`]: 'a'.repeat(1_001), consent: 'yes' };
    expect(ledTo(await pages.send(page, form, long))).toBe(`text-${on.question}`);
    await on.move('paused');
    const paused = await pages.send(page, form, { ...words, consent: 'yes' });
    expect(typedIn(paused, form)).toMatchObject({ [`text-${on.question}`]: ['Cars are too fast.'] });
  });
});

it('R1044: whoever has no access any more is offered for no group, on paper or at a kiosk', async () => {
  const on = await openedOnPaper();
  const { staff, paper: onPaper, kiosk } = house.services;
  const administrator = await house.staffWho('administrator');
  const { staffId } = await need(
    staff.invite(administrator, {
      ...{ name: 'Ines', grants: [{ role: 'facilitator', consultationId: '' }] },
    }),
  );
  const offered = async () =>
    (
      await Promise.all([
        need(onPaper.desk(on.organiser, { consultationId: on.consultationId })),
        need(kiosk.groups(on.organiser, { consultationId: on.consultationId })),
      ])
    ).map(({ people }) => people.some((each) => each.staffId === staffId));
  expect(await offered()).toEqual([true, true]);
  await need(staff.revoke(administrator, { staffId }));
  expect(await offered()).toEqual([false, false]);
});

it('R1044, R452: a safeguarding lead is offered for a group on both, and is put down as knowing the one whose sheets it hands out', async () => {
  const on = await openedOnPaper();
  const { consultationId, organiser } = on;
  const { staff, paper: onPaper, kiosk } = house.services;
  const { staffId } = await need(
    staff.invite(await house.staffWho('administrator'), {
      ...{ name: 'Lead alone', grants: [{ role: 'safeguarding-lead', consultationId: '' }] },
    }),
  );
  const [paper, kiosks] = await Promise.all([
    need(onPaper.desk(organiser, { consultationId })),
    need(kiosk.groups(organiser, { consultationId })),
  ]);
  expect(paper.people).toEqual(kiosks.people);
  expect(paper.people.map((each) => each.staffId)).toContain(staffId);
  const { batchId } = await need(
    onPaper.print(organiser, {
      ...{ consultationId, label: '', language: 'en', level: 'younger', size: 20, handedBy: staffId },
    }),
  );
  expect(
    await on.db.query('select how from own_group where staff_id = ?1 and batch_id = ?2', [staffId, batchId]),
  ).toEqual([['handed']]);
});

it('R1169: that staff read a sheet which two read otherwise, and printed the answers of a pile, is counted in the public report', async () => {
  const on = await openedOnPaper();
  const { paper, complaints } = house.services;
  const words = async () => {
    house.deps.report.clear();
    return (await need(complaints.transparency(visitor, {}))).reads.words ?? 0;
  };
  const before = await words();
  const picked = { [`text:${on.question}`]: 'first' } as const;
  for (let index = 0; index < 12; index += 1) {
    await need(on.key(first, index, { ...empty, texts: { [on.question]: 'More trees.' } }));
    await need(on.key(second, index, { ...empty, texts: { [on.question]: 'More bees.' } }));
    expect((await need(paper.sheet(first, on.at(index)))).differences).toHaveLength(1);
    await need(paper.settle(first, { ...on.at(index), picked }));
  }
  await on.move('closed');
  const read = await words();
  expect(read - before).toBeGreaterThanOrEqual(10);
  for (let press = 0; press < 10; press += 1) await on.replies();
  expect((await words()) - read).toBe(10);
});

describe('a kit', () => {
  const kitOf = (on: Awaited<ReturnType<typeof openedOnPaper>>, form: string, drawPaper = drawn) =>
    printKit({ ...house.deps, drawPaper }, on.organiser, {
      ...{ consultationId: on.consultationId, label: '', language: 'en', level: 'younger', size: 20 },
      ...{ handedBy: '', origin: 'https://example.org', form },
    });
  const drawn = async (_job: PaperJob) => new Uint8Array([37]);
  const piles = (on: Awaited<ReturnType<typeof openedOnPaper>>) =>
    on.db.query('select count(*) from paper_batch', []);

  it('R770: is made once of a form that is sent twice, also at the same moment', async () => {
    const on = await openedOnPaper();
    const form = newId((length) => crypto.getRandomValues(new Uint8Array(length)));
    const both = await Promise.all([kitOf(on, form), kitOf(on, form)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual(refusal('shown-once'));
    expect(await kitOf(on, form)).toEqual(refusal('shown-once'));
    expect(await piles(on)).toEqual([[2]]);
  });

  it('R1254: is not made in a language whose letters no font has, and leaves no pile', async () => {
    const on = await openedOnPaper();
    const deps = { ...house.deps, drawPaper: drawn, writesLanguage: () => false };
    const refused = await printKit(deps, on.organiser, {
      ...{ consultationId: on.consultationId, label: '', language: 'en', level: 'younger', size: 20 },
      ...{ handedBy: '', origin: 'https://example.org', form: 'x' },
    });
    expect(refused).toEqual(refusal('language-unwritten'));
    expect(await piles(on)).toEqual([[1]]);
  });

  it('R924: that cannot be drawn leaves no pile that nobody has', async () => {
    const on = await openedOnPaper();
    const fails = async () => {
      throw new Error('no font');
    };
    await expect(kitOf(on, 'x', fails)).rejects.toThrow('no font');
    expect(await piles(on)).toEqual([[1]]);
  });
});

describe('a pile that somebody knows', () => {
  it('R400, R401, R452: is destroyed by a stranger to it, and nobody else learns how many sheets came back', async () => {
    const on = await openedOnPaper();
    const { batchId, consultationId, organiser } = on;
    const { paper } = house.services;
    for (const who of [first, second]) await need(on.key(who, 0, empty));
    const count = { consultationId, batchId, sheets: 1 };
    expect(await paper.destroy(organiser, count)).toEqual(refusal('not-found'));
    await on.db.write([
      knowGroup({ staffId: second.staffId, batchId, how: 'said', day: '2026-01-01' }),
      auditStatement({ day: '2026-01-01', actor: 'x', deed: 'page:edit', subject: '', detail: '' }),
    ]);
    for (const sheets of [1, 2])
      expect(await paper.destroy(second, { ...count, sheets })).toEqual(refusal('sheet-own-group'));
    await need(paper.destroy(first, count));
    const told = async (who: Staff) =>
      (await need(paper.desk(who, { consultationId }))).batches.map(({ sheets, destroyed }) => [
        sheets === null,
        destroyed.map((each) => each.sheets),
      ]);
    expect(await told(organiser)).toEqual([[true, [null]]]);
    expect(await told(second)).toEqual([[true, [null]]]);
    expect(await told(first)).toEqual([[false, [1]]]);
  });
});
