import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as activitiesPage from '../../../app/routes/staff/activities/activities.tsx';
import * as design from '../../../app/routes/staff/activities/design.tsx';
import * as about from '../../../app/routes/staff/consultation/about.tsx';
import * as assessments from '../../../app/routes/staff/consultation/assessments.tsx';
import * as attributes from '../../../app/routes/staff/consultation/attributes.tsx';
import * as consultation from '../../../app/routes/staff/consultation/consultation.tsx';
import * as terms from '../../../app/routes/staff/consultation/terms.tsx';
import * as document from '../../../app/routes/staff/document/document.tsx';
import * as source from '../../../app/routes/staff/document/source.tsx';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { attributeOf, draftVoting, option, prompts, seed } from '../../support/house/voting.ts';
import { formOf, type Which } from '../../support/pages/client.ts';
import { drawPages, formFor, ledTo, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const routes = {
  '/staff/c/:id': consultation,
  '/staff/c/:id/about': about,
  '/staff/c/:id/activities': activitiesPage,
  '/staff/c/:id/assessments': assessments,
  '/staff/c/:id/attributes': attributes,
  '/staff/c/:id/designs/:activity': design,
  '/staff/c/:id/document': document,
  '/staff/c/:id/source': source,
  '/staff/c/:id/terms': terms,
};

const { t } = speakerOf('en');

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

async function drafted() {
  const stage = await draftVoting(
    house,
    [
      { kind: 'poll', prompts: prompts('Which?'), form: 'single', options: [option('A'), option('B')] },
      {
        kind: 'statements',
        prompts: prompts('Vote.'),
        seeds: Array.from({ length: 9 }, (_, at) => seed(`Line ${at}`)),
      },
      { kind: 'design', prompts: prompts('Where?') },
    ],
    {
      attributes: [attributeOf('age', ['10', '11', '12']), attributeOf('region', ['North', 'South', 'East'])],
    },
  );
  const { consultationId, organiser } = stage;
  const page = (path: string) => `/staff/c/${consultationId}/${path}`;
  return { ...stage, page, pages: drawPages(house, { routes, staff: organiser }), of: { consultationId } };
}

describe('R716: a form that is refused leaves the ticks and words of the other forms of its page', () => {
  it('of what children are asked about themselves, and of declared tables', async () => {
    const { page, pages } = await drafted();
    const here = page('attributes');
    const first = await pages.get(here);
    const declare: Which = { press: 'act=declare' };
    const save: Which = { field: 'asked.age' };
    const all = formOf(first, declare).fields.find(({ name }) => name === 'table')?.choices ?? [];
    const [one = ''] = all;
    const kept = await pages.send(first, declare, { table: [one] });
    expect(kept.path).toContain('saved');
    const many = await pages.send(kept, declare, { table: [...all] });
    expect(many.status).toBe(400);
    expect(typedIn(many, declare).table).toEqual(all);
    expect(typedIn(many, save)).toMatchObject({ 'asked.age': ['on'], 'asked.region': ['on'] });
    const unfit = await pages.send(kept, save, { 'answers.age.en': 'one' });
    expect(unfit.status).toBe(400);
    expect(typedIn(unfit, declare).table).toEqual([one]);
  });

  it('of the languages, where quiet hours are refused', async () => {
    const { page, pages } = await drafted();
    const back = await pages.send(
      await pages.get(page('about')),
      { field: 'night.from' },
      { 'night.from': '22:00', 'night.until': '' },
    );
    expect(back.status).toBe(400);
    expect(typedIn(back, { field: 'zone' }).languages).toEqual(['en', 'ar']);
  });

  it('of a design, where its picture is refused', async () => {
    const { page, pages, activities, organiser, of, revision } = await drafted();
    const activityId = activities[2] ?? '';
    const box = { x: 10, y: 10, width: 20, height: 20 };
    await need(
      house.services.consultation.writePlaces(organiser, {
        ...of,
        activityId,
        revision: await revision(),
        alts: [{ language: 'en', level: 'older', alt: 'A yard' }],
        places: ['A bench', 'A tree'].map((words) => ({ ...box, ...option(words) })),
      }),
    );
    const here = page(`designs/${activityId}`);
    const back = await pages.send(formFor(`${here}?picture`, { revision: '1' }), {});
    expect(back.status).toBe(400);
    expect(typedIn(back, { field: 'alt.en.older' })).toMatchObject({
      'alt.en.older': ['A yard'],
      'place.1.x': ['10'],
      'words.2.en.older': ['A tree en'],
    });
  });

  it('R666: of what is asked, where something else is moved, taken out or put in, and what is typed then is saved', async () => {
    const { page, pages, activities, organiser, of } = await drafted();
    const here = page('activities');
    const [poll = '', votes = ''] = activities;
    const form: Which = { field: 'prompt.en.older' };
    const order = async () =>
      (await need(house.services.consultation.read(organiser, of))).activities.map(({ id }) => id);
    const typed = { kind: 'poll', 'prompt.en.older': 'Half of it', 'option.2.en.older': 'Second' };
    const came = { kind: ['poll'], 'prompt.en.older': ['Half of it'], 'option.2.en.older': ['Second'] };
    const press = (what: string): Which => ({ ...form, press: `beside=${what}` });

    const first = await pages.get(here);
    const moved = await pages.send(first, press(`later ${poll}`), typed);
    expect([moved.status, (await order())[1]]).toEqual([200, poll]);
    expect(typedIn(moved, form)).toMatchObject(came);
    const dropped = await pages.send(moved, press(`drop ${votes}`));
    expect((await order()).includes(votes)).toBe(false);
    const standing = await pages.send(dropped, press('add-standing unasked'));
    const proposing = await pages.send(standing, press('add-proposing'));
    expect(typedIn(proposing, form)).toMatchObject(came);
    const asked = await need(house.services.consultation.read(organiser, of));
    expect(asked.activities.map(({ standing: which, proposes }) => which || proposes)).toEqual(
      expect.arrayContaining(['unasked', true]),
    );
    expect(asked.activities.find(({ proposes }) => proposes)?.prompts).toHaveLength(4);
    // An old page still on the screen: refused, with every word.
    const stale = await pages.send(first, press(`later ${poll}`), typed);
    expect([stale.status, wordsOf(stale.html).includes(t('stale.title'))]).toEqual([400, true]);
    expect(typedIn(stale, form)).toMatchObject(came);

    const saved = await pages.send(
      proposing,
      { ...form, press: 'act=write' },
      { 'option.1.en.older': 'First' },
    );
    expect(saved.path).toContain('saved');
    expect(typedIn(saved, form)['prompt.en.older']).toEqual(['']);
    // With nothing written it is a page as ever, that can be loaded again.
    expect((await pages.send(saved, press(`later ${poll}`))).path).toContain('saved');

    const open = await pages.get(`${here}?activity=${poll}`);
    const reworded = await pages.send(open, press(`later ${poll}`), { 'prompt.en.older': 'Which one?' });
    expect(typedIn(reworded, form)).toMatchObject({ activity: [poll], 'prompt.en.older': ['Which one?'] });
    expect((await pages.send(reworded, { ...form, press: 'act=write' })).path).toContain('saved');
  });

  it('R786: of what is asked, where the words of something else are wanted in the same boxes', async () => {
    const { page, pages, activities } = await drafted();
    const here = page('activities');
    const [poll = '', votes = ''] = activities;
    const form: Which = { field: 'prompt.en.older' };
    const change = (id: string): Which => ({ ...form, press: `beside=change ${id}` });
    const first = await pages.get(here);
    const told = await pages.send(first, change(poll), { 'prompt.en.older': 'Half of it' });
    expect(typedIn(told, form)).toMatchObject({ 'prompt.en.older': ['Half of it'] });
    expect(wordsOf(told.html)).toContain(t('activities.unsaved'));
    expect(wordsOf(told.html)).not.toContain(t('staff.saved'));
    expect(told.html).toContain(`href="${here}?activity=${poll}#write"`);
    expect((await pages.send(told, { ...form, press: 'act=write' })).path).toContain('saved');

    // With nothing written, or nothing written anew, it opens.
    const opened = await pages.send(first, change(poll));
    expect([opened.path, typedIn(opened, form).activity]).toEqual([`${here}?activity=${poll}#write`, [poll]]);
    const other = await pages.send(opened, change(votes));
    expect(typedIn(other, form)).toMatchObject({ activity: [votes] });
    expect(typedIn(await pages.send(other, change(poll)), form).activity).toEqual([poll]);
    for (const typed of [{ 'option.2.en.older': 'Third' }, { form: 'ranking' }])
      expect(typedIn(await pages.send(opened, change(votes), typed), form)).toMatchObject({
        activity: [poll],
        ...Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value]])),
      });
    const seeds = await pages.send(other, change(poll), { 'seed.9.en': 'Another line' });
    expect(typedIn(seeds, form)).toMatchObject({ activity: [votes], 'seed.9.en': ['Another line'] });
  });

  it('R666: of statements that are added while children vote, whatever else is done there', async () => {
    const two = ['First.', 'Second.'].map((words) => ({
      kind: 'statements' as const,
      prompts: prompts(words),
      seeds: Array.from({ length: 9 }, (_, at) => seed(`${words} ${at}`)),
    }));
    const stage = await draftVoting(house, two);
    await stage.open();
    const { consultationId, organiser } = stage;
    const [one = '', other = ''] = stage.activities;
    const here = `/staff/c/${consultationId}/activities`;
    const pages = drawPages(house, { routes, staff: organiser });
    const read = () => need(house.services.consultation.read(organiser, { consultationId }));
    const boxes: Which = { field: `statement.${one}.en` };
    const press = (what: string): Which => ({ ...boxes, press: `beside=${what}` });
    const typed = { [`statement.${one}.en`]: 'Half of it', [`statement.${other}.en`]: 'Whole' };
    const half = { [`statement.${one}.en`]: ['Half of it'] };

    const [old] = (await read()).seeds;
    const retired = await pages.send(await pages.get(here), press(`retire ${old?.id}`), typed);
    expect((await read()).seeds.find(({ id }) => id === old?.id)?.state).toBe('retired');
    expect(wordsOf(retired.html)).toContain(t('staff.saved'));
    expect(typedIn(retired, boxes)).toMatchObject({ ...half, [`statement.${other}.en`]: ['Whole'] });
    const rests = await pages.send(retired, press(`paused ${one}`));
    expect(typedIn(rests, boxes)).toMatchObject(half);
    const refused = await pages.send(rests, press(`add-seed ${other}`));
    expect(ledTo(refused)).toBe(`statement.${other}.ar`);
    expect(typedIn(refused, boxes)).toMatchObject(half);
    const added = await pages.send(refused, press(`add-seed ${other}`), {
      [`statement.${other}.ar`]: 'كله',
    });
    expect(typedIn(added, boxes)).toMatchObject({ ...half, [`statement.${other}.en`]: [''] });
    const proposed = (await read()).seeds.filter(({ state }) => state === 'proposed');
    expect(proposed.map(({ activityId, texts }) => [activityId, texts.length])).toEqual([[other, 2]]);
    const last = await pages.send(added, press(`add-seed ${one}`), { [`statement.${one}.ar`]: 'نصفه' });
    expect(last.path).toBe(`${here}?saved#seeds-${one}`);
  });

  it('of the language of a document, where a check of its plain words is refused', async () => {
    const { page, pages } = await drafted();
    const here = page('document');
    const sent = formFor(here, { revision: '1', act: 'check', anchor: '1', language: 'ar' });
    const back = await pages.send(sent, {});
    expect(back.status).toBe(400);
    expect(typedIn(back, { field: 'markdown' }).language).toEqual(['en']);
  });
});

