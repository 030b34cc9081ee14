import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../db/audit.ts';
import { runCommand } from '../../../server/commands/commands.ts';
import { daysAfter } from '../../../server/core/consultation/days.ts';
import { newId } from '../../../server/core/ids.ts';
import { dueAfter, isOnTime } from '../../../server/core/privacy/complaint.ts';
import type { Role } from '../../../server/core/staff/roles.ts';
import { answerComplaint } from '../../../server/usecases/complaints/answer-complaint.ts';
import { followComplaint } from '../../../server/usecases/complaints/follow-complaint.ts';
import { joinedHere } from '../../../server/usecases/complaints/joined-here.ts';
import { makeComplaint } from '../../../server/usecases/complaints/make-complaint.ts';
import { readComplaints } from '../../../server/usecases/complaints/read-complaints.ts';
import { settleComplaints } from '../../../server/usecases/complaints/settle-complaints.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { bytesBelow } from '../../support/processes/temp.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

const visitor = { kind: 'visitor' } as const;
const texts = { younger: 'You are right.', older: 'You are right, and we change it.' };
type Way = 'alone' | 'together' | 'representative';

const today = () => new Date(house.deps.clock()).toISOString().slice(0, 10);
const nonce = () => newId(house.deps.random);
const make = (way: Way = 'alone', text = 'The bell is too loud.') =>
  need(
    house.services.complaints.make(visitor, {
      nonce: nonce(),
      kind: 'other',
      way,
      consultationId: '',
      text,
      language: 'en',
    }),
  );
const follow = (words: readonly string[]) =>
  need(house.services.complaints.follow(visitor, { phrase: words.join(' ') }));
/** To the newest answer, unless the page showed another. */
const reply = async (
  words: readonly string[],
  felt: 'helped' | 'not-helped',
  { text = '', round }: { text?: string; round?: number } = {},
) => {
  const newest = Math.max(0, ...(await follow(words)).answers.map((each) => each.round));
  return house.services.complaints.reply(visitor, {
    ...{ phrase: words.join(' '), felt, text },
    round: round ?? newest,
  });
};

/** The complaint with these words, as the overseer's list has it. */
async function idOf(text: string): Promise<string> {
  const overseer = await house.staffWho('overseer');
  for (const { id } of await need(house.services.complaints.list(overseer, {})))
    if ((await need(house.services.complaints.read(overseer, { id }))).text === text) return id;
  throw new Error(`Nobody complained: ${text}`);
}
async function answer(id: string, round: 1 | 2 = 1) {
  return house.services.complaints.answer(await house.staffWho('overseer'), {
    id,
    round,
    outcome: 'agreed',
    texts,
  });
}
const deeds = async () =>
  (await house.databases.complaints.query('select deed, actor, detail from audit order by n', [])).map(
    (row) => row.join(' '),
  );

