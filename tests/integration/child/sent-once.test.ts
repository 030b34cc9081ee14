import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as root from '../../../app/root.tsx';
import * as join from '../../../app/routes/child/joining/join.tsx';
import * as room from '../../../app/routes/child/room/room.tsx';
import * as helpWrite from '../../../app/routes/public/help/help-write.tsx';
import * as landing from '../../../app/routes/public/joining/landing.tsx';
import * as wrong from '../../../app/routes/public/wrong/wrong.tsx';
import { codeFragment } from '../../../server/core/room/join-codes.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');

const routes = {
  '/': landing,
  '/join': join,
  '/here/room/:id': room,
  '/help/write': helpWrite,
  '/wrong': wrong,
};
const box = { field: 'text' };

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

const pagesAs = (child: Child | null) => drawPages(house, { routes, root, child });
const sentOnce = ({ html }: { html: string }) => html.split('data-once=').length - 1;

it('R1243: every answer to a form of a child says that it is sent once, and no page that is asked for', async () => {
  const pages = pagesAs(null);
  const [letter, complaint] = [await pages.get('/help/write'), await pages.get('/wrong')];
  expect([letter, complaint].map(sentOnce)).toEqual([0, 0]);
  const receipts = [
    await pages.send(letter, box, { text: 'Somebody hits me at home.' }),
    await pages.send(complaint, box, { text: 'It is too loud.', kind: 'other', way: 'alone' }),
  ];
  const refused = [await pages.send(letter, box, { text: ' ' }), await pages.send(complaint, box, {})];
  expect(receipts.map(({ status }) => status)).toEqual([200, 200]);
  expect(refused.map(({ status }) => status)).toEqual([400, 400]);
  expect([...receipts, ...refused].map(sentOnce)).toEqual([1, 1, 1, 1]);
});

it('R1243: a page that lives sees to that itself, and words that are given back have no other script', async () => {
  const child = await house.join();
  const { activities } = await need(house.services.room.place(child, {}));
  const id = activities.find(({ kind }) => kind === 'room')?.id;
  const page = await pagesAs(child).get(`/here/room/${id}`);
  const send = (as: Child | null) =>
    pagesAs(as).send(page, { field: `text-${id}` }, { [`text-${id}`]: 'My dad hits me every night.' });
  const asked = await send(child);
  expect(asked.html).toContain('id="asked"');
  expect(sentOnce(asked)).toBe(0);
  const givenBack = await send(null);
  expect(givenBack.html).toContain('My dad hits me every night.');
  expect(sentOnce(givenBack)).toBe(1);
  expect(givenBack.html.split('<script').length - 1).toBe(1);
});

describe('with the words of a sheet', () => {
  const pages = () => pagesAs(null);
  const look = async (code: string) => pages().send(await pages().get('/'), { field: 'code' }, { code });
  let card: string;
  beforeAll(async () => {
    const { consultationId } = house;
    const issued = { consultationId, label: 'sheets', language: 'en', size: 20 };
    const { codes } = await need(house.services.consultation.issueCodes(demoSystem, issued));
    card = codeFragment(codes[0] ?? []);
  });

  it('R583: every answer leaves the first page behind it, also one to words that open nothing or rest, and to a no', async () => {
    const { consultationId } = house;
    const organiser = await house.staffWho('organiser');
    const move = (to: 'open' | 'paused') =>
      need(house.services.consultation.move(organiser, { consultationId, to }));
    const why = await look(card);
    await move('paused');
    const resting = await look(card);
    await move('open');
    expect(wordsOf(resting.html)).toContain(t('code.rests'));
    const no = await pages().send(why, { press: 'step=no' });
    // R1192: the first button of its form is what Enter at the age presses.
    const [entered = ''] = /<button[^>]* form="before-code"[^>]*>/.exec(why.html) ?? [];
    expect(entered).toContain('class="unseen"');
    expect(entered).toContain('name="look" value="same"');
    for (const answer of [why, resting, no, await look('amber boat lamp north river'), await look(' ')]) {
      expect(sentOnce(answer)).toBe(1);
      expect(answer.html).toMatch(/ data-once="true">[^<]*\("\/"\)<\/script>/);
    }
    expect(sentOnce(await pages().get('/'))).toBe(0);
    expect(sentOnce(await pages().get('/join'))).toBe(0);
  });
});
