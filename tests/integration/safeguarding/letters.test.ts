import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as home from '../../../app/routes/staff/home/home.tsx';
import { promisedIn } from '../../../db/queries/retention/restored.ts';
import { giveBackAgain } from '../../../server/backup/erase-again.ts';
import { runCommand } from '../../../server/commands/commands.ts';
import { newId } from '../../../server/core/ids.ts';
import { letterDays, letterTexts, reachDays, withoutSeat } from '../../../server/core/safeguarding/cases.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { addToLetter } from '../../../server/usecases/safeguarding/add-to-letter.ts';
import { closeCase } from '../../../server/usecases/safeguarding/close-case.ts';
import { forgetLetters } from '../../../server/usecases/safeguarding/forget-letters.ts';
import { forgetReachable } from '../../../server/usecases/safeguarding/forget-reach.ts';
import { readWaitingHelp } from '../../../server/usecases/safeguarding/read-waiting-help.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import {
  type AtCase,
  handOn,
  openLeads,
  readAs,
  settleAs,
  type TestLead,
} from '../../support/house/leads.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';

let house: TestHouse;
let first: TestLead;
let second: TestLead;
const visitor = { kind: 'visitor' } as const;
const clock = { kind: 'system', name: 'retention' } as const;
const told = 'Somebody hits me at home, and I have no sheet with words.';

beforeAll(async () => {
  house = await openTestHouse();
  [first, second] = await openLeads(house);
});
afterAll(() => house.remove());

const lane = () => house.services.safeguarding;
const db = () => house.databases.complaints;

async function write(nonce = newId(house.deps.random)) {
  const { words } = await need(lane().writeLetter(visitor, { nonce, text: told, language: 'en' }));
  const phrase = words.join(' ');
  const { letter } = await need(lane().letter(visitor, { phrase }));
  const at: AtCase = { consultationId: withoutSeat, caseId: letter.id };
  return { nonce, phrase, at };
}

async function openTogether(at: AtCase): Promise<void> {
  const why = { ...at, part: 'told' as const, reason: 'To help.' };
  await need(lane().open(first.staff, why));
  await handOn(house, first, { at, part: 'told' });
  await need(lane().open(second.staff, why));
  await handOn(house, second, { at, part: 'told' });
}

const rowsOf = async (caseId: string) =>
  (
    await Promise.all(
      ['sealed_text', 'sealed_half', 'case_opening', 'case_answer', 'case_remedy', 'letter_receipt'].map(
        (table) => db().query(`select 1 from ${table} where case_id = ?1`, [caseId]),
      ),
    )
  ).flat().length + (await db().query('select 1 from waiting where subject = ?1', [caseId])).length;

describe('R231: anybody tells two leads, without a seat', () => {
  it('is stored sealed, with six words that stand nowhere, and the same form is the same letter', async () => {
    const { nonce, phrase, at } = await write();
    const again = await need(lane().writeLetter(visitor, { nonce, text: told, language: 'en' }));
    expect(again.words.join(' ')).toBe(phrase);
    const tables = ['sealed_case', 'sealed_text', 'sealed_half', 'letter_receipt', 'waiting', 'audit'];
    const rows = await Promise.all(tables.map((table) => db().query(`select * from ${table}`, [])));
    expect(rows[1]).toHaveLength(1);
    const stored = JSON.stringify(rows, (_key, value) =>
      value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
    );
    for (const word of ['hits me', 'no sheet', phrase]) expect(stored).not.toContain(word);
    expect(
      await db().query('select participant_id, kind from sealed_case where id = ?1', [at.caseId]),
    ).toEqual([['', 'letter']]);
  });

  it('opens for two leads together, and for no other of the staff', async () => {
    const { at } = await write();
    await need(lane().open(first.staff, { ...at, part: 'told', reason: 'To help.' }));
    await handOn(house, first, { at, part: 'told' });
    expect(await readAs(house, first, { at, part: 'told' })).toEqual([]);
    await openTogether(at);
    expect(await readAs(house, second, { at, part: 'told' })).toEqual([told]);
    const others = ['administrator', 'organiser', 'approver', 'analyst', 'overseer'] as const;
    const local: Staff = {
      ...first.staff,
      grants: [{ role: 'safeguarding-lead', consultationId: house.consultationId }],
    };
    const nobodies = [
      ...(await Promise.all(others.map((role) => house.staffWho(role)))),
      local,
      visitor,
      await house.join(),
      { kind: 'system', name: 'command-line' } as const,
    ];
    for (const actor of nobodies) {
      expect(await lane().cases(actor, { consultationId: withoutSeat })).toMatchObject({ code: 'not-found' });
      expect(await lane().case(actor, at)).toMatchObject({ code: 'not-found' });
    }
    // And it stands in no consultation.
    const { cases } = await need(lane().cases(first.staff, { consultationId: house.consultationId }));
    expect(cases.map(({ id }) => id)).not.toContain(at.caseId);
  });

  it('wrong, unknown and malformed words are one answer', async () => {
    const { phrase } = await write();
    const turned = phrase.split(' ').reverse().join(' ');
    for (const words of [turned, 'six']) {
      const network = `somewhere ${words.length}`;
      expect(await lane().letter(visitor, { phrase: words, network })).toEqual({
        ok: false,
        code: 'phrase-opens-nothing',
      });
    }
  });

  it('one pace for the whole site: a program fills nothing, whoever it says it is', async () => {
    const own = await openTestHouse();
    try {
      const codes: string[] = [];
      for (let at = 0; at < 32; at += 1) {
        const sent = await own.services.safeguarding.writeLetter(visitor, {
          nonce: newId(own.deps.random),
          text: told,
          language: 'en',
        });
        codes.push(sent.ok ? 'ok' : sent.code);
      }
      expect(codes.slice(0, 30).every((code) => code === 'ok')).toBe(true);
      expect(codes.slice(30)).toEqual(['too-many-now', 'too-many-now']);
    } finally {
      await own.remove();
    }
  });
});

