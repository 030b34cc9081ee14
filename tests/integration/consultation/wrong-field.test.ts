import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as people from '../../../app/routes/staff/account/people.tsx';
import * as design from '../../../app/routes/staff/activities/design.tsx';
import * as remedies from '../../../app/routes/staff/complaints/remedies.tsx';
import * as codes from '../../../app/routes/staff/joining/codes.tsx';
import * as kiosk from '../../../app/routes/staff/joining/kiosk.tsx';
import * as paper from '../../../app/routes/staff/joining/paper.tsx';
import * as paperKit from '../../../app/routes/staff/joining/paper-kit.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, everywhere, prompts } from '../../support/house/voting.ts';
import type { Page, Values, Which } from '../../support/pages/client.ts';
import { drawPages, formFor, ledTo, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const routes = {
  '/staff/people': people,
  '/staff/remedies': remedies,
  '/staff/c/:id/codes': codes,
  '/staff/c/:id/designs/:activity': design,
  '/staff/c/:id/kiosk': kiosk,
  '/staff/c/:id/paper': paper,
  '/staff/c/:id/paper/kit': paperKit,
};
const { t } = speakerOf('en');
const opened = '<details class="fold" open="">';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

const pagesAs = (staff: Staff) => drawPages(house, { routes, staff });

/** The one field that is marked; undefined where another one is too, or the summary leads to none or elsewhere. */
function marked(page: Page): string | undefined {
  const all = [...page.html.matchAll(/ id="field-([^"]*)-error"/g)].map(([, name]) => name);
  const led = ledTo(page);
  return all.length === 1 && all[0] === led ? led : undefined;
}

/** Why it was not taken, in words alone: none of its fields is wrong. */
function saidAlone(page: Page): string | undefined {
  const said = /id="errors"[\s\S]*?<ul>([\s\S]*?)<\/ul>/.exec(page.html)?.[1] ?? '<a';
  return page.status === 400 && !/<a|-error"/.test(said) ? wordsOf(said) : undefined;
}

/** A consultation that children enter with the yes of an organisation or of a carer. */
async function guarded() {
  const stage = await draftVoting(house, [{ kind: 'question', prompts: prompts('Say') }]);
  const { consultationId, organiser } = stage;
  const told = (['guardian-reason', 'without-carer'] as const).flatMap((field) =>
    everywhere('Why').map(({ words: body, ...at }) => ({ field, body, ...at })),
  );
  await need(
    house.services.consultation.editConsent(organiser, {
      consultationId,
      revision: await stage.revision(),
      rules: [
        { ageBand: '10-12', mode: 'guardian' },
        { ageBand: '13-15', mode: 'organisation' },
      ],
      carerWay: 'body',
      publicWay: false,
      uses: [],
      texts: told,
    }),
  );
  await stage.open();
  return { pages: pagesAs(organiser), at: (path: string) => `/staff/c/${consultationId}/${path}` };
}

describe('R1093: what is wrong is said at the first field that is, and at no other', () => {
  it('of a remedy outside', async () => {
    const pages = pagesAs(await house.staffWho('administrator'));
    const page = await pages.get('/staff/remedies');
    const form: Which = { press: 'act=propose' };
    const whole = { country: 'ie', name: 'Ombudsman', contact: '1', source: 'Its page', day: '2026-01-02' };
    for (const [wrong, field] of [
      [{ country: 'QQ' }, 'country'],
      [{ country: 'QQ', name: ' ', day: '' }, 'country'],
      [{ name: ' ' }, 'name'],
      [{ contact: '' }, 'contact'],
      [{ source: '', day: '' }, 'source'],
      [{ day: '' }, 'day'],
      [{ day: '2026-02-31' }, 'day'],
      [{ day: '2999-01-01' }, 'day'],
    ] as const) {
      const back = await pages.send(page, form, { ...whole, ...wrong });
      expect(marked(back), JSON.stringify(wrong)).toBe(field);
    }
    expect((await pages.send(page, form, whole)).path).toContain('saved');
  });

  it('of a training', async () => {
    const person = await house.staffWho('facilitator');
    const pages = pagesAs(await house.staffWho('administrator'));
    const page = await pages.get(`/staff/people?training=${person.staffId}`);
    const form: Which = { press: 'act=trained' };
    const today = new Date(house.deps.clock()).toISOString().slice(0, 10);
    for (const [typed, field] of [
      [{ topic: [] }, 'topic'],
      [{ topic: [], day: '' }, 'topic'],
      [{ topic: ['bias'], day: '' }, 'day'],
      [{ topic: ['bias'], day: '2026-02-31' }, 'day'],
      [{ topic: ['bias'], day: '2999-01-01' }, 'day'],
      [{ topic: ['bias'], day: '2001-01-01' }, 'day'],
      // R1005: no letter of it is cut off, so that another day would be read.
      [{ topic: ['bias'], day: `${today}5` }, 'day'],
    ] as const satisfies readonly (readonly [Values, string])[]) {
      const back = await pages.send(page, form, typed);
      expect(marked(back), JSON.stringify(typed)).toBe(field);
      expect(typedIn(back, form).topic).toEqual(typed.topic);
    }
    // R1145: which day it is there nobody here knows.
    expect(marked(await pages.send(page, form, { topic: ['bias'] }))).toBe('day');
    const day = new Date().toISOString().slice(0, 10);
    expect((await pages.send(page, form, { topic: ['bias'], day })).path).toContain('saved');
  });

  it('of a group for which codes are drawn, sheets are printed or a device becomes a kiosk', async () => {
    const { pages, at } = await guarded();
    for (const path of ['codes', 'paper', 'kiosk']) {
      const page = await pages.get(at(path));
      const form: Which = { field: 'attestedBy' };
      for (const [typed, field] of [
        [{ consent: 'guardian', attestedBy: 'The school' }, 'attestedHow'],
        [{ consent: 'guardian', attestedBy: ' ', attestedHow: 'A letter.' }, 'attestedBy'],
        [{ consent: 'independent', attestedBy: '', attestedHow: '' }, 'attestedBy'],
        [{ consent: 'organisation', attestedBy: '', attestedHow: '' }, 'attestedBy'],
        [{ size: '0', attestedBy: '' }, 'size'],
      ] as const) {
        const back = await pages.send(page, form, { label: 'Class 4b', size: '30', ...typed });
        expect(marked(back), `${path} ${JSON.stringify(typed)}`).toBe(field);
      }
    }
  });

  it('of a new kiosk, and of one more device of a group', async () => {
    const { pages, at } = await guarded();
    const page = await pages.get(at('kiosk'));
    const form: Which = { field: 'label' };
    const whole = {
      label: 'Class 4b',
      size: '30',
      hours: '4',
      consent: 'organisation',
      attestedBy: 'The school',
    };
    for (const [wrong, field] of [
      [{ label: ' ', size: '1' }, 'label'],
      [{ size: '19', hours: '9' }, 'size'],
      [{ size: '' }, 'size'],
      [{ hours: '9' }, 'hours'],
    ] as const) {
      const back = await pages.send(page, form, { ...whole, ...wrong });
      expect(marked(back), JSON.stringify(wrong)).toBe(field);
      expect(typedIn(back, form)).toMatchObject(
        Object.fromEntries(Object.entries({ ...whole, ...wrong }).map(([name, value]) => [name, [value]])),
      );
    }
    const unknown = formFor(at('kiosk'), { ...whole, act: 'start', language: 'xx' });
    expect(marked(await pages.send(unknown, {}))).toBe('language');

    const organiser = await house.staffWho('organiser');
    const consultationId = house.consultationId;
    await need(
      house.services.kiosk.start(organiser, {
        ...{ consultationId, hours: 4, handedBy: '' },
        group: { label: 'Library', language: 'en', size: 20 },
      }),
    );
    const [group] = (await need(house.services.kiosk.groups(organiser, { consultationId }))).groups;
    const own = pagesAs(organiser);
    const here = await own.get(`/staff/c/${consultationId}/kiosk`);
    expect(here.html).not.toContain(opened);
    const older: Which = { field: `batch=${group?.id}`, press: 'act=start' };
    const back = await own.send(here, older, { hours: '9' });
    expect(marked(back)).toBe(`hours-${group?.id}`);
    expect(typedIn(back, older).hours).toEqual(['9']);
    expect(back.html).toContain(opened);
    expect(typedIn(back, form)).toMatchObject({ label: [''], hours: ['4'] });
  });

  it('of the places of a design', async () => {
    const stage = await draftVoting(house, [{ kind: 'design', prompts: prompts('Where?') }]);
    const pages = pagesAs(stage.organiser);
    const page = await pages.get(`/staff/c/${stage.consultationId}/designs/${stage.activities[0]}`);
    const form: Which = { field: 'alt.en.older' };
    const place = (at: number, words = `Place ${at}`, box: Values = {}) =>
      Object.fromEntries([
        ...Object.entries({ x: '10', y: '10', width: '20', height: '20', ...box }).map(([side, value]) => [
          `place.${at}.${side}`,
          value,
        ]),
        [`words.${at}.en.older`, words],
      ]);
    const two = { ...place(1), ...place(2) };
    for (const [typed, field] of [
      [{ ...two, ...place(2, 'A tree', { width: '95' }) }, 'place.2.width'],
      [{ ...two, ...place(2, 'A tree', { y: '-1', height: '' }) }, 'place.2.y'],
      [{ ...two, ...place(1, 'A tree', { x: '98' }) }, 'place.1.x'],
      [{ ...two, ...place(1, 'A tree', { height: '3' }) }, 'place.1.height'],
      [{ ...two, 'words.7.en.older': 'A tree' }, 'place.7.x'],
      [place(1), 'words.2.en.younger'],
      [{ ...place(1), ...place(3, '') }, 'words.3.en.younger'],
      [{}, 'words.1.en.younger'],
    ] as const) {
      const back = await pages.send(page, form, typed);
      expect(marked(back), JSON.stringify(typed)).toBe(field);
      expect(back.html.includes(opened)).toBe(field === 'place.7.x');
    }
    expect((await pages.send(page, form, two)).path).toContain('saved');
  });

  it('where nothing of the form is, why it was not taken is said alone', async () => {
    const { pages, at } = await guarded();
    const sent = { label: 'Class 4b', size: '30', consent: 'organisation', attestedBy: 'The school' };
    const page = await pages.get(at('codes'));
    const form: Which = { field: 'attestedBy' };
    expect((await pages.send(page, form, sent)).status).toBe(200);
    expect(saidAlone(await pages.send(page, form, sent))).toBe(t('refusal.shown-once'));
    const print = formFor(at('paper?refused=shown-once'), sent);
    expect(saidAlone(await pages.send(print, {}))).toBe(t('refusal.shown-once'));
    const ended = formFor(at('kiosk'), { act: 'end', batch: 'none' });
    expect(saidAlone(await pages.send(ended, {}))).toBe(t('refusal.state-forbids'));
  });
});