describe('R763: a form that comes back', () => {
  const places: Which = { field: 'alt.en.older' };

  it('with a place set by a click is still of the page on which it was read', async () => {
    const { page, pages, activities, organiser, of, revision } = await drafted();
    const activityId = activities[2] ?? '';
    const here = page(`designs/${activityId}`);
    const read = await revision();
    const box = { x: 10, y: 10, width: 20, height: 20 };
    const others = {
      ...of,
      activityId,
      alts: [],
      places: ['A', 'B'].map((words) => ({ ...box, ...option(words) })),
    };
    await need(house.services.consultation.writePlaces(organiser, { ...others, revision: read }));
    const click = { 'picture-width': '640', 'picture-height': '640', 'at.x': '100', 'at.y': '100' };
    const set = await pages.send(
      formFor(here, { ...click, revision: String(read), 'words.1.en.older': 'Mine' }),
      {},
    );
    expect(set.status).toBe(200);
    expect(typedIn(set, places)).toMatchObject({ revision: [String(read)], 'words.1.en.older': ['Mine'] });
  });

  it('is refused again as long as what others saved meanwhile was not read', async () => {
    const { page, pages, organiser, of, revision } = await drafted();
    const here = page('terms');
    const form: Which = { field: 'days' };
    const old = await pages.get(here);
    const saved = await pages.send(old, form, { 'venue.1.name': 'The hall' });
    expect(saved.path).toContain('saved');
    const typed = { days: '21', 'venue.1.name': '' };
    const first = await pages.send(old, form, typed);
    expect(wordsOf(first.html)).toContain(t('stale.title'));
    expect(first.html).toContain(`href="${here}"`);
    expect(typedIn(first, form)).toMatchObject({ days: ['21'], 'venue.1.name': [''] });
    const again = await pages.send(first, form);
    expect(again.status).toBe(400);
    expect(typedIn(again, form)).toMatchObject({ days: ['21'] });
    const { terms } = await need(house.services.consultation.terms(organiser, of));
    expect(terms.venues.map(({ name }) => name)).toContain('The hall');

    // Refused for something else while another person saved: that was not read either.
    const now = await pages.get(here);
    await need(
      house.services.consultation.editTerms(organiser, {
        ...of,
        revision: await revision(),
        terms,
        reasons: [],
      }),
    );
    const wrong = await pages.send(now, form, { days: '9999' });
    expect(wordsOf(wrong.html)).not.toContain(t('stale.title'));
    const right = await pages.send(wrong, form, { days: '21' });
    expect(wordsOf(right.html)).toContain(t('stale.title'));
  });
});

