import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeLeadKey, openLeadKey } from '../../../app/live/sealed-keys.ts';
import type { Database } from '../../../db/databases.ts';
import { addCase } from '../../../db/queries/safeguarding/sealed-case-writes.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Role, Staff } from '../../../server/core/staff/roles.ts';
import { protocolVersion } from '../../../server/core/wire/protocol-version.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import {
  need,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestSocket,
} from '../../support/house/house.ts';
import { handOn, openLeads, readAs, type TestLead } from '../../support/house/leads.ts';
import { appCode } from '../../support/pages/factor-steps.ts';

/** Somebody of the house, or with a seat in it, who means harm. Each of these got through once. */

const visitor = { kind: 'visitor' } as const;
const told = 'At home somebody hits me and I am afraid.';
let house: TestHouse;
let db: Database;
let consultationId: string;
let room: string;
let author: Child;
let first: Staff;
let second: Staff;
let leads: readonly [TestLead, TestLead, TestLead];

beforeAll(async () => {
  house = await openTestHouse();
  ({ consultationId } = house);
  const opened = await house.databases.consultation(consultationId);
  if (!opened) throw new Error('no database');
  db = opened;
  author = await house.join();
  const place = await need(house.services.room.place(author, {}));
  room = place.activities.find(({ kind }) => kind === 'room')?.id ?? '';
  const people = await need(house.services.staff.list(await house.staffWho('administrator'), {}));
  const moderators = people.filter(({ grants }) => grants.some(({ role }) => role === 'moderator'));
  const [one, two] = moderators;
  if (!one || !two) throw new Error('There are not two moderators.');
  [first, second] = [one, two];
  leads = await openLeads(house);
});
afterAll(() => house.remove());

const id = () => newId(house.deps.random);
async function said(text: string, by = author): Promise<string> {
  const post = { id: id(), activityId: room, text, language: 'en' };
  await need(house.services.room.post(by, post));
  return post.id;
}
const decide = (staff: Staff, of: string, more: object) =>
  house.services.moderation.decide(staff, {
    consultationId,
    id: of,
    revision: 1,
    decision: 'refuse',
    reason: 'hurt',
    hidden: [{ start: 0, end: 4, label: 'hurt' }],
    ...more,
  });
const changeOf = async (of: string) =>
  (await need(house.services.moderation.secondLooks(second, { consultationId }))).find(
    (each) => each.id === of,
  )?.change ?? 0;

describe('a live desk', () => {
  it('R266: says and hears nothing more once its session is over or goes on under another name', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] });
    const live = await openTestLive(house);
    try {
      const moderator = await house.staffWho('moderator');
      const enter = { consultation: consultationId, after: 0 };
      const of = await said('Nobody reads this by an old session.');
      const at = { consultation: consultationId, id: of };
      const messages = [
        ['desk:enter', enter],
        ['desk:rooms', { consultation: consultationId }],
        ['contribution:claim', at],
        ['contribution:decide', { ...at, revision: 1, decision: 'publish' }],
        ['contribution:undo', at],
      ] as const;
      const ask = (desk: TestSocket, name: string, message: object) =>
        desk.timeout(5_000).emitWithAck(name as 'desk:enter', { v: protocolVersion, ...message } as never);
      const gone = (desk: TestSocket) =>
        new Promise<string>((resolve) => desk.once('disconnect', (because) => resolve(because)));
      const over = () =>
        house.databases.control.write([
          { sql: 'delete from staff_session where staff_id = ?1', args: [moderator.staffId] },
        ]);
      for (const [name, message] of messages) {
        const desk = await live.connect(moderator);
        expect(await ask(desk, 'desk:enter', enter)).toMatchObject({ ok: true });
        await over();
        const cut = gone(desk);
        expect(await ask(desk, name, message)).toEqual({ ok: false, code: 'signed-out' });
        await cut;
      }
      // One that says nothing hears nothing more after half a minute.
      const silent = await live.connect(moderator);
      expect(await ask(silent, 'desk:enter', enter)).toMatchObject({ ok: true });
      await over();
      const cut = gone(silent);
      vi.advanceTimersByTime(30_000);
      expect(await cut).toBe('io server disconnect');
    } finally {
      vi.useRealTimers();
      await live.close();
    }
  });
});

