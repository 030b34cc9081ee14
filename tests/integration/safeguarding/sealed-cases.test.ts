import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLeadKey, openLeadKey } from '../../../app/live/sealed-keys.ts';
import * as safeguarding from '../../../app/routes/staff/safeguarding/safeguarding.tsx';
import type { Database } from '../../../db/databases.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import {
  type AtCase,
  closeAs,
  handOn,
  openLeads,
  readAs,
  settleAs,
  type TestLead,
} from '../../support/house/leads.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');

let house: TestHouse;
let db: Database;
let first: TestLead;
let second: TestLead;
let third: TestLead;
const told = 'At home somebody hits me and I am afraid to go back tonight.';

beforeAll(async () => {
  house = await openTestHouse();
  const opened = await house.databases.consultation(house.consultationId);
  if (!opened) throw new Error('no database');
  db = opened;
  [first, second, third] = await openLeads(house);
});
afterAll(() => house.remove());

const lane = () => house.services.safeguarding;

async function ask(
  child: Child,
  more: { activityId?: string; choice?: 'help' | 'both' } = {},
): Promise<AtCase> {
  const id = newId(house.deps.random);
  const { caseId } = await need(
    lane().ask(child, { id, text: told, language: 'en', choice: 'help', ...more }),
  );
  return { consultationId: house.consultationId, caseId };
}

async function roomOf(child: Child): Promise<string> {
  const { activities } = await need(house.services.room.place(child, {}));
  return activities.find(({ kind }) => kind === 'room')?.id ?? '';
}

const open = (lead: TestLead, at: AtCase, more: { part?: 'told' | 'reach'; reason?: string } = {}) =>
  lane().open(lead.staff, { ...at, part: 'told', reason: 'To help the child.', ...more });

describe('a child tells the team', () => {
  it('R163: nothing of it is stored open, and no half of its key either', async () => {
    const child = await house.join();
    const at = await ask(child);
    const rows = await db.query('select hex(body) from sealed_text where case_id = ?1', [at.caseId]);
    const halves = await db.query('select half, staff_id, hex(box) from sealed_half where case_id = ?1', [
      at.caseId,
    ]);
    const stored = JSON.stringify([rows, halves]);
    expect(stored).not.toContain(Buffer.from('somebody hits').toString('hex').toUpperCase());
    expect(halves).toHaveLength(6);
    // 12 bytes of nonce, one block, 16 of tag: the length tells nothing of so short a text.
    expect(String(rows[0]?.[0]).length / 2).toBe(12 + 1_024 + 16);
  });

  it('R164: help alone reaches no desk and no moderator; the child sees a line without words', async () => {
    const child = await house.join();
    const at = await ask(child, { activityId: await roomOf(child) });
    const moderator = await house.staffWho('moderator');
    const desk = await need(
      house.services.moderation.desk(moderator, { consultationId: house.consultationId }),
    );
    expect(JSON.stringify(desk)).not.toContain(at.caseId);
    const { own } = await need(house.services.room.place(child, {}));
    expect(own.find(({ id }) => id === at.caseId)).toMatchObject({ state: 'sealed', text: '' });
    expect(
      await db.query("select 1 from waiting where kind = 'contribution' and subject = ?1", [at.caseId]),
    ).toEqual([]);
  });

  it('R164: both is a case and a view that a moderator decides on, and sent twice it is each once', async () => {
    const child = await house.join();
    const id = newId(house.deps.random);
    const sent = { id, text: told, language: 'en', choice: 'both' as const, activityId: await roomOf(child) };
    expect((await need(lane().ask(child, sent))).counted).toBe(true);
    expect((await need(lane().ask(child, sent))).counted).toBe(true);
    expect(await db.query('select state from contribution where id = ?1', [id])).toEqual([['held']]);
    expect(await db.query('select count(*) from sealed_text where case_id = ?1', [id])).toEqual([[1]]);
    const stranger = await house.join();
    expect(await lane().ask(stranger, sent)).toMatchObject({ ok: false, code: 'id-taken' });
    // R802: a card that comes again with other words: the team has those too, and what counts is what went before.
    const more = { ...sent, form: newId(house.deps.random), text: `${told} He comes tonight.` };
    for (const _again of [1, 2])
      expect(await need(lane().ask(child, more))).toMatchObject({ begun: false, counted: false });
    expect(await db.query('select count(*) from sealed_text where case_id = ?1', [id])).toEqual([[2]]);
  });

  it('R803: both after help with one form is one more text, and a view; what comes again takes nothing back from the team', async () => {
    const child = await house.join();
    const id = newId(house.deps.random);
    const sent = { id, language: 'en', activityId: await roomOf(child) };
    const help = { ...sent, text: told, choice: 'help' as const };
    const both = { ...sent, text: `${told} And at school.`, choice: 'both' as const };
    const state = () => db.query('select state, length(body) > 0 from contribution where id = ?1', [id]);
    const texts = () => db.query('select count(*) from sealed_text where case_id = ?1', [id]);
    expect(await need(lane().ask(child, help))).toMatchObject({ begun: true, counted: false });
    expect(await state()).toEqual([['sealed', 0]]);
    for (const again of [1, 2]) {
      expect(await need(lane().ask(child, both)), `${again}`).toMatchObject({ begun: false, counted: true });
      expect(await state()).toEqual([['held', 1]]);
      expect(await texts()).toEqual([[2]]);
    }
    await need(lane().sealOwn(child, { id }));
    expect(await need(lane().ask(child, both))).toMatchObject({ counted: false });
    expect(await state()).toEqual([['sealed', 0]]);
    await need(lane().withdraw(child, { caseId: id }));
    // It is not said that they are with the team: the page gives the words back, in a form of their own.
    expect(await lane().ask(child, help)).toMatchObject({ ok: false, code: 'state-forbids' });
    expect(await texts()).toEqual([[0]]);
  });

  it('R164: words that wait for a moderator can go to the team instead, and leave the desk', async () => {
    const child = await house.join();
    const posted = await need(
      house.services.room.post(child, {
        id: newId(house.deps.random),
        activityId: await roomOf(child),
        text: told,
        language: 'en',
      }),
    );
    const { caseId } = await need(lane().sealOwn(child, { id: posted.id }));
    expect(await db.query('select state, length(body) from contribution where id = ?1', [posted.id])).toEqual(
      [['sealed', 0]],
    );
    const at = { consultationId: house.consultationId, caseId };
    await need(open(first, at));
    await handOn(house, first, { at, part: 'told' });
    await need(open(second, at));
    expect(await readAs(house, second, { at, part: 'told' })).toEqual([told]);
    const other = await house.join();
    expect(await lane().sealOwn(other, { id: posted.id })).toMatchObject({ code: 'not-found' });
  });
});

