import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as factorPage from '../../../app/routes/staff/account/factor.tsx';
import * as provePage from '../../../app/routes/staff/account/prove.tsx';
import { staffById, staffOf } from '../../../db/queries/staff/staff.ts';
import type { Role } from '../../../server/core/staff/roles.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { appCode } from '../../support/pages/factor-steps.ts';
import { wordsOf } from '../../support/pages/forms.ts';
import { movedClock } from '../../support/processes/moved-clock.ts';

const { t } = speakerOf('en');
const visitor = { kind: 'visitor' } as const;
const host = 'localhost:3000';

const clock = movedClock();
let house: TestHouse;
let strict: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ CLOCK_FILE: clock.file });
  // The same as a product that is no demo.
  strict = await openTestHouse({ DEMO: '', ORIGIN: `http://${host}` });
  // Two houses, each with a demo in it.
}, 120_000);
afterAll(async () => {
  await house.remove();
  await strict.remove();
  clock.remove();
});

const wait = (minutes: number) => clock.passMs(minutes * 60_000);

/** Somebody new, who has used the link and nothing else. */
async function arrive(at: TestHouse, role: Role): Promise<{ staffId: string; session: string }> {
  const { staffId, token } = await need(
    at.services.staff.invite(demoSystem, { name: role, grants: [{ role, consultationId: '' }] }),
  );
  const { session } = await need(at.services.staff.enter(visitor, { token }));
  return { staffId, session };
}

const codeNow = (at: TestHouse, secret: string, steps = 0) => appCode(secret, steps, at.deps.clock());

/** The first code of an app is the one before the present one, so that two more can be shown at once. */
async function withApp(at: TestHouse, session: string) {
  const page = await need(at.services.staff.factors(visitor, { session, host }));
  const { secret } = page.totp;
  const made = await need(
    at.services.staff.enrolFactor(visitor, {
      session,
      factor: { kind: 'totp', code: codeNow(at, secret, -1) },
    }),
  );
  return { secret, ...made };
}

const prove = (at: TestHouse, session: string, code: string) =>
  at.services.staff.proveFactor(visitor, { session, factor: { kind: 'code', code } });
const identify = (at: TestHouse, session: string) =>
  at.services.staff.identify(visitor, { session, acts: true });

describe('R175: a one-time link alone', () => {
  it('opens nothing until a second factor is made, and then under another name', async () => {
    const { session } = await arrive(strict, 'moderator');
    expect(await identify(strict, session)).toEqual({ ok: false, code: 'factor-needed' });
    expect((await need(strict.services.staff.factors(visitor, { session, host }))).stage).toBe('enrol');
    const made = await withApp(strict, session);
    expect(new Set(made.recovery).size).toBe(10);
    expect(await identify(strict, session)).toEqual({ ok: false, code: 'signed-out' });
    expect((await need(identify(strict, made.session))).freshFactor).toBe(true);
  });

  it('opens nothing the next time either, before the factor is proven', async () => {
    const { staffId, session } = await arrive(strict, 'moderator');
    const { secret } = await withApp(strict, session);
    const { token } = await need(strict.services.staff.renewLink(demoSystem, { staffId }));
    const again = await need(strict.services.staff.enter(visitor, { token }));
    expect(await identify(strict, again.session)).toEqual({ ok: false, code: 'factor-needed' });
    // Whoever has only the link cannot make a factor of its own beside the old one.
    const other = await need(strict.services.staff.factors(visitor, { session: again.session, host }));
    expect(other.stage).toBe('prove');
    expect(
      await strict.services.staff.enrolFactor(visitor, {
        session: again.session,
        factor: { kind: 'totp', code: codeNow(strict, other.totp.secret) },
      }),
    ).toEqual({ ok: false, code: 'factor-needed' });
    const proven = await need(prove(strict, again.session, codeNow(strict, secret)));
    await need(identify(strict, proven.session));
    expect(await identify(strict, again.session)).toEqual({ ok: false, code: 'signed-out' });
  });

  it('lets a person of a demo in while it has no factor, and no longer', async () => {
    const { staffId, session } = await arrive(house, 'moderator');
    expect((await need(identify(house, session))).freshFactor).toBe(true);
    await withApp(house, session);
    const { token } = await need(house.services.staff.renewLink(demoSystem, { staffId }));
    const again = await need(house.services.staff.enter(visitor, { token }));
    expect(await identify(house, again.session)).toEqual({ ok: false, code: 'factor-needed' });
    expect(
      await house.services.staff.proveFactor(visitor, { session: again.session, factor: { kind: 'none' } }),
    ).toEqual({ ok: false, code: 'factor-wrong' });
  });

  it('what a session before had is asked for a factor after the migration', async () => {
    const { session } = await arrive(house, 'moderator');
    await house.databases.control.write([
      {
        sql: 'update staff_session set proven = 0 where hash = ?1',
        args: [house.deps.secrets.hash('staff-session', session)],
      },
    ]);
    expect(await identify(house, session)).toEqual({ ok: false, code: 'factor-needed' });
  });
});

