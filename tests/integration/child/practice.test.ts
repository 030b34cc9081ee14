import { afterAll, beforeAll, expect, it } from 'vitest';
import * as practice from '../../../app/routes/child/joining/practice.tsx';
import * as help from '../../../app/routes/public/help/help.tsx';
import type { Child } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';
import { type DrawnPages, drawPages, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const here = '/here/practice';
const box = { field: 'text' };

let house: TestHouse;
let child: Child;
let pages: DrawnPages;

beforeAll(async () => {
  house = await openTestHouse();
  const stage = await draftVoting(house, [{ kind: 'question', prompts: prompts('What is missing?') }]);
  await stage.open();
  child = await stage.join();
  pages = drawPages(house, { routes: { [here]: practice, '/help': help }, child });
});
afterAll(() => house.remove());

const tryOut = async (text: string) => pages.send(await pages.get(here), box, { text });
const stored = async () => [
  (await need(house.services.room.place(child, {}))).own,
  (await need(house.services.safeguarding.mailbox(child, {}))).cases,
];

it('R982: words with nothing to ask about are shown step by step', async () => {
  const words = wordsOf((await tryOut('A bench in the shade.')).html);
  expect(words).toContain(t('practice.then.what'));
  expect(words).not.toContain(t('asked.title'));
  expect(words.split('A bench in the shade.')).toHaveLength(3);
  expect(await stored()).toEqual([[], []]);
});

it('R982: a number is what a box would ask about, and no step shows it', async () => {
  const words = wordsOf((await tryOut('I want a bench. My number is 0170 5550999.')).html);
  const [before = '', steps = ''] = words.split(t('practice.first.what'));
  expect(before).toContain(t('asked.title'));
  expect(before).toContain('0170 5550999');
  expect(steps).toContain('I want a bench.');
  expect(steps).not.toContain('5550999');
});

it('R982: what tells of harm is answered with help, is shown to nobody in any step, and goes along to help', async () => {
  const harm = 'My dad hits me every night.';
  const cared = await tryOut(harm);
  expect(wordsOf(cared.html)).toContain(t('care.title'));
  expect(wordsOf(cared.html)).not.toContain(t('practice.then.what'));
  expect(wordsOf(cared.html)).toContain(t('practice.nowhere'));
  expect(typedIn(cared, box).text).toEqual([harm]);
  const helped = await pages.send(cared, { ...box, press: 'carry=', to: '/help' });
  const back = await pages.send(helped, { press: 'carry=', to: here });
  expect([back.path, typedIn(back, box).text]).toEqual([here, [harm]]);
  expect(await stored()).toEqual([[], []]);
});
