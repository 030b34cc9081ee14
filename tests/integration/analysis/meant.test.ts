import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { meantField } from '../../../app/forms/meant-fields.ts';
import * as check from '../../../app/routes/child/words/check.tsx';
import type { MeantAnswer } from '../../../server/core/analysis/meant.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import type { FindingEdit } from '../../../server/usecases/analysis/write-finding.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, option, prompts, seed, type VotingStage } from '../../support/house/voting.ts';
import { drawPages, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

let house: TestHouse;
let stage: VotingStage;
let consultationId: string;
let children: readonly Child[];
let phrase: string;
let analyst: Staff;
let approver: Staff;
let moderator: Staff;
/** Rests on a point that children 0 to 11 made; on the sentence of child 12. */
let ofPoint: string;
let ofSentence: string;
let releaseId: string;
const visitor = { kind: 'visitor' } as const;
const { t } = speakerOf('en');
const state = (code: string) => ({ ok: false, code });
const child = (at: number) => children[at] as Child;

const asked = (at: number) => need(house.services.analysis.findingsToCheck(child(at), {}));
const say = (at: number, answers: Readonly<Record<string, MeantAnswer>>) =>
  house.services.analysis.checkFindings(child(at), { answers });
const find = (edit: Omit<FindingEdit, 'consultationId'>) =>
  house.services.analysis.writeFinding(analyst, { consultationId, ...edit });

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [
    { kind: 'question', prompts: prompts('What is missing?') },
    { kind: 'statements', prompts: prompts('Vote.'), seeds: [seed('A year is enough.')] },
  ]);
  await drafted.open();
  stage = drafted;
  ({ consultationId } = stage);
  const [question = '', sentences = ''] = stage.activities;
  [analyst, approver, moderator] = (await Promise.all(
    (['analyst', 'approver', 'moderator'] as const).map((role) => house.staffWho(role)),
  )) as [Staff, Staff, Staff];
  children = await stage.joinMany(26);
  const { instead } = await need(house.services.privacy.readPhrase(child(0), {}));
  const made = await need(house.services.privacy.makePhrase(child(0), { instead, language: 'en' }));
  phrase = made.words.join(' ');
  const said: string[] = [];
  for (const each of children.slice(0, 12)) said.push(await stage.publish(each, question, 'Who reads it.'));
  await stage.publish(child(12), sentences, 'Ask us each year.');
  let own = '';
  for (const [at, each] of children.entries()) {
    const { next } = await need(house.services.room.readStatements(each, { activityId: sentences }));
    own = next.find(({ from }) => from === 'children')?.id ?? own;
    for (const { id: statementId } of next)
      await need(house.services.room.vote(each, { statementId, choice: at < 14 ? 'agree' : 'disagree' }));
  }
  expect(await say(0, {})).toEqual(state('state-forbids'));
  await stage.move('closed');
  const { analysis } = house.services;
  const point = { consultationId, activityId: question, title: 'Who reads it', language: 'en' };
  const { pointId } = await need(analysis.namePoint(analyst, point));
  const sorting = said.map((contributionId) => ({ contributionId, pointId }));
  await need(analysis.sort(analyst, { consultationId, sorting }));
  const plain = (['younger', 'older'] as const).map((level) => ({
    language: 'en',
    level,
    body: ` You want to know who reads it (${level}). `,
  }));
  const written = { language: 'en', text: 'Children ask who reads it.', plain };
  const onPoint = { kind: 'point' as const, subject: pointId, cell: '' };
  ({ findingId: ofPoint } = await need(find({ ...written, evidence: [onPoint] })));
  const onSentence = { kind: 'statement' as const, subject: own, cell: 'agree' };
  const sentence = { language: 'en', text: 'They want to be asked.', evidence: [onSentence] };
  ({ findingId: ofSentence } = await need(find(sentence)));
});
afterAll(() => house.remove());

