import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as people from '../../../app/routes/staff/account/people.tsx';
import { staffById, staffOf } from '../../../db/queries/staff/staff.ts';
import type { Grant, Role, Staff } from '../../../server/core/staff/roles.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import {
  need,
  next,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
} from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { formOf } from '../../support/pages/client.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { formsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const visitor = { kind: 'visitor' } as const;
let house: TestHouse;
let live: TestLive;

beforeAll(async () => {
  house = await openTestHouse();
  live = await openTestLive(house);
});
afterAll(async () => {
  await live.close();
  await house.remove();
});

async function somebody(name: string, ...grants: Grant[]): Promise<Staff> {
  const { staffId } = await need(house.services.staff.invite(demoSystem, { name, grants }));
  const row = await staffById(house.databases.control, staffId);
  if (!row) throw new Error('Nobody was invited.');
  const { state: _state, ...staff } = row;
  return { ...staff, freshFactor: true };
}

async function signIn(person: Staff): Promise<string> {
  const { token } = await need(house.services.staff.renewLink(demoSystem, { staffId: person.staffId }));
  return (await need(house.services.staff.enter(visitor, { token }))).session;
}

describe('a role in one consultation', () => {
  it('R382: lets nobody act on a person who works elsewhere too', async () => {
    const here = { consultationId: house.consultationId };
    const local = await somebody('Nadia', { role: 'administrator', ...here });
    const wide = await somebody('Tom', { role: 'approver', consultationId: '' });
    const near = await somebody('Ute', { role: 'approver', ...here });
    for (const anew of [true, false])
      expect(await house.services.staff.renewLink(local, { staffId: wide.staffId, anew })).toMatchObject({
        code: 'not-allowed',
      });
    expect(await house.services.staff.revoke(local, { staffId: wide.staffId })).toMatchObject({
      code: 'not-allowed',
    });
    expect((await house.services.staff.renewLink(local, { staffId: near.staffId })).ok).toBe(true);
    const listed = await need(house.services.staff.list(local, {}));
    expect(listed.map(({ name }) => name).sort()).toEqual(['Nadia', 'Ute']);
  });

  it('R771: has no form that could only say no, and is told why', async () => {
    const here = { consultationId: house.consultationId };
    const local = await somebody('Ines', { role: 'administrator', ...here });
    const near = await somebody('Udo', { role: 'approver', ...here });
    const wide = { role: 'facilitator', consultationId: '' } as const;
    const both = await somebody('Vera', { role: 'approver', ...here }, wide);
    const page = (staff: Staff) =>
      drawPages(house, { routes: { '/staff/people': people }, staff }).get('/staff/people');
    const mine = await page(local);
    const fields = formsOf(mine.html).flatMap(({ fields: each }) => each);
    const acted = fields.filter(({ name }) => name === 'person').flatMap(({ values }) => values);
    expect(acted).toContain(near.staffId);
    expect(acted).not.toContain(both.staffId);
    expect(fields.map(({ name }) => name)).not.toContain('role');
    expect(mine.html).toContain(t('people.invite.whole'));
    const asked = { name: 'New', grants: [{ role: 'approver', ...here }] } as const;
    expect(await house.services.staff.invite(local, asked)).toEqual({ ok: false, code: 'not-allowed' });
    const whole = await page(await somebody('Wim', { role: 'administrator', consultationId: '' }));
    expect(formOf(whole, { press: 'act=invite' }).fields.map(({ name }) => name)).toContain('role');
    expect(whole.html).not.toContain(t('people.invite.whole'));
  });

  it('R383: opens nothing that is of the whole organisation', async () => {
    const here = (role: Role) => ({ role, consultationId: house.consultationId });
    const one = await somebody('One', here('administrator'), here('organiser'));
    const created = await house.services.consultation.create(one, {
      title: 'Mine',
      language: 'en',
      timeZone: 'UTC',
    });
    const page = await house.services.staff.editPages(one, {
      pages: [{ name: 'imprint', language: 'en', body: 'Mine', seen: '' }],
    });
    const cues = await house.services.moderation.cues(one, {});
    const limits = await house.services.moderation.limits(one, {});
    expect([created, page, cues, limits].map((each) => (each.ok ? 'ok' : each.code))).toEqual(
      Array(4).fill('not-allowed'),
    );
    const overseer = await somebody('Two', here('overseer'));
    const log = await need(
      house.services.privacy.audit(overseer, { consultationId: null, day: null, before: null }),
    );
    expect([log.site, log.of, log.complaints]).toEqual([false, house.consultationId, false]);
  });
});

