import { afterAll, beforeAll, expect, it } from 'vitest';
import * as uses from '../../../app/routes/child/me/uses.tsx';
import * as room from '../../../app/routes/child/room/room.tsx';
import * as poll from '../../../app/routes/child/votes/poll.tsx';
import * as statements from '../../../app/routes/child/votes/statements.tsx';
import { newId } from '../../../server/core/ids.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, option, prompts, seed, type VotingStage } from '../../support/house/voting.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const routes = {
  '/here/poll/:id': poll,
  '/here/room/:id': room,
  '/here/statements/:id': statements,
  '/here/uses': uses,
};

let house: TestHouse;
let stage: VotingStage;
let vote: string;
let choose: string;
let talk: string;
let child: Child;
/** Answered the poll. */
let chose: Child;

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [
    { kind: 'statements', prompts: prompts('Vote.'), seeds: [seed('Be kind.')] },
    { kind: 'poll', form: 'single', prompts: prompts('Choose.'), options: ['A', 'B'].map(option) },
    { kind: 'room', prompts: prompts('Talk.') },
  ]);
  await drafted.open();
  stage = drafted;
  [vote = '', choose = '', talk = ''] = stage.activities;
  const { consultationId } = stage;
  const quotes = { consultationId, use: 'quotes' } as const;
  const { consultation } = house.services;
  await need(consultation.moveUse(stage.organiser, { ...quotes, to: 'asked' }));
  await need(consultation.moveUse(await house.staffWho('approver'), { ...quotes, to: 'made' }));
  child = await stage.join();
  chose = await stage.join();
  await need(house.services.room.answerPoll(chose, { activityId: choose, choice: [1] }));
});
afterAll(() => house.remove());

const page = async (path: string, of = child) =>
  wordsOf((await drawPages(house, { routes, child: of }).get(path)).html);
const { t } = speakerOf('en');

it('R1167: a room in which nothing is shown says that and no more: others may have written, and while it rests nobody can', async () => {
  const other = await stage.join();
  const words = { activityId: talk, text: 'This waits for a person.', language: 'en' };
  await need(house.services.room.post(other, { id: newId(house.deps.random), ...words }));
  const open = await page(`/here/room/${talk}`);
  expect(open).toContain('Nothing is shown here now. You can write.');
  expect(open).not.toMatch(/nobody has written|be (?:the )?first/i);
  const { consultationId } = stage;
  const move = (to: 'open' | 'paused') =>
    need(house.services.consultation.moveActivity(stage.organiser, { consultationId, activityId: talk, to }));
  await move('paused');
  const rests = await page(`/here/room/${talk}`);
  expect(rests).toContain(t('room.none'));
  expect(rests).not.toContain('You can write.');
  await move('open');
});

it('R1162: that a sentence to vote on can be repeated is said at its box, and where a child says no to that', async () => {
  const own = 'Put lamps at the bridge.';
  expect(await page(`/here/statements/${vote}`)).toContain('It can stand in the results, as you wrote it');
  await stage.publish(child, vote, own);
  await need(house.services.privacy.object(child, { use: 'quotes', on: true }));
  expect(await page('/here/uses')).toContain('A sentence that others vote on can stay.');

  await stage.move('closed');
  const analyst = await house.staffWho('analyst');
  const { consultationId } = stage;
  const { statements: told } = await need(house.services.analysis.tables(analyst, { consultationId }));
  const standing = told.flatMap(({ texts }) => texts.map(({ text }) => text));
  expect(standing, 'of a child who said no too (R316)').toContain(own);
  expect(await page('/here/uses')).toContain('A sentence that others vote on can stay.');
});

it('R1167: a poll that is over sends nobody to an answer that it did not give', async () => {
  const over = await page(`/here/poll/${choose}`);
  expect(over).toContain(t('part.closed'));
  expect(over).toContain(t('poll.none'));
  expect(over).not.toContain(t('part.closed.next'));
  const mine = await page(`/here/poll/${choose}`, chose);
  expect(mine).toContain(t('part.closed.next'));
});
