import { afterAll, beforeAll, expect, it } from 'vitest';
import * as uses from '../../../app/routes/child/me/uses.tsx';
import * as statements from '../../../app/routes/child/votes/statements.tsx';
import type { Child } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, prompts, seed, type VotingStage } from '../../support/house/voting.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const routes = {
  '/here/statements/:id': statements,
  '/here/uses': uses,
};

let house: TestHouse;
let stage: VotingStage;
let vote: string;
let child: Child;

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [
    { kind: 'statements', prompts: prompts('Vote.'), seeds: [seed('Be kind.')] },
  ]);
  await drafted.open();
  stage = drafted;
  [vote = ''] = stage.activities;
  const { consultationId } = stage;
  const quotes = { consultationId, use: 'quotes' } as const;
  const { consultation } = house.services;
  await need(consultation.moveUse(stage.organiser, { ...quotes, to: 'asked' }));
  await need(consultation.moveUse(await house.staffWho('approver'), { ...quotes, to: 'made' }));
  child = await stage.join();
});
afterAll(() => house.remove());

const page = async (path: string) => wordsOf((await drawPages(house, { routes, child }).get(path)).html);

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
