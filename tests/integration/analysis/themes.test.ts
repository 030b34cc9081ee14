import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allJudged } from '../../../db/queries/analysis/judged.ts';
import type { ThemeWork } from '../../../server/core/analysis/themes/work.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { createThemeThreads } from '../../../server/themes/threads.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, prompts, type VotingStage } from '../../support/house/voting.ts';

const parks = [
  'The park has no swings',
  'Our park needs trees',
  'The swings in the park are broken',
  'More trees in the park',
];
const buses = [
  'The bus is always late',
  'Our bus costs too much',
  'The bus driver does not stop',
  'The late bus is full',
];

let house: TestHouse;
let stage: VotingStage;
let consultationId: string;
let question: string;
let analyst: Staff;
let second: Staff;
let author: Child;
let pointIds: { park: string; bus: string };
const ids: Record<string, string[]> = { park: [], bus: [], open: [] };
let refused: string;
let returned: string;
let unmarked: string;

const sorting = (actor = analyst) => need(house.services.analysis.points(actor, { consultationId }));
const sample = (actor: Staff) => need(house.services.analysis.secondCoding(actor, { consultationId }));
const put = (contributionId: string, pointId: string, actor = analyst) =>
  house.services.analysis.sort(actor, { consultationId, sorting: [{ contributionId, pointId }] });
const again = (contributionId: string, code: string, actor = second) =>
  house.services.analysis.codeSecond(actor, { consultationId, coding: [{ contributionId, code }] });

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [{ kind: 'question', prompts: prompts('What should change?') }]);
  await drafted.open();
  stage = drafted;
  ({ consultationId } = stage);
  [question = ''] = stage.activities;
  analyst = await house.staffWho('analyst');
  second = { ...analyst, staffId: newId(house.deps.random), name: 'Lena' };
  const children = await stage.joinMany(12);
  author = children[0] as Child;
  for (const [at, child] of children.entries()) {
    const from = (texts: readonly string[]) => `${texts[at % texts.length]}, says child ${at}.`;
    ids.park?.push(await stage.publish(child, question, from(parks)));
    ids.bus?.push(await stage.publish(child, question, from(buses)));
  }
  ids.open?.push(await stage.publish(author, question, 'Swings and trees for the park please.'));
  ids.open?.push(await stage.publish(author, question, 'Whales sing beneath icebergs.'));
  const moderator = await house.staffWho('moderator');
  const keptBack = async (
    decision: 'refuse' | 'return',
    { text, marked }: { text: string; marked?: string },
  ) => {
    const id = newId(house.deps.random);
    await need(house.services.room.post(author, { id, activityId: question, text, language: 'en' }));
    const start = text.indexOf(marked ?? '');
    const hidden =
      marked === undefined ? [] : [{ start, end: start + marked.length, label: 'hurt' as const }];
    const decided = { consultationId, id, revision: 1, decision, reason: 'hurt' as const, hidden };
    await need(house.services.moderation.decide(moderator, decided));
    return id;
  };
  refused = await keptBack('refuse', {
    text: 'The bus driver stops late, you idiots.',
    marked: ', you idiots',
  });
  returned = await keptBack('return', { text: 'The bus is late, you fools.', marked: ', you fools' });
  unmarked = await keptBack('return', { text: 'You are all late fools.' });
  await stage.move('closed');
  const named = (title: string) =>
    need(
      house.services.analysis.namePoint(analyst, {
        consultationId,
        activityId: question,
        title,
        language: 'en',
      }),
    );
  pointIds = { park: (await named('A better park')).pointId, bus: (await named('A better bus')).pointId };
});
afterAll(() => house.remove());

