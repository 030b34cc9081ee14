import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dayInWords } from '../../../app/i18n/dates.ts';
import * as home from '../../../app/routes/child/home.tsx';
import * as words from '../../../app/routes/child/words/words.tsx';
import * as ledger from '../../../app/routes/public/release/ledger.tsx';
import * as feed from '../../../app/routes/public/release/ledger-feed.ts';
import * as file from '../../../app/routes/public/release/ledger-file.ts';
import * as releases from '../../../app/routes/public/release/releases.tsx';
import * as terms from '../../../app/routes/public/release/terms.tsx';
import * as answers from '../../../app/routes/staff/answers/answers.tsx';
import * as overview from '../../../app/routes/staff/consultation/consultation.tsx';
import * as staffHome from '../../../app/routes/staff/home/home.tsx';
import { verifyAudit } from '../../../db/audit.ts';
import { processActivity, requirements } from '../../../server/core/analysis/evaluation.ts';
import { movedDays } from '../../../server/core/analysis/ledger.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { ledgerSchema } from '../../../server/core/wire/public-api.ts';
import { notInWords } from '../../support/house/audit-in-words.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts, seed, type VotingStage } from '../../support/house/voting.ts';
import { formOf } from '../../support/pages/client.ts';
import { drawPages, ledTo } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

let house: TestHouse;
let stage: VotingStage;
let consultationId: string;
let children: readonly Child[];
let author: Child;
let moderator: Staff;
let analyst: Staff;
let approver: Staff;
let decisionMaker: Staff;
let releaseId: string;
let findingId: string;
const visitor = { kind: 'visitor' } as const;
const state = (code: string) => ({ ok: false, code });

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [
    { kind: 'statements', prompts: prompts('Vote.'), seeds: [seed('Ask us.')] },
  ]);
  await drafted.open();
  stage = drafted;
  ({ consultationId } = stage);
  [moderator, analyst, approver, decisionMaker] = (await Promise.all(
    (['moderator', 'analyst', 'approver', 'decision-maker'] as const).map((role) => house.staffWho(role)),
  )) as [Staff, Staff, Staff, Staff];
  children = await stage.joinMany(24);
  [author] = children as [Child];
  await stage.publish(author, stage.activities[0] ?? '', 'Ask us each year.');
  for (const [at, child] of children.entries()) {
    const { next } = await need(
      house.services.room.readStatements(child, { activityId: stage.activities[0] ?? '' }),
    );
    for (const { id } of next)
      await need(
        house.services.room.vote(child, { statementId: id, choice: at < 13 ? 'agree' : 'disagree' }),
      );
  }
});
afterAll(() => house.remove());

const judge = (child: Child | undefined, marks: object) =>
  house.services.analysis.evaluate(child as Child, { marks });
const process = () => need(house.services.analysis.process(visitor, { consultationId }));
const lineOf = async (requirement: string) =>
  (await process()).lines.find((line) => line.requirement === requirement);
const say = (child: Child | undefined, text: string) =>
  house.services.room.post(child as Child, {
    id: newId(house.deps.random),
    activityId: processActivity,
    text,
    language: 'en',
  });

describe('who decides', () => {
  it('R251: is named at both levels in every language before it opens, and stands from then on', async () => {
    const { consultation } = house.services;
    const organiser = stage.organiser;
    const gate = await need(consultation.gate(organiser, { consultationId }));
    expect(gate.find(({ item }) => item === 'decider')).toMatchObject({ state: 'ready' });
    expect(gate.find(({ item }) => item === 'answer')).toMatchObject({ state: 'ready' });
    const { row } = await need(consultation.read(organiser, { consultationId }));
    const edit = {
      ...row,
      consultationId,
      sensitiveTopic: false,
      texts: [{ field: 'decider' as const, language: 'en', level: 'older', body: 'Somebody else.' }],
    };
    expect(await consultation.edit(organiser, edit)).toEqual(state('stale-revision'));
    expect(await consultation.edit(organiser, { ...edit, answerDay: '2999-01-01', texts: [] })).toEqual(
      state('stale-revision'),
    );
  });
});