describe('a child without a code', () => {
  it('R384: reads none of what was said in a room, however far back it asks', async () => {
    const seat = await need(
      house.services.room.joinOpenly(visitor, {
        consultationId: house.consultationId,
        nonce: 'N'.repeat(22),
        language: 'en',
        level: 'older',
      }),
    );
    const child = (await need(house.services.room.identify(visitor, seat))).actor;
    const other = await house.join();
    const place = await need(house.services.room.place(other, {}));
    const room = place.activities.find(({ kind }) => kind === 'room')?.id ?? '';
    expect(
      (await need(house.services.room.earlier(other, { activityId: room, before: 100 }))).items,
    ).not.toEqual([]);
    expect(await house.services.room.earlier(child, { activityId: room, before: 100 })).toMatchObject({
      code: 'not-allowed',
    });
  });
});

describe('sessions', () => {
  it('R385: are listed without a device or an address, and end one by one', async () => {
    const person = await somebody('Sessions', { role: 'analyst', consultationId: '' });
    const [first, second] = [await signIn(person), await signIn(person)];
    const listed = await need(house.services.staff.sessions(person, { session: first }));
    expect(listed.map(({ here }) => here).sort()).toEqual([false, true]);
    expect(Object.keys(listed[0] ?? {}).sort()).toEqual(['asks', 'here', 'minutesLeft', 'name']);
    const name = listed.find(({ here }) => !here)?.name ?? '';
    const stranger = await somebody('Stranger', { role: 'analyst', consultationId: '' });
    expect(await house.services.staff.endSessions(stranger, { staffId: person.staffId, name })).toMatchObject(
      {
        code: 'not-allowed',
      },
    );
    await need(house.services.staff.endSessions(person, { staffId: person.staffId, name }));
    expect((await house.services.staff.identify(visitor, { session: first })).ok).toBe(true);
    expect(await house.services.staff.identify(visitor, { session: second })).toMatchObject({
      code: 'signed-out',
    });
  });

  it('R386: that an administrator ends are over at an open desk within two seconds', async () => {
    const moderator = await house.staffWho('moderator');
    const desk = await live.connect(moderator);
    const administrator = await somebody('Head', { role: 'administrator', consultationId: '' });
    const over = next(desk, 'session:ended');
    const startMs = performance.now();
    await need(house.services.staff.endSessions(administrator, { staffId: moderator.staffId }));
    await over;
    expect(performance.now() - startMs).toBeLessThan(2_000);
  });
});

describe('roles that one person may not hold together', () => {
  it('R387: are refused where anybody is given a role', async () => {
    const administrator = await somebody('Chief', { role: 'administrator', consultationId: '' });
    for (const actor of [administrator, demoSystem])
      for (const pair of [
        ['organiser', 'approver'],
        ['administrator', 'analyst'],
        ['overseer', 'moderator'],
      ] as const)
        expect(
          await house.services.staff.invite(actor, {
            name: 'Both',
            // Also where one holds in one consultation and the other in all.
            grants: pair.map((role, at) => ({ role, consultationId: at === 0 ? '' : house.consultationId })),
          }),
        ).toMatchObject({ code: 'roles-apart' });
  });
});

describe('the last administrator', () => {
  it('R388: is not revoked, and who is locked out is let in again by whoever runs the machine', async () => {
    const administrator = await somebody('Last', { role: 'administrator', consultationId: '' });
    // One of a part is left: it lets nobody into the whole, so it is no other one.
    await somebody('Part', { role: 'administrator', consultationId: house.consultationId });
    const { organisationId } = administrator;
    const all = (await staffOf(house.databases.control, organisationId)).filter(({ state, grants }) =>
      state === 'revoked'
        ? false
        : grants.some(({ role, consultationId }) => role === 'administrator' && consultationId === ''),
    );
    for (const each of all.filter(({ staffId }) => staffId !== administrator.staffId))
      await need(house.services.staff.revoke(demoSystem, { staffId: each.staffId }));
    expect(await house.services.staff.revoke(demoSystem, { staffId: administrator.staffId })).toMatchObject({
      code: 'last-administrator',
    });
    // Whoever was invited counts while its link opens something, and no longer: nobody would be left who comes in.
    const invited = await somebody('Invited', { role: 'administrator', consultationId: '' });
    const due = (minute: number) =>
      house.databases.control.write([
        {
          sql: 'update staff_link set due_minute = ?2 where staff_id = ?1',
          args: [invited.staffId, minute],
        },
      ]);
    await due(1);
    expect(await house.services.staff.revoke(demoSystem, { staffId: administrator.staffId })).toMatchObject({
      code: 'last-administrator',
    });
    // Others can be revoked all the same.
    const near = await somebody('Near', { role: 'approver', consultationId: '' });
    await need(house.services.staff.revoke(demoSystem, { staffId: near.staffId }));
    const second = await somebody('Second', { role: 'administrator', consultationId: '' });
    const session = await signIn(second);
    const back = await need(house.services.staff.identify(visitor, { session }));
    expect(
      (await house.services.staff.renewLink(back, { staffId: administrator.staffId, anew: true })).ok,
    ).toBe(true);
  });
});
