import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as listed from '../../app/routes/public/release/releases.tsx';
import type { Child, Staff } from '../../server/core/staff/roles.ts';
import { drawPages } from '../support/drawn-pages.ts';
import { wordsOf } from '../support/forms.ts';
import { need, openTestHouse, type TestHouse } from '../support/house.ts';
import { textOf } from '../support/inert.ts';
import { speakerOf } from '../support/stage.ts';
import { draftVoting, option, prompts, type VotingStage } from '../support/voting.ts';

const { t } = speakerOf('en');
const refused = (code: string) => ({ ok: false, code });

let house: TestHouse;
let stage: VotingStage;
let consultationId: string;
let analyst: Staff;
let approver: Staff;
let children: readonly Child[];
let greeting: string;

/** Four children choose something, and one of them greets: too few for any number. */
beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [
    { kind: 'question', prompts: prompts('What is missing?') },
    { kind: 'poll', form: 'single', prompts: prompts('Which one?'), options: ['A', 'B'].map(option) },
  ]);
  await drafted.open();
  stage = drafted;
  ({ consultationId } = stage);
  [analyst, approver] = await Promise.all([house.staffWho('analyst'), house.staffWho('approver')]);
  const [question = '', poll = ''] = stage.activities;
  children = await stage.joinMany(4);
  for (const child of children)
    await need(house.services.room.answerPoll(child, { activityId: poll, choice: [1] }));
  greeting = await stage.publish(children[0] as Child, question, 'Good morning to you.');
  await stage.move('closed');
});
afterAll(() => house.remove());

describe('R892: a consultation of which nothing can be told', () => {
  it('is finished without point or finding once all of it was read', async () => {
    const { analysis } = house.services;
    expect(await analysis.draft(analyst, { consultationId })).toEqual(refused('points-unsorted'));
    const sorting = [{ contributionId: greeting, pointId: 'none-fits' }];
    await need(analysis.sort(analyst, { consultationId, sorting }));
    await need(analysis.draft(analyst, { consultationId }));
  });

  it('is answered as it is published: nobody is owed an answer, and no page or form names a day for one', async () => {
    const { analysis } = house.services;
    const { releaseId } = await need(analysis.sign(approver, { consultationId }));
    const decisionMaker = await house.staffWho('decision-maker');
    const found = await need(house.services.consultation.list(decisionMaker, {}));
    expect(found.find(({ id }) => id === consultationId)?.state).toBe('answered');
    const db = await house.databases.consultation(consultationId);
    expect(await db?.query('select state from consultation', [])).toEqual([['answered']]);
    const { release } = await need(analysis.release({ kind: 'visitor' }, { id: releaseId }));
    expect(release).toMatchObject({ findings: [], topics: [] });

    const page = await drawPages(house, { routes: { '/said': listed }, staff: null }).get('/said');
    const owed = t('release.answer-due', { day: '' }).trim();
    expect(wordsOf(page.html)).not.toContain(owed);
    const { files } = await need(analysis.releaseBundle({ kind: 'visitor' }, { id: releaseId }));
    const forms = files.filter(({ name }) => name.endsWith('.en.html'));
    expect(forms.length).toBeGreaterThan(3);
    for (const speaker of [t, speakerOf('en', 'younger').t])
      for (const { name, bytes } of forms)
        expect(textOf(bytes), name).not.toContain(speaker('report.answer-by', { day: '' }).replace(' .', ''));
  }, 60_000);

  it('R508: a crash before the last step is mended by signing again', async () => {
    const db = await house.databases.consultation(consultationId);
    await db?.write([{ sql: `update consultation set state = 'signed'`, args: [] }]);
    await need(house.services.analysis.sign(approver, { consultationId }));
    expect(await db?.query('select state from consultation', [])).toEqual([['answered']]);
  });
});