describe('R870: words that were typed over those that wait, and go to the team instead', () => {
  const waits = 'My dad is loud.';
  const held = async (child: Child) => {
    const id = newId(house.deps.random);
    const activityId = await roomOf(child);
    await need(house.services.room.post(child, { id, activityId, text: waits, language: 'en' }));
    return id;
  };
  const textsOf = (id: string) => db.query('select number from sealed_text where case_id = ?1', [id]);

  it('are what the team opens, once by one form; others in it are one more text', async () => {
    const child = await house.join();
    const id = await held(child);
    const sent = { id, typed: told, form: newId(house.deps.random) };
    const both = await Promise.all([1, 2].map(() => need(lane().sealOwn(child, sent))));
    expect(both.map(({ text }) => text).sort()).toEqual(['', told]);
    expect(await textsOf(id)).toHaveLength(1);
    expect(await db.query('select state, length(body) from contribution where id = ?1', [id])).toEqual([
      ['sealed', 0],
    ]);
    const at = { consultationId: house.consultationId, caseId: id };
    await need(open(first, at));
    await handOn(house, first, { at, part: 'told' });
    await need(open(second, at));
    expect(await readAs(house, second, { at, part: 'told' })).toEqual([told]);
    const more = await need(lane().sealOwn(child, { ...sent, typed: `${told} And again.` }));
    expect(more.text).toBe(`${told} And again.`);
    expect(await textsOf(id)).toHaveLength(2);
    await need(lane().withdraw(child, { caseId: id }));
    expect(await lane().sealOwn(child, sent)).toEqual({ ok: false, code: 'state-forbids' });
    expect(await textsOf(id)).toEqual([]);
  });

  it('an empty box sends those that wait, and what is too long is refused with nothing sealed', async () => {
    const child = await house.join();
    const id = await held(child);
    expect(await lane().sealOwn(child, { id, typed: 'a'.repeat(2_000) })).toEqual({
      ok: false,
      code: 'text-too-long',
    });
    expect(await textsOf(id)).toEqual([]);
    expect(await need(lane().sealOwn(child, { id, typed: ' ' }))).toMatchObject({ text: waits, begun: true });
  });
});