describe('how children judge the way they were asked', () => {
  it('R258: is asked once it is over, not before', async () => {
    expect(await judge(children[0], { safe: 'yes' })).toEqual(state('state-forbids'));
    expect(await say(children[0], 'It was good.')).toMatchObject({ ok: false });
    await stage.move('closed');
    expect(await need(house.services.analysis.evaluation(children[0] as Child, {}))).toEqual({
      takes: true,
      marks: {},
      words: [],
    });
    expect(await house.services.analysis.evaluation(analyst, {})).toEqual(state('not-allowed'));
  });

  it('R258: each line can be skipped, changed and taken back, and there is one a child', async () => {
    const [child] = children;
    await need(judge(child, { safe: 'yes', relevant: 'no' }));
    await need(judge(child, { safe: 'partly' }));
    const own = () => need(house.services.analysis.evaluation(child as Child, {}));
    expect((await own()).marks).toEqual({ safe: 'partly' });
    await need(judge(child, {}));
    expect((await own()).marks).toEqual({});
  });

  it('R260: is told protected, from ten children on, and anew only after ten more', async () => {
    const mark = (at: number) => (at % 2 === 0 ? 'yes' : 'no');
    for (const [at, child] of children.slice(0, 9).entries()) await need(judge(child, { safe: mark(at) }));
    expect(await lineOf('safe')).toMatchObject({ children: null });
    await need(judge(children[9], { safe: mark(9) }));
    expect(await lineOf('safe')).toMatchObject({
      children: 10,
      marks: { yes: null, partly: null, no: null },
    });
    // Nine more and a changed mind: nothing moves. Nor does another line, which fewer have marked, come with it.
    for (const [at, child] of children.slice(10, 19).entries())
      await need(judge(child, { safe: mark(at), relevant: 'yes' }));
    await need(judge(children[0], { safe: 'no' }));
    expect(await lineOf('safe')).toMatchObject({ children: 10 });
    expect(await lineOf('relevant')).toMatchObject({ children: null });
    // Ten say yes and ten no: one of the two is hidden with the third, or it would tell that nobody was in between.
    for (const [at, child] of children.slice(19, 22).entries()) await need(judge(child, { safe: mark(at) }));
    expect(await lineOf('safe')).toMatchObject({ children: 20, marks: { yes: null, partly: null, no: 10 } });
    expect((await process()).lines.map(({ requirement }) => requirement)).toEqual(requirements);
  });

  it('R260: a child that objects or goes moves no line that was told', async () => {
    await need(house.services.privacy.object(children[20] as Child, { use: 'analysis', on: true }));
    await need(judge(children[21], { safe: 'yes' }));
    expect(await lineOf('safe')).toMatchObject({ children: 20 });
    await need(house.services.privacy.object(children[20] as Child, { use: 'analysis', on: false }));
  });

  it('R259: words about it are held, decided by a person, told word for word, and taken back by their child', async () => {
    const { id } = await need(say(children[1], '=Nobody asked me twice.'));
    expect((await process()).words).toEqual([]);
    expect(await say(children[1], 'One more.')).toMatchObject({ ok: false });
    const other = await need(say(children[2], 'Call me Ann, it was fine.'));
    const decide = (one: string, decision: object) =>
      need(
        house.services.moderation.decide(moderator, {
          consultationId,
          id: one,
          revision: 1,
          ...decision,
        } as never),
      );
    const desk = await need(house.services.moderation.desk(moderator, { consultationId }));
    expect(desk.items.map((item) => item.id).sort()).toEqual([id, other.id].sort());
    expect(await house.services.analysis.draft(analyst, { consultationId })).toEqual(state('not-ready'));
    await decide(id, { decision: 'publish' });
    await decide(other.id, {
      decision: 'redact',
      reason: 'personal',
      hidden: [{ start: 8, end: 11, label: 'personal' }],
    });
    const shown = (await process()).words;
    expect(shown.find((each) => each.id === id)?.parts).toEqual([{ text: '=Nobody asked me twice.' }]);
    expect(JSON.stringify(shown)).not.toContain('Ann');
    expect((await need(house.services.analysis.evaluation(children[1] as Child, {}))).words).toMatchObject([
      { id, state: 'published' },
    ]);
    await need(house.services.room.withdraw(children[2] as Child, { id: other.id }));
    expect((await process()).words.map((each) => each.id)).toEqual([id]);
    const db = await house.databases.consultation(consultationId);
    expect(await db?.query('select seq from contribution where id = ?1', [id])).toEqual([[null]]);
  });

  it('R259: they are no part of what is asked, sorted or counted', async () => {
    const { points } = house.services.analysis;
    expect(JSON.stringify(await need(points(analyst, { consultationId })))).not.toContain('asked me twice');
    const place = await need(house.services.room.place(children[1] as Child, {}));
    expect(place.activities.map(({ id }) => id)).not.toContain(processActivity);
    expect(place.own.map(({ activityId }) => activityId)).toContain(processActivity);
  });
});

