import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as people from '../../../app/routes/staff/account/people.tsx';
import * as remedies from '../../../app/routes/staff/complaints/remedies.tsx';
import * as about from '../../../app/routes/staff/consultation/about.tsx';
import * as consultation from '../../../app/routes/staff/consultation/consultation.tsx';
import * as create from '../../../app/routes/staff/consultation/new.tsx';
import * as codes from '../../../app/routes/staff/joining/codes.tsx';
import * as independentAudit from '../../../app/routes/staff/site/independent-audit.tsx';
import type { Role } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import type { Page } from '../../support/pages/client.ts';
import { drawPages, typedIn } from '../../support/pages/drawn-pages.ts';

const { t } = speakerOf('en');
const routes = {
  '/staff/independent-audit': independentAudit,
  '/staff/people': people,
  '/staff/remedies': remedies,
  '/staff/new': create,
  '/staff/c/:id': consultation,
  '/staff/c/:id/about': about,
  '/staff/c/:id/codes': codes,
};

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

const pagesOf = async (role: Role) => drawPages(house, { routes, staff: await house.staffWho(role) });
const countOf = async (sql: string) => Number((await house.databases.control.query(sql, []))[0]?.[0]);
const linkOn = ({ html }: Page) => /\/staff\/enter\/([\w-]+)/.exec(html)?.[1];