describe('R187: anybody complains, and nothing about the person is kept', () => {
  it('without a seat, a name or a session; the form twice is one complaint with the same words', async () => {
    const input = {
      nonce: nonce(),
      kind: 'safety',
      way: 'together',
      consultationId: '',
      text: 'Somebody waits at the gate.',
      language: 'en',
    } as const;
    const first = await need(house.services.complaints.make(visitor, input));
    const again = await need(house.services.complaints.make(visitor, input));
    expect(again).toEqual(first);
    expect(first.words).toHaveLength(6);
    expect(first.joinWords).toHaveLength(5);
    expect(first.dueDay).toBe(dueAfter(today(), 'safety'));
    const rows = await house.databases.complaints.query('select id from complaint where kind = ?1', [
      'safety',
    ]);
    expect(rows).toHaveLength(1);
    const other = await need(house.services.complaints.make(visitor, { ...input, nonce: nonce() }));
    expect(other.words).not.toEqual(first.words);
  });

  it('R1234: so where two forms come at once; of other words it is told that they were not sent', async () => {
    const input = {
      nonce: nonce(),
      kind: 'other',
      way: 'alone',
      consultationId: '',
      language: 'en',
    } as const;
    const both = (texts: readonly string[], of = input) =>
      Promise.all(texts.map((text) => house.services.complaints.make(visitor, { ...of, text })));
    const others = await both(['The gate is shut.', 'The gate is shut. And the door.']);
    expect(others.filter(({ ok }) => ok)).toHaveLength(1);
    expect(others).toContainEqual({ ok: false, code: 'id-taken' });
    const [one, two] = await both(['It is cold.', 'It is cold.'], { ...input, nonce: nonce() });
    expect(one).toMatchObject({ ok: true });
    expect(two).toEqual(one);
  });

  it('no words, and no file, hold a phrase, and what is written is encrypted', async () => {
    const made = await make('together', 'These words stand in no file as they are.');
    const bytes = bytesBelow(join(house.folder, 'data'));
    expect(bytes.includes(Buffer.from('These words stand in no file'))).toBe(false);
    const dump = JSON.stringify(
      await Promise.all(
        ['complaint', 'complaint_receipt', 'audit'].map((table) =>
          house.databases.complaints.query(`select * from ${table}`, []),
        ),
      ),
    );
    for (const words of [made.words, made.joinWords ?? []]) expect(dump).not.toContain(words.join(' '));
    expect(await deeds()).toContain('complaint:make complainant other together');
    expect((await deeds()).join()).not.toContain('These words');
  });

  it('refuses no words, a form that is none, and a consultation that it may not know of', async () => {
    const base = {
      nonce: nonce(),
      kind: 'other',
      way: 'alone',
      consultationId: '',
      text: 'x',
      language: 'en',
    } as const;
    const refusal = async (input: Parameters<typeof house.services.complaints.make>[1]) =>
      house.services.complaints.make(visitor, input);
    expect(await refusal({ ...base, text: '  ' })).toEqual({ ok: false, code: 'text-empty' });
    expect(await refusal({ ...base, nonce: 'short' })).toEqual({ ok: false, code: 'message-malformed' });
    expect(await refusal({ ...base, consultationId: 'A'.repeat(22) })).toEqual({
      ok: false,
      code: 'not-found',
    });
    expect(await refusal({ ...base, language: 'xx' })).toEqual({ ok: false, code: 'language-unknown' });
    const child = await house.join();
    expect(
      (await house.services.complaints.make(child, { ...base, consultationId: house.consultationId })).ok,
    ).toBe(true);
  });

  it('the whole site has one pace, and it is told', async () => {
    const results = await Promise.all(
      Array.from({ length: 70 }, () =>
        house.services.complaints.join(visitor, {
          words: 'no such words at all',
          nonce: nonce(),
          language: 'en',
        }),
      ),
    );
    expect(results.some((each) => !each.ok && each.code === 'too-many-now')).toBe(true);
  });
});

/** A house of its own: the pace above is used up. */
describe('R188: many say the same, each with a receipt of its own', () => {
  let own: TestHouse;
  beforeAll(async () => {
    own = await openTestHouse();
  });
  afterAll(() => own.remove());

  it('thirty join one; how many others is none, few, or a number rounded down, to everybody', async () => {
    const made = await need(
      own.services.complaints.make(visitor, {
        nonce: newId(own.deps.random),
        kind: 'unfair',
        way: 'together',
        consultationId: '',
        text: 'We had no turn.',
        language: 'en',
      }),
    );
    const words = (made.joinWords ?? []).join(' ');
    const others = async () =>
      (await need(own.services.complaints.follow(visitor, { phrase: made.words.join(' ') }))).others;
    expect(await others()).toEqual({ say: 'none' });
    const join = () =>
      need(own.services.complaints.join(visitor, { words, nonce: newId(own.deps.random), language: 'en' }));
    const receipts = [await join()];
    expect(await others()).toEqual({ say: 'few' });
    for (let n = 1; n < 29; n += 1) receipts.push(await join());
    const twice = { words, nonce: newId(own.deps.random), language: 'en' };
    const last = await need(own.services.complaints.join(visitor, twice));
    expect(await need(own.services.complaints.join(visitor, twice))).toEqual(last);
    expect(await others()).toEqual({ say: 'many', count: 30 });
    const looked = await need(own.services.complaints.look(visitor, { words: words.toUpperCase() }));
    expect(looked).toMatchObject({
      text: 'We had no turn.',
      kind: 'unfair',
      others: { say: 'many', count: 30 },
    });
    expect(Object.keys(looked).sort()).toEqual(['answered', 'dueDay', 'kind', 'language', 'others', 'text']);

    const overseer = await own.staffWho('overseer');
    const [listed] = await need(own.services.complaints.list(overseer, {}));
    expect(listed?.others).toEqual({ say: 'many', count: 30 });
    await need(
      own.services.complaints.answer(overseer, { id: listed?.id ?? '', round: 1, outcome: 'partly', texts }),
    );
    for (const { words: each } of receipts.slice(0, 3))
      expect(await need(own.services.complaints.follow(visitor, { phrase: each.join(' ') }))).toMatchObject({
        begun: false,
        state: 'answered',
        outcome: 'partly',
        answers: [{ text: texts.older }, { text: texts.younger }],
      });
    // The first of those who joined leaves; the others keep theirs.
    const leaver = { phrase: receipts[0]?.words.join(' ') ?? '' };
    expect(await need(own.services.complaints.takeBack(visitor, leaver))).toEqual({ stays: true });
    expect(await own.services.complaints.follow(visitor, leaver)).toMatchObject({
      code: 'phrase-opens-nothing',
    });
    expect((await need(own.services.complaints.follow(visitor, { phrase: made.words.join(' ') }))).text).toBe(
      'We had no turn.',
    );
  });

  it('words of nothing open nothing', async () => {
    expect(await own.services.complaints.look(visitor, { words: 'amber boat lamp north river' })).toEqual({
      ok: false,
      code: 'code-opens-nothing',
    });
    expect(await own.services.complaints.follow(visitor, { phrase: 'no phrase' })).toEqual({
      ok: false,
      code: 'phrase-opens-nothing',
    });
  });
});

