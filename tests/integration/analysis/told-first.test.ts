import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as erasing from '../../../app/routes/child/me/erase.tsx';
import * as uses from '../../../app/routes/child/me/uses.tsx';
import * as said from '../../../app/routes/public/release/release.tsx';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { toldFirst } from '../../../server/usecases/analysis/told-first.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, option, prompts, seed, type VotingStage } from '../../support/house/voting.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');

let house: TestHouse;
let stage: VotingStage;
let consultationId: string;
let analyst: Staff;
let approver: Staff;
let children: readonly Child[];
let words: readonly string[];
let pointIds: readonly string[];

/** 27 children: 15 agree and 12 do not, 10 chose the first, 15 say one thing and 12 another. One of the first ten less, and each number falls a step. */
beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [
    { kind: 'statements', prompts: prompts('Vote.'), seeds: [seed('Cars are too fast')] },
    { kind: 'poll', form: 'multiple', prompts: prompts('Choose.'), options: ['A', 'B', 'C'].map(option) },
    { kind: 'question', prompts: prompts('What do you say?') },
  ]);
  await drafted.open();
  stage = drafted;
  ({ consultationId } = stage);
  const [statements = '', poll = '', question = ''] = stage.activities;
  [analyst, approver] = await Promise.all([house.staffWho('analyst'), house.staffWho('approver')]);
  children = await stage.joinMany(27);
  const written: string[] = [];
  for (const [at, child] of children.entries()) {
    const { next } = await need(house.services.room.readStatements(child, { activityId: statements }));
    const choice = at < 15 ? 'agree' : 'disagree';
    await need(house.services.room.vote(child, { statementId: next[0]?.id ?? '', choice }));
    await need(house.services.room.answerPoll(child, { activityId: poll, choice: at < 10 ? [1] : [2] }));
    written.push(await stage.publish(child, question, 'More lamps.'));
  }
  words = written;
  await stage.move('closed');
  const name = async (title: string) =>
    (
      await need(
        house.services.analysis.namePoint(analyst, {
          consultationId,
          activityId: question,
          title,
          language: 'en',
        }),
      )
    ).pointId;
  pointIds = [await name('Lamps'), await name('Crossings')];
  await sort(words.map((_, at) => at));
});
afterAll(() => house.remove());

const sort = (those: readonly number[], under?: string) =>
  need(
    house.services.analysis.sort(analyst, {
      consultationId,
      sorting: those.map((at) => ({
        contributionId: words[at] ?? '',
        pointId: under ?? pointIds[at < 15 ? 0 : 1] ?? '',
      })),
    }),
  );
const tables = () => need(house.services.analysis.tables(analyst, { consultationId }));
/** Every number that staff is shown. */
const numbers = async () => {
  const { ways, statements, polls, points, attributes } = await tables();
  return { ways, statements, polls, points, attributes };
};
const child = (at: number) => children[at] as Child;
const object = (at: number, on: boolean) =>
  need(house.services.privacy.object(child(at), { use: 'analysis', on }));
const erase = async (at: number) => {
  await need(house.services.privacy.erase(child(at), {}));
  await need(house.services.privacy.finish(child(at), child(at)));
};