describe('R176: a deed that needs a fresh factor', () => {
  it('is done within five minutes, refused after, and done again once it is proven', async () => {
    const { session } = await arrive(house, 'administrator');
    const made = await withApp(house, session);
    const invite = async (by: string) => {
      const staff = await need(identify(house, by));
      return house.services.staff.invite(staff, {
        name: 'Lea',
        grants: [{ role: 'analyst', consultationId: '' }],
      });
    };
    expect((await invite(made.session)).ok).toBe(true);
    wait(4);
    expect((await invite(made.session)).ok).toBe(true);
    wait(2);
    expect(await invite(made.session)).toEqual({ ok: false, code: 'factor-needed' });
    // What can be taken back needs none.
    expect((await house.services.staff.list(await need(identify(house, made.session)), {})).ok).toBe(true);
    const proven = await need(prove(house, made.session, codeNow(house, made.secret)));
    expect((await invite(proven.session)).ok).toBe(true);
  });

  it('is refused in every such use case to whoever proved nothing just now', async () => {
    const stale = async (role: Role) => ({ ...(await house.staffWho(role)), freshFactor: false });
    const administrator = await stale('administrator');
    const someone = (await house.staffWho('analyst')).staffId;
    const needed = { ok: false, code: 'factor-needed' };
    const { staff, retention } = house.services;
    expect(
      await staff.invite(administrator, { name: 'X', grants: [{ role: 'analyst', consultationId: '' }] }),
    ).toEqual(needed);
    expect(await staff.renewLink(administrator, { staffId: someone })).toEqual(needed);
    expect(await staff.revoke(administrator, { staffId: someone })).toEqual(needed);
    expect(await retention.confirm(administrator, { today: '2026-01-01' })).toEqual(needed);
    const approver = await stale('approver');
    const { consultationId } = house;
    const statement = { consultationId, statementId: 'A'.repeat(22) };
    expect(await house.services.consultation.signSeed(approver, statement)).toEqual(needed);
    const use = { consultationId, use: 'translation' } as const;
    expect(await house.services.consultation.moveUse(approver, { ...use, to: 'made' })).toEqual(needed);
    const asked = await need(
      house.services.privacy.ask(demoSystem, { subject: 'Z'.repeat(22), basis: 'An order', broughtBy: null }),
    );
    const yes = { id: asked.id, decision: 'approve' } as const;
    for (const side of ['organiser', 'administrator', 'overseer'] as const)
      expect(await house.services.privacy.decideRequest(await stale(side), yes), side).toEqual(needed);
    // Closing, which nothing undoes; letting rest, which protects children, is done at once.
    const organiser = await stale('organiser');
    const move = (to: 'paused' | 'open' | 'closed') =>
      house.services.consultation.move(organiser, { consultationId, to });
    expect(await move('closed')).toEqual(needed);
    for (const to of ['paused', 'open'] as const) await need(move(to));
    const db = await house.databases.consultation(consultationId);
    const becomes = (state: string) =>
      db?.write([{ sql: 'update consultation set state = ?1', args: [state] }]);
    await becomes('analysed');
    expect(await house.services.analysis.sign(approver, { consultationId })).toEqual(needed);
    await becomes('open');
  });
});