describe('a false alarm', () => {
  const held = (of: string) =>
    db.query('select state, length(body) > 0 from contribution where id = ?1', [of]);
  const sealedOf = async (of: string) => [
    await db.query('select state from sealed_case where id = ?1', [of]),
    await db.query('select count(*) from sealed_text where case_id = ?1', [of]),
  ];
  const view = 'My dad hits the ball too hard.';

  it('R237: what was sealed in place of a view is a view again, once, and the case goes with every byte', async () => {
    const child = await house.join();
    const { caseId } = await ask(child, { activityId: await roomOf(child) });
    expect(await held(caseId)).toEqual([['sealed', 0]]);
    const again = { caseId, text: view, language: 'en' };
    const stranger = await house.join();
    expect(await lane().countAsView(stranger, again)).toMatchObject({ code: 'not-found' });
    expect(await need(lane().countAsView(child, again))).toEqual({ id: caseId });
    expect(await held(caseId)).toEqual([['held', 1]]);
    expect(await sealedOf(caseId)).toEqual([[['withdrawn']], [[0]]]);
    const revision = await db.query('select revision from contribution where id = ?1', [caseId]);
    expect(await need(lane().countAsView(child, again))).toEqual({ id: caseId });
    expect(await db.query('select revision from contribution where id = ?1', [caseId])).toEqual(revision);
    const moderator = await house.staffWho('moderator');
    const decided = { consultationId: house.consultationId, id: caseId, revision: Number(revision[0]?.[0]) };
    await need(house.services.moderation.decide(moderator, { ...decided, decision: 'publish' }));
    const published = await db.query('select state, revision, change from contribution where id = ?1', [
      caseId,
    ]);
    expect(published[0]?.[0]).toBe('published');
    // The old page, pressed again, takes nothing out of the room and writes over nothing.
    expect(await need(lane().countAsView(child, { ...again, text: 'Other words.' }))).toEqual({ id: caseId });
    expect(
      await db.query('select state, revision, change from contribution where id = ?1', [caseId]),
    ).toEqual(published);
    await need(house.services.room.withdraw(child, { id: caseId }));
    expect(await lane().countAsView(child, again)).toMatchObject({ ok: false });
  });

  it('R237: what waited and went to the team comes back from the page that sent it, and can go there again', async () => {
    const child = await house.join();
    const id = newId(house.deps.random);
    const activityId = await roomOf(child);
    await need(house.services.room.post(child, { id, activityId, text: view, language: 'en' }));
    const sealed = await need(lane().sealOwn(child, { id }));
    expect(sealed).toEqual({ caseId: id, text: view, begun: true });
    await need(lane().countAsView(child, { caseId: id, text: sealed.text, language: 'en' }));
    expect(await held(id)).toEqual([['held', 1]]);
    await need(lane().sealOwn(child, { id }));
    expect(await held(id)).toEqual([['sealed', 0]]);
    expect(await sealedOf(id)).toEqual([[['sealed']], [[1]]]);
  });

  it('R237: where nothing is taken any more the case stays as it was', async () => {
    const child = await house.join();
    const activityId = await roomOf(child);
    const { caseId } = await ask(child, { activityId });
    const move = (state: string) =>
      db.write([{ sql: 'update activity set state = ?1 where id = ?2', args: [state, activityId] }]);
    await move('closed');
    expect((await lane().countAsView(child, { caseId, text: view, language: 'en' })).ok).toBe(false);
    expect(await sealedOf(caseId)).toEqual([[['sealed']], [[1]]]);
    await move('open');
  });

  it('R238: new words that ask for help go into the one case of their contribution, however often the form comes', async () => {
    const child = await house.join();
    const id = newId(house.deps.random);
    const activityId = await roomOf(child);
    await need(house.services.room.post(child, { id, activityId, text: view, language: 'en' }));
    const revise = (more: { text: string; told: number; choice: 'help' | 'both'; revision?: number }) =>
      lane().reviseWithHelp(child, { id, revision: 1, language: 'en', ...more });
    const begins = { text: told, told: 0, choice: 'help' as const };
    expect(await need(revise(begins))).toEqual({ caseId: id, begun: true, counted: false });
    await need(revise(begins));
    expect(await sealedOf(id)).toEqual([[['sealed']], [[1]]]);
    expect(await held(id)).toEqual([['held', 1]]);
    const more = { text: `${told} And again.`, told: 1, choice: 'both' as const };
    expect(await need(revise(more))).toEqual({ caseId: id, begun: false, counted: true });
    await need(revise(more));
    expect(await sealedOf(id)).toEqual([[['sealed']], [[2]]]);
    const cases = await db.query('select count(*) from sealed_case where participant_id = ?1', [
      child.participantId,
    ]);
    expect(cases).toEqual([[1]]);
    const at = { consultationId: house.consultationId, caseId: id };
    await need(open(first, at));
    await handOn(house, first, { at, part: 'told' });
    await need(open(second, at));
    expect(await readAs(house, second, { at, part: 'told' })).toEqual([told, `${told} And again.`]);
  });
});