describe('R770: what is sent twice', () => {
  it('invites one person, and the second is told how a new link is made', async () => {
    const pages = await pagesOf('administrator');
    const page = await pages.get('/staff/people');
    const form = { press: 'act=invite' };
    const invited = { name: 'Lea', role: ['moderator'] };
    const both = await Promise.all([pages.send(page, form, invited), pages.send(page, form, invited)]);
    expect(both.filter(({ status }) => status === 200).map((each) => linkOn(each) !== undefined)).toEqual([
      true,
    ]);
    const again = await pages.send(page, form, invited);
    expect(again.status).toBe(400);
    expect(again.html).toContain(t('refusal.shown-once'));
    // Nothing is filled in that would invite a second one of this name.
    expect(typedIn(again, form)).toMatchObject({ name: [''] });
    const named = async () =>
      (await need(house.services.staff.list(await house.staffWho('administrator'), {}))).filter(
        ({ name }) => name === 'Lea',
      ).length;
    expect(await named()).toBe(1);
    // Another name in the form of before is another person, and is not dropped unseen.
    const other = await pages.send(page, form, { ...invited, name: 'Leo' });
    expect(other.html).toContain(t('refusal.id-taken'));
    expect(linkOn(await pages.send(other, form))).toBeDefined();
    // Two of one name are two where two pages invited them.
    expect(linkOn(await pages.send(await pages.get('/staff/people'), form, invited))).toBeDefined();
    expect(await named()).toBe(2);
  });

  it('makes one link, which a page that is loaded again does not end', async () => {
    const pages = await pagesOf('administrator');
    const invited = await pages.send(
      await pages.get('/staff/people'),
      { press: 'act=invite' },
      { name: 'Mia', role: 'moderator' },
    );
    const person = (await need(house.services.staff.list(await house.staffWho('administrator'), {}))).find(
      ({ name }) => name === 'Mia',
    );
    const page = await pages.get(`/staff/people?anew=${person?.staffId}`);
    const form = { press: 'act=anew' };
    const both = await Promise.all([pages.send(page, form), pages.send(page, form)]);
    const links = both.flatMap((each) => linkOn(each) ?? []);
    expect(links).toHaveLength(1);
    expect((await pages.send(page, form)).html).toContain(t('refusal.shown-once'));
    const enter = (token: string) => house.services.staff.enter({ kind: 'visitor' }, { token });
    expect((await enter(linkOn(invited) ?? '')).ok).toBe(false);
    expect((await enter(links[0] ?? '')).ok).toBe(true);
    // Nor is a second one made once it was used, when nobody would know of it.
    expect(linkOn(await pages.send(page, form))).toBeUndefined();
    expect(linkOn(await pages.send(await pages.get(page.path), form))).toBeDefined();
  });

  it('makes one pile of codes', async () => {
    const pages = await pagesOf('organiser');
    const page = await pages.get(`/staff/c/${house.consultationId}/codes`);
    const form = { field: 'size' };
    const wanted = { label: 'Class 5', size: '25' };
    const both = await Promise.all([pages.send(page, form, wanted), pages.send(page, form, wanted)]);
    expect(both.filter(({ html }) => html.includes('class="code-words"'))).toHaveLength(1);
    const again = await pages.send(page, form, wanted);
    expect(again.html).toContain(t('refusal.shown-once'));
    const { batches } = await need(
      house.services.consultation.read(await house.staffWho('organiser'), {
        consultationId: house.consultationId,
      }),
    );
    expect(batches.filter(({ label }) => label === 'Class 5')).toHaveLength(1);
    // Whoever lost what was printed makes others.
    expect((await pages.send(again, form)).html).toContain('class="code-words"');
  });

  it('makes one code in place of a lost one', async () => {
    const pages = await pagesOf('organiser');
    const page = await pages.get(`/staff/c/${house.consultationId}/codes`);
    const form = { press: 'act=replace' };
    const both = await Promise.all([pages.send(page, form), pages.send(page, form)]);
    expect(both.filter(({ html }) => html.includes('class="code-words"'))).toHaveLength(1);
    const again = await pages.send(page, form);
    expect(again.html).toContain(t('refusal.shown-once'));
    expect((await pages.send(again, form)).html).toContain('class="code-words"');
  });

  it('records one audit from outside, and enters one place to complain; other words of the same form are others', async () => {
    const overseer = await pagesOf('overseer');
    const page = await overseer.get('/staff/independent-audit');
    const form = { field: 'auditor' };
    const audit = { auditor: 'Lena Okafor', day: '2026-01-02', summary: 'All is well.' };
    const audits = async () =>
      (await need(house.services.complaints.audits({ kind: 'visitor' }, {}))).audits.length;
    const before = await audits();
    const both = await Promise.all([overseer.send(page, form, audit), overseer.send(page, form, audit)]);
    expect(both.map(({ path }) => path)).toEqual(both.map(() => '/staff/independent-audit?saved'));
    expect(await audits()).toBe(before + 1);
    await overseer.send(page, form, { ...audit, summary: 'All is well, but one thing.' });
    expect(await audits()).toBe(before + 2);

    const pages = await pagesOf('administrator');
    const remedies = await pages.get('/staff/remedies');
    const entry = { press: 'act=propose' };
    const remedy = { country: 'XX', name: 'Ombud', contact: '1', source: 'A law', day: '2026-01-02' };
    await Promise.all([pages.send(remedies, entry, remedy), pages.send(remedies, entry, remedy)]);
    const entered = async () => countOf('select count(*) from remedy');
    expect(await entered()).toBe(1);
    await pages.send(remedies, entry, { ...remedy, contact: '2' });
    expect(await entered()).toBe(2);
  });

  it('makes one draft, and both are led to it', async () => {
    const pages = await pagesOf('organiser');
    const page = await pages.get('/staff/new');
    const form = { field: 'title' };
    const before = await countOf('select count(*) from directory');
    const both = await Promise.all([1, 2].map(() => pages.send(page, form, { title: 'A new law' })));
    const paths = new Set(
      [...both, await pages.send(page, form, { title: 'A new law' })].map(({ path }) => path),
    );
    expect(paths.size).toBe(1);
    expect([...paths][0]).toMatch(/^\/staff\/c\/[\w-]{22}\/about$/);
    expect(await countOf('select count(*) from directory')).toBe(before + 1);
    const other = await pages.send(page, form, { title: 'Another law' });
    expect(other.status).toBe(400);
    expect((await pages.send(other, form)).path).not.toBe([...paths][0]);
    expect(await countOf('select count(*) from directory')).toBe(before + 2);
  });

  it('makes one copy, with all of it once', async () => {
    const { consultationId } = house;
    const organiser = await house.staffWho('organiser');
    const pages = await pagesOf('organiser');
    const page = await pages.get(`/staff/c/${consultationId}`);
    const before = await countOf('select count(*) from directory');
    const form = { press: 'act=clone' };
    const named = { title: 'Once more' };
    const both = await Promise.all([pages.send(page, form, named), pages.send(page, form, named)]);
    const [one, two, three] = [...both, await pages.send(page, form, named)].map(({ path }) => path);
    expect([two, three]).toEqual([one, one]);
    expect(await countOf('select count(*) from directory')).toBe(before + 1);
    const copyId = one?.split('/')[3] ?? '';
    const asked = async (id: string) =>
      (await need(house.services.consultation.read(organiser, { consultationId: id }))).activities.length;
    expect(await asked(copyId)).toBe(await asked(consultationId));
    // One more is made from a page of its own.
    expect((await pages.send(await pages.get(page.path), form, named)).path).not.toBe(one);
  });
});