describe('R704: what was told after closing is told again as it was', () => {
  it('nobody is counted who said no before anybody looked, and no child reads that numbers were seen', async () => {
    await object(26, true);
    expect(await need(house.services.privacy.uses(child(0), {}))).toMatchObject({
      released: false,
      seen: false,
    });
  });

  it('of two who look at once the second is told what the first one was', async () => {
    const db = await house.databases.consultation(consultationId);
    if (!db) throw new Error('no database');
    const look = (told: number) => toldFirst<number>(db, 'account', async (before) => before ?? told);
    const second = await toldFirst<number>(db, 'account', async (before) => {
      if (before === undefined) expect(await look(1)).toBe(1);
      return before ?? 2;
    });
    expect([second, await look(3)]).toEqual([1, 1]);
  });

  it('who objects, takes that back or is erased moves no number, to staff or in the draft', async () => {
    const first = await numbers();
    expect(first.statements[0]?.table.cells[0]).toEqual({ cell: 'agree', children: 15 });
    expect(first.polls[0]?.table.cells[0]).toEqual({ cell: '1', children: 10 });
    expect(first.points.map(({ children: told }) => told)).toEqual([15, 10]);
    await object(26, false);
    expect(await numbers()).toEqual(first);
    await object(0, true);
    expect(await numbers()).toEqual(first);
    await object(0, false);
    expect(await numbers()).toEqual(first);
    await erase(1);
    expect(await numbers()).toEqual(first);
    for (const at of [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) await erase(at);
    expect(await numbers()).toEqual(first);
  });

  it('a child that may still say no reads that numbers were seen, and that they stay', async () => {
    const { privacy } = house.services;
    expect(await need(privacy.uses(child(0), {}))).toMatchObject({ released: false, seen: true });
    expect(await need(privacy.erasure(child(0), {}))).toMatchObject({ released: false, seen: true });
    const routes = { '/here/uses': uses, '/here/erase': erasing };
    const pages = drawPages(house, { routes, child: child(0) });
    expect(wordsOf((await pages.get('/here/uses')).html)).toContain(t('uses.seen'));
    expect(wordsOf((await pages.get('/here/erase')).html)).toContain(t('erase.will.seen'));
  });

  it('R705: how many made a point is told anew once somebody sorted, and not once it is drafted', async () => {
    const before = await numbers();
    // Of the first point children 0, 13 and 14 are still there, and two are put under it now.
    await sort([15, 16], pointIds[0]);
    const after = await numbers();
    expect(after.points.map(({ children: told }) => told)).toEqual([null, 10]);
    expect({ ...after, points: [] }).toEqual({ ...before, points: [] });
    await sort([17, 18, 19, 20, 21], pointIds[0]);
    expect((await numbers()).points[0]?.children).toBe(10);
    const { analysis } = house.services;
    const statement = before.statements[0]?.id ?? '';
    const finding = { consultationId, language: 'en', text: 'They want lamps.' };
    await need(
      analysis.writeFinding(analyst, {
        ...finding,
        evidence: [
          { kind: 'point', subject: pointIds[0] ?? '', cell: '' },
          { kind: 'statement', subject: statement, cell: 'agree' },
        ],
      }),
    );
    await need(analysis.draft(analyst, { consultationId }));
    const draft = await need(analysis.readDraft(approver, { consultationId }));
    await erase(20);
    const again = await need(analysis.readDraft(approver, { consultationId }));
    expect(again).toEqual(draft);
    // Opinion groups are made of all votes together: made anew they would say where that child stood.
    expect(again.opinion).toEqual(draft.opinion);
    const { releaseId } = await need(analysis.sign(approver, { consultationId }));
    const { release } = await need(analysis.release({ kind: 'visitor' }, { id: releaseId }));
    expect(release.statements).toEqual(draft.statements);
    expect(release.topics).toEqual(draft.topics);
    expect(release.ways).toEqual(before.ways);
    expect(await need(house.services.privacy.uses(child(0), {}))).toMatchObject({
      released: true,
      seen: false,
    });
  }, 60_000);

  it('R707: once more children judged, the page of the release says that the signed file has earlier lines', async () => {
    const { analysis } = house.services;
    const { control } = house.databases;
    const [[id] = []] = await control.query('select id from release', []);
    const page = async () =>
      wordsOf(
        (await drawPages(house, { routes: { '/said/:id': said }, child: null }).get(`/said/${id}`)).html,
      );
    expect(await page()).not.toContain(t('score.newer'));
    for (const at of [0, 13, 14, 15, 16, 17, 18, 19, 21, 22])
      await need(analysis.evaluate(child(at), { marks: { safe: at % 2 === 0 ? 'yes' : 'no' } }));
    expect(await page()).toContain(t('score.newer'));
  });
});