describe('two leads open it', () => {
  it('R165: one lead alone reads nothing with all it is given; two read, and a third has nothing', async () => {
    const at = await ask(await house.join());
    await need(open(first, at));
    await handOn(house, first, { at, part: 'told' });
    expect(await readAs(house, first, { at, part: 'told' })).toEqual([]);
    const mine = (await need(lane().case(first.staff, at))).parts[0];
    expect(new Set(mine?.boxes.map(({ half }) => half)).size).toBe(1);

    expect((await need(open(second, at))).second).toBe(true);
    expect(await readAs(house, second, { at, part: 'told' })).toEqual([told]);
    await handOn(house, second, { at, part: 'told' });
    expect(await readAs(house, first, { at, part: 'told' })).toEqual([told]);

    expect(await open(third, at)).toMatchObject({ ok: false, code: 'already-decided' });
    const others = (await need(lane().case(third.staff, at))).parts[0];
    expect(others).toMatchObject({ mine: null, boxes: [], texts: [] });
  });

  it('R165: two that come at once get different halves, and a third is refused', async () => {
    const at = await ask(await house.join());
    const all = await Promise.all([first, second, third].map((lead) => open(lead, at)));
    expect(all.filter(({ ok }) => ok)).not.toHaveLength(3);
    const given = await db.query(
      "select half from case_opening where case_id = ?1 and why = 'open' order by half",
      [at.caseId],
    );
    expect(given.length === new Set(given.map(([half]) => half)).size).toBe(true);
  });

  it('R166: it takes a reason and a second factor of the last minutes, and stands in the audit log without words', async () => {
    const at = await ask(await house.join());
    const stale: Staff = { ...first.staff, freshFactor: false };
    const request = { ...at, part: 'told' as const, reason: 'To help.' };
    expect(await lane().open(stale, request)).toMatchObject({ code: 'factor-needed' });
    expect(await lane().openAlone(stale, request)).toMatchObject({ code: 'factor-needed' });
    expect(await open(first, at, { reason: '  ' })).toMatchObject({ code: 'reason-needed' });
    await need(open(first, at));
    await need(open(second, at));
    const entries = await db.query(
      "select actor, deed, detail from audit where subject = ?1 and deed like 'case:%' order by n",
      [at.caseId],
    );
    expect(entries).toEqual([
      [first.staff.staffId, 'case:open', 'told a'],
      [second.staff.staffId, 'case:open', 'told b'],
    ]);
    for (const role of ['moderator', 'administrator', 'organiser', 'overseer', 'analyst'] as const) {
      const person = await house.staffWho(role);
      if (person.grants.some(({ role: held }) => held === 'safeguarding-lead')) continue;
      expect(await lane().open({ ...person, freshFactor: true }, request)).toMatchObject({ ok: false });
      expect(await lane().case(person, at)).toMatchObject({ ok: false });
    }
  });

  it('R167: one lead alone, in danger, reads; the overseer is told and says when it has seen it', async () => {
    const at = await ask(await house.join());
    const overseer = await house.staffWho('overseer');
    await need(lane().openAlone(first.staff, { ...at, part: 'told', reason: 'A life is in danger.' }));
    expect(await readAs(house, first, { at, part: 'told' })).toEqual([told]);
    const told_ = (await need(lane().loneOpenings(overseer, {}))).find(({ caseId }) => caseId === at.caseId);
    expect(told_).toMatchObject({ staffId: first.staff.staffId, reason: 'A life is in danger.' });
    const seen = { ...at, part: 'told' as const, staffId: first.staff.staffId, seen: told_?.seen ?? '' };
    await need(lane().seeLoneOpening(overseer, seen));
    expect(await lane().seeLoneOpening(overseer, seen)).toMatchObject({ code: 'already-decided' });
    expect(await lane().loneOpenings(first.staff, {})).toMatchObject({ code: 'not-allowed' });
  });
});