describe('a finding in words for children', () => {
  it('R299: has them at either level in the languages of the consultation, or none', async () => {
    const findings = async () =>
      (await need(house.services.analysis.tables(analyst, { consultationId }))).findings;
    const [first, second] = await findings();
    expect(first?.plain).toEqual([
      { language: 'en', level: 'older', body: 'You want to know who reads it (older).' },
      { language: 'en', level: 'younger', body: 'You want to know who reads it (younger).' },
    ]);
    expect(second?.plain).toEqual([]);
    const again = { language: 'en', text: 'They want to be asked.', evidence: second?.evidence ?? [] };
    const words = (body: string, language = 'en', level = 'older') =>
      find({ ...again, findingId: ofSentence, plain: [{ language, level, body }] });
    expect(await words('Oui.', 'fr')).toEqual(state('language-unknown'));
    expect(await words('x'.repeat(601))).toEqual(state('field-too-long'));
    await need(words('Ask us.', 'ar'));
    expect((await findings())[1]?.plain).toEqual([{ language: 'ar', level: 'older', body: 'Ask us.' }]);
    await need(words(' '));
    expect((await findings())[1]?.plain).toEqual([]);
  });
});

describe('children before the signature', () => {
  it('R291: are asked once there is a draft, not before, and nobody else is', async () => {
    expect(await asked(0)).toMatchObject({ answering: 'early', findings: [] });
    expect(await say(0, { [ofPoint]: 'yes' })).toEqual(state('state-forbids'));
    await need(house.services.analysis.draft(analyst, { consultationId }));
    expect((await asked(0)).answering).toBe('open');
    for (const staff of [analyst, approver, moderator])
      expect(await house.services.analysis.findingsToCheck(staff, {})).toEqual(state('not-allowed'));
    expect(await house.services.analysis.checkFindings(analyst, { answers: {} })).toEqual(
      state('not-allowed'),
    );
  });

  it('R291: are asked about what their words became, and about all where they became nothing', async () => {
    const ids = async (at: number) => {
      const { own, findings } = await asked(at);
      return { own, ids: findings.map(({ id }) => id) };
    };
    expect(await ids(0)).toEqual({ own: true, ids: [ofPoint] });
    expect(await ids(12)).toEqual({ own: true, ids: [ofSentence] });
    expect(await ids(20)).toEqual({ own: false, ids: [ofPoint, ofSentence] });
    const read = await asked(0);
    expect(read.findings[0]?.plain).toHaveLength(2);
    expect(JSON.stringify(read)).not.toMatch(/"children"|"evidence"/);
  });

  it('R291: are asked with their six words as well', async () => {
    const { privacy, room, analysis } = house.services;
    const network = newId(house.deps.random);
    const seat = await need(privacy.returnWithPhrase(visitor, { phrase, network }));
    const { actor } = await need(room.identify(visitor, seat));
    await need(analysis.checkFindings(actor, { answers: { [ofPoint]: 'partly' } }));
    expect((await need(analysis.findingsToCheck(actor, {}))).findings).toMatchObject([
      { id: ofPoint, answer: 'partly' },
    ]);
  });

  it('R292: change and take back what they said, and say it once of each finding that they are asked about', async () => {
    const answers = async (at: number) => (await asked(at)).findings.map(({ answer }) => answer);
    await need(say(20, { [ofPoint]: 'unclear', [ofSentence]: 'no' }));
    expect(await answers(20)).toEqual(['unclear', 'no']);
    await need(say(20, { [ofSentence]: 'partly' }));
    expect(await answers(20)).toEqual([null, 'partly']);
    await need(say(20, {}));
    expect(await answers(20)).toEqual([null, null]);
    await need(say(0, { [ofPoint]: 'yes', [ofSentence]: 'no', nothing: 'no' }));
    expect(await answers(0)).toEqual(['yes']);
    const db = await house.databases.consultation(consultationId);
    const rows = await db?.query('select finding_id, answer from meant where participant_id = ?1', [
      child(0).participantId,
    ]);
    expect(rows).toEqual([[ofPoint, 'yes']]);
  });

  it('R1234: send it again where it could not be written: it stands chosen still', async () => {
    const faults: unknown[] = [];
    const onFault = (error: unknown) => void faults.push(error);
    const pages = drawPages(house, { routes: { '/here/check': check }, child: child(20), onFault });
    const db = await house.databases.consultation(consultationId);
    if (!db) throw new Error('no database');
    const full = vi.spyOn(db, 'write').mockRejectedValueOnce(new Error('database or disk is full'));
    const page = await pages.get('/here/check');
    const form = { field: meantField(ofPoint) };
    const back = await pages.send(page, form, { [meantField(ofPoint)]: 'partly' });
    expect([back.status, faults.length]).toEqual([400, 1]);
    expect(wordsOf(back.html)).toContain(t('choice.try-again'));
    expect(typedIn(back, form)).toMatchObject({ [meantField(ofPoint)]: ['partly'] });
    full.mockRestore();
    await pages.send(back, form);
    expect((await asked(20)).findings.map(({ answer }) => answer)).toEqual(['partly', null]);
    await need(say(20, {}));
  });

  it('R742: an answer to words that were written anew meanwhile is none to the new ones, and what was said of these stays', async () => {
    const { analysis } = house.services;
    const old = await asked(20);
    const read = Object.fromEntries(old.findings.map((each) => [each.id, each.read]));
    const send = (answers: Readonly<Record<string, MeantAnswer>>) =>
      need(analysis.checkFindings(child(20), { answers, read }));
    const answers = async () => (await asked(20)).findings.map(({ answer }) => answer);
    expect(await send({ [ofPoint]: 'yes', [ofSentence]: 'yes' })).toEqual({ reworded: false });
    expect(await answers()).toEqual(['yes', 'yes']);
    await need(analysis.returnDraft(approver, { consultationId }));
    const { findings } = await need(analysis.tables(analyst, { consultationId }));
    const evidence = findings.find(({ id }) => id === ofSentence)?.evidence ?? [];
    await need(
      find({ findingId: ofSentence, language: 'en', text: 'They want to be asked each year.', evidence }),
    );
    await need(analysis.draft(analyst, { consultationId }));
    expect(await answers()).toEqual(['yes', null]);
    expect(await send({ [ofPoint]: 'partly', [ofSentence]: 'yes' })).toEqual({ reworded: true });
    expect(await answers()).toEqual(['partly', null]);
    const now = (await asked(20)).findings.find(({ id }) => id === ofSentence)?.read ?? '';
    await need(
      analysis.checkFindings(child(20), { answers: { [ofSentence]: 'no' }, read: { [ofSentence]: now } }),
    );
    // The old page again: the answer to the new words is not taken away by one to the old ones, nor by leaving them out.
    expect(await send({ [ofPoint]: 'yes', [ofSentence]: 'yes' })).toEqual({ reworded: true });
    expect(await send({ [ofPoint]: 'yes' })).toEqual({ reworded: false });
    expect(await answers()).toEqual(['yes', 'no']);
    expect(
      await need(analysis.checkFindings(child(20), { answers: { [ofSentence]: 'yes' }, read: {} })),
    ).toEqual({
      reworded: true,
    });
    expect(await answers()).toEqual(['yes', 'no']);
    await need(say(20, {}));
  });

  it('R295: are heard by nobody of the staff: what a desk reads is the same to the byte after they answered', async () => {
    const { analysis, consultation } = house.services;
    const look = async () =>
      JSON.stringify([
        await need(analysis.readDraft(approver, { consultationId })),
        await need(analysis.tables(analyst, { consultationId })),
        await need(analysis.tables(approver, { consultationId })),
        await need(analysis.points(analyst, { consultationId })),
        await need(consultation.read(approver, { consultationId })),
      ]);
    const before = await look();
    for (let at = 0; at < 12; at += 1) await need(say(at, { [ofPoint]: at < 9 ? 'yes' : 'no' }));
    await need(say(12, { [ofSentence]: 'yes' }));
    for (let at = 13; at < 23; at += 1)
      await need(say(at, { [ofPoint]: at < 17 ? 'yes' : 'no', ...(at < 21 ? { [ofSentence]: 'yes' } : {}) }));
    await need(say(23, { [ofPoint]: 'partly' }));
    expect(await look()).toBe(before);
    expect(before).not.toContain('"meant"');
  });

  it('R298: are counted neither where they object to analysis nor while their erasure waits', async () => {
    const { privacy } = house.services;
    await need(privacy.object(child(25), { use: 'analysis', on: true }));
    expect(await asked(25)).toMatchObject({ counted: false });
    expect(await asked(24)).toMatchObject({ counted: true });
    for (const at of [24, 25]) await need(say(at, { [ofPoint]: 'no', [ofSentence]: 'no' }));
    await need(privacy.erase(child(24), {}));
    expect(await say(24, { [ofSentence]: 'yes' })).toEqual(state('state-forbids'));
  });

  it('R298: see what they answered among what is held about them', async () => {
    const { tables } = await need(house.services.privacy.held(child(9), {}));
    const held = tables.find(({ table }) => table === 'meant');
    expect(held?.fields).toEqual(expect.arrayContaining(['finding_id', 'answer']));
    expect(held?.rows).toHaveLength(1);
    expect(held?.rows[0]).toEqual(expect.arrayContaining([ofPoint, 'no']));
  });
});

