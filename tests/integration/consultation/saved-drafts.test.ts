import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as activities from '../../../app/routes/staff/activities/activities.tsx';
import * as about from '../../../app/routes/staff/consultation/about.tsx';
import * as assessments from '../../../app/routes/staff/consultation/assessments.tsx';
import * as attributes from '../../../app/routes/staff/consultation/attributes.tsx';
import * as consent from '../../../app/routes/staff/consultation/consent.tsx';
import * as overview from '../../../app/routes/staff/consultation/consultation.tsx';
import * as terms from '../../../app/routes/staff/consultation/terms.tsx';
import * as document from '../../../app/routes/staff/document/document.tsx';
import * as source from '../../../app/routes/staff/document/source.tsx';
import * as home from '../../../app/routes/staff/home/home.tsx';
import * as session from '../../../app/routes/staff/room/session.tsx';
import { auditStatement } from '../../../db/audit.ts';
import { directoryEntries } from '../../../db/queries/staff/staff.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Role, Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { drawPages, ledTo, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const routes = {
  '/staff': home,
  '/staff/c/:id': overview,
  '/staff/c/:id/about': about,
  '/staff/c/:id/assessments': assessments,
};

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

/** Every page on which an organiser changes what was signed. */
const writing = {
  '/staff/c/:id/about': about,
  '/staff/c/:id/consent': consent,
  '/staff/c/:id/terms': terms,
  '/staff/c/:id/attributes': attributes,
  '/staff/c/:id/assessments': assessments,
  '/staff/c/:id/document': document,
  '/staff/c/:id/source': source,
  '/staff/c/:id/activities': activities,
  '/staff/c/:id/session/:activity': session,
};

const pagesAs = (staff: Staff) => drawPages(house, { routes, staff });
async function draft(title: string) {
  const organiser = await house.staffWho('organiser');
  const made = { title, language: 'en', timeZone: 'UTC' };
  const { id } = await need(house.services.consultation.create(organiser, made));
  return { organiser, here: `/staff/c/${id}` };
}

describe('R569: whoever saved a part of a draft', () => {
  it('reads what of that page is still missing, with a day that has passed among it, and then what comes next', async () => {
    const { organiser, here } = await draft('A law on parks');
    const pages = pagesAs(organiser);
    const page = await pages.get(`${here}/about`);
    expect(wordsOf(page.html)).not.toContain(t('gate.here'));
    const texts = ['title', 'purpose', 'sponsor', 'payer', 'gains', 'readers', 'change', 'decider'].flatMap(
      (field) => ['younger', 'older'].map((level) => [`text.${field}.en.${level}`, 'Words.']),
    );
    const all = { ...Object.fromEntries(texts), retention: '2999-12-31', country: 'XX' };
    const form = { field: 'retention' };
    const gaps = wordsOf((await pages.send(page, form, { ...all, answer: '2020-01-01' })).html);
    expect(gaps).toContain(`${t('gate.answer')}: ${t('gate.answer.missing')}`);
    expect(gaps).not.toContain(t('gate.next'));
    const again = await pages.get(`${here}/about`);
    const whole = await pages.send(again, form, { ...all, answer: '2999-12-30' });
    expect(wordsOf(whole.html)).toContain(t('gate.next'));
    expect(whole.html).toContain(`href="${here}/document"`);
    expect(wordsOf(whole.html)).not.toContain(t('gate.answer.missing'));
  });
});

describe('R1088: a draft to which a language is added', () => {
  it('keeps its first one, and is called as it was', async () => {
    const organiser = await house.staffWho('organiser');
    const made = { title: 'قانون', language: 'ar', timeZone: 'UTC' };
    const { id } = await need(house.services.consultation.create(organiser, made));
    const pages = pagesAs(organiser);
    const here = `/staff/c/${id}`;
    const form = { field: 'retention' };
    const both = { languages: ['en', 'ar'] };
    const added = await pages.send(await pages.get(`${here}/about`), form, both);
    const row = async () =>
      (await need(house.services.consultation.read(organiser, { consultationId: id }))).row;
    expect((await row()).languages).toEqual(['ar', 'en']);
    expect(added.html).toContain('<bdi lang="ar">قانون</bdi>');
    // Where the first one is taken out, it is called as it is in the next.
    await pages.send(await pages.get(`${here}/about`), form, { 'text.title.en.older': 'A law on trees' });
    await pages.send(await pages.get(`${here}/about`), form, { languages: ['en'] });
    expect((await pages.get(here)).html).toContain('<bdi lang="en">A law on trees</bdi>');
    await pages.send(await pages.get(`${here}/about`), form, {
      'text.title.en.older': '',
      languages: ['en', 'ar'],
    });
    expect((await row()).languages).toEqual(['en', 'ar']);
    expect((await pages.get(here)).html).toContain('<bdi lang="ar">قانون</bdi>');
    expect((await pages.get('/staff')).html).toContain('قانون');
  });
});

