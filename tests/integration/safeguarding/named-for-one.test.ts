import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as wrong from '../../../app/routes/public/wrong/wrong.tsx';
import * as people from '../../../app/routes/staff/account/people.tsx';
import { staffById } from '../../../db/queries/staff/staff.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { openLeads } from '../../support/house/leads.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { drawPages, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const visitor = { kind: 'visitor' } as const;
const clock = { kind: 'system', name: 'retention' } as const;

let house: TestHouse;
let noor: Staff;
beforeEach(async () => {
  house = await openTestHouse();
  noor = await house.staffWho('administrator');
});
afterEach(() => house.remove());

async function now(staffId: string): Promise<Staff> {
  const row = await staffById(house.databases.control, staffId);
  if (!row) throw new Error('Nobody is there.');
  const { state: _state, ...staff } = row;
  return { ...staff, freshFactor: true };
}
const pagesOf = (staff: Staff) => drawPages(house, { routes: { '/staff/people': people }, staff });
const logged = async () =>
  (
    await house.databases.control.query(
      `select actor, subject, detail from audit where deed = 'staff:roles' order by n`,
      [],
    )
  ).map((row) => row.map(String));

describe('R1185: which body an overseer is from', () => {
  it('is said by whoever invites one, and read where children complain once it was said of everybody who reads that', async () => {
    const form = { press: 'act=invite' };
    const pages = pagesOf(noor);
    const back = await pages.send(await pages.get('/staff/people'), form, {
      name: 'Ada',
      role: ['overseer'],
    });
    expect(back.status).toBe(400);
    expect(/aria-invalid="true"[^>]*/.exec(back.html)).not.toBeNull();
    expect(back.html).toContain('href="#field-body"');
    const sent = await pages.send(back, form, { body: 'Children’s Ombud' });
    expect(sent.status).toBe(200);
    const open = drawPages(house, { routes: { '/wrong': wrong }, child: null });
    const said = async () => wordsOf((await open.get('/wrong')).html);
    expect(await said()).toContain(t('wrong.who-reads'));
    expect(await said()).not.toContain('Ombud');
    const listed = await need(house.services.staff.list(noor, {}));
    const amal = listed.find(({ name }) => name === 'Amal');
    await need(house.services.staff.revoke(noor, { staffId: amal?.staffId ?? '' }));
    expect(await said()).toContain(`${t('wrong.from')}: Children’s Ombud`);
  });

  it('is read nowhere while somebody of another body, or of none, reads what is said of one consultation', async () => {
    const amal = await house.staffWho('overseer');
    const { staff, complaints } = house.services;
    const comes = (body: string, where: string) =>
      need(
        staff.invite(body === '' ? demoSystem : noor, {
          ...{ name: body || 'Ada', body },
          grants: [{ role: 'overseer', consultationId: where }],
        }),
      );
    const goes = ({ staffId }: { staffId: string }) => need(staff.revoke(noor, { staffId }));
    const said = () => need(complaints.readersAreFrom(visitor, {}));
    await comes('Children’s Ombud', '');
    await goes(amal);
    expect(await said()).toBe('Children’s Ombud');
    const ofOther = await comes('A ministry', house.consultationId);
    expect(await said()).toBe('');
    const open = drawPages(house, { routes: { '/wrong': wrong }, child: null });
    const page = wordsOf((await open.get('/wrong')).html);
    expect(page).not.toContain('Ombud');
    expect(page).not.toContain(t('wrong.from'));
    await goes(ofOther);
    const ofNone = await comes('', house.consultationId);
    expect(await said()).toBe('');
    await goes(ofNone);
    await comes('Children’s Ombud', house.consultationId);
    expect(await said()).toBe('Children’s Ombud');
  });

  it('is kept of nobody else', async () => {
    const { staffId } = await need(
      house.services.staff.invite(noor, {
        name: 'Lea',
        body: 'A ministry',
        grants: [{ role: 'moderator', consultationId: '' }],
      }),
    );
    expect((await staffById(house.databases.control, staffId))?.body).toBe('');
  });
});

describe('R1180: for one consultation', () => {
  it('somebody is invited, is named later, and is left with that alone, by forms', async () => {
    const maya = await house.staffWho('moderator');
    const organiser = await house.staffWho('organiser');
    const other = await need(
      house.services.consultation.create(organiser, {
        title: 'Of another ministry',
        language: 'en',
        timeZone: 'UTC',
      }),
    );
    const pages = pagesOf(noor);
    const sent = await pages.send(
      await pages.get('/staff/people'),
      { press: 'act=invite' },
      { name: 'Lea', role: ['moderator'], where: other.id },
    );
    expect(sent.status).toBe(200);
    const listed = await need(house.services.staff.list(noor, {}));
    const lea = listed.find(({ name }) => name === 'Lea');
    expect(lea?.grants).toEqual([{ role: 'moderator', consultationId: other.id }]);
    expect(wordsOf(sent.html)).toContain('(Of another ministry)');
    const { consultationId } = house;
    const seen = await now(lea?.staffId ?? '');
    expect(await house.services.moderation.desk(seen, { consultationId })).toMatchObject({ ok: false });

    // Maya moderates everywhere, and from now on there alone.
    const asked = await pages.get(`/staff/people?roles=${maya.staffId}&where=${other.id}`);
    expect(typedIn(asked, { press: 'act=roles' })).toMatchObject({ role: [], where: [other.id] });
    const done = await pages.send(asked, { press: 'act=roles' }, { role: ['moderator'], only: ['yes'] });
    expect(done.path).toContain('saved');
    expect((await now(maya.staffId)).grants).toEqual([{ role: 'moderator', consultationId: other.id }]);
    expect(await logged()).toEqual([
      [noor.staffId, maya.staffId, 'none'],
      [noor.staffId, maya.staffId, `${other.id} moderator`],
    ]);
    expect(done.html).not.toContain('<script');
  });

  it('that is gone when the form comes: it comes back for that one, and never for all', async () => {
    const { control } = house.databases;
    const organiser = await house.staffWho('organiser');
    const given = { title: 'Of another ministry', language: 'en', timeZone: 'UTC' };
    const other = await need(house.services.consultation.create(organiser, given));
    const maya = await house.staffWho('moderator');
    const pages = pagesOf(noor);
    const inviting = await pages.get('/staff/people');
    const changing = await pages.get(`/staff/people?roles=${maya.staffId}&where=${other.id}`);
    await control.write([{ sql: 'delete from directory where id = ?1', args: [other.id] }]);

    const form = { press: 'act=invite' };
    const lea = { name: 'Lea', role: ['moderator'], where: other.id };
    const back = await pages.send(inviting, form, lea);
    expect(back.status).toBe(400);
    expect(back.html).toContain('href="#field-where"');
    expect(typedIn(back, form)).toMatchObject({ where: [other.id] });
    expect((await pages.send(back, form)).status).toBe(400);

    const roles = await pages.send(changing, { press: 'act=roles' }, { role: ['facilitator'] });
    expect(roles.status).toBe(400);
    expect(typedIn(roles, { press: 'act=roles' })).toMatchObject({
      ...{ where: [other.id], role: ['facilitator'] },
    });
    expect((await pages.send(roles, { press: 'act=roles' })).status).toBe(400);
    const everybody = await need(house.services.staff.list(noor, {}));
    expect(everybody.some(({ name }) => name === 'Lea')).toBe(false);
    expect((await now(maya.staffId)).grants).toEqual(maya.grants);
  });

  it('nobody who lists the people of one reads of another one that somebody of them works in it', async () => {
    const organiser = await house.staffWho('organiser');
    const given = { title: 'Of another ministry', language: 'en', timeZone: 'UTC' };
    const other = await need(house.services.consultation.create(organiser, given));
    const comes = async (name: string, ...grants: Staff['grants']) =>
      now((await need(house.services.staff.invite(noor, { name, grants }))).staffId);
    const { consultationId } = house;
    const near = await comes('Nadia', { role: 'administrator', consultationId });
    await comes(
      'Lea',
      { role: 'moderator', consultationId },
      { role: 'moderator', consultationId: other.id },
    );
    const { html } = await pagesOf(near).get('/staff/people');
    expect(wordsOf(html)).toContain('Lea');
    expect(html).not.toContain(other.id);
    expect(wordsOf(html)).not.toContain('Of another ministry');
    expect(wordsOf((await pagesOf(noor).get('/staff/people')).html)).toContain('Of another ministry');
  });
});

describe('R1182: who is a lead no longer', () => {
  it('has no key and no box, and of one consultation only that goes which is of others and of letters', async () => {
    const [lead] = await openLeads(house);
    const { safeguarding } = house.services;
    const told = { id: newId(house.deps.random), text: 'At home somebody hits me.', language: 'en' };
    await need(safeguarding.ask(await house.join(), { ...told, choice: 'help' }));
    await need(
      safeguarding.writeLetter(visitor, { nonce: newId(house.deps.random), text: told.text, language: 'en' }),
    );
    const db = await house.databases.consultation(house.consultationId);
    const { control, complaints } = house.databases;
    const { staffId } = lead.staff;
    const holds = async () => {
      const of = async (each: typeof control | undefined, table: string) =>
        ((await each?.query(`select 1 from ${table} where staff_id = ?1`, [staffId])) ?? []).length > 0;
      return [
        await of(db, 'sealed_half'),
        await of(complaints, 'sealed_half'),
        await of(control, 'lead_key'),
      ];
    };
    expect(await holds()).toEqual([true, true, true]);
    const pages = pagesOf(noor);
    expect(wordsOf((await pages.get(`/staff/people?roles=${staffId}`)).html)).toContain(
      t('people.change.lead'),
    );
    const near = { staffId, where: house.consultationId, only: true };
    await need(house.services.staff.changeRoles(noor, { ...near, roles: ['safeguarding-lead'] }));
    expect(await holds()).toEqual([true, false, true]);
    await need(house.services.staff.changeRoles(noor, { ...near, roles: ['moderator'] }));
    expect(await holds()).toEqual([false, false, false]);
    // What came in that moment goes by the clock.
    await db?.write([
      { sql: `insert into sealed_half values ('c', 1, 'a', ?1, '', x'00', x'')`, args: [staffId] },
    ]);
    await need(safeguarding.forgetFormerLeads(clock, {}));
    expect(await holds()).toEqual([false, false, false]);
  });
});