describe('R232: two leads answer, and whoever has the six words reads it', () => {
  it('an answer that one lead wrote is nowhere before another has seen it; what is written on waits again', async () => {
    const { phrase, at } = await write();
    await openTogether(at);
    const { number } = await (async () => {
      await need(lane().answer(first.staff, { ...at, text: 'We believe you.' }));
      const [answer] = (await need(lane().case(first.staff, at))).answers;
      if (!answer) throw new Error('no answer');
      return answer;
    })();
    const lines = async () => (await need(lane().letter(visitor, { phrase }))).letter.lines;
    expect((await lines()).filter(({ from }) => from === 'team')).toEqual([]);
    expect(await settleAs(house, first, { at, number })).toMatchObject({
      code: 'one-person-alone',
    });
    await need(settleAs(house, second, { at, number }));
    expect((await lines()).filter(({ from }) => from === 'team')).toMatchObject([
      { text: 'We believe you.' },
    ]);
    expect(await db().query('select 1 from waiting where subject = ?1', [at.caseId])).toEqual([]);
    await need(lane().addToLetter(visitor, { phrase, reach: 'I am in class 5.' }));
    expect(await db().query('select 1 from waiting where subject = ?1', [at.caseId])).toHaveLength(1);
    const later = { ...house.deps, clock: () => house.deps.clock() + (reachDays + 1) * 86_400_000 };
    await need(forgetReachable(later, clock, {}));
    expect((await lines()).filter((line) => 'part' in line && line.part === 'reach')).toEqual([]);
  });

  it('a letter takes so many texts and no more', async () => {
    const { phrase } = await write();
    const more = (form?: string) => addToLetter(house.deps, visitor, { phrase, told: 'And more.', form });
    for (let at = 2; at < letterTexts; at += 1) await need(more());
    const last = newId(house.deps.random);
    expect(await need(more(last))).toEqual({ added: true });
    expect(await more()).toEqual({ ok: false, code: 'letter-full' });
    expect(await need(more(last)), 'what it has it says').toEqual({ added: false });
  });

  it('opened alone in danger, the overseer is told of it as of any case', async () => {
    const { at } = await write();
    await need(lane().openAlone(first.staff, { ...at, part: 'told', reason: 'A life.' }));
    const overseer = await house.staffWho('overseer');
    const told = await need(lane().loneOpenings(overseer, {}));
    expect(told).toMatchObject([{ consultationId: withoutSeat, caseId: at.caseId, reason: 'A life.' }]);
  });

  it('a lead without its key any more has no box of a letter', async () => {
    const own = await openTestHouse();
    try {
      const [lead] = await openLeads(own);
      await need(
        own.services.safeguarding.writeLetter(visitor, {
          nonce: newId(own.deps.random),
          text: told,
          language: 'en',
        }),
      );
      const boxes = () =>
        own.databases.complaints.query('select 1 from sealed_half where staff_id = ?1', [lead.staff.staffId]);
      expect(await boxes()).toHaveLength(2);
      const administrator = await own.staffWho('administrator');
      await need(own.services.staff.revoke(administrator, { staffId: lead.staff.staffId }));
      expect(await boxes()).toEqual([]);
    } finally {
      await own.remove();
    }
  });
});