describe('R189, R190: days, two answers at most, and then out of this house', () => {
  let own: TestHouse;
  beforeAll(async () => {
    own = house;
    house = await openTestHouse();
  });
  afterAll(async () => {
    await house.remove();
    house = own;
  });

  it('received → looked at → answered → it did not help → answered again → sent on, each once', async () => {
    const text = 'Nobody explains the rules.';
    const { words } = await make('alone', text);
    const id = await idOf(text);
    const overseer = await house.staffWho('overseer');
    expect((await follow(words)).state).toBe('received');
    expect(await reply(words, 'helped')).toMatchObject({ code: 'state-forbids' });
    await need(house.services.complaints.takeUp(overseer, { id }));
    expect((await follow(words)).state).toBe('reading');
    expect(await answer(id, 2)).toMatchObject({ code: 'state-forbids' });
    await need(answer(id));
    expect(await answer(id)).toMatchObject({ code: 'state-forbids' });
    expect(await follow(words)).toMatchObject({ state: 'answered', outcome: 'agreed', maySay: true });
    const again = await need(reply(words, 'not-helped', { text: 'It is still so.' }));
    expect(again).toMatchObject({ state: 'again', dueDay: dueAfter(today(), 'other'), maySay: false });
    expect(await reply(words, 'helped')).toMatchObject({ code: 'already-decided' });
    expect((await need(house.services.complaints.read(overseer, { id }))).replies).toMatchObject([
      { text: 'It is still so.' },
    ]);
    await need(answer(id, 2));
    expect((await need(reply(words, 'not-helped'))).state).toBe('escalated');
    expect(await answer(id)).toMatchObject({ code: 'state-forbids' });
    expect(
      await house.databases.complaints.query(
        'select count(*) from complaint_answer where complaint_id = ?1',
        [id],
      ),
    ).toEqual([[4]]);
  });

  it('"it helped" of whoever began it ends it; a level without words is no answer', async () => {
    const text = 'The page does not open.';
    const { words } = await make('representative', text);
    const id = await idOf(text);
    const overseer = await house.staffWho('overseer');
    const half = { id, round: 1, outcome: 'agreed', texts: { younger: '', older: 'Words.' } } as const;
    expect(await house.services.complaints.answer(overseer, half)).toMatchObject({ code: 'field-missing' });
    await need(answer(id));
    expect((await need(reply(words, 'helped'))).state).toBe('closed');
  });

  it('R190: "it helped" of whoever began a joint complaint ends nothing for those who joined', async () => {
    const text = 'Nobody asked the little ones.';
    const { words, joinWords } = await make('together', text);
    const join = { words: (joinWords ?? []).join(' '), nonce: nonce(), language: 'en' };
    const joined = await need(house.services.complaints.join(visitor, join));
    await need(answer(await idOf(text)));
    expect(await need(reply(words, 'helped'))).toMatchObject({ state: 'answered', maySay: false });
    expect(await reply(words, 'not-helped')).toMatchObject({ code: 'already-decided' });
    expect(await follow(joined.words)).toMatchObject({ state: 'answered', maySay: true });
    expect((await need(reply(joined.words, 'not-helped'))).state).toBe('again');
  });

  it('R190: what a page that was left open says of the first answer is not said of the second, which nobody read there', async () => {
    const text = 'They never come to us.';
    const { words, joinWords } = await make('together', text);
    const join = { words: (joinWords ?? []).join(' '), nonce: nonce(), language: 'en' };
    const joined = await need(house.services.complaints.join(visitor, join));
    const id = await idOf(text);
    await need(answer(id));
    await need(reply(words, 'not-helped'));
    await need(answer(id, 2));
    expect(await reply(joined.words, 'not-helped', { round: 1 })).toEqual({
      ok: false,
      code: 'stale-revision',
    });
    expect(await follow(joined.words)).toMatchObject({ state: 'answered', maySay: true });
    expect((await need(reply(joined.words, 'not-helped'))).state).toBe('escalated');
  });

  it('is late after its day, ends by itself when nobody says anything, and goes 180 days later, every byte', async () => {
    const text = `gone-${nonce()}`;
    const start = Date.parse('2027-03-01T12:00:00Z');
    const on = (days: number) => ({ ...house.deps, clock: () => start + days * 86_400_000 });
    const made = await need(
      makeComplaint(on(0), visitor, {
        nonce: nonce(),
        kind: 'other',
        way: 'alone',
        consultationId: '',
        text,
        language: 'en',
      }),
    );
    const phrase = made.words.join(' ');
    const seen = async (days: number) => need(followComplaint(on(days), visitor, { phrase }));
    const clock = { kind: 'system', name: 'retention' } as const;
    expect((await seen(30)).late).toBe(false);
    expect((await seen(31)).late).toBe(true);
    expect(await settleComplaints(on(31), await house.staffWho('overseer'), {})).toMatchObject({
      code: 'not-allowed',
    });
    await need(settleComplaints(on(31), clock, {}));
    expect((await seen(31)).state).toBe('received');
    const id = await idOf(text);
    await house.databases.complaints.write([
      { sql: `update complaint set state = 'answered', due_day = '2027-05-01' where id = ?1`, args: [id] },
    ]);
    expect((await need(settleComplaints(on(62), clock, {}))).closed).toBe(1);
    expect((await seen(62)).state).toBe('closed');
    // What other tests left is over since long.
    await need(settleComplaints(on(62 + 100), clock, {}));
    expect((await need(settleComplaints(on(62 + 180), clock, {}))).removed).toBe(0);
    expect((await need(settleComplaints(on(62 + 181), clock, {}))).removed).toBe(1);
    expect(await followComplaint(on(243), visitor, { phrase })).toMatchObject({
      code: 'phrase-opens-nothing',
    });
    expect(await pagesHold(text)).toBe(false);
    expect((await verifyAudit(house.databases.complaints)).ok).toBe(true);
  });

  it('R188: who joins what is answered is told that, and until when it can say whether it helped', async () => {
    const text = 'We are told too late.';
    const { joinWords, dueDay } = await make('together', text);
    const words = (joinWords ?? []).join(' ');
    const join = () => house.services.complaints.join(visitor, { words, nonce: nonce(), language: 'en' });
    expect(await need(join())).toMatchObject({ dueDay, answered: false });
    await need(answer(await idOf(text)));
    const until = { dueDay: daysAfter(today(), 30), answered: true };
    expect(await need(house.services.complaints.look(visitor, { words }))).toMatchObject(until);
    expect(await need(join())).toMatchObject(until);
  });

  it('R189: is not late, and is answered in time, while the promised day lasts anywhere on earth', async () => {
    const start = Date.parse('2027-03-01T12:00:00Z');
    const hoursOn = (hours: number) => ({ ...house.deps, clock: () => start + hours * 3_600_000 });
    const text = `anywhere-${nonce()}`;
    const asked = {
      nonce: nonce(),
      kind: 'other',
      way: 'alone',
      consultationId: '',
      text,
      language: 'en',
    } as const;
    const { words } = await need(makeComplaint(hoursOn(0), visitor, asked));
    const id = await idOf(text);
    const overseer = await house.staffWho('overseer');
    const phrase = words.join(' ');
    const late = async (hours: number) => [
      (await need(followComplaint(hoursOn(hours), visitor, { phrase }))).late,
      (await need(readComplaints(hoursOn(hours), overseer, {}))).find((each) => each.id === id)?.late,
    ];
    // The thirtieth day is over in the last zone twelve hours after it is over in Greenwich.
    const over = 31 * 24;
    expect(await late(over - 1)).toEqual([false, false]);
    expect(await late(over)).toEqual([true, true]);
    await need(answerComplaint(hoursOn(over - 1), overseer, { id, round: 1, outcome: 'agreed', texts }));
    const [[answeredDay]] = (await house.databases.complaints.query(
      'select answered_day from complaint where id = ?1',
      [id],
    )) as [[string]];
    expect(isOnTime({ kind: 'other', day: '2027-03-01', answeredDay }, answeredDay)).toBe(true);
    // So with the thirty days in which it can be said whether that helped.
    const closes = async (days: number) => {
      const clock = { kind: 'system', name: 'retention' } as const;
      await need(settleComplaints(hoursOn(over - 1 + days * 24), clock, {}));
      return (await need(followComplaint(hoursOn(over), visitor, { phrase }))).state;
    };
    expect(await closes(30)).toBe('answered');
    expect(await closes(32)).toBe('closed');
  });

  it('R192: what is taken back is gone with its last receipt, and stands on the list that a restore reads', async () => {
    const text = `back-${nonce()}`;
    const { words } = await make('alone', text);
    expect(await pagesHold(text)).toBe(true);
    const gone = await need(house.services.complaints.takeBack(visitor, { phrase: words.join(' ') }));
    expect(gone).toEqual({ stays: false });
    expect(await pagesHold(text)).toBe(false);
    expect(
      await house.databases.control.query('select count(*) from erasure where consultation_id = ?1', [
        'complaints',
      ]),
    ).toEqual([[1]]);
  });

  /** Every page of the complaints database as the cipher gives it back, free pages too. */
  async function pagesHold(words: string): Promise<boolean> {
    const rows = await house.databases.complaints.query('select data from sqlite_dbpage order by pgno', []);
    return Buffer.concat(rows.map(([data]) => Buffer.from(data as Uint8Array))).includes(Buffer.from(words));
  }
});