describe('R177: a code', () => {
  it('counts once, also a recovery code', async () => {
    const { session } = await arrive(strict, 'moderator');
    const made = await withApp(strict, session);
    const first = await need(prove(strict, made.session, codeNow(strict, made.secret)));
    expect(await prove(strict, first.session, codeNow(strict, made.secret))).toEqual({
      ok: false,
      code: 'factor-wrong',
    });
    expect(await prove(strict, first.session, codeNow(strict, made.secret, -1))).toEqual({
      ok: false,
      code: 'factor-wrong',
    });
    const second = await need(
      prove(strict, first.session, ` ${made.recovery[0]?.toUpperCase().replace('-', ' ')} `),
    );
    expect(await prove(strict, second.session, made.recovery[0] ?? '')).toEqual({
      ok: false,
      code: 'factor-wrong',
    });
    await need(prove(strict, second.session, made.recovery[1] ?? ''));
  });

  it('typed in Arabic digits is the same code', async () => {
    const { session } = await arrive(strict, 'moderator');
    const made = await withApp(strict, session);
    const arabic = [...codeNow(strict, made.secret)].map((digit) =>
      String.fromCodePoint(0x0660 + Number(digit)),
    );
    await need(prove(strict, made.session, `${arabic.slice(0, 3).join('')} ${arabic.slice(3).join('')}`));
  });

  it('that is wrong five times makes the right one wait', async () => {
    const { session } = await arrive(house, 'moderator');
    const made = await withApp(house, session);
    for (let guess = 0; guess < 5; guess += 1) {
      expect(await prove(house, made.session, 'abcde-fghjk')).toEqual({ ok: false, code: 'factor-wrong' });
    }
    expect(await prove(house, made.session, codeNow(house, made.secret))).toEqual({
      ok: false,
      code: 'too-fast',
    });
    wait(1);
    await need(prove(house, made.session, codeNow(house, made.secret)));
  });

  it('stands nowhere as it is typed: secret and recovery codes are unreadable in the file', async () => {
    const { session } = await arrive(strict, 'moderator');
    const { recovery } = await withApp(strict, session);
    const rows = await strict.databases.control.query('select hash from staff_recovery', []);
    expect(rows.length).toBeGreaterThanOrEqual(10);
    for (const [hash] of rows) {
      const stored = Buffer.from(hash as Uint8Array).toString('latin1');
      for (const code of recovery) expect(stored).not.toContain(code);
    }
  });
});

describe('R178: a lost factor', () => {
  it('is forgotten by an administrator, ends every session, and stands in the log', async () => {
    const { staffId, session } = await arrive(strict, 'moderator');
    const made = await withApp(strict, session);
    const administrator = await arrive(strict, 'administrator');
    const admin = await withApp(strict, administrator.session);
    const actor = await need(identify(strict, admin.session));
    const { token } = await need(strict.services.staff.renewLink(actor, { staffId, anew: true }));
    expect(await identify(strict, made.session)).toEqual({ ok: false, code: 'signed-out' });
    const again = await need(strict.services.staff.enter(visitor, { token }));
    const page = await need(strict.services.staff.factors(visitor, { session: again.session, host }));
    expect([page.stage, page.hasTotp, page.recovery]).toEqual(['enrol', false, 0]);
    const [row] = await strict.databases.control.query(
      'select actor, subject from audit where deed = ?1 order by n desc limit 1',
      ['staff:reset-factor'],
    );
    expect(row).toEqual([administrator.staffId, staffId]);
  });
});

describe('R1227: whoever has to wait after wrong codes', () => {
  it('reads how long, and begins anew by an administrator at once', async () => {
    const { staffId, session } = await arrive(strict, 'moderator');
    const made = await withApp(strict, session);
    const { staff } = strict.services;
    for (let guess = 0; guess < 6; guess += 1) await prove(strict, made.session, '000000');
    const routes = { '/staff/prove': provePage };
    const context = { staffToken: made.session };
    const pages = drawPages(strict, { routes, staff: null, cookies: context });
    const page = await pages.send(
      await pages.get('/staff/prove'),
      { field: 'code' },
      { code: codeNow(strict, made.secret) },
    );
    expect(page.status).toBe(429);
    expect(wordsOf(page.html)).toContain(t('prove.wait', { minutes: 1 }));
    expect(wordsOf(page.html)).toContain(t('factor.lost'));
    expect(wordsOf(page.html)).not.toContain(t('refusal.too-fast'));
    const admin = await withApp(strict, (await arrive(strict, 'administrator')).session);
    const actor = await need(identify(strict, admin.session));
    const { token } = await need(staff.renewLink(actor, { staffId, anew: true }));
    const again = await need(staff.enter(visitor, { token }));
    await withApp(strict, again.session);
  });
});

describe('R1227: whoever makes a factor and has to wait after wrong codes', () => {
  const factorPages = (session: string) =>
    drawPages(strict, {
      routes: { '/staff/factor': factorPage },
      staff: null,
      cookies: { staffToken: session },
    });
  const send = async (session: string, code: string) => {
    const pages = factorPages(session);
    return pages.send(await pages.get('/staff/factor'), { field: 'code' }, { code });
  };

  it.each([
    ['a first one', false],
    ['another one', true],
  ])('reads how long, and who ends it (%s)', async (_, has) => {
    const arrived = await arrive(strict, 'moderator');
    const { session } = has ? await withApp(strict, arrived.session) : arrived;
    for (let guess = 0; guess < 5; guess += 1) {
      const wrong = await send(session, 'abcdef');
      expect(wrong.status).toBe(400);
      expect(wordsOf(wrong.html)).toContain(t('refusal.factor-wrong'));
    }
    const page = await send(session, 'abcdef');
    expect(page.status).toBe(429);
    expect(wordsOf(page.html)).toContain(t('prove.wait', { minutes: 1 }));
    expect(wordsOf(page.html)).toContain(t('factor.lost'));
    expect(wordsOf(page.html)).not.toContain(t('refusal.too-fast'));
  });
});

