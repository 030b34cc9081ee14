import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roomSteps } from '../../../app/routes/child/part/path-steps.ts';
import * as room from '../../../app/routes/child/room/room.tsx';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts, type VotingStage } from '../../support/house/voting.ts';
import { type DrawnPages, drawPages, formFor } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const typed = 'A bench in the shade would be nice.';
const said = (body: string) =>
  ['ar', 'en'].flatMap((language) => ['older', 'younger'].map((level) => ({ language, level, body })));
const asks = (body: string) => said(body).filter(({ level }) => level === 'older');
const question = { question: asks('Shall we go on?'), answers: [asks('Yes'), asks('Later')] };

let house: TestHouse;
let stage: VotingStage;
let facilitator: Staff;
let second: Staff;
let big: string;
let child: Child;
let other: Child;
let pages: DrawnPages;

const at = () => ({ consultationId: stage.consultationId, activityId: big });
const session = () => house.services.session;
const read = () => need(session().read(facilitator, at()));
const seen = async () => ({ ...at(), revision: (await read()).session.revision });
const entered = () => need(house.services.room.enter(child, { activityId: big, after: 0 }));
const here = (of = big) => `/here/room/${of}`;

/** Presses a button of the room that takes the box along, without script. */
const press = (beside: string, { of = big, words = typed } = {}) =>
  pages.send(
    formFor(here(of), {
      beside,
      intent: 'post',
      id: newId(house.deps.random),
      activity: of,
      [`text-${of}`]: words,
    }),
    {},
  );
const box = (html: string) => /<textarea[^>]*>([^<]*)</.exec(html)?.[1]?.trim();
/** What stands in the notice with this heading. */
const notice = (html: string, title: string) =>
  wordsOf(html.split('<div class="notice').find((each) => wordsOf(each).includes(title)) ?? '');

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [{ kind: 'room', prompts: prompts('Talk.') }]);
  [big = ''] = drafted.activities;
  const id = { consultationId: drafted.consultationId, activityId: big };
  await need(session().divide(drafted.organiser, { ...id, revision: await drafted.revision(), count: 2 }));
  await drafted.open();
  stage = drafted;
  facilitator = await house.staffWho('facilitator');
  second = await house.staffWho('moderator');
  const [one, two] = await stage.joinMany(2);
  [child, other] = [one as Child, two as Child];
  pages = drawPages(house, { routes: { '/here/room/:id': room }, child });
  const steps = [{ kind: 'talk' as const, minutes: 10, words: said('We talk.') }];
  await need(session().writeAgenda(facilitator, { ...(await seen()), steps }));
  await need(session().lead(facilitator, { ...(await seen()), lead: 'start' }));
  await need(session().ask(facilitator, { ...(await seen()), ...question }));
});
afterAll(() => house.remove());

