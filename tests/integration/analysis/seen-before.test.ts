import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayInWords } from '../../../app/i18n/dates.ts';
import * as findings from '../../../app/routes/staff/analysis/findings.tsx';
import * as points from '../../../app/routes/staff/analysis/points.tsx';
import * as answers from '../../../app/routes/staff/answers/answers.tsx';
import * as complaints from '../../../app/routes/staff/complaints/complaints.tsx';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, option, prompts, type VotingStage } from '../../support/house/voting.ts';
import { drawPages, typedIn } from '../../support/pages/drawn-pages.ts';
import { formsOf, wordsOf } from '../../support/pages/forms.ts';
import { farDay } from '../../support/processes/far-day.ts';

const { t } = speakerOf('en');
const routes = {
  '/staff/complaints': complaints,
  '/staff/c/:id/answers': answers,
  '/staff/c/:id/findings': findings,
  '/staff/c/:id/points': points,
};

let house: TestHouse;
let stage: VotingStage;
let consultationId: string;
let question: string;
let poll: string;
let said: string[];
let analyst: Staff;
let other: Staff;

const pagesAs = (staff: Staff) => drawPages(house, { routes, staff });
const at = (place: string) => `/staff/c/${consultationId}/${place}`;
const written = async () =>
  (await need(house.services.analysis.tables(analyst, { consultationId }))).findings;
const words = async () => (await written()).map(({ text }) => text);
const sortedUnder = async () => {
  const { contributions } = await need(house.services.analysis.points(analyst, { consultationId }));
  return new Map(contributions.map(({ id, pointId }) => [id, pointId]));
};

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [
    { kind: 'question', prompts: prompts('What is missing?') },
    { kind: 'poll', form: 'single', prompts: prompts('Choose.'), options: ['A', 'B'].map(option) },
  ]);
  await drafted.open();
  stage = drafted;
  ({ consultationId } = stage);
  [question = '', poll = ''] = stage.activities;
  analyst = await house.staffWho('analyst');
  other = { ...analyst, staffId: 'another-analyst', name: 'Ravi' };
  const children = await stage.joinMany(22);
  for (const [index, child] of children.entries())
    await need(house.services.room.answerPoll(child, { activityId: poll, choice: [index < 11 ? 1 : 2] }));
  said = [
    await stage.publish(children[0] as Child, question, 'More lamps.'),
    await stage.publish(children[1] as Child, question, 'More trees.'),
  ];
  await stage.move('closed');
});
afterAll(() => house.remove());