describe('a sealed case', () => {
  it('R267: another child takes no number of words before their author, who can still ask for help with them', async () => {
    const of = await said('I like the new playground.');
    await need(decide(first, of, { decision: 'publish', hidden: [] }));
    const stranger = await house.join();
    const taken = { id: of, text: 'Mine.', language: 'en', choice: 'help' as const };
    expect(await house.services.safeguarding.ask(stranger, taken)).toEqual({ ok: false, code: 'id-taken' });
    const revised = { id: of, revision: 1, text: told, language: 'en', choice: 'help' as const, told: 0 };
    expect(await need(house.services.safeguarding.reviseWithHelp(author, revised))).toMatchObject({
      caseId: of,
    });
    // Also where it is sent at once with a look that found nothing yet: the write itself refuses.
    const other = await said('Another one.');
    const row = { id: other, participantId: stranger.participantId, kind: 'child', language: 'en' } as const;
    expect(await db.write(addCase({ ...row, day: '2030-01-01', minute: 1 }))).toMatchObject({ ok: false });
  });

  it('R238: words that ask for help are kept where the case was taken back on another page meanwhile', async () => {
    const child = await house.join();
    const of = await said('The park is fine.', child);
    const form = { id: of, revision: 1, text: told, language: 'en', choice: 'help' as const };
    const send = (more: object) =>
      need(house.services.safeguarding.reviseWithHelp(child, { ...form, told: 0, ...more }));
    await send({});
    await need(house.services.safeguarding.withdraw(child, { caseId: of }));
    await send({ told: 1 });
    expect(await db.query('select state from sealed_case where id = ?1', [of])).toEqual([['sealed']]);
    expect(await db.query('select 1 from sealed_text where case_id = ?1', [of])).toHaveLength(1);
  });

  it('R268: whoever was given one half is never given the other, whatever it does with its key', async () => {
    const [one, two, three] = leads;
    const { caseId } = await need(
      house.services.safeguarding.ask(author, { id: id(), text: told, language: 'en', choice: 'help' }),
    );
    const at = { consultationId, caseId };
    const half = (of: 'a' | 'b') => ({ ...at, part: 'told' as const, half: of });
    const open = { ...at, part: 'told' as const, reason: 'To help the child.' };
    await need(house.services.safeguarding.open(one.staff, open));
    const anew = await withNewKey(one);
    // Two others do what leads do for one with a new sheet.
    await need(house.services.safeguarding.beginReseal(two.staff, half('a')));
    await need(house.services.safeguarding.beginReseal(three.staff, half('b')));
    await handOn(house, two, { at, part: 'told', kind: 'reseal' });
    await handOn(house, three, { at, part: 'told', kind: 'reseal' });
    expect(await house.services.safeguarding.beginReseal(anew.staff, half('b'))).toEqual({
      ok: false,
      code: 'already-decided',
    });
    await need(house.services.safeguarding.open(anew.staff, open));
    const part = (await need(house.services.safeguarding.case(anew.staff, at))).parts[0];
    expect(part?.boxes.map((box) => box.half)).toEqual(['a']);
    expect(await readAs(house, anew, { at, part: 'told' })).toEqual([]);
  });

  async function withNewKey(lead: TestLead): Promise<TestLead> {
    const code = 'ABCDE FGH1J KMNP0 RSTVW XYZ01 2';
    const { publicKey, wrapped } = await makeLeadKey(code);
    await need(house.services.safeguarding.saveKey(lead.staff, bytesOf({ publicKey, wrapped })));
    const key = await openLeadKey(wrapped, code);
    if (!key) throw new Error('The code did not open its own key.');
    return { ...lead, key };
  }
  const bytesOf = (key: { publicKey: string; wrapped: string }) => ({
    publicKey: Buffer.from(key.publicKey, 'base64url'),
    wrapped: Buffer.from(key.wrapped, 'base64url'),
  });

  it('R269: a session that was left open replaces no key of a lead', async () => {
    const [, , lead] = leads;
    const keys = () => house.databases.control.query('select hex(public_key) from lead_key order by 1', []);
    const before = await keys();
    const key = bytesOf(await makeLeadKey('ABCDE FGH1J KMNP0 RSTVW XYZ01 2'));
    const stale = { ...lead.staff, freshFactor: false };
    expect(await house.services.safeguarding.saveKey(stale, key)).toEqual({
      ok: false,
      code: 'factor-needed',
    });
    expect(await keys()).toEqual(before);
  });
});

