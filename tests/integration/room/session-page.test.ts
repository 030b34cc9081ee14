import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as session from '../../../app/routes/staff/room/session.tsx';
import type { Lead } from '../../../server/core/room/agenda.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';
import { type DrawnPages, drawPages, formFor, ledTo, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

let house: TestHouse;
let stage: Awaited<ReturnType<typeof draftVoting>>;
let facilitator: Staff;
let pages: DrawnPages;
let room: string;
let group: string;

const words = (position: number, body: string) =>
  Object.fromEntries(
    ['en', 'ar'].flatMap((tag) =>
      ['younger', 'older'].map((level) => [`words.${position}.${tag}.${level}`, body]),
    ),
  );
const pathOf = (activity: string) => `/staff/c/${stage.consultationId}/session/${activity}`;
const at = () => ({ consultationId: stage.consultationId, activityId: room });
const read = () => need(house.services.session.read(facilitator, at()));
const lead = async (to: Lead) => {
  const { revision } = (await read()).session;
  return need(house.services.session.lead(facilitator, { ...at(), revision, lead: to }));
};
const agenda = { press: 'act=agenda' };
const ask = { press: 'act=ask' };
const question = { 'ask.0.en': 'Shall we go on?', 'ask.0.ar': 'هل نكمل؟' };
const answers = { 'ask.1.en': 'Yes', 'ask.1.ar': 'نعم', 'ask.3.en': 'No', 'ask.3.ar': 'لا' };

beforeAll(async () => {
  house = await openTestHouse();
  stage = await draftVoting(house, [{ kind: 'room', prompts: prompts('Talk.') }]);
  [room = ''] = stage.activities;
  facilitator = await house.staffWho('facilitator');
  await need(
    house.services.session.divide(stage.organiser, { ...at(), revision: await stage.revision(), count: 2 }),
  );
  group = (await read()).groups[0]?.id ?? '';
  await stage.open();
  pages = drawPages(house, { routes: { '/staff/c/:id/session/:activity': session }, staff: facilitator });
});
afterAll(() => house.remove());

it('R840: words for a step of which nothing was chosen stand there and are not left out', async () => {
  const page = await pages.get(pathOf(room));
  const typed = { 'step.1.kind': 'talk', ...words(1, 'We talk.'), ...words(5, 'And then?') };
  const back = await pages.send(page, agenda, typed);
  expect(ledTo(back)).toBe('step.5.kind');
  expect(typedIn(back, agenda)).toMatchObject({ 'words.5.ar.older': ['And then?'], 'step.1.kind': ['talk'] });
  expect((await read()).session.steps).toEqual([]);
  const again = await pages.send(back, agenda, { 'step.5.kind': 'talk', 'step.5.minutes': '0' });
  expect(ledTo(again)).toBe('step.5.minutes');
  await pages.send(again, agenda, { 'step.5.minutes': '5' });
  expect((await read()).session.steps.map(({ minutes }) => minutes)).toEqual([10, 5]);
});

it('R716: steps and a quick question that came too late stand in their forms', async () => {
  const old = await pages.get(pathOf(room));
  await lead('start');
  const late = await pages.send(old, agenda, words(2, 'What follows?'));
  expect(late.status).toBe(400);
  expect(typedIn(late, agenda)).toMatchObject({ 'words.2.en.younger': ['What follows?'] });

  const running = await pages.get(pathOf(room));
  const part = await pages.send(running, ask, { ...question, ...answers, 'ask.3.ar': '' });
  expect(ledTo(part)).toBe('ask.3.ar');
  await pages.send(running, ask, { ...question, ...answers });
  expect((await read()).led?.poll).toMatchObject({ state: 'open' });
  for (const end of [async () => undefined, () => lead('stop')]) {
    await end();
    const back = await pages.send(running, ask, { ...question, ...answers });
    expect(back.status).toBe(400);
    expect(typedIn(back, ask)).toMatchObject({ 'ask.0.en': ['Shall we go on?'], 'ask.3.ar': ['لا'] });
  }
});

it('R777: while it runs, what is led now stands before what is planned, and the row is looked at again in its place', async () => {
  const order = async () =>
    [...(await pages.get(pathOf(room))).html.matchAll(/<section id="(\w+)"/g)].map(([, id]) => id);
  expect(await order()).toEqual([
    'now',
    'plan',
    'turns',
    'groups',
    'pace',
    'top',
    'ask',
    'agenda',
    'closing',
  ]);
  await lead('start');
  expect(await order()).toEqual([
    'now',
    'turns',
    'groups',
    'pace',
    'top',
    'ask',
    'plan',
    'agenda',
    'closing',
  ]);
  const { html } = await pages.get(pathOf(room));
  expect(html).toMatch(/name="beside" formAction="[^"]*#turns" value="look"/i);
  await lead('stop');
});

it('R842: the page of a small group offers what is led there, and the way to its room', async () => {
  const { html } = await pages.get(pathOf(group));
  const acts = [...html.matchAll(/name="(?:act|beside)"[^>]* value="([^"]*)"/g)].map(([, act]) => act);
  expect(acts).toEqual(['keep', 'pace']);
  expect(html).toContain(`href="${pathOf(room)}"`);
});

describe('R1003: without script a press takes along what is typed elsewhere on the page, acts on none of it, and brings it back', () => {
  /** The one form of the page. */
  const whole = { press: 'beside=keep' };
  const typedAll = {
    ...question,
    'ask.1.en': 'Yes',
    ...words(0, 'Much came together.'),
    day: '2040-01-01',
    time: '10:00',
  };
  const stands = {
    'ask.0.en': ['Shall we go on?'],
    'words.0.en.older': ['Much came together.'],
    day: ['2040-01-01'],
  };
  const closingIs = async () => (await read()).session.closing;

  it('whatever is pressed, and each part is then sent from there', async () => {
    const { t } = speakerOf('en');
    await pages.send(await pages.get(pathOf(room)), agenda, { 'step.2.kind': 'break' });
    await lead('start');
    let page = await pages.get(pathOf(room));
    const press = async (what: string, values = {}) => {
      page = await pages.send(page, { press: what }, values);
      expect(typedIn(page, whole)).toMatchObject(stands);
      expect([page.status, await closingIs(), (await read()).planned]).toEqual([200, [], []]);
      expect(wordsOf(page.html)).toContain(t('session.unsent'));
    };
    await press('beside=lead next', typedAll);
    expect((await read()).session).toMatchObject({ state: 'running', step: 2 });
    for (const what of ['lead more', 'pace', 'look', 'keep']) await press(`beside=${what}`);
    expect((await read()).led?.poll ?? null).toBeNull();

    // Whoever else leads went on meanwhile: the words that stood there are stored still, and these are taken (R845).
    await lead('more');
    page = await pages.send(page, { press: 'act=closing' });
    expect((await closingIs()).map(({ body }) => body)).toEqual(Array(4).fill('Much came together.'));
    expect(wordsOf(page.html)).toContain(t('staff.saved'));
    expect(typedIn(page, whole)).toMatchObject(stands);
    page = await pages.send(
      page,
      { press: 'act=ask' },
      { 'ask.1.ar': 'نعم', 'ask.2.en': 'No', 'ask.2.ar': 'لا' },
    );
    expect((await read()).led?.poll).toMatchObject({ state: 'open' });
    expect(typedIn(page, whole)).toMatchObject({ day: ['2040-01-01'] });
    page = await pages.send(page, { press: 'beside=lead stop' });
    // What is left is planned, and then the page is one as ever, that can be loaded again.
    page = await pages.send(page, { press: 'act=plan' }, { day: '' });
    expect([page.status, ledTo(page)]).toEqual([400, 'day']);
    expect(typedIn(page, whole)).toMatchObject({ time: ['10:00'] });
    page = await pages.send(page, { press: 'act=plan' }, { time: '' });
    expect([page.status, ledTo(page)]).toEqual([400, 'day']);
    page = await pages.send(page, { press: 'beside=look' });
    expect(page.path).toBe(pathOf(room));
    expect(wordsOf(page.html)).not.toContain(t('session.unsent'));
  });

  it('where another person wrote these words meanwhile, they are told so, as often as they are sent', async () => {
    let mine = await pages.get(pathOf(room));
    const other = await pages.get(pathOf(room));
    await pages.send(other, { press: 'act=closing' }, words(0, 'Written by another.'));
    mine = await pages.send(mine, { press: 'beside=look' }, words(0, 'Mine.'));
    for (let time = 0; time < 2; time += 1) {
      mine = await pages.send(mine, { press: 'act=closing' });
      expect([mine.status, typedIn(mine, whole)['words.0.en.older']]).toEqual([400, ['Mine.']]);
    }
    expect((await closingIs())[0]?.body).toBe('Written by another.');
  });

  it('and so it does when the press is refused, or came after its session was over', async () => {
    const old = await pages.get(pathOf(room));
    await lead('start');
    const late = await pages.send(
      old,
      { press: 'beside=lead start' },
      { ...words(0, 'Mine.'), day: '2040-01-01' },
    );
    expect([late.status, typedIn(late, whole)]).toMatchObject([
      400,
      { 'words.0.en.older': ['Mine.'], day: ['2040-01-01'] },
    ]);
    const out = drawPages(house, { routes: { '/staff/c/:id/session/:activity': session }, staff: null });
    const { html } = await out.send(
      await pages.get(pathOf(room)),
      { press: 'beside=lead stop' },
      { ...words(0, 'Mine.'), 'ask.0.en': 'Why' },
    );
    expect(html.match(/<textarea[^>]*>Mine\.</g)).toHaveLength(4);
    expect(html).toMatch(/<textarea[^>]*name="ask\.0\.en"[^>]*>Why</);
    await lead('stop');
  });
});

it('R334: whoever has a break has no words to choose from, and leads on; what stands at the top stays', async () => {
  const child = await stage.join();
  const [top, other] = ['It stands at the top.', 'It lies below.'];
  const id = await stage.publish(child, room, top);
  await stage.publish(child, room, other);
  await lead('start');
  const { revision } = (await read()).session;
  await need(house.services.session.spotlight(facilitator, { ...at(), revision, id, change: 2 }));
  const follow = () => need(house.services.session.follow(facilitator, at()));
  const shows = async () => {
    const drawn = wordsOf((await pages.get(pathOf(room))).html);
    const seen = [JSON.stringify(await read()), JSON.stringify(await follow()), drawn];
    return [top, other].map((text) => seen.map((each) => each.includes(text)));
  };
  const everywhere = [true, true, true];
  expect(await shows()).toEqual([everywhere, everywhere]);
  const breaks = vi.spyOn(house.deps.exposures, 'restLeftMs').mockReturnValue(900_000);
  expect(await shows()).toEqual([everywhere, [false, false, false]]);
  const page = await pages.get(pathOf(room));
  expect(wordsOf(page.html)).toContain(speakerOf('en').t('refusal.break-needed'));
  expect(wordsOf(page.html)).not.toContain(speakerOf('en').t('session.top.none'));
  expect((await need(house.services.session.projector(facilitator, at()))).message).not.toBeNull();
  await lead('stop');
  breaks.mockRestore();
  expect((await follow()).shown).not.toEqual([]);
});

describe('R1134: what was not taken is said at the head of the part in which it was pressed', () => {
  const { t } = speakerOf('en');
  /** The part that its button leads to, up to what stands below its head. */
  const headOf = (html: string, part: string) =>
    html.split(` id="${part}"`)[1]?.split(/<\/section>|<fieldset/)[0] ?? '';
  const times = (html: string, words: string) => wordsOf(html).split(words).length - 1;

  it('of steps that another person wrote meanwhile, of a press that came too late, and of a time that is none', async () => {
    const old = await pages.get(pathOf(room));
    await pages.send(await pages.get(pathOf(room)), agenda, { 'step.1.kind': 'talk', 'step.1.minutes': '7' });
    const stale = await pages.send(old, agenda, { 'step.1.kind': 'break' });
    expect(stale.html).toContain('<div id="agenda" tabindex="-1">');
    expect(wordsOf(headOf(stale.html, 'agenda'))).toContain(t('stale.title'));
    await lead('start');
    const late = await pages.send(old, { press: 'beside=lead start' });
    expect(late.html).toContain('<div id="now" tabindex="-1">');
    expect(wordsOf(headOf(late.html, 'now'))).toContain(t('stale.title'));
    await lead('stop');
    const none = await pages.send(
      await pages.get(pathOf(room)),
      { press: 'act=plan' },
      { day: '', time: '' },
    );
    expect(headOf(none.html, 'plan')).toContain('id="errors"');
    for (const page of [stale, late]) expect(times(page.html, t('stale.title'))).toBe(1);
    for (const [page, part] of [
      [stale, 'agenda'],
      [late, 'now'],
      [none, 'plan'],
    ] as const)
      expect(page.html.split(` id="${part}"`)).toHaveLength(2);
  });

  it('and at the head of the page where it has no such part', async () => {
    const { html } = await pages.send(
      formFor(pathOf(group), { revision: '0', beside: 'top ', act: 'plan' }),
      {},
    );
    expect(html).toContain('id="errors"');
    expect(html.indexOf('id="errors"')).toBeLessThan(html.indexOf('<form method="post" action='));
    expect(html).not.toContain('id="plan"');
  });

  it('and what was saved is said there, also where something else is not sent yet', async () => {
    const page = await pages.get(pathOf(room));
    const saved = await pages.send(
      page,
      { press: 'act=closing' },
      { ...words(0, 'Much came together.'), day: '2040-01-01' },
    );
    expect(saved.html).toContain('<div id="closing" tabindex="-1">');
    expect(wordsOf(headOf(saved.html, 'closing'))).toContain(t('staff.saved'));
  });
});

it('R776: whoever leads reads that nobody is at the desk, that too much waits, and that all of it is paused', async () => {
  const { t } = speakerOf('en');
  const { duty, queues } = house.deps;
  const { consultationId } = stage;
  const stands = async () => (await pages.get(pathOf(room))).html;
  const person = { consultationId, staffId: 'somebody' };
  duty.arrive('one desk', { ...person, roles: ['moderator', 'safeguarding-lead'] });
  for (const words of ['desk.alone.moderator', 'desk.alone.safeguarding-lead', 'life.paused.title'] as const)
    expect(await stands()).not.toContain(t(words));
  duty.depart('one desk');
  duty.arrive('one desk', { ...person, roles: ['safeguarding-lead'] });
  expect(await stands()).toContain(t('desk.alone.moderator'));
  expect(await stands()).not.toContain(t('desk.alone.safeguarding-lead'));
  queues.note({ consultationId, pressure: 'slow' });
  expect(await stands()).toContain(t('desk.slow'));
  await stage.move('paused');
  expect(await stands()).toContain(t('life.paused.title'));
  expect(await stands()).not.toContain(t('desk.alone.moderator'));
});

describe('R1121: once all of it is closed', () => {
  const { t } = speakerOf('en');

  it('its page says so, and offers nothing that can be led or written no more; what was typed stands there', async () => {
    if ((await need(house.services.consultation.read(stage.organiser, at()))).row.state === 'paused')
      await stage.move('open');
    const old = await pages.get(pathOf(room));
    await stage.move('closed');
    const { html } = await pages.get(pathOf(room));
    expect(wordsOf(html)).toContain(t('life.closed.title'));
    expect([...html.matchAll(/<section id="(\w+)"/g)].map(([, id]) => id)).toEqual(['now', 'closing']);
    expect([...html.matchAll(/name="(?:act|beside)"[^>]* value="([^"]*)"/g)].map(([, act]) => act)).toEqual([
      'keep',
    ]);

    const late = await pages.send(old, agenda, words(1, 'We talk once more.'));
    expect(late.status).toBe(400);
    expect(wordsOf(late.html)).toContain(t('refusal.state-forbids'));
    expect(wordsOf(late.html)).toContain('We talk once more.');
    for (const [press, code] of [
      ['beside=pace', 'state-forbids'],
      ['act=closing', 'state-forbids'],
    ] as const)
      expect(wordsOf((await pages.send(old, { press }, words(0, 'Late.'))).html)).toContain(
        t(`refusal.${code}`),
      );
  });

  it('R522: whoever did not write the words at the end agrees to them still', async () => {
    const approver = await house.staffWho('approver');
    const theirs = drawPages(house, {
      routes: { '/staff/c/:id/session/:activity': session },
      staff: approver,
    });
    const page = await theirs.send(await theirs.get(pathOf(room)), { press: 'beside=agree' });
    expect(page.status).toBe(200);
    expect((await read()).session).toMatchObject({ closingApprovedBy: approver.staffId });
    expect(wordsOf(page.html)).toContain(t('session.closing.agreed'));
  });
});
