import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as attributes from '../../../app/routes/staff/consultation/attributes.tsx';
import * as pagesOfSite from '../../../app/routes/staff/site/pages.tsx';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, option, prompts } from '../../support/house/voting.ts';
import { drawPages, ledTo, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const routes = { '/staff/pages': pagesOfSite, '/staff/c/:id/attributes': attributes };
const stale = (page: { readonly html: string }) => wordsOf(page.html).includes(t('stale.title'));

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

describe('R767: in two windows', () => {
  it('nobody writes over a statement in law that it has not read; all of them are one form, and what was not touched stays', async () => {
    const pages = drawPages(house, { routes, staff: await house.staffWho('administrator') });
    const form = { field: 'privacy.en' };
    const body = async (name: 'imprint' | 'privacy', language = 'en') =>
      (await need(house.services.staff.readPage({ kind: 'visitor' }, { name, language }))).body;
    const first = await pages.get('/staff/pages');
    const written = { 'privacy.en': 'We keep it a year.\nThen it goes.', 'imprint.ar': 'نحن' };
    const saved = await pages.send(first, form, written);
    expect(saved.path).toBe('/staff/pages?saved');
    expect([await body('privacy'), await body('imprint', 'ar'), await body('imprint')]).toEqual([
      written['privacy.en'],
      written['imprint.ar'],
      null,
    ]);

    // Another window that was opened before: what it did not touch it does not put back.
    const other = await pages.send(first, form, { 'imprint.en': 'We' });
    expect(other.path).toBe('/staff/pages?saved');
    expect([await body('privacy'), await body('imprint')]).toEqual([written['privacy.en'], 'We']);

    const over = await pages.send(first, form, {
      'privacy.en': 'We keep it.',
      'accessibility.en': 'All works.',
    });
    expect(stale(over)).toBe(true);
    expect(typedIn(over, form)).toMatchObject({
      'privacy.en': ['We keep it.'],
      'accessibility.en': ['All works.'],
    });
    expect(stale(await pages.send(over, form))).toBe(true);
    expect(await body('privacy')).toBe(written['privacy.en']);

    const now = await pages.get('/staff/pages');
    const long = await pages.send(now, form, { 'privacy.ar': 'a'.repeat(50_001), 'imprint.en': 'Us' });
    expect(ledTo(long)).toBe('privacy.ar');
    expect(typedIn(long, form)).toMatchObject({ 'imprint.en': ['Us'] });
    expect((await pages.send(now, form, { 'privacy.en': 'We keep it.' })).path).toBe('/staff/pages?saved');
    expect(await body('privacy')).toBe('We keep it.');
  });

  it('of two statements in law that are written at the same moment one stands, and the other person is told', async () => {
    const administrator = await house.staffWho('administrator');
    const at = { name: 'accessibility', language: 'fr' } as const;
    const read = () => need(house.services.staff.readPage({ kind: 'visitor' }, at));
    const { seen } = await read();
    const write = (body: string) =>
      house.services.staff.editPages(administrator, { pages: [{ ...at, body, seen }] });
    const said = await Promise.all([write('Tout marche.'), write('Presque tout marche.')]);
    expect(said.filter(({ ok }) => ok)).toHaveLength(1);
    expect(said).toContainEqual({ ok: false, code: 'stale-revision' });
    const stands = (await read()).body;
    // The same form, sent twice at once, is one.
    const again = { ...at, body: 'Rien ne marche.', seen: (await read()).seen };
    const edit = () => house.services.staff.editPages(administrator, { pages: [again] });
    for (const outcome of await Promise.all([edit(), edit()])) expect(outcome.ok).toBe(true);
    expect([stands, (await read()).body]).toEqual([
      said[0]?.ok ? 'Tout marche.' : 'Presque tout marche.',
      again.body,
    ]);
  });

  it('tables that somebody else declared are not put away', async () => {
    const labels = (words: string) =>
      ['en', 'ar'].map((language) => ({ language, label: `${words} ${language}` }));
    const age = {
      name: 'age',
      source: '',
      answers: ['10', '11', '12'].map((words, at) => ({
        position: at + 1,
        share: null,
        labels: labels(words),
      })),
    } as const;
    const poll = { kind: 'poll', form: 'single', options: ['A', 'B'].map(option) } as const;
    const stage = await draftVoting(
      house,
      [
        { ...poll, prompts: prompts('Which?') },
        { ...poll, prompts: prompts('And which?') },
      ],
      { attributes: [age] },
    );
    const { consultationId, organiser, activities } = stage;
    const pages = drawPages(house, { routes, staff: organiser });
    const form = { press: 'act=declare' };
    const [one = '', two = ''] = activities.map((id) => `age poll ${id}`);
    const declared = async () =>
      (await need(house.services.consultation.attributes(organiser, { consultationId }))).tables.map(
        ({ subject }) => `age poll ${subject}`,
      );
    const before = await pages.get(`/staff/c/${consultationId}/attributes`);
    // A page that is not the newest is that, and at no field something is wrong.
    const edits = { field: 'text.why-age.en.older' };
    await pages.send(before, edits, { [edits.field]: 'To know.' });
    const unread = await pages.send(before, edits, { [edits.field]: 'To know more.' });
    expect(stale(unread)).toBe(true);
    expect(unread.html).not.toContain(t('refusal.stale-revision'));
    await pages.send(before, form, { table: [one] });
    const over = await pages.send(before, form, { table: [two] });
    expect(stale(over)).toBe(true);
    expect(typedIn(over, form).table).toEqual([two]);
    expect(await declared()).toEqual([one]);
    const { seen } = await need(house.services.consultation.attributes(organiser, { consultationId }));
    const both = activities.map((subject) => ({ attribute: 'age', kind: 'poll', subject }) as const);
    const declare = (tables: typeof both, compared: { seen?: string }) =>
      house.services.consultation.declareTables(organiser, { consultationId, tables, ...compared });
    // At the same moment: one of both is declared.
    const said = await Promise.all([declare(both.slice(1), { seen }), declare(both, { seen })]);
    expect(said.filter(({ ok }) => ok)).toHaveLength(1);
    expect(said).toContainEqual({ ok: false, code: 'stale-revision' });
    await need(declare(both.slice(0, 1), {}));
    // Sent twice it is declared already.
    expect((await pages.send(before, form, { table: [one] })).path).toContain('saved');
  });
});