describe('a desk', () => {
  it('R275: is not told that a child asked the team for help, neither live nor beside its other words', async () => {
    const live = await openTestLive(house);
    try {
      const child = await house.join();
      const sealed = await said('At home it is bad.', child);
      const desk = await live.connect(await house.staffWho('moderator'));
      const entered = await desk
        .timeout(5_000)
        .emitWithAck('desk:enter', { v: protocolVersion, consultation: consultationId, after: 0 });
      expect(entered).toMatchObject({ ok: true });
      await need(house.services.safeguarding.sealOwn(child, { id: sealed }));
      const asked = { id: id(), text: told, language: 'en', activityId: room, choice: 'help' as const };
      await need(house.services.safeguarding.ask(child, asked));
      const other = await said('I like the park.', child);
      const beside = await need(house.services.moderation.case(first, { consultationId, id: other }));
      expect(beside.earlier).toEqual([]);
      await vi.waitUntil(() => JSON.stringify(desk.heard).includes(other));
      expect(JSON.stringify(desk.heard)).toContain(sealed);
      expect(JSON.stringify(desk.heard)).not.toContain('"sealed"');
      expect(JSON.stringify(desk.heard)).not.toContain(asked.id);
    } finally {
      await live.close();
    }
  });
});

describe('an old link', () => {
  it('R270: what it opened makes no factor any more once there is a newer link', async () => {
    const strict = await openTestHouse({ DEMO: '', ORIGIN: 'http://localhost:3000' });
    try {
      const grants = [{ role: 'moderator', consultationId: '' }] as const;
      const { staffId, token } = await need(
        strict.services.staff.invite(demoSystem, { name: 'Ada', grants }),
      );
      // Whoever the first link was forwarded to opens it and waits.
      const { session } = await need(strict.services.staff.enter(visitor, { token }));
      const page = await need(strict.services.staff.factors(visitor, { session, host: 'localhost:3000' }));
      const newer = await need(strict.services.staff.renewLink(demoSystem, { staffId }));
      const code = appCode(page.totp.secret, 0, strict.deps.clock());
      expect(
        await strict.services.staff.enrolFactor(visitor, { session, factor: { kind: 'totp', code } }),
      ).toEqual({ ok: false, code: 'signed-out' });
      await need(strict.services.staff.enter(visitor, { token: newer.token }));
    } finally {
      await strict.remove();
    }
  }, 60_000);
});

