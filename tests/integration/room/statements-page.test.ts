import { afterAll, beforeAll, expect, it } from 'vitest';
import * as design from '../../../app/routes/child/part/design.tsx';
import * as room from '../../../app/routes/child/room/room.tsx';
import * as statements from '../../../app/routes/child/votes/statements.tsx';
import * as mine from '../../../app/routes/child/votes/statements-mine.tsx';
import * as wrong from '../../../app/routes/public/wrong/wrong.tsx';
import * as second from '../../../app/routes/staff/analysis/second-coding.tsx';
import * as answers from '../../../app/routes/staff/answers/answers.tsx';
import { newId } from '../../../server/core/ids.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts, seed } from '../../support/house/voting.ts';
import { drawPages, formFor, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const routes = {
  '/here/statements/:id': statements,
  '/here/statements/:id/mine': mine,
  '/here/room/:id': room,
  '/here/design/:id': design,
  '/wrong': wrong,
};
/** An address that a browser sends and an answer can lead back to by no header. */
const none = encodeURIComponent('你');

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

it('R502: a form to a page that is none is answered as that, and nothing of it is done', async () => {
  const [card] = (await read()).next;
  const votes = async () => (await read()).answered;
  const before = await votes();
  const pages = drawPages(house, { routes, child });
  const vote = { beside: `vote ${card?.id} agree` };
  const report = { beside: `report ${card?.id}` };
  const forms = [
    formFor(`/here/statements/${none}`, vote),
    formFor(`/here/statements/${none}`, report),
    formFor(`/here/statements/${none}/mine`, vote),
    formFor(`/here/room/${none}`, report),
    formFor(`/here/design/${none}`, { beside: `appeal ${newId(house.deps.random)}` }),
  ];
  for (const form of forms) expect((await pages.send(form, {})).status).toBe(404);
  expect(await votes()).toBe(before);
  expect(
    (await drawPages(house, { routes, child }).send(formFor(`/here/statements/${activity}/mine`, vote), {}))
      .path,
  ).toContain('counted=');
});

it('R502: so is one of staff', async () => {
  const staff = await house.staffWho('analyst');
  const own = { '/staff/c/:id/answers': answers, '/staff/c/:id/points/second': second };
  const pages = drawPages(house, { routes: own, staff });
  const id = newId(house.deps.random);
  const forms = [
    formFor(`/staff/c/${none}/answers`, { release: id, finding: id }),
    formFor(`/staff/c/${none}/points/second`, {}),
  ];
  for (const form of forms) expect((await pages.send(form, {})).status).toBe(404);
});