describe('R716: what is wrong is said at the field that is wrong', () => {
  const long = (units: number) => 'a'.repeat(units);
  it.each([
    ['about', 'text.title.ar.younger', { field: 'zone' }, 'Children think that it is good'],
    ['terms', 'venue.2.policy', { field: 'days' }, long(2_001)],
    ['terms', 'text.no-place-reason.ar.older', { field: 'days' }, long(2_001)],
    ['source', 'author', { press: 'act=write' }, long(301)],
    ['source', 'for.ar.older', { press: 'act=write' }, `a\n${long(601)}`],
    ['source', 'against.en.older', { press: 'act=write' }, '1\n2\n3\n4\n5\n6\n7'],
    ['assessments', 'words.ar.older', { press: 'act=write' }, long(5_001)],
  ] as const)('%s, %s', async (path, field, form, typed) => {
    const { page, pages } = await drafted();
    const back = await pages.send(await pages.get(page(path)), form, { [field]: typed });
    expect(ledTo(back)).toBe(field);
    expect(back.html.includes(`field-${field}-error"`)).toBe(true);
    // The limit of a child's words is none of these.
    expect(wordsOf(back.html).includes(t('refusal.text-too-long'))).toBe(false);
  });

  it.each(['Europe/Kyiv', 'Europe/Kiev', 'America/Argentina/Buenos_Aires'])(
    'R768: %s is chosen where it is stored, and stays when something else is saved',
    async (timeZone) => {
      const { page, pages, organiser, of } = await drafted();
      const use = house.services.consultation;
      const { row } = await need(use.read(organiser, of));
      await need(use.edit(organiser, { ...of, ...row, timeZone, sensitiveTopic: false, texts: [] }));
      const form: Which = { field: 'zone' };
      const here = await pages.get(page('about'));
      expect(formOf(here, form).fields.find(({ name }) => name === 'zone')?.choices).toContain('Europe/Kyiv');
      expect((await pages.send(here, form, { 'text.payer.en.older': 'Taxes' })).path).toContain('saved');
      expect((await need(use.read(organiser, of))).row.timeZone).toBe(timeZone);
    },
  );

  it('R766: a day that there is not is stored nowhere, and one that was stored opens its page', async () => {
    const { page, pages, consultationId, organiser, of } = await drafted();
    const here = page('about');
    for (const day of ['31/12/2026', '2027-02-31'])
      for (const field of ['answer', 'retention']) {
        const back = await pages.send(await pages.get(here), { field: 'zone' }, { [field]: day });
        expect(ledTo(back)).toBe(field);
        expect(typedIn(back, { field: 'zone' })).toMatchObject({ [field]: [day] });
      }
    const db = await house.databases.consultation(consultationId);
    for (const day of ['31/12/2026', '2999-02-31']) {
      await db?.write([{ sql: 'update consultation set retention_day = ?1', args: [day] }]);
      expect((await pages.get(page('').slice(0, -1))).status).toBe(200);
      const gate = await need(house.services.consultation.gate(organiser, of));
      expect(gate.find(({ item }) => item === 'retention')?.state).toBe('missing');
    }
  });
});