describe('R179: a session that nobody touches', () => {
  it('sleeps after half an hour, and wakes by its second factor', async () => {
    const { session } = await arrive(house, 'moderator');
    const made = await withApp(house, session);
    wait(29);
    await need(identify(house, made.session));
    wait(29);
    // A page that connects by itself is no act.
    await need(house.services.staff.identify(visitor, { session: made.session }));
    wait(2);
    expect(await identify(house, made.session)).toEqual({ ok: false, code: 'factor-needed' });
    const proven = await need(prove(house, made.session, codeNow(house, made.secret)));
    await need(identify(house, proven.session));
  });

  it('is over after ten hours, whatever its person does', async () => {
    const { session } = await arrive(house, 'moderator');
    const made = await withApp(house, session);
    for (let minutes = 0; minutes < 600; minutes += 20) {
      await need(identify(house, made.session));
      wait(20);
    }
    wait(1);
    expect(await identify(house, made.session)).toEqual({ ok: false, code: 'signed-out' });
    expect(await prove(house, made.session, codeNow(house, made.secret))).toEqual({
      ok: false,
      code: 'signed-out',
    });
  });
});

describe('whoever opened its link and made no factor', () => {
  const sessionsEnd = (staffId: string) =>
    strict.databases.control.write([
      { sql: 'delete from staff_session where staff_id = ?1', args: [staffId] },
    ]);
  const linkRunsOut = (staffId: string) =>
    strict.databases.control.write([
      { sql: 'update staff_link set due_minute = 1 where staff_id = ?1', args: [staffId] },
    ]);
  const alone = async (role: Role, staffId: string) => {
    const { control } = strict.databases;
    const everybody = await staffOf(control, (await staffById(control, staffId))?.organisationId ?? '');
    for (const each of everybody)
      if (
        each.staffId !== staffId &&
        each.state !== 'revoked' &&
        each.grants.some((grant) => grant.role === role)
      )
        await need(strict.services.staff.revoke(demoSystem, { staffId: each.staffId }));
  };

  it('R388, R1161: is no administrator that is left, nor is one whose factor was forgotten and whose new link ran out', async () => {
    const { staffId, session } = await arrive(strict, 'administrator');
    await withApp(strict, session);
    await alone('administrator', staffId);
    const last = { ok: false, code: 'last-administrator' };
    const revoked = () => strict.services.staff.revoke(demoSystem, { staffId });
    const other = await arrive(strict, 'administrator');
    await sessionsEnd(other.staffId);
    expect(await revoked()).toEqual(last);
    const lost = await arrive(strict, 'administrator');
    await withApp(strict, lost.session);
    await need(strict.services.staff.renewLink(demoSystem, { staffId: lost.staffId, anew: true }));
    await linkRunsOut(lost.staffId);
    expect(await revoked()).toEqual(last);
    // An app for codes needs a link each time, and nobody would be left to give one.
    const app = await arrive(strict, 'administrator');
    await withApp(strict, app.session);
    await sessionsEnd(app.staffId);
    expect(await revoked()).toEqual(last);
    const third = await arrive(strict, 'administrator');
    // Its page is open, and a factor can be made in it.
    await need(revoked());
    await withApp(strict, third.session);
  });

  it('R944, R945, R1161: reads no complaint, and nothing opens because of it', async () => {
    const { staffId, session } = await arrive(strict, 'overseer');
    await alone('overseer', staffId);
    const read = () => need(strict.services.complaints.areRead(visitor, {}));
    expect(await read()).toBe(true);
    await sessionsEnd(staffId);
    expect([session, await read()]).toEqual([session, false]);
    await need(strict.services.staff.renewLink(demoSystem, { staffId }));
    expect(await read()).toBe(true);
    await linkRunsOut(staffId);
    const { consultationId } = strict;
    const gate = await need(strict.services.consultation.gate(demoSystem, { consultationId }));
    expect(gate.find(({ item }) => item === 'overseer')?.state).toBe('missing');
  });
});
