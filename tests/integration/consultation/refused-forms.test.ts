import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as complaint from '../../../app/routes/staff/complaints/complaint.tsx';
import * as complaints from '../../../app/routes/staff/complaints/complaints.tsx';
import * as terms from '../../../app/routes/staff/consultation/terms.tsx';
import * as paper from '../../../app/routes/staff/joining/paper.tsx';
import * as paperKit from '../../../app/routes/staff/joining/paper-kit.ts';
import * as desk from '../../../app/routes/staff/moderation/desk.tsx';
import * as helplines from '../../../app/routes/staff/safeguarding/helplines.tsx';
import { addHelpline } from '../../../db/queries/safeguarding/helplines.ts';
import { knownHelplines } from '../../../locales/helplines.ts';
import { newId } from '../../../server/core/ids.ts';
import { countries } from '../../../server/core/safeguarding/helplines.ts';
import type { Role, Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { leavesAll } from '../../support/house/left-in.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, everywhere, prompts } from '../../support/house/voting.ts';
import { formOf, type Which } from '../../support/pages/client.ts';
import { drawPages, formFor, ledTo, typedIn } from '../../support/pages/drawn-pages.ts';
import { formsOf, wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const visitor = { kind: 'visitor' } as const;
const routes = {
  '/staff/helplines': helplines,
  '/staff/complaints': complaints,
  '/staff/complaints/:id': complaint,
  '/staff/c/:id/desk': desk,
  '/staff/c/:id/paper': paper,
  '/staff/c/:id/paper/kit': paperKit,
  '/staff/c/:id/terms': terms,
};

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

const pagesAs = (staff: Staff) => drawPages(house, { routes, staff });
const pagesOf = async (role: Role) => pagesAs(await house.staffWho(role));
const id = () => newId(house.deps.random);
describe('R716: a number that is not taken', () => {
  const typed = { name: 'A line', number: '116 111', source: 'http://example.org' };
  const enter: Which = { field: 'source' };

  it('stands in its form, which is still that of its country', async () => {
    const pages = await pagesOf('administrator');
    const country = countries.find((each) => knownHelplines[each] === undefined) ?? '';
    const page = await pages.get(`/staff/helplines?country=${country}`);
    const back = await pages.send(page, enter, typed);
    expect(ledTo(back)).toBe('source');
    expect(typedIn(back, enter)).toMatchObject({
      country: [country],
      name: ['A line'],
      number: ['116 111'],
      source: ['http://example.org'],
    });
    expect(ledTo(await pages.send(page, enter, { ...typed, number: 'call us' }))).toBe('number');
    expect(ledTo(await pages.send(page, enter, { ...typed, name: ' ' }))).toBe('name');
  });

  it('and so are the forms of those that came along', async () => {
    const pages = await pagesOf('administrator');
    const [country = ''] = Object.keys(knownHelplines);
    const page = await pages.get(`/staff/helplines?country=${country}`);
    const forms = formsOf(page.html).filter(({ fields }) => fields.some(({ name }) => name === 'source'));
    expect(forms.length).toBe((knownHelplines[country]?.length ?? 0) + 1);
    for (const { action } of forms) expect(action).toBe(`/staff/helplines?country=${country}`);
  });

  it('R717: one that was stored with a page that no browser opens keeps nobody from the list', async () => {
    const { control } = house.databases;
    const { staffId, organisationId } = await house.staffWho('administrator');
    const line = {
      id: id(),
      organisationId,
      country: 'SE',
      kind: 'child',
      languages: [],
      name: 'A line of before',
      number: '116 111',
      source: 'https://www.example.org]',
      readDay: '2026-01-01',
      enteredBy: staffId,
    } as const;
    expect(await control.write([addHelpline(control, line)])).toMatchObject({ ok: true });
    const page = await (await pagesOf('administrator')).get('/staff/helplines');
    expect(page.status).toBe(200);
    expect(wordsOf(page.html)).toContain(line.source);
    await need(house.services.safeguarding.dropHelpline(await house.staffWho('administrator'), line));
  });
});

describe('R716: what the overseer says in public', () => {
  const older = 'comment.older';
  const younger = 'comment.younger';
  const comment: Which = { press: 'act=comment' };

  it('stands in its form where it is refused, in its language, of the site and beside a complaint', async () => {
    const made = { nonce: id(), kind: 'other', way: 'alone', consultationId: '', language: 'en' } as const;
    await need(house.services.complaints.make(visitor, { ...made, text: 'The bell is too loud.' }));
    const overseer = await house.staffWho('overseer');
    const [listed] = await need(house.services.complaints.list(overseer, {}));
    const pages = pagesAs(overseer);
    for (const here of ['/staff/complaints', `/staff/complaints/${listed?.id}`]) {
      const said = { language: 'ar', [older]: 'They answer in time.', [younger]: '' };
      const back = await pages.send(await pages.get(here), comment, said);
      expect(ledTo(back)).toBe(younger);
      expect(typedIn(back, comment)).toMatchObject({ language: ['ar'], [older]: ['They answer in time.'] });
      const long = 'They answer in time. '.repeat(300);
      const tooLong = await pages.send(back, comment, { [older]: long, [younger]: 'In time.' });
      expect(ledTo(tooLong)).toBe(older);
      expect(typedIn(tooLong, comment)).toMatchObject({ [older]: [long], [younger]: ['In time.'] });
    }
  });
});

describe('R718: a decision that is refused', () => {
  it('has every tick again: of rules, of the whole text, of what was selected, and of those who said the same', async () => {
    const words = 'Write to me at ada@example.org, I know more.';
    const ids: string[] = [];
    for (const child of [await house.join(), await house.join()]) {
      const { activities } = await need(house.services.room.place(child, {}));
      const activityId = activities.find(({ kind }) => kind === 'room')?.id ?? '';
      const one = { id: id(), activityId, text: words, language: 'en', meant: true };
      await need(house.services.room.post(child, one));
      ids.push(one.id);
    }
    const pages = await pagesOf('moderator');
    const here = `/staff/c/${house.consultationId}/desk?item=${ids[0]}`;
    const decision: Which = { field: 'decision' };
    const page = await pages.get(here);
    const caught = typedIn(page, decision).place ?? [];
    const whole = `0-${words.length}`;
    expect(caught.length).toBeGreaterThan(0);
    expect(caught).not.toContain(whole);

    // Words that stand nowhere are refused.
    const wrong = { decision: 'refuse', reason: 'contact', words: 'not there' };
    const first = await pages.send(page, decision, { ...wrong, place: [whole], alike: 'yes' });
    expect(first.status).toBe(400);
    const again = { decision: ['refuse'], reason: ['contact'], words: ['not there'] };
    expect(typedIn(first, decision)).toMatchObject({ ...again, place: [whole], alike: ['yes'] });
    const second = await pages.send(page, decision, { ...wrong, place: [...caught], alike: [] });
    expect(typedIn(second, decision)).toMatchObject({ place: caught, alike: [] });

    // What was selected with a pointer is no box of the page as it came.
    const selected = formFor(here, { id: ids[0] ?? '', revision: '1', ...wrong, place: '0-5' });
    expect(typedIn(await pages.send(selected, {}), decision).place).toEqual(['0-5']);
    // Of another revision these are places of another text.
    const old = formFor(here, { id: ids[0] ?? '', revision: '7', ...wrong, place: '0-5', alike: 'yes' });
    expect(typedIn(await pages.send(old, {}), decision)).toMatchObject({ place: caught, alike: [] });
  });
});

describe('R716: a decision that was not chosen', () => {
  it('is asked for in so many words: no one of its buttons is marked', async () => {
    const child = await house.join();
    const { activities } = await need(house.services.room.place(child, {}));
    const activityId = activities.find(({ kind }) => kind === 'room')?.id ?? '';
    const one = { id: id(), activityId, text: 'The lamps are too bright.', language: 'en', meant: true };
    await need(house.services.room.post(child, one));
    const pages = await pagesOf('moderator');
    const page = await pages.get(`/staff/c/${house.consultationId}/desk?item=${one.id}`);
    const back = await pages.send(page, { field: 'decision' }, { words: 'lamps' });
    expect(back.status).toBe(400);
    expect(typedIn(back, { field: 'decision' })).toMatchObject({ words: ['lamps'] });
    expect(wordsOf(back.html)).toContain(t('desk.decision.missing'));
    expect(wordsOf(back.html)).not.toContain(t('refusal.field-missing'));
  });
});

describe('R813: what is refused of one item', () => {
  const tooLate = t('refusal.undo-too-late');
  const post = async (text: string) => {
    const child = await house.join();
    const { activities } = await need(house.services.room.place(child, {}));
    const activityId = activities.find(({ kind }) => kind === 'room')?.id ?? '';
    const one = { id: id(), activityId, text, language: 'en' };
    await need(house.services.room.post(child, one));
    return one.id;
  };

  it('is said beside the form of another, not in it, and where nothing is left to decide', async () => {
    const moderator = await house.staffWho('moderator');
    const pages = pagesAs(moderator);
    const { consultationId } = house;
    const decideOn = async (item: string) => {
      const page = await pages.get(`/staff/c/${consultationId}/desk?item=${item}`);
      const done = await pages.send(page, { field: 'decision' }, { decision: 'publish' });
      // R901: its answer was lost, and it was sent again.
      const again = await pages.send(page, { field: 'decision' }, { decision: 'publish' });
      expect([again.status, again.html.includes(t('refusal.already-decided'))]).toEqual([200, false]);
      house.deps.undoable.delete(item);
      return pages.send(done, { press: 'act=undo' });
    };
    const [first, second] = [await post('A gate by the road.'), await post('A gate by the river.')];
    const beside = await decideOn(first);
    expect(beside.status).toBe(400);
    const form = beside.html.slice(beside.html.indexOf('class="decision"'));
    expect(form).toContain('name="revision"');
    expect(form).not.toContain(tooLate);
    expect(beside.html).toContain(tooLate);
    expect(beside.html).not.toContain(t('desk.refused'));
    const { items } = await need(house.services.moderation.desk(moderator, { consultationId }));
    for (const item of items.filter((each) => each.id !== second))
      await need(
        house.services.moderation.decide(moderator, {
          consultationId,
          id: item.id,
          revision: item.revision,
          decision: 'publish',
          leaves: leavesAll(item),
        }),
      );
    const empty = await decideOn(second);
    expect(empty.html).toContain(tooLate);
    expect(empty.html).toContain(t('desk.empty.next'));
  });
});

describe('R716: a kit of paper that is not printed', () => {
  const print: Which = { field: 'handedBy' };

  it('leaves its form as it was filled in, with what is wrong at its field', async () => {
    const pages = await pagesOf('organiser');
    const here = `/staff/c/${house.consultationId}/paper`;
    const page = await pages.get(here);
    const [handedBy = ''] =
      formOf(page, print)
        .fields.find(({ name }) => name === 'handedBy')
        ?.choices.filter(Boolean) ?? [];
    const typed = { label: 'Class 4b', language: 'ar', level: 'older', size: '7', handedBy };
    const back = await pages.send(page, print, typed);
    expect(ledTo(back)).toBe('size');
    expect(wordsOf(back.html)).toContain(t('refusal.field-missing'));
    const lists = Object.entries(typed).map(([name, value]) => [name, [value]]);
    expect(typedIn(back, print)).toMatchObject(Object.fromEntries(lists));
    const unknown = formFor(`${here}/kit`, { ...typed, size: '20', language: 'xx' });
    expect(ledTo(await pages.send(unknown, {}))).toBe('language');
  });

  it('R179: also where its session slept meanwhile, or was over', async () => {
    const staff = await house.staffWho('organiser');
    const here = `/staff/c/${house.consultationId}/paper`;
    const page = await pagesAs(staff).get(here);
    const typed = { label: 'Class 4b', language: 'ar', level: 'older', size: '20' };
    for (const away of [{ staff: null }, { child: null }] as const) {
      const back = await drawPages(house, { routes, ...away }).send(page, print, typed);
      expect(back.status).toBe(400);
      expect(wordsOf(back.html)).toContain(t('draft.title'));
      expect(back.html).toContain('staff' in away ? 'href="/staff/prove"' : 'href="/staff/sign-in"');
      // Signed in again in another tab it is sent from there, and stands in its form.
      const again = await pagesAs(staff).send(back, { field: 'handedBy' });
      expect(wordsOf(again.html)).toContain(t('refusal.try-again'));
      expect(again.html, 'none of its fields is wrong').not.toMatch(/id="(errors|field-[^"]*-error)"/);
      const lists = Object.entries(typed).map(([name, value]) => [name, [value]]);
      expect(typedIn(again, print)).toMatchObject(Object.fromEntries(lists));
    }
  });

  it('also where nobody attests a consent', async () => {
    const stage = await draftVoting(house, [{ kind: 'question', prompts: prompts('Say') }]);
    const { consultationId, organiser } = stage;
    const told = (['guardian-reason', 'without-carer'] as const).flatMap((field) =>
      everywhere('Why').map(({ words: body, ...at }) => ({ field, body, ...at })),
    );
    await need(
      house.services.consultation.editConsent(organiser, {
        consultationId,
        revision: await stage.revision(),
        rules: (['10-12', '13-15', '16-17'] as const).map((ageBand) => ({ ageBand, mode: 'guardian' })),
        carerWay: 'body',
        publicWay: false,
        uses: [],
        texts: told,
      }),
    );
    await stage.open();
    const pages = pagesAs(organiser);
    const page = await pages.get(`/staff/c/${consultationId}/paper`);
    const back = await pages.send(page, print, { label: 'Class 4b', attestedHow: 'A letter to each.' });
    expect(ledTo(back)).toBe('attestedBy');
    expect(typedIn(back, print)).toMatchObject({ label: ['Class 4b'], attestedHow: ['A letter to each.'] });
  });
});

describe('R716: terms that are not saved', () => {
  it('keep what was told of languages, said or taken back', async () => {
    const stage = await draftVoting(house, [{ kind: 'question', prompts: prompts('Say') }]);
    const pages = pagesAs(stage.organiser);
    const page = await pages.get(`/staff/c/${stage.consultationId}/terms`);
    for (const told of [['yes'], []]) {
      const back = await pages.send(page, { field: 'days' }, { days: '9999', languagesTold: told });
      expect(ledTo(back)).toBe('days');
      expect(typedIn(back, { field: 'days' }).languagesTold).toEqual(told);
    }
  });
});

describe('R911: a consultation that is destroyed', () => {
  it('can still be named in a complaint and spoken of in public, by what it was called', async () => {
    const stage = await draftVoting(house, [{ kind: 'room', prompts: prompts('Talk.') }]);
    const { consultationId } = stage;
    await stage.open();
    const { complaints } = house.services;
    const made = await need(
      complaints.make(visitor, {
        nonce: id(),
        kind: 'unfair',
        way: 'alone',
        consultationId: '',
        text: 'Nobody told us that it ends.',
        language: 'en',
      }),
    );
    expect(made.words).toHaveLength(6);
    await need(house.services.retention.destroy({ kind: 'system', name: 'clock' }, { consultationId }));
    const overseer = await house.staffWho('overseer');
    const [listed] = (await need(complaints.list(overseer, {}))).filter(({ kind }) => kind === 'unfair');
    const here = `/staff/complaints/${listed?.id}`;
    const pages = pagesAs(overseer);
    const placed = await pages.send(await pages.get(here), { press: 'act=place' }, { about: consultationId });
    expect(wordsOf(placed.html)).toContain(t('staff.saved'));
    const said = { 'comment.older': 'It ended on its day.', 'comment.younger': 'It ended.' };
    const back = await pages.send(await pages.get(here), { press: 'act=comment' }, said);
    expect(wordsOf(back.html)).toContain(t('staff.saved'));
    expect(await need(complaints.comments(visitor, { consultationId }))).toMatchObject([
      { texts: { older: 'It ended on its day.' } },
    ]);
  });
});