describe('R744: two analysts at one finding', () => {
  const form = { field: 'text' };
  const evidence = () => [`poll ${poll} 1`];

  it('the second overwrites nothing, is told so, and keeps every word that it typed', async () => {
    const pages = pagesAs(analyst);
    await pages.send(await pages.get(at('findings')), form, { text: 'Many chose A.', evidence: evidence() });
    const [first] = await written();
    const open = `${at('findings')}?finding=${first?.id}`;
    const [mine, theirs] = [await pages.get(open), await pagesAs(other).get(open)];
    await pages.send(mine, form, { text: 'Many chose A first.' });
    const back = await pagesAs(other).send(theirs, form, {
      text: 'A was chosen.',
      'plain.en.younger': 'Many took A.',
    });
    expect(back.status).toBe(400);
    expect(back.html).toContain(t('stale.title'));
    expect(typedIn(back, form)).toMatchObject({
      text: ['A was chosen.'],
      'plain.en.younger': ['Many took A.'],
    });
    expect(await words()).toEqual(['Many chose A first.']);
    // Told so, it may still say that its own words are the better ones.
    await pagesAs(other).send(back, form);
    expect(await words()).toEqual(['A was chosen.']);
  });

  it('nor at the second press, where the first was refused for something else', async () => {
    const [first] = await written();
    const open = `${at('findings')}?finding=${first?.id}`;
    const [mine, theirs] = [await pagesAs(analyst).get(open), await pagesAs(other).get(open)];
    await pagesAs(analyst).send(mine, form, { text: 'A was chosen by many.' });
    const long = await pagesAs(other).send(theirs, form, { text: 'A '.repeat(600) });
    expect(long.status).toBe(400);
    expect(long.html).not.toContain(t('stale.title'));
    const told = await pagesAs(other).send(long, form, { text: 'A, I say.' });
    expect(told.html).toContain(t('stale.title'));
    expect(await words()).toEqual(['A was chosen by many.']);
    await pagesAs(other).send(told, form);
    expect(await words()).toEqual(['A, I say.']);
  });

  it('words for children and what it rests on are part of it', async () => {
    const { analysis } = house.services;
    const [first] = await written();
    const base = { consultationId, findingId: first?.id ?? '', language: 'en', text: first?.text ?? '' };
    const seen = async () =>
      (await need(analysis.tables(analyst, { consultationId }))).seen[base.findingId] ?? '';
    const cited = first?.evidence ?? [];
    const old = await seen();
    await need(analysis.writeFinding(analyst, { ...base, evidence: cited, seen: old }));
    expect(await seen()).not.toBe(old);
    const second = await seen();
    const more = [...cited, { kind: 'poll' as const, subject: poll, cell: '2' }];
    await need(analysis.writeFinding(analyst, { ...base, evidence: more, seen: second }));
    expect(await analysis.writeFinding(other, { ...base, evidence: cited, seen: second })).toEqual({
      ok: false,
      code: 'stale-revision',
    });
  });

  it('and what was written anew is not taken back by who did not read it', async () => {
    const pages = pagesAs(other);
    const page = await pages.get(at('findings'));
    const [first] = await written();
    const { analysis } = house.services;
    const rewritten = { ...{ consultationId, language: 'en' }, findingId: first?.id ?? '' };
    await need(
      analysis.writeFinding(analyst, { ...rewritten, text: 'B too.', evidence: first?.evidence ?? [] }),
    );
    const back = await pages.send(page, { press: 'act=drop' });
    expect(back.html).toContain(t('stale.title'));
    expect(await words()).toEqual(['B too.']);
    await pages.send(back, { press: 'act=drop' });
    // Pressed twice.
    expect((await pages.send(back, { press: 'act=drop' })).html).not.toContain(t('stale.title'));
    expect(await words()).toEqual([]);
  });

  it('R745: what is sent twice is one finding, also at the same moment', async () => {
    const pages = pagesAs(analyst);
    const page = await pages.get(at('findings'));
    const once = { text: 'Many chose A.', evidence: evidence() };
    await Promise.all([pages.send(page, form, once), pages.send(page, form, once)]);
    await pages.send(page, form, once);
    expect(await words()).toEqual(['Many chose A.']);
    const back = await pages.send(page, form, { ...once, text: 'Many chose A, written later.' });
    expect(typedIn(back, form)).toMatchObject({ text: ['Many chose A, written later.'] });
    await pages.send(back, form);
    expect(await words()).toEqual(['Many chose A.', 'Many chose A, written later.']);
  });
});

describe('R744: two analysts at one finding at the same moment', () => {
  const stale = { ok: false, code: 'stale-revision' };

  it('write once, and who comes second is told so', async () => {
    const { analysis } = house.services;
    const seenNow = async (findingId: string) =>
      (await need(analysis.tables(analyst, { consultationId }))).seen[findingId] ?? '';
    const [first] = await written();
    const of = { consultationId, findingId: first?.id ?? '' };
    const base = { ...of, language: 'en', evidence: first?.evidence ?? [] };
    const seen = await seenNow(of.findingId);
    const both = [
      analysis.writeFinding(analyst, { ...base, text: 'Many chose A at once.', seen }),
      analysis.writeFinding(other, { ...base, text: 'A was chosen at once.', seen }),
    ];
    const said = await Promise.all(both);
    expect(said.filter(({ ok }) => ok)).toHaveLength(1);
    expect(said).toContainEqual(stale);
    expect(await words()).toContain(said[0]?.ok ? 'Many chose A at once.' : 'A was chosen at once.');
    // The same words at the same moment are written, whoever was first.
    const last = { ...base, text: 'Many chose A, said twice.', seen: await seenNow(of.findingId) };
    for (const one of await Promise.all([analyst, other].map((who) => analysis.writeFinding(who, last))))
      expect(one.ok).toBe(true);
    await need(analysis.writeFinding(analyst, { ...base, text: 'Many chose A.' }));
  });

  it('nor is what one writes taken back by the other one, or the other way round', async () => {
    const { analysis } = house.services;
    const base = { consultationId, language: 'en', evidence: (await written())[0]?.evidence ?? [] };
    const { findingId } = await need(analysis.writeFinding(analyst, { ...base, text: 'A for a moment.' }));
    const { seen } = await need(analysis.tables(analyst, { consultationId }));
    const of = { consultationId, findingId, seen: seen[findingId] ?? '' };
    const said = await Promise.all([
      analysis.writeFinding(analyst, { ...base, ...of, text: 'A for good.' }),
      analysis.dropFinding(other, of),
    ]);
    expect(said.filter(({ ok }) => ok)).toHaveLength(1);
    expect(said).toContainEqual(stale);
    expect((await words()).includes('A for good.')).toBe(said[0].ok);
    if (said[0].ok) await need(analysis.dropFinding(analyst, { consultationId, findingId }));
  });
});