describe('R338: what waits for leads is shown and told', () => {
  it('to every lead of its place, trained or not; to the overseer after a day; to a command; to nobody else', async () => {
    const own = await openTestHouse();
    try {
      const [lead] = await openLeads(own);
      const { safeguarding } = own.services;
      const waits = async (actor: Staff, deps = own.deps) =>
        (await need(readWaitingHelp(deps, actor, {}))).waiting;
      const command = (...words: string[]) =>
        runCommand(own, { words: ['waiting', ...words], origin: 'http://127.0.0.1' });
      expect(await waits(lead.staff)).toEqual([]);
      expect(await command('--after', '0')).toMatchObject({ exitCode: 0 });

      const sent = { nonce: newId(own.deps.random), text: told, language: 'en' };
      await need(safeguarding.writeLetter(visitor, sent));
      const child = await own.join();
      const id = newId(own.deps.random);
      await need(safeguarding.ask(child, { id, text: told, language: 'en', choice: 'help' }));
      // A rehearsal wakes nobody.
      await need(
        safeguarding.rehearse(lead.staff, {
          consultationId: own.consultationId,
          text: 'Made up.',
          language: 'en',
        }),
      );
      const places = [
        { place: withoutSeat, count: 1 },
        { place: own.consultationId, count: 1 },
      ];
      expect(await waits(lead.staff)).toMatchObject(places);
      expect(await waits({ ...lead.staff, trainedSince: '' })).toMatchObject(places);
      const local = [{ role: 'safeguarding-lead' as const, consultationId: own.consultationId }];
      expect(await waits({ ...lead.staff, grants: local })).toMatchObject(places.slice(1));

      const overseer = await own.staffWho('overseer');
      expect(await waits(overseer)).toEqual([]);
      const later = { ...own.deps, clock: () => own.deps.clock() + 25 * 3_600_000 };
      expect(await waits(overseer, later)).toMatchObject(places);
      expect((await waits(overseer, later))[0]?.oldestMinutes).toBeGreaterThanOrEqual(1_500);
      expect(await waits(await own.staffWho('administrator'), later)).toEqual([]);
      expect(await waits(await own.staffWho('analyst'), later)).toEqual([]);
      expect(await safeguarding.waitingHelp(child, {})).toMatchObject({ code: 'not-allowed' });

      // Where letters cannot be read nothing says that none wait.
      const silent = vi.spyOn(own.databases.complaints, 'query').mockRejectedValue(new Error('no answer'));
      const drawn = drawPages(own, { routes: { '/staff': home }, staff: lead.staff });
      const unread = await need(readWaitingHelp(own.deps, lead.staff, {}));
      expect(unread).toMatchObject({ waiting: places.slice(1), unreadable: [withoutSeat] });
      expect((await drawn.get('/staff')).html).toContain('nobody knows whether any wait');
      silent.mockRestore();
      expect((await drawn.get('/staff')).html).not.toContain('nobody knows whether any wait');

      expect((await command('--after', '30')).exitCode).toBe(0);
      const late = await command('--after', '0');
      expect(late.exitCode).toBe(1);
      expect(late.lines).toHaveLength(2);
      expect(late.lines.join()).not.toContain(id);
      expect((await command('--after', 'soon')).exitCode).toBe(1);
    } finally {
      await own.remove();
    }
  });
});