describe('R239: a browser session joins once', () => {
  let own: TestHouse;
  beforeAll(async () => {
    own = await openTestHouse();
  });
  afterAll(() => own.remove());

  it('one browser session joins once and not its own; the same form is no second one, and nothing here knows', async () => {
    const begun = { nonce: newId(own.deps.random), kind: 'other', way: 'together' } as const;
    const make = { ...begun, consultationId: '', text: 'The page is slow.', language: 'en' };
    const made = await need(own.services.complaints.make(visitor, make));
    const words = (made.joinWords ?? []).join(' ');
    const join = (joined: string, nonce = newId(own.deps.random)) =>
      own.services.complaints.join(visitor, { words, nonce, language: 'en', joined });
    const refused = { ok: false, code: 'joined-already' };
    expect(await join(made.joined ?? '')).toEqual(refused);
    const nonce = newId(own.deps.random);
    const first = await need(join('', nonce));
    expect(await need(join(first.joined, nonce))).toEqual(first);
    expect(await join(first.joined)).toEqual(refused);
    // Another browser, or one that left, is somebody else as far as anybody can know.
    const other = await need(join(''));
    expect(other.words).not.toEqual(first.words);
    // What a browser carries opens nothing and is stored nowhere.
    const rows = await own.databases.complaints.query(
      'select verifier, complaint_id from complaint_receipt',
      [],
    );
    const stored = JSON.stringify(rows);
    for (const part of first.joined.split('.')) expect(stored).not.toContain(part);
    expect(first.joined.split('.').every((part) => /^[A-Za-z0-9_-]{22}$/.test(part))).toBe(true);
  });

  it('a browser remembers the last four, and what is no cookie of ours is none', async () => {
    let cookie = 'what.ever.';
    for (let n = 0; n < 6; n += 1)
      cookie = joinedHere(own.deps, { cookie, complaintId: `complaint ${n}`, nonce: 'form' }).cookie;
    expect(cookie.split('.')).toHaveLength(8);
    const wasBefore = (complaintId: string, nonce: string) =>
      joinedHere(own.deps, { cookie, complaintId, nonce }).before;
    expect(wasBefore('complaint 5', 'another form')).toBe(true);
    expect(wasBefore('complaint 5', 'form')).toBe(false);
    expect(wasBefore('complaint 1', 'another form')).toBe(false);
  });
});