describe('the release', () => {
  it('R293, R294, R297: tells the agreement protected, keeps an objection without a number, and freezes both', async () => {
    const { analysis } = house.services;
    ({ releaseId } = await need(analysis.sign(approver, { consultationId })));
    const { release, files } = await need(analysis.release(visitor, { id: releaseId }));
    const told = new Map(release.findings.map(({ id, meant }) => [id, meant]));
    // 13 yes, 9 no, 1 partly; 2 more no that nobody may count.
    expect(told.get(ofPoint)).toEqual({
      children: 20,
      answers: { yes: 10, partly: null, no: null, unclear: null },
      objected: true,
    });
    // 9 yes, and no from two that nobody may count.
    expect(told.get(ofSentence)).toEqual({
      children: null,
      answers: { yes: null, partly: null, no: null, unclear: null },
      objected: false,
    });
    expect(release.findings[0]?.plain).toHaveLength(2);
    const table = await need(analysis.releaseFile(visitor, { id: releaseId, name: 'meant.csv' }));
    expect(Buffer.from(table.bytes).toString()).toContain(
      `${ofPoint},en,Children ask who reads it.,20,10,,,,yes`,
    );
    expect(files.map(({ name }) => name)).toContain('meant.csv');
    for (const { participantId } of children) expect(JSON.stringify(release)).not.toContain(participantId);
  });

  it('R297: is over for children: nothing is answered any more, and who is erased changes no file', async () => {
    expect(await asked(0)).toMatchObject({ answering: 'over', findings: [] });
    expect(await say(0, { [ofPoint]: 'no' })).toEqual(state('state-forbids'));
    const { analysis, privacy } = house.services;
    const before = await need(analysis.release(visitor, { id: releaseId }));
    await need(privacy.erase(child(9), {}));
    await need(privacy.finish(child(9), child(9)));
    const db = await house.databases.consultation(consultationId);
    const left = await db?.query('select 1 from meant where participant_id = ?1', [child(9).participantId]);
    expect(left).toEqual([]);
    expect(await need(analysis.release(visitor, { id: releaseId }))).toEqual(before);
  });

  it('R296: waits for nobody: signed where no child answered, it says so', async () => {
    const { analysis, room } = house.services;
    const poll = { kind: 'poll' as const, form: 'single' as const, prompts: prompts('Choose.') };
    const other = await draftVoting(house, [{ ...poll, options: ['A', 'B'].map(option) }]);
    await other.open();
    const [activityId = ''] = other.activities;
    for (const [at, each] of (await other.joinMany(22)).entries())
      await need(room.answerPoll(each, { activityId, choice: [at < 11 ? 1 : 2] }));
    await other.move('closed');
    const of = { consultationId: other.consultationId };
    const evidence = [{ kind: 'poll' as const, subject: activityId, cell: '1' }];
    const finding = { ...of, language: 'en', text: 'Many chose A.', evidence };
    await need(analysis.writeFinding(analyst, finding));
    await need(analysis.draft(analyst, of));
    const signed = await need(analysis.sign(approver, of));
    const { release } = await need(analysis.release(visitor, { id: signed.releaseId }));
    expect(release.findings[0]?.meant).toEqual({
      children: null,
      answers: { yes: null, partly: null, no: null, unclear: null },
      objected: false,
    });
  });
});
