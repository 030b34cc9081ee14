import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as enter from '../../../app/routes/staff/account/enter.tsx';
import { demoSystem } from '../../../server/demo/seed.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { appCode } from '../../support/pages/factor-steps.ts';
import { movedClock } from '../../support/processes/moved-clock.ts';

const visitor = { kind: 'visitor' } as const;
const host = 'localhost:3000';
const clock = movedClock();
let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ CLOCK_FILE: clock.file });
}, 120_000);
afterAll(async () => {
  await house.remove();
  clock.remove();
});

const staff = () => house.services.staff;
const wait = (minutes: number) => clock.passMs(minutes * 60_000);
const codeOf = (secret: string, steps: number) => appCode(secret, steps, house.deps.clock());
const makeApp = (session: string, code: string) =>
  staff().enrolFactor(visitor, { session, factor: { kind: 'totp', code } });
const prove = (session: string, code: string) =>
  staff().proveFactor(visitor, { session, factor: { kind: 'code', code } });
const identify = (session: string) => staff().identify(visitor, { session, acts: true });
const opensNothing = { ok: false, code: 'signed-out' };

async function invited(name: string) {
  const grants = [{ role: 'moderator' as const, consultationId: '' }];
  return need(staff().invite(demoSystem, { name, grants }));
}

/** Somebody who used the link, and the secret for an app that its page shows. */
async function arrived(name: string) {
  const { staffId, token } = await invited(name);
  const { session } = await need(staff().enter(visitor, { token }));
  const { totp } = await need(staff().factors(visitor, { session, host }));
  return { staffId, session, secret: totp.secret };
}

describe('R1051: signing in that is sent twice', () => {
  it('opens one session by the form of one page, and by another page nothing', async () => {
    const { token } = await invited('Lea');
    const pages = drawPages(house, { routes: { '/staff/enter/:token': enter }, staff: null });
    const [page, other] = [
      await pages.get(`/staff/enter/${token}`),
      await pages.get(`/staff/enter/${token}`),
    ];
    const form = (of: typeof page) => /name="form" value="([\w-]+)"/.exec(of.html)?.[1];
    expect(form(page)).toBeDefined();
    expect(form(other)).not.toBe(form(page));
    const send = (of: typeof page) => staff().enter(visitor, { token, form: form(of) });
    const [one, two] = await Promise.all([send(page), send(page)]);
    expect(one.ok).toBe(true);
    expect(two).toEqual(one);
    expect(await send(page)).toEqual(one);
    expect(await send(other)).toEqual({ ok: false, code: 'link-opens-nothing' });
    expect(await staff().enter(visitor, { token })).toEqual({ ok: false, code: 'link-opens-nothing' });
  });

  it('opens nothing by the form of the link once a factor was made in its session', async () => {
    const { token } = await invited('Mia');
    const form = house.deps.secrets.token().slice(0, 22);
    const { session } = await need(staff().enter(visitor, { token, form }));
    const { totp } = await need(staff().factors(visitor, { session, host }));
    await need(makeApp(session, codeOf(totp.secret, 0)));
    expect(await staff().enter(visitor, { token, form })).toEqual({ ok: false, code: 'link-opens-nothing' });
  });

  it('shows the same recovery codes of the first factor, and none that was used or that others replaced', async () => {
    const { session, secret } = await arrived('Noa');
    const code = codeOf(secret, -1);
    const [one, two] = await Promise.all([makeApp(session, code), makeApp(session, code)]);
    expect(one.ok && one.value.recovery.length).toBe(10);
    expect(two).toEqual(one);
    const { recovery, ...made } = await need(makeApp(session, code));
    expect({ ...made, recovery }).toEqual(one.ok && one.value);
    const guessed = codeOf(secret, 0);
    expect(await makeApp(session, guessed)).toEqual(opensNothing);

    // By one of them in another session, so that this one stays under its name.
    const [used = '', ...left] = recovery;
    const { token } = await need(
      staff().renewLink(demoSystem, { staffId: (await need(identify(made.session))).staffId }),
    );
    const other = await need(staff().enter(visitor, { token }));
    await need(prove(other.session, used));
    expect((await need(makeApp(session, code))).recovery).toEqual(left);
  });

  it('goes on in one session when a proof is sent again, and counts its code once', async () => {
    const { session, secret } = await arrived('Oda');
    const made = await need(makeApp(session, codeOf(secret, -1)));
    const code = codeOf(secret, 0);
    const [one, two] = await Promise.all([prove(made.session, code), prove(made.session, code)]);
    expect(one.ok).toBe(true);
    expect(two).toEqual(one);
    expect(await prove(made.session, code)).toEqual(one);
    expect(await prove(made.session, codeOf(secret, 1))).toEqual(opensNothing);
    // Who has the code and not the session of before has nothing.
    expect((await prove(session, code)).ok).toBe(false);
  });

  it('opens nothing after five minutes, nor once its person has signed out', async () => {
    const { session, secret } = await arrived('Pia');
    const first = codeOf(secret, -1);
    const made = await need(makeApp(session, first));
    const code = codeOf(secret, 0);
    const proven = await need(prove(made.session, code));
    wait(6);
    expect(await prove(made.session, code)).toEqual(opensNothing);
    expect(await makeApp(session, first)).toEqual(opensNothing);
    const later = codeOf(secret, 0);
    const again = await need(prove(proven.session, later));
    expect(await need(prove(proven.session, later))).toEqual(again);
    await need(staff().leave(visitor, { session: again.session }));
    expect(await prove(proven.session, later)).toEqual(opensNothing);
  });
});