describe('R191: the overseer alone reads complaints, and that it did stands in the log', () => {
  let own: TestHouse;
  beforeAll(async () => {
    own = house;
    house = await openTestHouse();
  });
  afterAll(async () => {
    await house.remove();
    house = own;
  });

  it('no other role, no command line, no child and no visitor', async () => {
    const text = 'An adult here shouted.';
    await make('alone', text);
    const id = await idOf(text);
    const others: Role[] = [
      'administrator',
      'organiser',
      'approver',
      'moderator',
      'safeguarding-lead',
      'analyst',
      'facilitator',
      'decision-maker',
    ];
    const actors = [
      ...(await Promise.all(others.map((role) => house.staffWho(role)))),
      { kind: 'system', name: 'command-line' } as const,
      visitor,
      await house.join(),
    ];
    for (const actor of actors) {
      expect(await house.services.complaints.list(actor, {})).toMatchObject({ ok: false });
      expect(await house.services.complaints.read(actor, { id })).toEqual({ ok: false, code: 'not-found' });
      expect(await house.services.complaints.takeUp(actor, { id })).toMatchObject({ ok: false });
      const comment = { consultationId: '', language: 'en', texts };
      expect(await house.services.complaints.comment(actor, comment)).toEqual({
        ok: false,
        code: 'not-allowed',
      });
    }
    const overseer = await house.staffWho('overseer');
    expect(
      (await deeds()).filter((each) => each === `complaint:read ${overseer.staffId} ${id}`),
    ).toHaveLength(1);
  });

  it('an overseer of one consultation reads what is about that one, and nothing that names none', async () => {
    const whole = await house.staffWho('overseer');
    const local = { ...whole, grants: [{ role: 'overseer' as const, consultationId: house.consultationId }] };
    expect(await need(house.services.complaints.list(local, {}))).toEqual([]);
    const id = await idOf('An adult here shouted.');
    await need(house.services.complaints.place(whole, { id, consultationId: house.consultationId }));
    expect(await need(house.services.complaints.list(local, {}))).toMatchObject([{ id }]);
    expect(await house.services.complaints.place(local, { id, consultationId: '' })).toMatchObject({
      code: 'not-found',
    });
  });

  it('pauses a consultation because of one, and says in public what it thinks', async () => {
    const overseer = await house.staffWho('overseer');
    const { consultationId } = house;
    await need(house.services.consultation.move(overseer, { consultationId, to: 'paused' }));
    await need(house.services.complaints.comment(overseer, { consultationId, language: 'en', texts }));
    expect(await need(house.services.complaints.comments(visitor, { consultationId }))).toMatchObject([
      { texts, signedBy: 'Amal', language: 'en' },
    ]);
    await need(house.services.consultation.move(overseer, { consultationId, to: 'open' }));
  });
});