describe('a decision', () => {
  it('R271: with a mark that stands on nothing is refused, the first time and after an appeal', async () => {
    const of = await said('Call me at home.');
    const nothing = [
      [{ start: 0, end: 0, label: 'contact' }],
      [{ start: 9, end: 2, label: 'contact' }],
      [{ start: 4, end: 5, label: 'contact' }],
      [{ start: 400, end: 500, label: 'contact' }],
      [
        { start: 0, end: 4, label: 'contact' },
        { start: 4, end: 4, label: 'contact' },
      ],
    ] as const;
    const empty = { ok: false, code: 'redaction-empty' };
    for (const hidden of nothing)
      for (const decision of ['redact', 'return', 'refuse'])
        expect(await decide(first, of, { decision, hidden })).toEqual(empty);
    await need(decide(first, of, {}));
    await need(house.services.room.appeal(author, { id: of }));
    for (const hidden of nothing)
      expect(
        await house.services.moderation.answerAppeal(second, {
          consultationId,
          id: of,
          change: await changeOf(of),
          decision: 'redact',
          hidden,
        }),
      ).toEqual(empty);
  });

  it('R272: what a second person said of an appeal is overruled by nobody at a desk, until it waits again', async () => {
    const of = await said('The mayor is wrong about this.');
    await need(decide(first, of, {}));
    await need(house.services.room.appeal(author, { id: of }));
    await need(
      house.services.moderation.answerAppeal(second, {
        consultationId,
        id: of,
        change: await changeOf(of),
        decision: 'publish',
      }),
    );
    const settled = { ok: false, code: 'already-decided' };
    expect(await decide(first, of, {})).toEqual(settled);
    expect(await decide(first, of, { decision: 'return', hidden: [] })).toEqual(settled);
    expect(await db.query('select state from contribution where id = ?1', [of])).toEqual([['published']]);
    for (const child of [await house.join(), await house.join()])
      await need(house.services.room.report(child, { id: of }));
    expect(await db.query('select state from contribution where id = ?1', [of])).toEqual([['hidden']]);
    await need(decide(first, of, { decision: 'publish', hidden: [] }));
  });
});

describe('a role in one consultation', () => {
  it('R273: lets nobody into others, and neither sees nor ticks off what was opened alone in others', async () => {
    const grants = (role: Role) => [{ role, consultationId: 'another' }] as const;
    const of = async (role: Role): Promise<Staff> => ({
      ...(await house.staffWho(role)),
      grants: grants(role),
    });
    const administrator = await of('administrator');
    const invite = (where: string) =>
      house.services.staff.invite(administrator, {
        name: 'Somebody',
        grants: [{ role: 'moderator', consultationId: where }],
      });
    expect(await invite('')).toEqual({ ok: false, code: 'not-allowed' });
    expect(await invite(consultationId)).toEqual({ ok: false, code: 'not-allowed' });
    // R771: nor into its own, where a new person would be one of the whole organisation.
    expect(await invite('another')).toEqual({ ok: false, code: 'not-allowed' });

    const [, lead] = leads;
    const { caseId } = await need(
      house.services.safeguarding.ask(await house.join(), {
        id: id(),
        text: told,
        language: 'en',
        choice: 'help',
      }),
    );
    const at = { consultationId, caseId, part: 'told' as const };
    await need(house.services.safeguarding.openAlone(lead.staff, { ...at, reason: 'A life is in danger.' }));
    const overseer = await of('overseer');
    expect(await need(house.services.safeguarding.loneOpenings(overseer, {}))).toEqual([]);
    const seen = { ...at, staffId: lead.staff.staffId, seen: '' };
    expect(await house.services.safeguarding.seeLoneOpening(overseer, seen)).toEqual({
      ok: false,
      code: 'not-allowed',
    });
    const whole = await house.staffWho('overseer');
    const unseen = await need(house.services.safeguarding.loneOpenings(whole, {}));
    expect(unseen.map((each) => each.caseId)).toContain(caseId);
  });
});

describe('a consultation that waits for its approval', () => {
  it('R269: is approved by nobody whose session was only left open', async () => {
    const { consultation } = house.services;
    const approver = await house.staffWho('approver');
    const { row } = await need(consultation.read(await house.staffWho('organiser'), { consultationId }));
    await db.write([
      { sql: `update consultation set state = 'assessed'`, args: [] },
      { sql: `delete from signature where kind = 'approved'`, args: [] },
    ]);
    const approval = { consultationId, revision: row.revision, kind: 'approved' as const };
    const stale = { ...approver, freshFactor: false };
    expect(await consultation.signGate(stale, approval)).toEqual({ ok: false, code: 'factor-needed' });
    await need(consultation.signGate(approver, approval));
  });
});
