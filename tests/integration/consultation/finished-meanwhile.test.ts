import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as activities from '../../../app/routes/staff/activities/activities.tsx';
import * as design from '../../../app/routes/staff/activities/design.tsx';
import * as findings from '../../../app/routes/staff/analysis/findings.tsx';
import * as points from '../../../app/routes/staff/analysis/points.tsx';
import * as voices from '../../../app/routes/staff/analysis/voices.tsx';
import * as complaint from '../../../app/routes/staff/complaints/complaint.tsx';
import * as about from '../../../app/routes/staff/consultation/about.tsx';
import * as assessments from '../../../app/routes/staff/consultation/assessments.tsx';
import * as attributes from '../../../app/routes/staff/consultation/attributes.tsx';
import * as terms from '../../../app/routes/staff/consultation/terms.tsx';
import * as document from '../../../app/routes/staff/document/document.tsx';
import * as source from '../../../app/routes/staff/document/source.tsx';
import * as codes from '../../../app/routes/staff/joining/codes.tsx';
import * as kiosk from '../../../app/routes/staff/joining/kiosk.tsx';
import * as paper from '../../../app/routes/staff/joining/paper.tsx';
import * as paperKit from '../../../app/routes/staff/joining/paper-kit.ts';
import * as second from '../../../app/routes/staff/moderation/second.tsx';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, option, prompts } from '../../support/house/voting.ts';
import { drawPages, formFor, ledTo, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const routes = {
  '/staff/c/:id/about': about,
  '/staff/c/:id/activities': activities,
  '/staff/c/:id/assessments': assessments,
  '/staff/c/:id/attributes': attributes,
  '/staff/c/:id/codes': codes,
  '/staff/c/:id/designs/:activity': design,
  '/staff/c/:id/document': document,
  '/staff/c/:id/kiosk': kiosk,
  '/staff/c/:id/paper': paper,
  '/staff/c/:id/paper/kit': paperKit,
  '/staff/c/:id/source': source,
  '/staff/c/:id/terms': terms,
  '/staff/complaints/:id': complaint,
  '/staff/c/:id/findings': findings,
  '/staff/c/:id/points': points,
  '/staff/c/:id/second': second,
  '/staff/c/:id/voices': voices,
};

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

const pagesAs = (staff: Staff) => drawPages(house, { routes, staff });

describe('R716: what somebody types while another one finishes', () => {
  it('a draft: a finding, its words for children, a sentence about a point and a title can be read and copied', async () => {
    const stage = await draftVoting(house, [
      { kind: 'question', prompts: prompts('What is missing?') },
      { kind: 'poll', form: 'single', prompts: prompts('Choose.'), options: ['A', 'B'].map(option) },
    ]);
    await stage.open();
    const { consultationId } = stage;
    const [question = '', poll = ''] = stage.activities;
    const children = await stage.joinMany(22);
    const { room, analysis } = house.services;
    for (const [at, child] of children.entries())
      await need(room.answerPoll(child, { activityId: poll, choice: [at < 11 ? 1 : 2] }));
    const said = await stage.publish(children[0] as Child, question, 'More lamps.');
    await stage.move('closed');
    const analyst = await house.staffWho('analyst');
    const named = { consultationId, activityId: question, title: 'Lamps', language: 'en' };
    const { pointId } = await need(analysis.namePoint(analyst, named));
    await need(analysis.sort(analyst, { consultationId, sorting: [{ contributionId: said, pointId }] }));
    const evidence = [{ kind: 'poll', subject: poll, cell: '1' }] as const;
    const finding = { consultationId, language: 'en', text: 'Many chose A.', evidence };
    await need(analysis.writeFinding(analyst, finding));
    const telling = { consultationId, pointId, route: 'also-said', language: 'en', text: '' } as const;
    await need(analysis.tellPoint(analyst, telling));

    const pages = pagesAs(analyst);
    const lost = await need(analysis.namePoint(analyst, { ...named, title: 'Shade' }));
    const renames = `title.${lost.pointId}`;
    const list = await pages.get(`/staff/c/${consultationId}/points`);
    await need(analysis.takePointAway(analyst, { consultationId, pointId: lost.pointId }));
    const renamed = await pages.send(list, { field: renames }, { [renames]: 'Shade under trees' });
    expect(wordsOf(renamed.html)).toContain('Shade under trees');
    expect(renamed.html).toContain(t('stale.title'));

    const at = (place: string) => `/staff/c/${consultationId}/${place}`;
    const open = await Promise.all(['findings', 'voices', 'points'].map((place) => pages.get(at(place))));
    const [finds, tells, sorts] = open;
    if (!finds || !tells || !sorts) throw new Error('no pages');
    await need(analysis.draft(analyst, { consultationId }));

    const text = { text: 'A was chosen.', 'plain.en.younger': 'Many took A.' };
    const back = await pages.send(finds, { field: 'text' }, { ...text, evidence: [`poll ${poll} 1`] });
    expect(ledTo(back)).toBe('text');
    for (const words of Object.values(text)) expect(wordsOf(back.html)).toContain(words);
    const sentence = `text.${pointId}`;
    const told = await pages.send(tells, { field: sentence }, { [sentence]: 'Light at night matters.' });
    expect(ledTo(told)).toBe(sentence);
    expect(wordsOf(told.html)).toContain('Light at night matters.');
    const title = `title.${question}`;
    const titled = await pages.send(sorts, { field: title }, { [title]: 'Trees' });
    expect(ledTo(titled)).toBe(title);
    expect(wordsOf(titled.html)).toContain('Trees');
  });

  it('an opening: what was typed into a page of the draft can be read and copied', async () => {
    const stage = await draftVoting(house, [{ kind: 'question', prompts: prompts('What is missing?') }]);
    const pages = pagesAs(stage.organiser);
    const at = (place: string) => pages.get(`/staff/c/${stage.consultationId}/${place}`);
    const typed: readonly (readonly [string, string])[] = [
      ['about', 'text.purpose.en.younger'],
      ['activities', 'prompt.en.younger'],
      ['assessments', 'part.best.finding'],
      ['attributes', 'answers.age.en'],
      ['document?section=1', 'body.en.younger'],
      ['source', 'origin'],
      ['terms', 'venue.1.name'],
    ];
    const read = await Promise.all(typed.map(async ([place, field]) => [await at(place), field] as const));
    await stage.open();
    for (const [page, field] of read) {
      const back = await pages.send(page, { field }, { [field]: 'Willows' });
      expect([back.status, page.path]).toEqual([400, page.path]);
      expect(wordsOf(back.html), page.path).toContain('Willows');
      expect(wordsOf(back.html), page.path).toContain(t('draft.typed'));
    }
  });

  it('a design that is taken out: the words of its picture and places can be copied, also where the picture was clicked on', async () => {
    const stage = await draftVoting(house, [{ kind: 'design', prompts: prompts('Where?') }]);
    const { consultationId, organiser } = stage;
    const [activityId = ''] = stage.activities;
    const pages = pagesAs(organiser);
    const here = `/staff/c/${consultationId}/designs/${activityId}`;
    const page = await pages.get(here);
    const revision = await stage.revision();
    await need(house.services.consultation.dropActivity(organiser, { consultationId, revision, activityId }));
    const form = { field: 'words.1.en.younger' };
    const typed = { 'words.1.en.younger': 'A pond', 'alt.en.older': 'A park with trees', 'place.1.x': '10' };
    const back = await pages.send(page, form, typed);
    expect(back.status).toBe(404);
    for (const words of [t('staff.nothing'), t('draft.typed'), 'A pond', 'A park with trees'])
      expect(wordsOf(back.html)).toContain(words);
    const clicked = { ...typed, 'picture-width': '400', 'picture-height': '300', 'at.x': '10', 'at.y': '20' };
    const pressed = await pages.send(formFor(here, clicked), {});
    expect([pressed.status, wordsOf(pressed.html).includes('A pond')]).toEqual([404, true]);
  });

  it('a close: what was typed of a group for codes, sheets or a kiosk stands where the form was', async () => {
    const stage = await draftVoting(house, [{ kind: 'question', prompts: prompts('What is missing?') }]);
    await stage.open();
    const pages = pagesAs(stage.organiser);
    const at = (place: string) => `/staff/c/${stage.consultationId}/${place}`;
    const places = ['codes', 'paper', 'kiosk'];
    const open = await Promise.all(places.map((place) => pages.get(at(place))));
    await stage.move('closed');
    for (const page of open) {
      const back = await pages.send(page, { field: 'label' }, { label: 'Class 4b of the hill', size: '23' });
      expect([back.status, wordsOf(back.html).includes(t('draft.typed'))], page.path).toEqual([400, true]);
      expect(wordsOf(back.html), page.path).toContain('Class 4b of the hill');
    }
  });

  it('a section that is gone, places and a language that others took out: no typed word is', async () => {
    const stage = await draftVoting(house, [{ kind: 'question', prompts: prompts('What is missing?') }]);
    const { consultationId, organiser, revision } = stage;
    const pages = pagesAs(organiser);
    const base = `/staff/c/${consultationId}`;
    const [section, places, told] = await Promise.all([
      pages.get(`${base}/document?section=1`),
      pages.get(`${base}/terms`),
      pages.get(`${base}/about`),
    ]);
    await need(
      house.services.consultation.writeDocument(organiser, {
        consultationId,
        revision: await revision(),
        language: 'en',
        title: 'A law',
        markdown: '# Another law\n\nBe fair.',
      }),
    );
    await pages.send(await pages.get(`${base}/about`), { field: 'retention' }, { languages: ['en'] });
    const lost = await pages.send(section, { field: 'body.en.younger' }, { 'body.en.younger': 'Willows' });
    expect(lost.html).toContain('Willows');
    const rows = { 'venue.2.name': 'Hall', 'venue.2.policy': 'Oaks', 'venue.2.person': 'Lin' };
    const back = await pages.send(places, { field: 'venue.1.name' }, rows);
    expect(typedIn(back, { field: 'venue.1.name' })).toMatchObject({ 'venue.2.policy': ['Oaks'] });
    const arabic = 'text.purpose.ar.younger';
    const gone = await pages.send(told, { field: 'retention' }, { [arabic]: 'صفصاف' });
    expect(gone.status).toBe(400);
    expect(wordsOf(gone.html)).toContain('صفصاف');
  });

  it('a second look: what was typed can be copied beside the list, from which none opens by itself', async () => {
    const { consultationId } = house;
    const { moderation, room } = house.services;
    const first = await house.staffWho('moderator');
    const other = await house.otherWho('moderator', first);
    const said = async (text: string) => {
      const child = await house.join();
      const { activities } = await need(room.place(child, {}));
      const activityId = activities.find(({ kind }) => kind === 'room')?.id ?? '';
      const id = newId(house.deps.random);
      await need(room.post(child, { id, activityId, text, language: 'en' }));
      const returned = { decision: 'return', reason: 'hurt' } as const;
      await need(moderation.decide(first, { consultationId, id, revision: 1, ...returned }));
      await need(room.appeal(child, { id }));
      return id;
    };
    const [one, next] = [await said('Not so rude.'), await said('Nor is this.')];
    const pages = pagesAs(other);
    const form = { field: 'words' };
    const page = await pages.get(`/staff/c/${consultationId}/second?item=${one}`);
    const looks = await need(moderation.secondLooks(other, { consultationId }));
    const change = looks.find(({ id }) => id === one)?.change ?? 0;
    await need(
      moderation.answerAppeal(other, { consultationId, id: one, change, decision: 'uphold', reason: 'hurt' }),
    );
    const typed = { decision: 'redact', reason: 'hurt', words: 'so very rude' };
    const back = await pages.send(page, form, typed);
    expect(wordsOf(back.html)).not.toContain('Nor is this.');
    expect(wordsOf(back.html)).toContain(typed.words);
    expect(back.html).toContain(`second?item=${next}`);
  });

  it('a complaint: the second answer stands beside the one that was given', async () => {
    const nonce = newId(house.deps.random);
    const made = { nonce, kind: 'other', way: 'alone', consultationId: '', language: 'en' } as const;
    await need(house.services.complaints.make({ kind: 'visitor' }, { ...made, text: 'The bell is loud.' }));
    const overseer = await house.staffWho('overseer');
    const [listed] = await need(house.services.complaints.list(overseer, {}));
    const here = `/staff/complaints/${listed?.id}`;
    const pages = pagesAs(overseer);
    const form = { field: 'older', press: 'act=answer' };
    const page = await pages.get(here);
    const one = { outcome: 'partly', older: 'It is quieter now.', younger: 'It is quiet.' };
    const first = await pages.send(page, form, { ...one, younger: '' });
    expect(ledTo(first)).toBe('younger');
    expect(typedIn(first, form)).toMatchObject({ older: [one.older], round: ['1'] });
    expect((await pages.send(first, form, one)).path).toContain('saved');
    const second = { older: 'We turned it down.', younger: 'We made it soft.' };
    const back = await pages.send(page, form, { ...one, ...second });
    expect(ledTo(back)).toBeDefined();
    expect(wordsOf(back.html)).toContain(t('draft.typed'));
    for (const words of [one.older, ...Object.values(second)]) expect(wordsOf(back.html)).toContain(words);

    // It did not help, and the second answer waits: the newest page opens beside the words, however often they are sent.
    const db = house.databases.complaints;
    await db.write([{ sql: `update complaint set state = 'again' where id = ?1`, args: [listed?.id ?? ''] }]);
    const late = await pages.send(page, form, { ...one, ...second });
    expect(late.html).toContain(t('stale.title'));
    expect(late.html).not.toContain(t('refusal.state-forbids'));
    expect(typedIn(late, form)).toMatchObject({ older: [second.older], round: ['1'] });
    expect((await pages.send(late, form)).html).toContain(t('stale.title'));
  });

  it('a complaint that is taken back: its answer, and what was to be said in public beside it, can be copied', async () => {
    const { complaints } = house.services;
    const visitor = { kind: 'visitor' } as const;
    const overseer = await house.staffWho('overseer');
    const pages = pagesAs(overseer);
    const answer = { older: 'It is quieter in the hall.', younger: 'It is soft in the hall.' };
    const comment = { 'comment.older': 'They answer each bell.', 'comment.younger': 'They say why.' };
    const forms = [
      [{ field: 'older', press: 'act=answer' }, answer, { outcome: 'partly' }],
      [{ press: 'act=comment' }, comment, {}],
    ] as const;
    /** A complaint of its own, and how it goes with its last receipt. */
    const made = async () => {
      const before = await need(complaints.list(overseer, {}));
      const about = { kind: 'other', way: 'alone', consultationId: '', language: 'en' } as const;
      const sent = { ...about, nonce: newId(house.deps.random), text: 'It rings in the hall.' };
      const { words } = await need(complaints.make(visitor, sent));
      const listed = await need(complaints.list(overseer, {}));
      const { id = '' } = listed.find((each) => before.every((one) => one.id !== each.id)) ?? {};
      const goes = () => need(complaints.takeBack(visitor, { phrase: words.join(' ') }));
      return { page: await pages.get(`/staff/complaints/${id}`), goes };
    };
    for (const [form, typed, chosen] of forms) {
      const { page, goes } = await made();
      await goes();
      const back = await pages.send(page, form, { ...typed, ...chosen });
      expect(back.status).toBe(404);
      for (const words of [t('staff.nothing'), t('draft.typed'), ...Object.values(typed)])
        expect(wordsOf(back.html)).toContain(words);
    }
    // Also where it goes while the form is on its way through.
    const { page, goes } = await made();
    const { list } = complaints;
    const first = vi.spyOn(complaints, 'list').mockImplementationOnce(async (...asked) => {
      const listed = await list(...asked);
      await goes();
      return listed;
    });
    const late = await pages.send(page, forms[0][0], { ...answer, outcome: 'partly' });
    first.mockRestore();
    expect(late.status).toBe(404);
    for (const words of [t('draft.typed'), ...Object.values(answer)])
      expect(wordsOf(late.html)).toContain(words);
  });

  it('R902: a public word stays about what it was typed about, where the complaint was put elsewhere meanwhile', async () => {
    const nonce = newId(house.deps.random);
    const { consultationId } = house;
    const made = { nonce, kind: 'other', way: 'alone', consultationId, language: 'en' } as const;
    await need(house.services.complaints.make({ kind: 'visitor' }, { ...made, text: 'The door is shut.' }));
    const overseer = await house.staffWho('overseer');
    const id =
      (await need(house.services.complaints.list(overseer, {}))).find(({ state }) => state === 'received')
        ?.id ?? '';
    const pages = pagesAs(overseer);
    const form = { field: 'comment.older' };
    const page = await pages.get(`/staff/complaints/${id}`);
    await need(house.services.complaints.place(overseer, { id, consultationId: '' }));
    const back = await pages.send(page, form, { 'comment.older': 'It was shut.' });
    expect(typedIn(back, form)).toMatchObject({ 'comment.older': ['It was shut.'], about: [consultationId] });
  });
});