describe('R233: a letter goes', () => {
  it('when it is taken back, every row, and a backup does not bring it back', async () => {
    const { phrase, at } = await write();
    await openTogether(at);
    const verifiers = await db().query('select verifier from letter_receipt where case_id = ?1', [at.caseId]);
    const [verifier] = verifiers[0] ?? [];
    await need(lane().takeBackLetter(visitor, { phrase }));
    expect(await rowsOf(at.caseId)).toBe(0);
    expect(await lane().letter(visitor, { phrase })).toMatchObject({ code: 'phrase-opens-nothing' });
    // As an old copy would have it.
    await db().write([
      {
        sql: `insert into sealed_case (id, participant_id, kind, language, state, day) values (?1, '', 'letter', 'en', 'sealed', '2026-01-01')`,
        args: [at.caseId],
      },
      {
        sql: 'insert into letter_receipt (verifier, case_id) values (?1, ?2)',
        args: [verifier as Buffer, at.caseId],
      },
    ]);
    const promised = await promisedIn(house.databases.control);
    expect(await giveBackAgain(db(), { promised, secrets: house.deps.secrets, all: false })).toBe(1);
    expect(await rowsOf(at.caseId)).toBe(0);
  });

  it('180 days after anybody wrote into it, and not a day before', async () => {
    const { at } = await write();
    const on = (days: number) => ({ ...house.deps, clock: () => house.deps.clock() + days * 86_400_000 });
    expect((await need(forgetLetters(on(letterDays), clock, {}))).removed).toBe(0);
    expect((await need(forgetLetters(on(letterDays + 1), clock, {}))).removed).toBeGreaterThan(0);
    expect(await rowsOf(at.caseId)).toBe(0);
    expect(await forgetLetters(house.deps, visitor, {})).toMatchObject({ code: 'not-allowed' });
  });

  it.each(['its thirty days are over', 'its case is closed'])(
    'R1139: counted from how to reach somebody where that was the last line, also once it went because %s',
    async (why) => {
      const { phrase, at } = await write();
      await openTogether(at);
      const on = (days: number) => ({ ...house.deps, clock: () => house.deps.clock() + days * 86_400_000 });
      await need(addToLetter(on(170), visitor, { phrase, reach: 'I am in class 5.' }));
      if (why === 'its case is closed') {
        const { seen } = await need(lane().case(first.staff, at));
        await need(closeCase(on(190), first.staff, { ...at, seen, to: 'ask' }));
        await need(closeCase(on(190), second.staff, { ...at, seen, to: 'close' }));
      }
      await need(forgetReachable(on(170 + reachDays + 1), clock, {}));
      expect(await db().query('select part from sealed_text where case_id = ?1', [at.caseId])).toEqual([
        ['told'],
      ]);
      await need(forgetLetters(on(170 + letterDays), clock, {}));
      expect(await rowsOf(at.caseId)).toBeGreaterThan(0);
      await need(forgetLetters(on(170 + letterDays + 1), clock, {}));
      expect(await rowsOf(at.caseId)).toBe(0);
    },
  );
});

