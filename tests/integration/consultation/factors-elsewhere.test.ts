import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useChallenge } from '../../../db/queries/staff/staff-elsewhere.ts';
import type { Role } from '../../../server/core/staff/roles.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import { need, openBeside, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { appCode } from '../../support/pages/factor-steps.ts';
import { movedClock } from '../../support/processes/moved-clock.ts';
import { type Sqld, startSqld } from '../../support/processes/sqld.ts';

const visitor = { kind: 'visitor' } as const;
const clock = movedClock();
let sqld: Sqld;
let here: TestHouse;
let there: TestHouse;

beforeAll(async () => {
  sqld = await startSqld();
  const settings = { LIBSQL_URL: sqld.url, LIBSQL_ADMIN_URL: sqld.adminUrl, CLOCK_FILE: clock.file };
  here = await openTestHouse(settings);
  there = await openBeside(here, settings);
}, 120_000);
afterAll(async () => {
  await there?.remove();
  await here?.remove();
  await sqld?.stop();
  clock.remove();
});

const wait = (minutes: number) => clock.passMs(minutes * 60_000);

/** Somebody new with an app for codes, which it made and proved at `here` just now. */
async function arrive(role: Role) {
  const { staffId, token } = await need(
    here.services.staff.invite(demoSystem, { name: role, grants: [{ role, consultationId: '' }] }),
  );
  const { session } = await need(here.services.staff.enter(visitor, { token }));
  const page = await need(here.services.staff.factors(visitor, { session, host: 'localhost:3000' }));
  const { secret } = page.totp;
  const made = await need(
    here.services.staff.enrolFactor(visitor, {
      session,
      factor: { kind: 'totp', code: appCode(secret, -1, here.deps.clock()) },
    }),
  );
  return { staffId, secret, ...made };
}

const identify = (at: TestHouse, session: string) =>
  at.services.staff.identify(visitor, { session, acts: true });
const prove = (at: TestHouse, session: string, code: string) =>
  at.services.staff.proveFactor(visitor, { session, factor: { kind: 'code', code } });

describe('R578: a second factor that was proven at one process', () => {
  it('counts at the other for five minutes, and its half hour is one', async () => {
    const { session } = await arrive('administrator');
    const invite = async () =>
      there.services.staff.invite(await need(identify(there, session)), {
        name: 'Lea',
        grants: [{ role: 'analyst', consultationId: '' }],
      });
    expect((await invite()).ok).toBe(true);
    wait(6);
    expect(await invite()).toEqual({ ok: false, code: 'factor-needed' });
    // Works at one, and the other one knows.
    wait(20);
    await need(identify(here, session));
    wait(20);
    await need(identify(there, session));
    await need(identify(here, session));
    wait(31);
    expect(await identify(there, session)).toEqual({ ok: false, code: 'factor-needed' });
    expect(await identify(here, session)).toEqual({ ok: false, code: 'factor-needed' });
  });

  it('is proven anew at the other one, whose page was read at the first', async () => {
    const { session, secret } = await arrive('moderator');
    const proven = await need(prove(there, session, appCode(secret, 0, there.deps.clock())));
    expect((await need(identify(here, proven.session))).freshFactor).toBe(true);
    expect(await identify(here, session)).toEqual({ ok: false, code: 'signed-out' });
  });

  it('does not wake an idle session at a process that never saw it', async () => {
    const { session } = await arrive('moderator');
    wait(31);
    expect(await identify(there, session)).toEqual({ ok: false, code: 'factor-needed' });
  });
});

describe('R579: what counts once counts once for all processes', () => {
  it('wrong codes at one make the next one wait at the other, and a right one forgives both', async () => {
    const { session, secret } = await arrive('moderator');
    for (const at of [here, there, here, there, here])
      expect(await prove(at, session, '000000')).toEqual({ ok: false, code: 'factor-wrong' });
    const right = () => appCode(secret, 0, here.deps.clock());
    for (const at of [here, there])
      expect(await prove(at, session, right())).toEqual({ ok: false, code: 'too-fast' });
    wait(2);
    const proven = await need(prove(there, session, right()));
    // Five are free again.
    for (const at of [here, there, here, there])
      expect(await prove(at, proven.session, '000000')).toEqual({ ok: false, code: 'factor-wrong' });
    wait(1);
    expect((await prove(here, proven.session, right())).ok).toBe(true);
  });

  it('of many codes at once at both, one is looked at for each that was counted', async () => {
    const { session } = await arrive('moderator');
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) => prove(at % 2 === 0 ? here : there, session, '000000')),
    );
    const looked = answers.filter((answer) => !answer.ok && answer.code === 'factor-wrong');
    expect(looked.length).toBeGreaterThan(0);
    expect(looked.length).toBeLessThanOrEqual(5);
  });

  it('an answer of a passkey is taken by one', async () => {
    const due = Math.floor(here.deps.clock() / 60_000) + 6;
    const hash = here.deps.secrets.hash('staff-challenge', 'used\nonce');
    expect((await here.databases.control.write(useChallenge(hash, due))).ok).toBe(true);
    expect(await there.databases.control.write(useChallenge(hash, due))).toMatchObject({
      ok: false,
      refusal: 'factor-wrong',
    });
  });
});

describe('R580: a process that works alone', () => {
  it('writes down neither when a factor was proven nor when its person did something', async () => {
    const alone = await openTestHouse();
    const { token } = await need(
      alone.services.staff.invite(demoSystem, {
        name: 'Noor',
        grants: [{ role: 'moderator', consultationId: '' }],
      }),
    );
    const { session } = await need(alone.services.staff.enter(visitor, { token }));
    const page = await need(alone.services.staff.factors(visitor, { session, host: 'localhost:3000' }));
    const code = () => appCode(page.totp.secret, -1, alone.deps.clock());
    expect(await prove(alone, session, 'wrong')).toMatchObject({ ok: false });
    const made = await need(
      alone.services.staff.enrolFactor(visitor, { session, factor: { kind: 'totp', code: code() } }),
    );
    await need(identify(alone, made.session));
    const { control } = alone.databases;
    expect(
      await control.query('select count(*) from staff_session where proven_minute + act_minute > 0', []),
    ).toEqual([[0]]);
    expect(await control.query('select * from staff_guess', [])).toEqual([]);
    await alone.remove();
  });
});