describe('R196: altered logs', () => {
  it.each([
    ['an edit', [`update audit set detail = 'x' where n = 2`], 2],
    ['a deletion', ['delete from audit where n = 2'], 2],
    [
      'a new order',
      [
        'update audit set n = -1 where n = 2',
        'update audit set n = 2 where n = 3',
        'update audit set n = 3 where n = -1',
      ],
      2,
    ],
  ])('%s is found in every chain, by the number of the first entry', async (_name, changes, first) => {
    const own = await openTestHouse();
    try {
      const verify = () => runCommand(own, { words: ['audit', 'verify'], origin: '' });
      const overseer = await own.staffWho('overseer');
      for (const text of ['One.', 'Two.', 'Three.', 'Four.'])
        await need(
          own.services.complaints.make(visitor, {
            nonce: newId(own.deps.random),
            kind: text === 'Two.' ? 'broken' : 'other',
            way: 'alone',
            consultationId: '',
            text,
            language: 'en',
          }),
        );
      for (const { id } of await need(own.services.complaints.list(overseer, {})))
        await need(own.services.complaints.takeUp(overseer, { id }));
      const whole = await verify();
      expect(whole.exitCode).toBe(0);
      expect(whole.lines).toHaveLength(3);
      for (const id of ['complaints', 'control', own.consultationId]) {
        const db =
          id === 'complaints' || id === 'control' ? own.databases[id] : await own.databases.consultation(id);
        // Two entries that are alike say the same in either order.
        await db?.write([
          { sql: 'drop trigger audit_is_not_altered', args: [] },
          { sql: 'drop trigger audit_is_not_deleted', args: [] },
          ...changes.map((sql) => ({ sql, args: [] })),
        ]);
        const named = await runCommand(own, { words: ['audit', 'verify', id], origin: '' });
        expect(named, id).toEqual({ lines: [`The chain breaks at entry ${first}.`], exitCode: 1 });
      }
      const broken = await verify();
      expect(broken.exitCode).toBe(1);
      expect(broken.lines.every((line) => line.endsWith(`The chain breaks at entry ${first}.`))).toBe(true);
    } finally {
      await own.remove();
    }
  });
});