describe('R850: what is typed stays in its box, whatever else a child does on its page', () => {
  it('where it answers, asks for the word, or says that something is wrong', async () => {
    const { html } = await pages.get(here());
    for (const act of ['turn', 'quick [^" ]+ 1', 'quick [^" ]+ 0'])
      expect(html).toMatch(new RegExp(`<button(?=[^>]*form="draft-${big}")(?=[^>]*value="${act}")`));
    const poll = (await entered()).led?.poll?.id ?? '';
    const answered = await press(`quick ${poll} 2`);
    expect([answered.status, box(answered.html), (await entered()).polled]).toEqual([200, typed, 2]);
    expect(wordsOf(answered.html)).toContain(t('led.poll.kept'));
    const asked = await press('turn');
    expect([asked.status, box(asked.html), (await entered()).asked]).toEqual([200, typed, true]);
    expect((await press('turn-off', { words: ' ' })).path).toBe(here());
    expect((await entered()).asked).toBe(false);
    // Nothing of it was sent.
    expect((await entered()).own).toEqual([]);

    const id = newId(house.deps.random);
    const post = { id, activityId: big, text: 'Buses.', language: 'en' };
    await need(house.services.room.post(other, post));
    const moderator = await house.staffWho('moderator');
    await need(
      house.services.moderation.decide(moderator, {
        consultationId: stage.consultationId,
        id,
        revision: 1,
        decision: 'publish',
      }),
    );
    const reported = await press(`report ${id}`);
    expect([reported.status, box(reported.html)]).toEqual([200, typed]);
    expect(wordsOf(reported.html)).toContain(t('report.taken'));
    expect((await press(`report ${id}`, { words: '' })).path).toBe(`${here()}?told=yes`);
  });

  it('R881: where it looks at what is new or at what was said before, and comes back from there', async () => {
    const look = { press: 'carry=', to: here() };
    const room = await pages.get(here());
    const anew = await pages.send(room, look, { [`text-${big}`]: typed });
    expect([anew.path, anew.status, box(anew.html)]).toEqual([here(), 200, typed]);
    const { id, activity } = { id: newId(house.deps.random), activity: big };
    const fields = { carry: '', intent: 'post', id, activity, [`text-${big}`]: typed };
    const past = await pages.send(formFor(`${here()}?before=1`, fields), {});
    expect([past.path, past.status]).toEqual([`${here()}?before=1`, 200]);
    expect(wordsOf(past.html)).toContain(t('room.earlier.title'));
    const back = await pages.send(past, look);
    expect([back.path, back.status, box(back.html)]).toEqual([here(), 200, typed]);
    expect((await entered()).own).toEqual([]);
    // Without a word both come as by a link.
    expect(await pages.send(room, look)).toMatchObject({ path: here(), status: 200 });
    expect((await pages.get(`${here()}?before=1`)).html).toContain(`<a href="${here()}">`);
  });

  it('R851: what was not taken is no mistake in the words, and stands where it was pressed', async () => {
    const never = `quick ${newId(house.deps.random)} 1`;
    const gone = await press(never);
    expect([gone.status, box(gone.html)]).toEqual([400, typed]);
    expect(gone.html).not.toContain('id="errors"');
    expect(gone.html).not.toContain('aria-invalid');
    expect(notice(gone.html, t('led.poll'))).toContain(t('refusal.state-forbids'));
    // Nothing was typed: it is said all the same.
    const empty = await press(never, { words: '' });
    expect(notice(empty.html, t('led.poll'))).toContain(t('refusal.state-forbids'));
    expect(empty.html).not.toContain('id="errors"');
    await need(session().tell(facilitator, await seen()));
  });

  it('R604, R852: where it goes to a small group and where it comes back; the path names the group while it is open', async () => {
    const [first] = (await read()).groups;
    await need(session().takeGroup(facilitator, { ...at(), group: first?.id ?? '', leads: true }));
    const group = await press('group');
    expect([group.path, group.status, box(group.html)]).toEqual([here(first?.id), 200, typed]);
    expect(wordsOf(group.html)).toContain(t('group.here'));
    expect(group.html.toLowerCase()).toContain(`formaction="${here()}"`.toLowerCase());
    const path = async () => {
      const place = await need(house.services.room.place(child, {}));
      return roomSteps(place, speakerOf('en')).map(({ href, title }) => [href, title.words]);
    };
    expect(await path()).toEqual([
      [here(), t('home.room')],
      [here(first?.id), t('group.kicker', { number: 1 })],
    ]);

    await need(session().takeGroup(facilitator, { ...at(), group: first?.id ?? '', leads: false }));
    const called = await pages.get(here(first?.id));
    expect(wordsOf(called.html)).toContain(t('group.rests'));
    for (const untrue of ['paused', 'paused.next'] as const)
      expect(wordsOf(called.html)).not.toContain(t(untrue));
    expect(await path()).toEqual([[here(), t('home.room')]]);
    const carried = { carry: '', activity: first?.id ?? '', id: newId(house.deps.random) };
    const back = await pages.send(formFor(here(), { ...carried, [`text-${first?.id}`]: typed }), {});
    expect([back.path, back.status, box(back.html)]).toEqual([here(), 200, typed]);
  });
});

it('R522: words at the end stay there when all of it is over', async () => {
  await need(session().writeClosing(facilitator, { ...(await seen()), words: said('You want more buses.') }));
  await need(session().lead(facilitator, { ...(await seen()), lead: 'stop' }));
  await need(session().agreeClosing(second, await seen()));
  await stage.move('closed');
  const { html } = await pages.get(here());
  expect(wordsOf(html)).toContain('You want more buses.');
  expect(wordsOf(html)).toContain(t('room.closed'));
});
