import { afterAll, beforeAll, expect, it } from 'vitest';
import * as statements from '../../../app/routes/child/votes/statements.tsx';
import * as wrong from '../../../app/routes/public/wrong/wrong.tsx';
import type { Child } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts, seed } from '../../support/house/voting.ts';
import { drawPages, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const routes = { '/here/statements/:id': statements, '/wrong': wrong };

let house: TestHouse;
let activity: string;
let child: Child;

beforeAll(async () => {
  house = await openTestHouse();
  const stage = await draftVoting(house, [
    { kind: 'statements', prompts: prompts('Vote.'), seeds: [seed('One')] },
  ]);
  await stage.open();
  [activity = ''] = stage.activities;
  const [author, reader] = await stage.joinMany(2);
  if (!author || !reader) throw new Error('nobody');
  child = reader;
  await stage.publish(author, activity, 'Lamps at the bridge.');
});
afterAll(() => house.remove());

const read = () => need(house.services.room.readStatements(child, { activityId: activity }));

it('R1035: whoever came without a code is led to where somebody reads it, and is offered no report', async () => {
  const path = `/here/statements/${activity}`;
  // The sentence of the organiser may come first.
  const { next } = await read();
  const seeded = next.find(({ from }) => from === 'organiser');
  await need(house.services.room.vote(child, { statementId: seeded?.id ?? '', choice: 'agree' }));
  const box = `text-${activity}`;
  const coded = await drawPages(house, { routes, child }).get(path);
  expect(wordsOf(coded.html)).toContain(t('report.send'));
  const pages = drawPages(house, { routes, child: { ...child, way: 'public' } });
  const page = await pages.get(path);
  expect(wordsOf(page.html)).toContain(t('report.open'));
  expect(wordsOf(page.html)).not.toContain(t('report.send'));
  const typed = { [box]: 'A bench.' };
  const led = await pages.send(page, { field: box, press: 'carry=', to: '/wrong' }, typed);
  expect(led.path).toBe('/wrong');
  const back = await pages.send(led, { press: 'carry=', to: path });
  expect(typedIn(back, { field: box })[box]).toEqual(['A bench.']);
});