describe('R744: two analysts at one page of sorting', () => {
  const naming = () => ({ field: `title.${question}` });
  const sorting = () => ({ field: `together.${question}` });
  const press = 'act=sort';

  it('R745: a point that is sent twice is one point', async () => {
    const pages = pagesAs(analyst);
    const page = await pages.get(at('points'));
    const lamps = { [`title.${question}`]: 'Lamps' };
    await Promise.all([pages.send(page, naming(), lamps), pages.send(page, naming(), lamps)]);
    const back = await pages.send(page, naming(), { [`title.${question}`]: 'Trees' });
    expect(typedIn(back, naming())).toMatchObject({ [`title.${question}`]: ['Trees'] });
    await pages.send(back, naming());
    const table = await need(house.services.analysis.points(analyst, { consultationId }));
    expect(table.points.map(({ title }) => title)).toEqual(['Lamps', 'Trees']);
  });

  it('a name that somebody changed is read before it is changed again, whatever was refused before', async () => {
    const table = () => need(house.services.analysis.points(analyst, { consultationId }));
    const [lamps] = (await table()).points;
    const title = `title.${lamps?.id}`;
    const renaming = { field: title };
    const [mine, theirs] = [await pagesAs(analyst).get(at('points')), await pagesAs(other).get(at('points'))];
    await pagesAs(analyst).send(mine, renaming, { [title]: 'Street lamps' });
    const empty = await pagesAs(other).send(theirs, renaming, { [title]: ' ' });
    expect(empty.html).not.toContain(t('stale.title'));
    const told = await pagesAs(other).send(empty, renaming, { [title]: 'Lanterns' });
    expect(told.html).toContain(t('stale.title'));
    expect((await table()).points[0]?.title).toBe('Street lamps');
    expect(typedIn(told, renaming)).toMatchObject({ [title]: ['Lanterns'] });
    await pagesAs(other).send(told, renaming, { [title]: 'Lamps' });
    expect((await table()).points[0]?.title).toBe('Lamps');
  });

  it('what one put elsewhere meanwhile stays, and what the second did not touch is not put back', async () => {
    const table = await need(house.services.analysis.points(analyst, { consultationId }));
    const [lamps = '', trees = ''] = table.points.map(({ id }) => id);
    const [one = '', two = ''] = said;
    const [mine, theirs] = [await pagesAs(analyst).get(at('points')), await pagesAs(other).get(at('points'))];
    const first = { [`under.${one}`]: lamps, [`under.${two}`]: trees };
    await pagesAs(analyst).send(mine, { ...sorting(), press }, first);
    // Pressed twice.
    const again = await pagesAs(analyst).send(mine, { ...sorting(), press }, first);
    expect(again.html).not.toContain(t('stale.title'));
    const back = await pagesAs(other).send(theirs, { ...sorting(), press }, { [`under.${one}`]: trees });
    expect(back.html).toContain(t('stale.title'));
    expect(await sortedUnder()).toEqual(
      new Map([
        [one, lamps],
        [two, trees],
      ]),
    );
    expect(typedIn(back, sorting())).toMatchObject({ [`under.${one}`]: [trees], [`under.${two}`]: [trees] });
    await pagesAs(other).send(back, { ...sorting(), press });
    expect(await sortedUnder()).toEqual(
      new Map([
        [one, trees],
        [two, trees],
      ]),
    );
  });

  it('so it is with what is taken out again', async () => {
    const [one = ''] = said;
    const { analysis } = house.services;
    const [{ id: lamps = '' } = {}, { id: trees = '' } = {}] = (
      await need(analysis.points(analyst, { consultationId }))
    ).points;
    const sort = (pointId: string, was: string) =>
      analysis.sort(other, { consultationId, sorting: [{ contributionId: one, pointId, was }] });
    expect(await sort('', lamps)).toEqual({ ok: false, code: 'stale-revision' });
    expect(await sort(lamps, '')).toEqual({ ok: false, code: 'stale-revision' });
    await need(sort('', trees));
    await need(sort('', trees));
    expect((await sortedUnder()).get(one)).toBe(null);
    await need(sort(trees, ''));
  });
});