describe('the ledger', () => {
  it('R261: a release freezes nine lines, and a file says them for machines', async () => {
    const { analysis } = house.services;
    const { statements } = await need(analysis.tables(analyst, { consultationId }));
    const finding = await need(
      analysis.writeFinding(analyst, {
        consultationId,
        language: 'en',
        text: 'The children who took part want to be asked.',
        plain: (['younger', 'older'] as const).map((level) => ({
          language: 'ar',
          level,
          body: 'تريدون أن تُسألوا.',
        })),
        evidence: [
          {
            kind: 'statement',
            subject: statements.find(({ from }) => from === 'children')?.id ?? '',
            cell: 'agree',
          },
        ],
      }),
    );
    ({ findingId } = finding);
    await need(analysis.draft(analyst, { consultationId }));
    ({ releaseId } = await need(analysis.sign({ ...approver, freshFactor: true }, { consultationId })));
    const { release } = await need(analysis.release(visitor, { id: releaseId }));
    expect(release.scorecard.map(({ requirement }) => requirement)).toEqual(requirements);
    const file = await need(analysis.releaseFile(visitor, { id: releaseId, name: 'evidence.json' }));
    const evidence = JSON.parse(Buffer.from(file.bytes).toString('utf8'));
    expect(evidence.requirements).toHaveLength(9);
    expect(evidence.requirements[7]).toMatchObject({
      paragraph: '134 (h)',
      requirement: 'safe',
      children: 20,
      marks: { yes: null, partly: null, no: 10 },
    });
    expect(evidence.requirements[8].facts).toMatchObject({ answerDay: release.answerDay, findings: 1 });
    expect(evidence.requirements[8].facts.whoDecidesNamedIn).toEqual(release.languages);
  });

  it('R450, R799: so have the lists for programs and for readers of feeds', async () => {
    const routes = { '/answers.json': file, '/answers.atom': feed };
    const pages = drawPages(house, { routes, child: null, language: 'ar' });
    const list = ledgerSchema.parse(JSON.parse((await pages.get('/answers.json')).html));
    const finding = list.consultations.flatMap(({ findings }) => findings).find(({ id }) => id === findingId);
    const body = 'تريدون أن تُسألوا.';
    expect(finding?.forChildren).toEqual([
      { language: 'ar', level: 'older', body },
      { language: 'ar', level: 'younger', body },
    ]);
    expect((await pages.get('/answers.atom?language=ar')).html).toContain(body);
  });

  it('R799: the list of all answers has the words for children, for whoever reads another language than the finding has', async () => {
    const all = drawPages(house, { routes: { '/answers': ledger }, child: null, language: 'ar' });
    expect(wordsOf((await all.get('/answers')).html)).toContain('تريدون أن تُسألوا.');
  });

  it('R834: its children are led to it from their first page, and to own words where there are any', async () => {
    const first = (child: Child | undefined) =>
      drawPages(house, { routes: { '/here': home }, child: child as Child }).get('/here');
    const { t } = speakerOf('en');
    const [wrote, silent] = [await first(author), await first(children[5])];
    for (const { html } of [wrote, silent]) expect(html).toContain(`href="/said/${releaseId}"`);
    expect(wordsOf(wrote.html)).toContain(t('answer.out.next'));
    expect(wordsOf(silent.html)).not.toContain(t('answer.out.next'));
  });

  const answer = (more: object = {}) =>
    house.services.analysis.respond(decisionMaker, {
      releaseId,
      findingId,
      decision: 'yes',
      texts: [{ language: 'en', body: 'We ask again in May.' }],
      plain: (['younger', 'older'] as const).map((level) => ({
        language: 'en',
        level,
        body: `In May (${level}).`,
      })),
      dueDay: dayIn(30),
      ...more,
    });
  const dayIn = (days: number) => new Date(house.deps.clock() + days * 86_400_000).toISOString().slice(0, 10);
  const storedState = async () =>
    (
      await (await house.databases.consultation(consultationId))?.query('select state from consultation', [])
    )?.[0]?.[0];
  const entry = async () => {
    const parts = await need(house.services.analysis.ledger(visitor, {}));
    return parts.find((part) => part.releaseId === releaseId)?.entries[0];
  };
  const deed = (more: object = {}) =>
    house.services.analysis.reportDeed(decisionMaker, {
      releaseId,
      findingId,
      state: 'done',
      texts: [{ language: 'en', body: 'We asked on 3 May.' }],
      ...more,
    });

  it('R905, R885, R836, R837: more time for everything is no answer: the consultation is not answered, and a child reads its new day', async () => {
    const { analysis, consultation, room } = house.services;
    const owed = async () => (await need(room.place(author, {}))).owed;
    const stands = async () =>
      (await need(consultation.list(decisionMaker, {}))).find(({ id }) => id === consultationId)?.state;
    const { release } = await need(analysis.release(visitor, { id: releaseId }));
    expect((await entry())?.stand.state).toBe('owed');
    expect(await owed()).toBe(release.answerDay);
    expect(await need(answer({ decision: 'later', dueDay: dayIn(40) }))).toEqual({ answered: false });
    expect([await stands(), await owed()]).toEqual(['published', dayIn(40)]);
    // R837: so does the page of whoever gave that answer.
    const desk = drawPages(house, { routes: { '/staff/c/:id/answers': answers }, staff: decisionMaker });
    const own = wordsOf((await desk.get(`/staff/c/${consultationId}/answers`)).html);
    expect(own).toContain(speakerOf('en').t('ledger.state.more-time', { day: dayInWords('en', dayIn(40)) }));
    // R836: the list says the same.
    const { html } = await drawPages(house, { routes: { '/said': releases }, child: null }).get('/said');
    expect(wordsOf(html)).toContain(dayInWords('en', dayIn(40)));
    expect(wordsOf(html)).not.toContain(dayInWords('en', release.answerDay));
    // So does the list of all answers, also where only some of them were asked for.
    const all = drawPages(house, { routes: { '/answers': ledger }, child: null });
    for (const asked of ['', '?state=more-time']) {
      const listed = wordsOf((await all.get(`/answers${asked}`)).html);
      expect(listed).toContain(speakerOf('en').t('release.answer-due', { day: dayInWords('en', dayIn(40)) }));
      // R748: the day before is named once, as what it was moved from.
      const [from, to] = [release.answerDay, dayIn(40)].map((day) => dayInWords('en', day));
      expect(listed).toContain(speakerOf('en').t('ledger.moved', { from: from ?? '', to: to ?? '' }));
      expect(listed.split(from ?? '')).toHaveLength(2);
    }
    await need(answer({ decision: 'no', dueDay: '' }));
    expect(wordsOf((await all.get('/answers')).html)).not.toContain(dayInWords('en', release.answerDay));
    expect([await stands(), await owed()]).toEqual(['answered', null]);
    // Its state stays, and what is owed is asked of the answers.
    await need(answer({ decision: 'later', dueDay: dayIn(40) }));
    expect([await stands(), await owed()]).toEqual(['published', dayIn(40)]);
    expect(await storedState()).toBe('answered');
    // Its database is put back from before it was approved: who asks is said by its release, and so is what that still owes.
    const terms = async () => need(consultation.publicTerms(visitor, { consultationId }));
    const db = await house.databases.consultation(consultationId);
    const isNow = (state: string, from: string, to: string) =>
      db?.write([
        { sql: 'update consultation set state = ?1', args: [state] },
        { sql: 'update signature set kind = ?2 where kind = ?1', args: [from, to] },
      ]);
    expect(await terms()).toMatchObject({ approvedDay: expect.any(String), owed: dayIn(40) });
    await isNow('closed', 'approved', 'later');
    expect(await terms()).toMatchObject({ approvedDay: null, state: 'closed', owed: dayIn(40) });
    await isNow('answered', 'later', 'approved');
  });

  it('R836: the page of who asks says the day that is owed by now, none once all is answered, and which was missed', async () => {
    const shown = async () => {
      const pages = drawPages(house, { routes: { '/terms/:id': terms }, child: null });
      return wordsOf((await pages.get(`/terms/${consultationId}`)).html);
    };
    const { t } = speakerOf('en');
    const { release } = await need(house.services.analysis.release(visitor, { id: releaseId }));
    const [first, moved] = [release.answerDay, dayIn(40)].map((day) => dayInWords('en', day));
    await need(answer({ decision: 'later', dueDay: dayIn(40) }));
    const later = await shown();
    expect(later).toContain(t('terms.card.answer'));
    expect(later).toContain(moved);
    expect(later).not.toContain(first);
    const now = vi.spyOn(house.deps, 'clock').mockReturnValue(house.deps.clock() + 50 * 86_400_000);
    const late = await shown();
    now.mockRestore();
    expect(late).toContain(t('release.overdue', { day: moved ?? '' }));
    await need(answer({ decision: 'no', dueDay: '' }));
    const answered = await shown();
    expect(answered).not.toContain(t('terms.card.answer'));
    for (const day of [first, moved]) expect(answered).not.toContain(day);
    await need(answer({ decision: 'later', dueDay: dayIn(40) }));
  });

  it('R1038: no page of staff says that nothing is left to answer while an answer is owed, nor the other way round', async () => {
    const { t } = speakerOf('en');
    const routes = { '/staff': staffHome, '/staff/c/:id': overview, '/staff/c/:id/answers': answers };
    const said = async (path: string, staff: Staff) =>
      wordsOf((await drawPages(house, { routes, staff }).get(path)).html);
    const organiser = await house.staffWho('organiser');
    const own = `/staff/c/${consultationId}`;
    const pages = [
      [own, organiser],
      [`${own}/answers`, decisionMaker],
    ] as const;
    await need(answer({ decision: 'later', dueDay: dayIn(40) }));
    for (const [path, staff] of pages) expect(await said(path, staff)).not.toContain(t('life.answered'));
    expect(await said(own, organiser)).toContain(t('life.published.title'));
    const before = (await said('/staff', organiser)).split(t('life.answered')).length;
    await need(answer({ decision: 'no', dueDay: '' }));
    // As a stop between the answer and the move leaves it.
    const db = await house.databases.consultation(consultationId);
    await db?.write([{ sql: `update consultation set state = 'published'`, args: [] }]);
    for (const [path, staff] of pages) expect(await said(path, staff)).toContain(t('life.answered'));
    expect(await said(own, organiser)).toContain(t('life.answered.title'));
    expect((await said('/staff', organiser)).split(t('life.answered'))).toHaveLength(before + 1);
    await db?.write([{ sql: `update consultation set state = 'answered'`, args: [] }]);
  });

  it('R252: an answer has words for children at both levels and a day, or is none', async () => {
    expect(await deed()).toEqual(state('state-forbids'));
    const english = { language: 'en', level: 'older', body: 'x' };
    expect(await answer({ plain: [english] })).toEqual(state('field-missing'));
    expect(await answer({ plain: [english, { ...english, level: 'younger', body: ' ' }] })).toEqual(
      state('field-missing'),
    );
    for (const dueDay of ['', '2030-02-30', dayIn(-2), dayIn(11 * 366)])
      expect(await answer({ dueDay })).toEqual(state('field-missing'));
    await need(answer());
    expect(await entry()).toMatchObject({
      stand: { state: 'promised', dueDay: dayIn(30) },
      response: { plain: [{ body: 'In May (older).' }, { body: 'In May (younger).' }] },
    });
    await need(answer({ decision: 'no', dueDay: '' }));
    expect((await entry())?.stand.state).toBe('no');
  });

  it('R252: another decision leaves in no language the words of the one before', async () => {
    const words = (body: Readonly<Record<string, string>>) => ({
      texts: Object.entries(body).map(([language, each]) => ({ language, body: each })),
      plain: Object.entries(body).flatMap(([language, each]) =>
        ['younger', 'older'].map((level) => ({ language, level, body: each })),
      ),
    });
    await need(answer(words({ en: 'In May.', ar: 'في مايو.' })));
    const no = { decision: 'no', dueDay: '' };
    expect(await answer({ ...no, ...words({ en: 'No money is left.', ar: 'في مايو.' }) })).toEqual(
      state('answer-mixed'),
    );
    expect(await entry()).toMatchObject({ response: { decision: 'yes' } });
    // Better words of the same answer may be for one language, and a language can be left out.
    await need(answer(words({ en: 'By the end of May.', ar: 'في مايو.' })));
    await need(answer({ ...no, ...words({ en: 'No money is left.' }) }));
    await need(answer({ decision: 'later', ...words({ en: 'No money is left.' }) }));
    await need(answer({ ...no }));
  });

  it('R255: a child sees it beside its own words: its level’s words, by when, done or not', async () => {
    const read = async () => (await need(house.services.room.readAnswers(author, {})))[0]?.findings;
    await need(answer());
    expect(await read()).toMatchObject([
      {
        findingId,
        response: { plain: [{ level: 'older' }, { level: 'younger' }], dueDay: dayIn(30), deed: null },
      },
    ]);
    await need(deed());
    expect(await read()).toMatchObject([{ response: { deed: { state: 'done' } } }]);
    await need(answer({ decision: 'no', dueDay: '' }));
  });

  it('R622: what adults wrote in another language alone says so beside a child’s own words', async () => {
    const told = async (language: string) => {
      const pages = drawPages(house, { routes: { '/here/words': words }, child: author, language });
      const { html } = await pages.get('/here/words');
      expect(html).toContain(`/said/${releaseId}`);
      return wordsOf(html).includes(speakerOf(language).t('check.elsewhere'));
    };
    expect(await told('en')).toBe(false);
    expect(await told('sw')).toBe(true);
  });

  it('R253: whether it was done is said after a yes, with a day and a sentence; what was said last stands', async () => {
    expect(await deed()).toEqual(state('state-forbids'));
    await need(answer());
    expect(await deed({ texts: [{ language: 'en', body: ' ' }] })).toEqual(state('field-missing'));
    expect(await deed({ texts: [{ language: 'en', body: 'x'.repeat(301) }] })).toEqual(
      state('field-too-long'),
    );
    expect(await deed({ texts: [{ language: 'fr', body: 'Oui.' }] })).toEqual(state('language-unknown'));
    expect(
      await house.services.analysis.reportDeed(analyst, {
        releaseId,
        findingId,
        state: 'done',
        texts: [{ language: 'en', body: 'Done.' }],
      }),
    ).toEqual(state('not-found'));
    await need(deed({ state: 'not-done', texts: [{ language: 'en', body: 'Nobody had time.' }] }));
    await need(deed());
    expect(await entry()).toMatchObject({
      stand: { state: 'done', daysLate: 0 },
      response: {
        deed: { state: 'done', signedBy: decisionMaker.name, texts: [{ body: 'We asked on 3 May.' }] },
      },
    });
    // A better wording of the answer keeps it; an answer that promises nothing does not.
    await need(answer({ texts: [{ language: 'en', body: 'We ask again.' }] }));
    expect((await entry())?.stand.state).toBe('done');
    await need(answer({ decision: 'later' }));
    expect(await entry()).toMatchObject({ stand: { state: 'more-time' }, response: { deed: null } });
    expect(await verifyAudit(house.databases.control)).toMatchObject({ ok: true });
    expect(await notInWords(house)).toEqual([]);
  });

  it('R253, R748: another promise is not hidden behind what was said of the old one, and that its day was moved is told to everybody', async () => {
    const moved = async () => {
      const parts = await need(house.services.analysis.ledger(visitor, {}));
      const found = parts.find((part) => part.releaseId === releaseId)?.entries[0]?.response;
      return found && movedDays(found, { answerDay: '' }).slice(-1);
    };
    await need(answer({ dueDay: dayIn(30) }));
    await need(deed({ state: 'not-done' }));
    await need(answer({ dueDay: dayIn(60) }));
    expect(await entry()).toMatchObject({ stand: { state: 'promised', dueDay: dayIn(60) } });
    expect(await moved()).toMatchObject([{ from: dayIn(30), to: dayIn(60) }]);
    await need(deed());
    await need(answer({ dueDay: dayIn(60), texts: [{ language: 'en', body: 'In better words.' }] }));
    expect((await entry())?.stand.state).toBe('done');
    expect(await moved()).toMatchObject([{ from: dayIn(30), to: dayIn(60) }]);
    await need(answer({ decision: 'partly', dueDay: dayIn(60) }));
    expect((await entry())?.stand.state).toBe('promised');
    await need(answer({ decision: 'later' }));
  });

  it('R253, R903: once its day is over a promise is said in better words and stays done; no other day that is over is named', async () => {
    const past = dayIn(-5);
    await need(answer({ dueDay: dayIn(30) }));
    // The day passes.
    await house.databases.control.write([
      { sql: 'update response set due_day = ?1 where finding_id = ?2', args: [past, findingId] },
    ]);
    await need(deed());
    const better = [{ language: 'en', body: 'We asked in May, and again in June.' }];
    await need(answer({ dueDay: past, texts: better }));
    expect(await entry()).toMatchObject({
      stand: { state: 'done' },
      response: { texts: better, dueDay: past, deed: { state: 'done' } },
    });
    expect(await answer({ decision: 'partly', dueDay: past })).toEqual(state('field-missing'));
    expect(await answer({ dueDay: dayIn(-4) })).toEqual(state('field-missing'));
    await need(answer({ decision: 'later' }));
  });

  it('R716: words of an answer that are too long, or missing, are said so at their own field', async () => {
    const { t } = speakerOf('en');
    const desk = drawPages(house, { routes: { '/staff/c/:id/answers': answers }, staff: decisionMaker });
    await need(answer({ dueDay: dayIn(30) }));
    const page = await desk.get(`/staff/c/${consultationId}/answers`);
    const field = (part: string) => `answer.${findingId}.${part}`;
    const languages = formOf(page, { field: field('decision') }).fields.map(({ name }) => name);
    const other = languages.filter((name) => /\.[a-z]{2}$/.test(name)).at(-1) ?? '';
    expect(other).not.toBe(field('en'));
    const long = await desk.send(page, { field: field('decision') }, { [other]: 'a'.repeat(5_001) });
    expect(wordsOf(long.html)).toContain(t('staff.too-long', { most: 5_000 }));
    expect(ledTo(long)).toBe(other);
    const none = await desk.send(page, { field: field('deed') }, { [field('deed')]: 'not-done' });
    expect(ledTo(none)).toBe(field('deed.en'));
    await need(answer({ decision: 'later' }));
  });

  it('R621: that a promise is late is what whoever made it reads first, and its form is open', async () => {
    const { t } = speakerOf('en');
    const routes = { '/staff': staffHome, '/staff/c/:id/answers': answers };
    const desk = drawPages(house, { routes, staff: decisionMaker });
    const late = async () => wordsOf((await desk.get('/staff')).html).includes(t('staff.home.late'));
    await need(answer({ dueDay: dayIn(30) }));
    expect(await late()).toBe(false);
    // The day passes.
    await house.databases.control.write([
      { sql: 'update response set due_day = ?1 where finding_id = ?2', args: [dayIn(-5), findingId] },
    ]);
    expect(await late()).toBe(true);
    const { html } = await desk.get('/staff');
    expect(wordsOf(html)).toContain(t('next.late'));
    const page = (await desk.get(`/staff/c/${consultationId}/answers`)).html;
    expect(page).toContain(`href="#finding-${findingId}"`);
    expect(page).toMatch(/<details[^>]* open=""/);
    await need(deed({ state: 'not-done' }));
    expect(await late()).toBe(false);
    await need(answer({ decision: 'later' }));
  });

  it('R744, R904: a deed is said of the promise that was read, and nothing that was said of it is overwritten unread', async () => {
    const seen = async () =>
      (await need(house.services.analysis.readAnswersDesk(decisionMaker, { consultationId }))).seenDeeds[
        findingId
      ] ?? '';
    await need(answer({ dueDay: dayIn(30) }));
    const first = await seen();
    await need(answer({ dueDay: dayIn(60) }));
    expect(await deed({ seen: first })).toEqual(state('stale-revision'));
    expect((await entry())?.stand.state).toBe('promised');
    const second = await seen();
    // Better words are the same promise.
    await need(answer({ dueDay: dayIn(60), texts: [{ language: 'en', body: 'We ask anew.' }] }));
    const notYet = { state: 'not-done', texts: [{ language: 'en', body: 'Not yet.' }] };
    const both = await Promise.all([deed({ seen: second }), deed({ ...notYet, seen: second })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual(state('stale-revision'));
    // The same said again is said already.
    const [said] = both;
    await need(deed({ ...(said.ok ? {} : notYet), seen: second }));
    await need(answer({ decision: 'later' }));
    expect(await deed({ seen: await seen() })).toEqual(state('state-forbids'));
  });

  it('R1264: a release is read once for all pages that name it, and a file that is taken along is held against its hash', async () => {
    const { analysis } = house.services;
    const { control } = house.databases;
    const read = () => need(analysis.release(visitor, { id: releaseId }));
    const first = await read();
    const [[bytes] = []] = await control.query(
      `select bytes from release_file where release_id = ?1 and name = 'release.json'`,
      [releaseId],
    );
    const put = (to: unknown) =>
      control.write([
        {
          sql: `update release_file set bytes = ?1 where release_id = ?2 and name = 'release.json'`,
          args: [to as Uint8Array, releaseId],
        },
      ]);
    await put(Buffer.from('{}'));
    expect((await read()).release).toEqual(first.release);
    await expect(analysis.releaseFile(visitor, { id: releaseId, name: 'release.json' })).rejects.toThrow(
      /signed hash/,
    );
    await put(bytes);
    // What is answered to it is read each time.
    await need(answer({ texts: [{ language: 'en', body: 'We ask for the third time.' }] }));
    expect((await read()).responses).not.toEqual(first.responses);
    await need(answer({ decision: 'later' }));
  });

  it('R747: an answer and a deed are said after the consultation was destroyed as before', async () => {
    const { analysis, consultation, retention } = house.services;
    await need(retention.destroy({ kind: 'system', name: 'clock' }, { consultationId }));
    expect((await entry())?.stand.state).toBe('more-time');
    expect(await need(analysis.readAnswersDesk(decisionMaker, { consultationId }))).toMatchObject({
      state: 'destroyed',
      release: { id: releaseId },
      responses: [{ findingId, decision: 'later' }],
    });
    expect(await analysis.readAnswersDesk(analyst, { consultationId })).toEqual(state('not-found'));
    expect(await answer({ texts: [{ language: 'sw', body: 'Ndiyo.' }] })).toEqual(state('language-unknown'));
    expect(await need(answer())).toEqual({ answered: true });
    await need(deed());
    expect((await entry())?.stand.state).toBe('done');
    const listed = await need(consultation.list(decisionMaker, {}));
    expect(listed.find(({ id }) => id === consultationId)?.state).toBe('destroyed');
  });
});