describe('R581: what children are told, and when nobody meets', () => {
  it('is kept with one press, and none of it where one of them is wrong', async () => {
    const { organiser, here } = await draft('A law on noise');
    const pages = pagesAs(organiser);
    const form = { field: 'night.from' };
    const purpose = 'text.purpose.en.older';
    const page = await pages.get(`${here}/about`);
    const wrong = await pages.send(page, form, { [purpose]: 'Why we ask.', 'night.from': '21:00' });
    expect(ledTo(wrong)).toBe('night.from');
    expect(typedIn(wrong, form)[purpose]).toEqual(['Why we ask.']);
    const kept = () => pages.get(`${here}/about`).then((read) => typedIn(read, form));
    expect(await kept()).toMatchObject({ [purpose]: [''], 'night.from': [''] });
    await pages.send(wrong, form, { 'night.until': '06:00' });
    expect(await kept()).toMatchObject({
      [purpose]: ['Why we ask.'],
      'night.from': ['21:00'],
      'night.until': ['06:00'],
    });
  });
});

describe('R554: an assessment', () => {
  it('with gaps waits for nobody else; whole, it is the next act of whoever approves', async () => {
    const { organiser, here } = await draft('A law on swings');
    const approver = pagesAs(await house.staffWho('approver'));
    const pages = pagesAs(organiser);
    const form = { field: 'language' };
    const empty = await pages.send(await pages.get(`${here}/assessments`), form);
    expect(wordsOf(empty.html)).toContain(t('assessment.gaps'));
    expect(wordsOf(empty.html)).not.toContain(t('assessment.waits'));
    expect((await approver.get(`${here}/assessments`)).html).not.toContain('value="approve"');
    expect((await approver.get('/staff')).html).not.toContain(`href="${here}/assessments"`);

    const page = await pages.get(`${here}/assessments`);
    const names = [...page.html.matchAll(/<textarea[^>]* name="([^"]+)"/g)].map(([, name]) => name ?? '');
    const rights = [...page.html.matchAll(/ name="(part\.[^"]+\.rights)"/g)].map(([, name]) => name ?? '');
    const typed = [...names.map((name) => [name, 'Words.']), ...rights.map((name) => [name, 'heard'])];
    const written = await pages.send(page, form, Object.fromEntries(typed));
    expect(wordsOf(written.html)).toContain(t('assessment.waits'));
    expect((await approver.get('/staff')).html).toContain(`href="${here}/assessments"`);
    expect((await approver.get(`${here}/assessments`)).html).toContain('value="approve"');
  });
});

describe('R1187: what two people signed', () => {
  it('says on each page that writes in it what the next change costs, and in no other state', async () => {
    const organiser = await house.staffWho('organiser');
    const here = `/staff/c/${house.consultationId}`;
    const db = await house.databases.consultation(house.consultationId);
    const all = { ...routes, ...writing };
    const pages = drawPages(house, { routes: all, staff: organiser });
    const [[room] = []] = (await db?.query(`select id from activity where kind = 'room' limit 1`, [])) ?? [];
    const paths = Object.keys(writing).map((path) =>
      path.replace('/staff/c/:id', here).replace(':activity', String(room)),
    );
    const note = t('edit.unsigns');
    for (const [state, says] of [
      ['open', false],
      ['draft', false],
      ['assessed', true],
      ['approved', true],
    ] as const) {
      await db?.write([{ sql: 'update consultation set state = ?1', args: [state] }]);
      for (const path of paths)
        expect([path, state, wordsOf((await pages.get(path)).html).includes(note)]).toEqual([
          path,
          state,
          says,
        ]);
    }
    const approver = drawPages(house, { routes: all, staff: await house.staffWho('approver') });
    expect(wordsOf((await approver.get(`${here}/about`)).html)).not.toContain(note);
  });
});

