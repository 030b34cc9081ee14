import { afterAll, beforeAll, expect, it } from 'vitest';
import * as practice from '../../../app/routes/child/joining/practice.tsx';
import * as help from '../../../app/routes/public/help/help.tsx';
import { newId } from '../../../server/core/ids.ts';
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
let question: string;
let pages: DrawnPages;

beforeAll(async () => {
  house = await openTestHouse();
  const stage = await draftVoting(house, [{ kind: 'question', prompts: prompts('What is missing?') }]);
  await stage.open();
  [question = ''] = stage.activities;
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

it('R982: what is longer than an answer may be is refused as in a box, and stands in this one letter for letter', async () => {
  const long = `${'A bench in the shade. '.repeat(60)}The end. `;
  const page = await tryOut(long);
  expect(page.status).toBe(400);
  expect(wordsOf(page.html)).toContain(t('refusal.text-too-long'));
  expect(wordsOf(page.html)).not.toContain(t('practice.then.what'));
  expect(typedIn(page, box).text).toEqual([long]);
  // Letters are what a child calls a letter: these are two or more signs each for a computer.
  const short = wordsOf((await tryOut('🙂'.repeat(900))).html);
  expect(short).toContain('🙂'.repeat(900));
});

it('R1105: whoever sees nothing of the page is at what is said: at the card with help, or at the box that was not taken', async () => {
  const first = (await pages.get(here)).html;
  expect(first).toMatch(/<form[^>]* action="#asked"/);
  expect(first).not.toContain('autofocus');
  const cared = (await tryOut('My dad hits me every night.')).html;
  expect(cared).toMatch(/<div id="asked" tabindex="-1"/i);
  expect(cared).not.toContain('autofocus');
  expect((await tryOut('a'.repeat(1_001))).html).toMatch(/<textarea[^>]* autofocus=""/i);
});

it('R628: a way gives words back as they were typed, however many they are', async () => {
  const long = ` ${'A bench in the shade. '.repeat(60)}The end. `;
  const page = await pages.send(await pages.get(here), { ...box, press: 'carry=' }, { text: long });
  expect(typedIn(page, box).text).toEqual([long]);
});

it('R1032: harm at the end of words that are too long is answered with help, in the practice and in a box', async () => {
  const harm = `${'We walked home from school. '.repeat(50)}My dad hits me every night.`;
  const cared = await tryOut(harm);
  expect(wordsOf(cared.html)).toContain(t('care.title'));
  expect(typedIn(cared, box).text).toEqual([harm]);
  const said = { id: newId(house.deps.random), activityId: question, text: harm, language: 'en' };
  const asked = await need(house.services.room.postOrAsk(child, { ...said, asked: false }));
  expect(asked).toEqual({ asking: { kind: 'care' }, item: null });
  const meant = await house.services.room.postOrAsk(child, { ...said, asked: true });
  expect(meant).toEqual({ ok: false, code: 'text-too-long' });
  // Nothing else is asked about words that have to be shorter first.
  const number = `${'We walked home. '.repeat(80)}My number is 0170 5550999.`;
  const refused = await house.services.room.postOrAsk(child, { ...said, text: number, asked: false });
  expect(refused).toEqual({ ok: false, code: 'text-too-long' });
  expect(await stored()).toEqual([[], []]);
});