describe('R744: two who answer one finding', () => {
  it('the second reads the newer answer before it stands in its place', async () => {
    const { analysis } = house.services;
    const [first] = await written();
    for (const finding of (await written()).slice(1))
      await need(analysis.dropFinding(analyst, { consultationId, findingId: finding.id }));
    await need(analysis.draft(analyst, { consultationId }));
    await need(analysis.sign(await house.staffWho('approver'), { consultationId }));
    const one = await house.staffWho('decision-maker');
    const two = { ...one, staffId: 'another-decision-maker', name: 'Ravi' };
    const of = `answer.${first?.id}`;
    const form = { field: `${of}.en` };
    const answer = (body: string) => ({
      [`${of}.decision`]: 'yes',
      [`${of}.en`]: body,
      [`${of}.en.younger`]: 'Yes.',
      [`${of}.en.older`]: 'Yes, we do.',
      [`${of}.due`]: farDay,
    });
    const given = async () =>
      (await need(analysis.readAnswersDesk(one, { consultationId }))).responses.map(
        ({ texts }) => texts[0]?.body,
      );
    const [mine, theirs] = [await pagesAs(one).get(at('answers')), await pagesAs(two).get(at('answers'))];
    await pagesAs(one).send(mine, form, answer('We do it.'));
    // Pressed twice.
    const again = await pagesAs(one).send(mine, form, answer('We do it.'));
    expect(again.html).not.toContain(t('stale.title'));
    const back = await pagesAs(two).send(theirs, form, answer('We begin in May.'));
    expect(back.html).toContain(t('stale.title'));
    expect(await given()).toEqual(['We do it.']);
    expect(typedIn(back, form)).toMatchObject({ [`${of}.en`]: ['We begin in May.'] });
    await pagesAs(two).send(back, form);
    expect(await given()).toEqual(['We begin in May.']);
  });

  it('also where the second was refused for something else first', async () => {
    const { analysis } = house.services;
    const one = await house.staffWho('decision-maker');
    const [before] = (await need(analysis.readAnswersDesk(one, { consultationId }))).responses;
    const of = `answer.${before?.findingId}`;
    const form = { field: `${of}.en` };
    const [mine, theirs] = [await pagesAs(one).get(at('answers')), await pagesAs(one).get(at('answers'))];
    await pagesAs(one).send(mine, form, { [`${of}.en`]: 'We begin in April.' });
    const empty = await pagesAs(one).send(theirs, form, { [`${of}.en.older`]: '' });
    expect(empty.html).not.toContain(t('stale.title'));
    const told = await pagesAs(one).send(empty, form, { [`${of}.en.older`]: 'Yes, in May.' });
    expect(told.html).toContain(t('stale.title'));
    const { responses } = await need(analysis.readAnswersDesk(one, { consultationId }));
    expect(responses[0]?.texts[0]?.body).toBe('We begin in April.');
  });

  it('R904: what was typed of a promise stands on the page, also where there is none any more', async () => {
    const { analysis } = house.services;
    const one = await house.staffWho('decision-maker');
    const { release, responses } = await need(analysis.readAnswersDesk(one, { consultationId }));
    const { findingId = '', texts = [], plain = [] } = responses[0] ?? {};
    const of = `answer.${findingId}`;
    const form = { field: `${of}.deed` };
    const page = await pagesAs(one).get(at('answers'));
    const no = { releaseId: release?.id ?? '', findingId, decision: 'no', dueDay: '', texts, plain } as const;
    await need(analysis.respond(one, no));
    const typed = { [`${of}.deed`]: 'done', [`${of}.deed.en`]: 'The lamps stand.' };
    const back = await pagesAs(one).send(page, form, typed);
    expect(back.html).toContain(t('stale.title'));
    expect(typedIn(back, form)).toMatchObject({ [`${of}.deed.en`]: ['The lamps stand.'] });
    const again = await pagesAs(one).send(back, form);
    expect(again.html).toContain(t('refusal.state-forbids'));
    expect(typedIn(again, form)).toMatchObject({ [`${of}.deed.en`]: ['The lamps stand.'] });
    await need(analysis.respond(one, { ...no, decision: 'yes', dueDay: farDay }));
  });

  it('R905: more time is counted as no answer, and what is owed is owed by its day', async () => {
    const { analysis } = house.services;
    const one = await house.staffWho('decision-maker');
    const { release, responses } = await need(analysis.readAnswersDesk(one, { consultationId }));
    const { findingId = '', texts = [], plain = [] } = responses[0] ?? {};
    const later = { releaseId: release?.id ?? '', findingId, texts, plain, decision: 'later' } as const;
    await need(analysis.respond(one, { ...later, dueDay: farDay }));
    const words = wordsOf((await pagesAs(one).get(at('answers'))).html);
    expect(words).toContain(t('answers.state', { done: 0, all: 1 }));
    expect(words).toContain(t('answers.owes', { day: dayInWords('en', farDay) }));
    await need(analysis.respond(one, { ...later, decision: 'yes', dueDay: farDay }));
  });

  it('at the same moment: one answer stands, and the other one is told so', async () => {
    const { analysis } = house.services;
    const one = await house.staffWho('decision-maker');
    const { release, responses, seen } = await need(analysis.readAnswersDesk(one, { consultationId }));
    const [before] = responses;
    if (!before) throw new Error('Nothing is answered.');
    const { findingId, decision, dueDay, plain } = before;
    const answer = (body: string) =>
      analysis.respond(one, {
        ...{ releaseId: release?.id ?? '', findingId, decision, dueDay, plain },
        texts: [{ language: 'en', body }],
        seen: seen[findingId] ?? '',
      });
    const both = ['We begin in June.', 'We begin in July.'];
    const said = await Promise.all(both.map(answer));
    expect(said.filter(({ ok }) => ok)).toHaveLength(1);
    expect(said).toContainEqual({ ok: false, code: 'stale-revision' });
    const { responses: now } = await need(analysis.readAnswersDesk(one, { consultationId }));
    expect(now[0]?.texts[0]?.body).toBe(both[said.findIndex(({ ok }) => ok)]);
  });
});

describe('R745: what an overseer says in public', () => {
  it('is said once, whatever is pressed twice', async () => {
    const overseer = await house.staffWho('overseer');
    const pages = pagesAs(overseer);
    const page = await pages.get('/staff/complaints');
    const form = { field: 'comment.older' };
    const comment = { 'comment.older': 'It was late.', 'comment.younger': 'Late.' };
    await Promise.all([pages.send(page, form, comment), pages.send(page, form, comment)]);
    await pages.send(page, form, comment);
    const told = async () =>
      (await need(house.services.complaints.comments(overseer, {}))).map(({ texts }) => texts.older);
    expect(await told()).toEqual(['It was late.']);
    const back = await pages.send(page, form, { ...comment, 'comment.older': 'It was very late.' });
    expect(typedIn(back, form)).toMatchObject({ 'comment.older': ['It was very late.'] });
    expect(formsOf(back.html)).not.toEqual([]);
    expect(await told()).toEqual(['It was late.']);
    await pages.send(back, form);
    expect((await told()).sort()).toEqual(['It was late.', 'It was very late.']);
  });
});