describe('R234: nobody is promised what nobody would read', () => {
  it('with fewer than two leads of the whole site the page offers no letter, and one that is sent is refused', async () => {
    const own = await openTestHouse();
    try {
      const help = async () =>
        (await need(own.services.safeguarding.help(visitor, { language: 'en' }))).writeTo;
      expect(await help()).toBe('letters');
      const leads = await openLeads(own);
      const { control } = own.databases;
      const taken = { nonce: newId(own.deps.random), text: told, language: 'en' };
      const before = await need(own.services.safeguarding.writeLetter(visitor, taken));
      for (const { staff } of leads.slice(1))
        await control.write([{ sql: 'delete from lead_key where staff_id = ?1', args: [staff.staffId] }]);
      expect(await help()).toBe(null);
      const nonce = newId(own.deps.random);
      const sent = { nonce, text: told, language: 'en' };
      expect(await own.services.safeguarding.writeLetter(visitor, sent)).toMatchObject({
        code: 'team-not-ready',
      });
      // One that was taken before, sent again because its answer was lost, is answered with the same words.
      expect(await need(own.services.safeguarding.writeLetter(visitor, taken))).toEqual(before);
      expect(await own.databases.complaints.query('select 1 from sealed_case', [])).toHaveLength(1);
    } finally {
      await own.remove();
    }
  });

  it('R234, R1160: so it is where every lead but one has no way in any more, and one more that comes in opens what was taken before', async () => {
    const own = await openTestHouse();
    try {
      const { safeguarding } = own.services;
      const { control } = own.databases;
      const [, second, third] = await openLeads(own);
      const child = await own.join();
      const places = async () =>
        Promise.all(
          [visitor, child].map(
            async (who) => (await need(safeguarding.help(who, { language: 'en' }))).writeTo,
          ),
        );
      const letter = () => ({ nonce: newId(own.deps.random), text: told, language: 'en' });
      const taken = letter();
      const before = await need(safeguarding.writeLetter(visitor, taken));
      expect(await places()).toEqual(['letters', 'team']);
      for (const { staff } of [second, third])
        await control.write([
          { sql: `update staff set state = 'invited' where id = ?1`, args: [staff.staffId] },
          ...['staff_passkey', 'staff_totp', 'staff_link', 'staff_session'].map((table) => ({
            sql: `delete from ${table} where staff_id = ?1`,
            args: [staff.staffId],
          })),
        ]);
      expect(await places()).toEqual([null, null]);
      expect(await safeguarding.writeLetter(visitor, letter())).toEqual({
        ok: false,
        code: 'team-not-ready',
      });
      expect(await need(safeguarding.writeLetter(visitor, taken))).toEqual(before);
      expect((await need(safeguarding.letter(visitor, { phrase: before.words.join(' ') }))).ready).toBe(
        false,
      );

      // One of them is in again, and what is written then is sealed to the other one all the same.
      await control.write([
        { sql: `update staff set state = 'active' where id = ?1`, args: [second.staff.staffId] },
      ]);
      expect(await places()).toEqual(['letters', 'team']);
      await need(safeguarding.writeLetter(visitor, letter()));
      const boxes = await own.databases.complaints.query(
        'select count(distinct case_id) from sealed_half where staff_id = ?1',
        [third.staff.staffId],
      );
      expect(boxes).toEqual([[2]]);
    } finally {
      await own.remove();
    }
  });

  it('R234, R723, R1160: so it is where every lead but one has a training that is over; trained anew they open what was taken before', async () => {
    const own = await openTestHouse();
    try {
      const { safeguarding } = own.services;
      const [one, ...others] = await openLeads(own);
      const child = await own.join();
      const places = async () =>
        Promise.all(
          [visitor, child].map(
            async (who) => (await need(safeguarding.help(who, { language: 'en' }))).writeTo,
          ),
        );
      const ready = async () => [
        (await need(safeguarding.mailbox(child, {}))).ready,
        (await need(safeguarding.letter(visitor, { phrase }))).ready,
      ];
      const letter = () => ({ nonce: newId(own.deps.random), text: told, language: 'en' });
      const ask = (id: string) =>
        safeguarding.ask(child, { id, text: told, language: 'en', choice: 'help' as const });
      const trained = (since: (lead: TestLead) => string) =>
        own.databases.control.write(
          others.map((lead) => ({
            sql: 'update staff_training set day = ?2 where staff_id = ?1',
            args: [lead.staff.staffId, since(lead)],
          })),
        );
      const taken = letter();
      const before = await need(safeguarding.writeLetter(visitor, taken));
      const phrase = before.words.join(' ');
      const caseId = newId(own.deps.random);
      await need(ask(caseId));
      expect([await places(), await ready()]).toEqual([
        ['letters', 'team'],
        [true, true],
      ]);

      await trained(() => '2020-01-01');
      expect([await places(), await ready()]).toEqual([
        [null, null],
        [false, false],
      ]);
      const nobody = { ok: false, code: 'team-not-ready' };
      expect(await safeguarding.writeLetter(visitor, letter())).toEqual(nobody);
      expect(await need(safeguarding.writeLetter(visitor, taken))).toEqual(before);
      expect(await safeguarding.addToLetter(visitor, { phrase, told: 'More.' })).toEqual(nobody);
      expect(await ask(newId(own.deps.random))).toEqual(nobody);
      expect(await safeguarding.write(child, { caseId, told: 'More.' })).toEqual(nobody);

      // One more is enough, and what is written then is sealed to the third all the same.
      await own.databases.control.write([
        {
          sql: 'update staff_training set day = ?2 where staff_id = ?1',
          args: [one.staff.staffId, '2020-01-01'],
        },
      ]);
      await trained(({ staff }) => staff.trainedSince);
      await need(safeguarding.write(child, { caseId, told: 'More.' }));
      const db = await own.databases.consultation(own.consultationId);
      const boxes = await db?.query(
        'select distinct staff_id from sealed_half where case_id = ?1 and number = 2',
        [caseId],
      );
      expect(boxes?.map(([id]) => id)).toContain(one.staff.staffId);
    } finally {
      await own.remove();
    }
  });
});