describe('R333: a lead without a training that holds', () => {
  const day = (ago: number) => new Date(house.deps.clock() - ago * 86_400_000).toISOString().slice(0, 10);
  const trained = (lead: TestLead, since: string): TestLead => ({
    ...lead,
    staff: { ...lead.staff, trainedSince: since },
  });
  const needed = { ok: false, code: 'training-needed' };

  it('that never had one sees no case, and opens none alone either', async () => {
    const at = await ask(await house.join());
    const lead = trained(first, '');
    const alone = { ...at, part: 'told' as const, reason: 'A life is in danger.' };
    expect(await lane().cases(lead.staff, at)).toEqual(needed);
    expect(await lane().case(lead.staff, at)).toEqual(needed);
    expect(await open(lead, at)).toEqual(needed);
    expect(await lane().openAlone(lead.staff, alone)).toEqual(needed);
    expect(await db.query('select 1 from case_opening where case_id = ?1', [at.caseId])).toEqual([]);
  });

  it('that is over opens, answers, sends, promises, closes, hands on and rehearses nothing; what it had is shut', async () => {
    const at = await ask(await house.join());
    for (const lead of [first, second]) {
      await need(open(lead, at));
      await handOn(house, lead, { at, part: 'told' });
    }
    await need(lane().answer(second.staff, { ...at, text: 'We believe you.' }));
    expect(await readAs(house, second, { at, part: 'told' })).toEqual([told]);
    const lead = trained(first, day(400));
    const other = await ask(await house.join());
    const part = 'told' as const;
    const acts = await Promise.all([
      open(lead, other),
      lane().answer(lead.staff, { ...at, text: 'Late.' }),
      lane().settleAnswer(lead.staff, { ...at, number: 2, seen: '', to: 'send' }),
      lane().remedy(lead.staff, { ...at, remedy: 'apology', to: 'promised' }),
      lane().close(lead.staff, { ...at, seen: '', to: 'ask' }),
      lane().pass(lead.staff, { ...at, part, kind: 'pass', boxes: [] }),
      lane().beginReseal(lead.staff, { ...other, part, half: 'a' }),
      lane().rehearse(lead.staff, { ...at, text: 'Made up.', language: 'en' }),
    ]);
    expect(acts).toEqual(acts.map(() => needed));
    expect(await readAs(house, lead, { at, part })).toEqual([]);
    const shut = (await need(lane().case(lead.staff, at))).parts[0];
    expect(shut).toMatchObject({ texts: [], boxes: [] });
    expect((await need(lane().cases(lead.staff, at))).trained).toBe(false);
    // On the last day that it holds it does.
    expect((await lane().cases(trained(first, day(364)).staff, at)).ok).toBe(true);
    expect(await readAs(house, trained(first, day(364)), { at, part })).toEqual([told]);
  });

  it('that is over waits for nobody where a life is in danger, and the overseer is told', async () => {
    const at = await ask(await house.join());
    const lead = trained(first, day(400));
    await need(lane().openAlone(lead.staff, { ...at, part: 'told', reason: 'A life is in danger.' }));
    expect(await readAs(house, lead, { at, part: 'told' })).toEqual([told]);
    const alone = await need(lane().loneOpenings(await house.staffWho('overseer'), {}));
    expect(alone.map(({ caseId }) => caseId)).toContain(at.caseId);
  });
});

describe('R173: what the gate counts', () => {
  const rows = async () => {
    const gate = await need(
      house.services.consultation.gate(await house.staffWho('organiser'), {
        consultationId: house.consultationId,
      }),
    );
    return Object.fromEntries(gate.map(({ item, state }) => [item, state]));
  };
  const trainedOn = (day: string, lead: TestLead) =>
    house.databases.control.write([
      {
        sql: 'update staff_training set day = ?2 where staff_id = ?1',
        args: [lead.staff.staffId, day],
      },
    ]);

  it('is no lead whose training is over, with a key and a rehearsal or without', async () => {
    expect(await rows()).toMatchObject({ leads: 'ready', drill: 'ready', crew: 'ready' });
    await trainedOn('2020-01-01', first);
    await trainedOn('2020-01-01', second);
    expect(await rows()).toMatchObject({ leads: 'missing', drill: 'missing' });
    await trainedOn(first.staff.trainedSince, first);
    await trainedOn(second.staff.trainedSince, second);
    expect(await rows()).toMatchObject({ leads: 'ready', drill: 'ready' });
  });
});