describe('R1190: a draft that was made by mistake', () => {
  it('is thrown away by its organiser after it was asked once, and everything of it is gone', async () => {
    const { organiser, here } = await draft('A law by mistake');
    const id = here.slice('/staff/c/'.length);
    const pages = pagesAs(organiser);
    const page = await pages.get(here);
    expect(page.html).toContain(`href="${here}?ask=throw#throw"`);
    expect(page.html).not.toContain('value="throw"');
    const asking = await pages.get(`${here}?ask=throw`);
    expect(wordsOf(asking.html)).toContain(t('act.throw.text'));
    const approver = pagesAs(await house.staffWho('approver'));
    expect((await approver.get(`${here}?ask=throw`)).html).not.toContain('value="throw"');
    expect((await pages.send(asking, { press: 'act=throw' })).path).toBe('/staff');
    expect((await pages.get('/staff')).html).not.toContain('A law by mistake');
    expect(house.keyring.ids()).not.toContain(id);
    expect(await house.databases.consultation(id)).toBeUndefined();
  });

  it('is thrown away no more once it was approved, or where a child thought of it', async () => {
    const { organiser, here } = await draft('A law with cards');
    const consultationId = here.slice('/staff/c/'.length);
    const { throwAway } = house.services.consultation;
    const db = await house.databases.consultation(consultationId);
    const forbidden = { ok: false, code: 'state-forbids' };
    // Whoever gave it back took the signatures out, and its cards and sheets are in the hands of children.
    const approved = auditStatement({
      day: '2026-01-01',
      actor: 'a',
      deed: 'consultation:approved',
      subject: consultationId,
      detail: 'revision 1',
    });
    const other = await draft('A law that was approved');
    const given = other.here.slice('/staff/c/'.length);
    await (await house.databases.consultation(given))?.write([approved]);
    expect((await pagesAs(other.organiser).get(other.here)).html).not.toContain('?ask=throw');
    expect(await throwAway(other.organiser, { consultationId: given })).toEqual(forbidden);
    await db?.write([{ sql: `update consultation set state = 'assessed'`, args: [] }]);
    expect(await throwAway(organiser, { consultationId })).toEqual(forbidden);
    await db?.write([{ sql: `update consultation set state = 'draft'`, args: [] }]);
    await db?.write([{ sql: `insert into proposed_in (consultation_id) values ('another')`, args: [] }]);
    expect(await throwAway(organiser, { consultationId })).toEqual(forbidden);
    await db?.write([{ sql: 'delete from proposed_in', args: [] }]);
    // Signed as prepared and changed since: the directory has it as it was signed.
    await house.databases.control.write([
      { sql: `update directory set state = 'assessed' where id = ?1`, args: [consultationId] },
    ]);
    // R176: nothing brings it back.
    const stale = { ...organiser, freshFactor: false };
    expect(await throwAway(stale, { consultationId })).toEqual({ ok: false, code: 'factor-needed' });
    await need(throwAway(organiser, { consultationId }));
    expect(await throwAway(organiser, { consultationId })).toEqual({ ok: false, code: 'not-found' });
    const listed = await directoryEntries(house.databases.control);
    expect(listed.map(({ id }) => id)).not.toContain(consultationId);
  });
});

describe('R582: in a house where nothing was begun', () => {
  /** Nobody and nothing of theirs is here yet. */
  const elsewhere = async (role: Role): Promise<Staff> => ({
    ...(await house.staffWho(role)),
    organisationId: newId(house.deps.random),
  });

  it('an administrator is led to inviting, an organiser to a first draft, and its gate says what is of the site', async () => {
    const inviting = await pagesAs(await elsewhere('administrator')).get('/staff');
    expect(wordsOf(inviting.html)).toContain(t('staff.home.empty.invite'));
    expect(inviting.html).toContain('href="/staff/people" class="button main"');
    // Of moderators one may be a lead too.
    const moderating = await pagesAs(await elsewhere('facilitator')).get('/staff');
    expect(wordsOf(moderating.html)).toContain(t('staff.home.empty'));
    expect(moderating.html).toContain('href="/staff/training"');
    expect(moderating.html).toContain('href="/staff/training/desk"');
    expect(moderating.html).not.toContain('href="/staff/key" class="button');
    const leading = await pagesAs(await elsewhere('safeguarding-lead')).get('/staff');
    expect(leading.html).toContain('href="/staff/key" class="button');
    const organiser = await elsewhere('organiser');
    const pages = pagesAs(organiser);
    expect(wordsOf((await pages.get('/staff')).html)).toContain(t('staff.home.empty.create'));
    const made = { title: 'A law on sleep', language: 'en', timeZone: 'UTC' };
    const { id } = await need(house.services.consultation.create(organiser, made));
    const gate = wordsOf((await pages.get(`/staff/c/${id}`)).html);
    expect(gate).toContain(`${t('gate.overseer.missing')} · ${t('gate.site')}`);
  });
});