describe('sorting with suggestions', () => {
  it('R222: nothing is suggested while little is coded', async () => {
    expect((await sorting()).suggested[question]).toEqual({ state: 'ready', codes: {} });
  });

  it('R221: from what a person sorted the rest is suggested, and nothing moves', async () => {
    for (const topic of ['park', 'bus'] as const)
      for (const id of ids[topic] ?? []) await need(put(id, pointIds[topic]));
    const before = (await sorting()).contributions;
    const suggested = (await sorting()).suggested[question];
    const [swings = '', whales = ''] = ids.open ?? [];
    expect(suggested).toEqual({
      state: 'ready',
      codes: {
        [swings]: pointIds.park,
        [whales]: 'none-fits',
        [refused]: pointIds.bus,
        [returned]: pointIds.bus,
      },
    });
    expect((await sorting()).contributions).toEqual(before);
    expect(
      before
        .filter(({ pointId }) => pointId === null)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([swings, whales, refused, returned].sort());
  });

  it('R223: none fits and cannot decide are codes of their own, and no point; another word is none', async () => {
    const [, whales = ''] = ids.open ?? [];
    await need(put(whales, 'none-fits'));
    const coded = async () => (await sorting()).contributions.find(({ id }) => id === whales)?.pointId;
    expect(await coded()).toBe('none-fits');
    await need(put(whales, 'cannot-decide'));
    expect(await coded()).toBe('cannot-decide');
    expect(await put(whales, 'other')).toEqual({ ok: false, code: 'state-forbids' });
    const tables = await need(house.services.analysis.tables(analyst, { consultationId }));
    expect(tables.points.map(({ title }) => title).sort()).toEqual(['A better bus', 'A better park']);
  });

  it('R225: what is left of refused and returned words is sorted like any other; without a mark nothing is', async () => {
    for (const id of [refused, returned]) await need(put(id, pointIds.bus));
    const { contributions } = await sorting();
    expect(
      contributions.filter(({ id }) => [refused, returned].includes(id)).map(({ pointId }) => pointId),
    ).toEqual([pointIds.bus, pointIds.bus]);
    expect(JSON.stringify(contributions)).not.toMatch(/idiots|fools/);
    expect(contributions.some(({ id }) => id === unmarked)).toBe(false);
    const own = (await need(house.services.room.place(author, {}))).own;
    expect(own.find(({ id }) => id === returned)).toMatchObject({
      state: 'returned',
      parts: [{ text: 'The bus is late, you fools.' }],
      marked: [', you fools'],
      counts: true,
    });
    expect(own.find(({ id }) => id === unmarked)).toMatchObject({ marked: [], counts: false });
  });

  it('R224: a proposal groups what has no point, and needs enough of it', async () => {
    const ask = { consultationId, activityId: question, language: 'en', groups: 3 };
    const { proposeThemes } = house.services.analysis;
    expect(await need(proposeThemes(analyst, ask))).toMatchObject({ enough: false });
    const unsort = [...(ids.park ?? []), ...(ids.bus ?? [])].map((id) => ({
      contributionId: id,
      pointId: '',
    }));
    await need(house.services.analysis.sort(analyst, { consultationId, sorting: unsort }));
    const proposed = await need(proposeThemes(analyst, ask));
    if (proposed.work.state !== 'ready') throw new Error(proposed.work.state);
    expect(proposed.work.themes.flatMap(({ words }) => words)).toEqual(
      expect.arrayContaining(['park', 'bus']),
    );
    expect((await sorting()).points).toHaveLength(2);
    expect(await proposeThemes({ ...analyst, grants: [] }, ask)).toMatchObject({
      ok: false,
      code: 'not-found',
    });
    for (const topic of ['park', 'bus'] as const)
      for (const id of ids[topic] ?? []) await need(put(id, pointIds[topic]));
  });

  it('R1060: a word that is hidden since stands over no proposal', async () => {
    const ask = { consultationId, activityId: question, language: 'en', groups: 3 };
    const all = [...(ids.park ?? []), ...(ids.bus ?? [])];
    const sort = (pointOf: (id: string) => string) =>
      need(
        house.services.analysis.sort(analyst, {
          consultationId,
          sorting: all.map((contributionId) => ({ contributionId, pointId: pointOf(contributionId) })),
        }),
      );
    await sort(() => '');
    const words = async () => {
      const { work } = await need(house.services.analysis.proposeThemes(analyst, ask));
      if (work.state !== 'ready') throw new Error(work.state);
      return work.themes.flatMap((theme) => theme.words);
    };
    expect(await words()).toContain('late');
    const moderator = await house.staffWho('moderator');
    const found = await house.databases.consultation(consultationId);
    if (!found) throw new Error('no database');
    for (const { id, text, revision, change } of await allJudged(found)) {
      const start = text.indexOf('late');
      if (start < 0 || !all.includes(id)) continue;
      const hidden = [{ start, end: start + 'late'.length, label: 'hurt' as const }];
      const decided = { consultationId, id, revision, change, decision: 'redact' as const, hidden };
      await need(house.services.moderation.decide(moderator, decided));
    }
    expect(await words()).not.toContain('late');
    await sort((id) => (ids.park?.includes(id) ? pointIds.park : pointIds.bus));
  });
});

describe('a sample coded twice', () => {
  it('R226: another person codes it without the first codes or suggestions; nobody codes its own a second time', async () => {
    expect((await sample(analyst)).contributions).toEqual([]);
    const seen = await sample(second);
    expect(seen.contributions.length).toBe(27);
    expect(seen.contributions.every(({ pointId }) => pointId === null)).toBe(true);
    expect(seen).not.toHaveProperty('suggested');
    const [first = ''] = ids.park ?? [];
    expect(await again(first, pointIds.park, analyst)).toEqual({ ok: false, code: 'one-person-alone' });
    expect(await again(first, 'other')).toEqual({ ok: false, code: 'stale-revision' });
    await need(again(first, pointIds.bus));
    await need(again(first, pointIds.park));
    const third = { ...second, staffId: newId(house.deps.random) };
    expect(await again(first, pointIds.bus, third)).toEqual({ ok: false, code: 'stale-revision' });
    expect((await sample(third)).contributions.map(({ id }) => id)).not.toContain(first);
  });

  it('R226: how far both agree is told with the release, protected; what the second said moves no number', async () => {
    for (const topic of ['park', 'bus'] as const)
      for (const [at, id] of (ids[topic] ?? []).entries())
        await need(again(id, at < 9 ? pointIds[topic] : pointIds[topic === 'park' ? 'bus' : 'park']));
    const tables = await need(house.services.analysis.tables(analyst, { consultationId }));
    expect(tables.points.map(({ children }) => children)).toEqual([10, 10]);
    await need(
      house.services.analysis.writeFinding(analyst, {
        consultationId,
        language: 'en',
        text: 'The children who took part want a better park and a better bus.',
        evidence: Object.values(pointIds).map((subject) => ({ kind: 'point', subject, cell: '' })),
      }),
    );
    await need(house.services.analysis.draft(analyst, { consultationId }));
    const approver = await house.staffWho('approver');
    const draft = await need(house.services.analysis.readDraft(approver, { consultationId }));
    expect(draft.coding).toEqual({ texts: 20, kappa: 0.5 });
    expect(await again(ids.park?.[0] ?? '', pointIds.park)).toEqual({ ok: false, code: 'state-forbids' });
  });

  it('R95: the child sees both codes of its words, and not whose they are', async () => {
    const held = await need(house.services.privacy.held(author, {}));
    const of = (name: string) => held.tables.find(({ table }) => table === name)?.rows ?? [];
    expect(of('second_code')).toContainEqual([ids.park?.[0], pointIds.park, 'team']);
    expect(JSON.stringify(held)).not.toContain(second.staffId);
    expect(JSON.stringify(held)).not.toContain(analyst.staffId);
  });
});

describe('the threads', () => {
  const texts = [...parks, ...buses, ...parks, ...buses, ...parks, ...buses];
  const work = (): ThemeWork => ({ kind: 'propose', input: { language: 'en', texts, groups: 2, seed: 1 } });
  const workerFile = new URL('../../../server/themes/worker.ts', import.meta.url);

  it('R227: a page waits no longer than it should, is told how far the work is, and finds it done later', async () => {
    const threads = createThemeThreads({ workerFile, waitMs: 1 });
    const ask = (version: string) => threads.ask({ slot: 'a', version, work });
    expect(await ask('1')).toMatchObject({ state: 'working' });
    await expect.poll(async () => (await ask('1')).state, { timeout: 20_000 }).toBe('ready');
    expect(await ask('2')).toMatchObject({ state: 'working' });
    await threads.close();
    expect(await ask('3')).toMatchObject({ state: 'failed' });
  });

  it('R227: a thread that dies answers that there is nothing, and the next one works', async () => {
    const threads = createThemeThreads({ workerFile, waitMs: 20_000 });
    const broken = { kind: 'propose' } as unknown as ThemeWork;
    expect(await threads.ask({ slot: 'a', version: '1', work: () => broken })).toEqual({ state: 'failed' });
    expect(await threads.ask({ slot: 'b', version: '1', work })).toMatchObject({ state: 'ready' });
    await threads.close();
  });
});