describe('the mailbox', () => {
  it('R168: an answer reaches the child when a second lead has seen it, and never before', async () => {
    const child = await house.join();
    const at = await ask(child);
    expect(await lane().answer(first.staff, { ...at, text: 'Early.' })).toMatchObject({
      code: 'state-forbids',
    });
    await need(open(first, at));
    await need(open(second, at));
    await need(lane().answer(first.staff, { ...at, text: 'We believe you. Call 555-0101.' }));
    const answersOf = async () =>
      (await need(lane().mailbox(child, {}))).cases
        .find(({ id }) => id === at.caseId)
        ?.lines.filter(({ from }) => from === 'team');
    expect(await answersOf()).toEqual([]);
    expect(await settleAs(house, first, { at, number: 2 })).toMatchObject({ code: 'one-person-alone' });
    await need(settleAs(house, third, { at, number: 2 }));
    expect(await answersOf()).toMatchObject([{ text: 'We believe you. Call 555-0101.', number: 2 }]);
    expect(await db.query("select 1 from waiting where kind = 'case' and subject = ?1", [at.caseId])).toEqual(
      [],
    );
  });

  it('R800: an answer that was drafted before the child wrote again ends no wait, and one drafted after it does', async () => {
    const child = await house.join();
    const at = await ask(child);
    await need(open(first, at));
    await need(open(second, at));
    const [state, wait] = [
      () => db.query('select state from sealed_case where id = ?1', [at.caseId]),
      () => db.query("select since_minute from waiting where kind = 'case' and subject = ?1", [at.caseId]),
    ];
    const since = await wait();
    await need(lane().answer(first.staff, { ...at, text: 'We believe you.' }));
    await need(lane().write(child, { caseId: at.caseId, told: 'It is happening now.' }));
    await need(settleAs(house, second, { at, number: 2 }));
    expect(await state()).toEqual([['opened']]);
    expect(await wait()).toEqual(since);
    await need(lane().answer(first.staff, { ...at, text: 'We call somebody now.' }));
    await need(settleAs(house, second, { at, number: 4 }));
    expect(await state()).toEqual([['answered']]);
    expect(await wait()).toEqual([]);
  });

  it('R168: no table lets one of staff write to one child, or children to each other', async () => {
    const rows = await db.query(
      "select name, sql from sqlite_schema where type = 'table' and sql like '%body blob%'",
      [],
    );
    const writing = rows.map(([name, sql]) => [String(name), String(sql)] as const);
    const toOneChild = writing.filter(([, sql]) => /case_id/.test(sql)).map(([name]) => name);
    expect(toOneChild.sort()).toEqual(['case_answer', 'sealed_text']);
    const answer = writing.find(([name]) => name === 'case_answer')?.[1] ?? '';
    expect(answer).toMatch(/seen_by text check \(seen_by <> written_by\)/);
    // Whatever else a person writes is addressed to nobody: no column names two participants, none a participant and a person.
    for (const [name, sql] of writing.filter(([each]) => !toOneChild.includes(each)))
      expect([...sql.matchAll(/(participant_id|staff_id|recipient|addressee)/g)].length, name).toBeLessThan(
        2,
      );
    await expect(
      db.write([
        {
          sql: "insert into case_answer (case_id, number, body, written_by, seen_by, day) values ('x', 1, x'00', 'one', 'one', '2030-01-01')",
          args: [],
          refusal: 'one-person-alone',
        },
      ]),
    ).resolves.toMatchObject({ ok: false, refusal: 'one-person-alone' });
  });

  it('R169: what the child writes on is open to the same two; how to reach it is opened for itself and goes', async () => {
    const child = await house.join();
    const at = await ask(child);
    await need(open(first, at));
    await handOn(house, first, { at, part: 'told' });
    await need(open(second, at));
    await need(lane().write(child, { caseId: at.caseId, told: 'It happened again.' }));
    await need(lane().write(child, { caseId: at.caseId, reach: 'I am at the library on Mondays.' }));
    await handOn(house, first, { at, part: 'told' });
    expect(await readAs(house, second, { at, part: 'told' })).toEqual([told, 'It happened again.']);
    expect(await readAs(house, second, { at, part: 'reach' })).toEqual([]);
    await need(open(second, at, { part: 'reach' }));
    await handOn(house, second, { at, part: 'reach' });
    await need(open(third, at, { part: 'reach' }));
    expect(await readAs(house, third, { at, part: 'reach' })).toEqual(['I am at the library on Mondays.']);
    await need(closeAs(house, first, { at, to: 'ask' }));
    // What tells how to reach it is not what it told.
    expect(await closeAs(house, third, { at, to: 'close' })).toMatchObject({ code: 'not-ready' });
    await need(closeAs(house, second, { at, to: 'close' }));
    expect(await readAs(house, third, { at, part: 'reach' })).toEqual([]);
    expect(
      await db.query("select 1 from sealed_text where case_id = ?1 and part = 'reach'", [at.caseId]),
    ).toEqual([]);
  });

  it('R802: the same words in the same form are kept once, and no others are lost, however they come', async () => {
    const child = await house.join();
    const { caseId } = await ask(child);
    const texts = () => db.query('select count(*) from sealed_text where case_id = ?1', [caseId]);
    const form = newId(house.deps.random);
    const more = (text: string, of = form) => lane().write(child, { caseId, told: text, form: of });
    const [one, two] = await Promise.all([more('It happened again.'), more('It happened again.')]);
    expect([one.ok, two.ok]).toEqual([true, true]);
    expect(await need(more('It happened again.'))).toEqual({ added: false });
    expect(await texts()).toEqual([[2]]);
    const others = [more('It happened again, today.'), more('It happened again.', newId(house.deps.random))];
    for (const other of await Promise.all(others))
      expect(other).toMatchObject({ ok: true, value: { added: true } });
    expect(await texts()).toEqual([[4]]);
    const asked = { id: newId(house.deps.random), form, language: 'en', choice: 'help' as const };
    for (const text of [told, told, `${told} Please help.`])
      await need(lane().ask(child, { ...asked, text }));
    expect(
      await db.query('select count(*) from sealed_text where case_id = ?1', [asked.id]),
      'also where it tells for the first time',
    ).toEqual([[2]]);
  });

  it('R169: how to reach a child goes after thirty days also where nobody closes its case', async () => {
    const child = await house.join();
    const at = await ask(child);
    await need(lane().write(child, { caseId: at.caseId, reach: 'At the bakery.' }));
    await db.write([
      {
        sql: "update sealed_text set day = '2020-01-01' where case_id = ?1 and part = 'reach'",
        args: [at.caseId],
      },
    ]);
    await need(lane().forgetReachable({ kind: 'system', name: 'retention' }, {}));
    expect(await db.query('select part from sealed_text where case_id = ?1', [at.caseId])).toEqual([
      ['told'],
    ]);
    expect(await lane().forgetReachable(first.staff, {})).toMatchObject({ code: 'not-allowed' });
  });

  it('R166, R169: a new way to reach a child is opened anew after the old one is gone, and alone makes no case one that was read', async () => {
    const child = await house.join();
    const at = await ask(child);
    const reach = (text: string) => need(lane().write(child, { caseId: at.caseId, reach: text }));
    const state = async () =>
      (await db.query('select state from sealed_case where id = ?1', [at.caseId]))[0]?.[0];
    await reach('At the bakery.');
    await need(open(first, at, { part: 'reach' }));
    await handOn(house, first, { at, part: 'reach' });
    await need(open(second, at, { part: 'reach' }));
    expect(await readAs(house, second, { at, part: 'reach' })).toEqual(['At the bakery.']);
    expect(await state()).toBe('sealed');
    await need(lane().openAlone(third.staff, { ...at, part: 'reach', reason: 'It may be hurt tonight.' }));
    expect(await state()).toBe('sealed');
    await db.write([
      {
        sql: "update sealed_text set day = '2020-01-01' where case_id = ?1 and part = 'reach'",
        args: [at.caseId],
      },
    ]);
    await need(lane().forgetReachable({ kind: 'system', name: 'retention' }, {}));
    await reach('At the library.');
    for (const lead of [second, third]) expect(await readAs(house, lead, { at, part: 'reach' })).toEqual([]);
    expect(await db.query('select part from case_opening where case_id = ?1', [at.caseId])).toEqual([]);
    await need(open(second, at, { part: 'reach' }));
    await handOn(house, second, { at, part: 'reach' });
    await need(open(third, at, { part: 'reach' }));
    expect(await readAs(house, third, { at, part: 'reach' })).toEqual(['At the library.']);
  });

  it('R336: one lead alone closes nothing; another one does, and what the child writes meanwhile keeps it open', async () => {
    const child = await house.join();
    const at = await ask(child);
    const close = (lead: TestLead, to: 'ask' | 'close' | 'keep') => closeAs(house, lead, { at, to });
    expect(await close(first, 'ask'), 'nobody has read it').toMatchObject({ code: 'not-ready' });
    await need(open(first, at));
    await need(open(second, at));
    await need(lane().write(child, { caseId: at.caseId, reach: 'At the library.' }));
    const reach = () =>
      db.query(`select 1 from sealed_text where case_id = ?1 and part = 'reach'`, [at.caseId]);
    const state = async () =>
      (await db.query('select state, closing_by from sealed_case where id = ?1', [at.caseId]))[0];

    expect(await close(first, 'close'), 'nobody asked').toMatchObject({ code: 'already-decided' });
    await need(close(first, 'ask'));
    await need(close(first, 'ask'));
    expect(await close(first, 'close')).toMatchObject({ code: 'one-person-alone' });
    expect(await close(second, 'ask')).toMatchObject({ code: 'already-decided' });
    expect(await state()).toEqual(['opened', first.staff.staffId]);
    expect(await reach()).toHaveLength(1);
    expect((await need(lane().case(second.staff, at))).closing).toMatchObject({ mine: false });

    // The child writes: nobody closes over its head.
    await need(lane().write(child, { caseId: at.caseId, told: 'It happened again.' }));
    expect(await close(second, 'close')).toMatchObject({ code: 'already-decided' });
    await need(close(second, 'ask'));
    await need(close(first, 'keep'));
    expect(await close(first, 'keep')).toMatchObject({ code: 'already-decided' });
    await need(close(second, 'ask'));
    const both = await Promise.all([close(first, 'close'), close(third, 'close')]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await state()).toEqual(['closed', null]);
    expect(await reach()).toEqual([]);
    const log = await db.query(
      `select deed from audit where subject = ?1 and deed like 'case:close%' order by n`,
      [at.caseId],
    );
    expect(log.flat()).toEqual([
      'case:close-ask',
      'case:close-ask',
      'case:close-ask',
      'case:close-keep',
      'case:close-ask',
      'case:close',
    ]);
  });

  it('R170: remedies are promised and done on a day, and the child reads both', async () => {
    const child = await house.join();
    const at = await ask(child);
    const promise = { ...at, remedy: 'apology' as const, to: 'promised' as const };
    expect(await lane().remedy(first.staff, promise)).toMatchObject({ code: 'state-forbids' });
    await need(open(first, at));
    await need(open(second, at));
    expect(await lane().remedy(first.staff, { ...promise, to: 'done' })).toMatchObject({
      code: 'already-decided',
    });
    await need(lane().remedy(first.staff, promise));
    await need(lane().remedy(second.staff, { ...promise, to: 'done' }));
    const own = (await need(lane().mailbox(child, {}))).cases.find(({ id }) => id === at.caseId);
    expect(own?.remedies).toMatchObject([{ remedy: 'apology' }]);
    expect(own?.remedies[0]?.doneDay).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('R171, R853: a child takes back what it told, every sealed byte goes, and its erasure takes the rest', async () => {
    const child = await house.join();
    const at = await ask(child);
    await need(open(first, at));
    await need(lane().withdraw(child, { caseId: at.caseId }));
    for (const table of ['sealed_text', 'sealed_half', 'case_opening'])
      expect(await db.query(`select 1 from ${table} where case_id = ?1`, [at.caseId])).toEqual([]);
    expect(await lane().case(first.staff, at)).toMatchObject({ code: 'not-found' });
    // R853: whoever read it is told that it is not there any more; at the list itself nothing is missing.
    const pages = drawPages(house, {
      routes: { '/staff/c/:id/safeguarding': safeguarding },
      staff: first.staff,
    });
    const place = `/staff/c/${house.consultationId}/safeguarding`;
    expect(wordsOf((await pages.get(`${place}?case=${at.caseId}`)).html)).toContain(t('sg.gone.next'));
    expect(wordsOf((await pages.get(place)).html)).not.toContain(t('sg.gone'));
    const again = await ask(child);
    await need(house.services.privacy.erase(child, {}));
    expect(await lane().case(first.staff, again)).toMatchObject({ code: 'not-found' });
    await need(
      house.services.privacy.finish(child, {
        consultationId: child.consultationId,
        participantId: child.participantId,
      }),
    );
    expect(
      await db.query('select 1 from sealed_case where participant_id = ?1', [child.participantId]),
    ).toEqual([]);
    expect(await db.query('select 1 from sealed_half where case_id = ?1', [again.caseId])).toEqual([]);
  });
});

describe('leads come and go', () => {
  it('R172: a lead with a new key reads again after two others sealed a half each, who read nothing by it', async () => {
    const at = await ask(await house.join());
    const code = 'ABCDE FGH1J KMNP0 RSTVW XYZ01 2';
    const { publicKey, wrapped } = await makeLeadKey(code);
    await need(
      lane().saveKey(third.staff, {
        publicKey: Buffer.from(publicKey, 'base64url'),
        wrapped: Buffer.from(wrapped, 'base64url'),
      }),
    );
    const key = await openLeadKey(wrapped, code.toLowerCase().replace('h1j', 'hIj'));
    if (!key) throw new Error('The code did not open its own key.');
    const anew: TestLead = { ...third, key };
    expect(
      await db.query('select 1 from sealed_half where case_id = ?1 and staff_id = ?2', [
        at.caseId,
        anew.staff.staffId,
      ]),
    ).toEqual([]);
    const half = (of: 'a' | 'b') => ({ ...at, part: 'told' as const, half: of });
    await need(lane().beginReseal(first.staff, half('a')));
    expect(await lane().beginReseal(first.staff, half('b'))).toMatchObject({ code: 'already-decided' });
    expect(await readAs(house, first, { at, part: 'told' })).toEqual([]);
    expect(await handOn(house, first, { at, part: 'told', kind: 'reseal' })).toBe(1);
    await need(lane().beginReseal(second.staff, half('b')));
    expect(await handOn(house, second, { at, part: 'told', kind: 'reseal' })).toBe(1);
    // The one that sealed half b keeps that half, also when it opens.
    await need(open(second, at));
    await handOn(house, second, { at, part: 'told' });
    await need(open(anew, at));
    expect(await readAs(house, anew, { at, part: 'told' })).toEqual([told]);
  });

  it('R172: who is revoked has no box and no key left, and nothing more is sealed to it', async () => {
    const at = await ask(await house.join());
    const gone = second.staff.staffId;
    await need(house.services.staff.revoke(await house.staffWho('administrator'), { staffId: gone }));
    expect(await db.query('select 1 from sealed_half where staff_id = ?1', [gone])).toEqual([]);
    expect(await house.databases.control.query('select 1 from lead_key where staff_id = ?1', [gone])).toEqual(
      [],
    );
    const later = await ask(await house.join());
    expect(await db.query('select 1 from sealed_half where case_id = ?1', [later.caseId])).toHaveLength(4);
    const gate = await need(
      house.services.consultation.gate(await house.staffWho('organiser'), {
        consultationId: house.consultationId,
      }),
    );
    expect(gate.find(({ item }) => item === 'leads')?.state).toBe('missing');
    expect(at.caseId).not.toBe('');
  });
});
