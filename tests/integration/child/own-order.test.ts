import { afterAll, beforeAll, expect, it } from 'vitest';
import * as poll from '../../../app/routes/child/votes/poll.tsx';
import type { Child } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, option, prompts, seed } from '../../support/house/voting.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { formsOf, wordsOf } from '../../support/pages/forms.ts';

let house: TestHouse;
let stage: Awaited<ReturnType<typeof draftVoting>>;
let children: readonly Child[];
let one: string;
let scale: string;
let sentences: string;

const said = ['Anna', 'Bert', 'Cleo', 'Dora', 'Emil', 'Fritz'];
const steps = ['None', 'Few', 'Some', 'Many', 'All'];
const told = speakerOf('en').t('order.random');

beforeAll(async () => {
  house = await openTestHouse();
  stage = await draftVoting(house, [
    { kind: 'poll', form: 'single', prompts: prompts('Choose.'), options: said.map(option) },
    { kind: 'poll', form: 'scale', prompts: prompts('How many?'), options: steps.map(option) },
    { kind: 'statements', prompts: prompts('Vote.'), seeds: said.map((each) => seed(`${each} is right`)) },
  ]);
  [one = '', scale = '', sentences = ''] = stage.activities;
  await stage.open();
  children = await stage.joinMany(6);
});
afterAll(() => house.remove());

/** The answers of a poll in the order in which this child finds them, and what the page says. */
async function drawn(child: Child, activity: string) {
  const pages = drawPages(house, { routes: { '/here/poll/:id': poll }, child });
  const { html } = await pages.get(`/here/poll/${activity}`);
  const fields = formsOf(html).flatMap((form) => form.fields);
  return { order: fields.find(({ name }) => name === 'choice')?.choices ?? [], words: wordsOf(html) };
}
const kinds = (orders: readonly (readonly string[])[]) =>
  new Set(orders.map((order) => order.join(' '))).size;

it('R443: answers stand in another order for each child, who reads that and finds them so again', async () => {
  const pages = await Promise.all(children.map((child) => drawn(child, one)));
  for (const { order, words } of pages) {
    expect([...order].sort()).toEqual(said.map((_, at) => String(at + 1)));
    expect(words).toContain(told);
  }
  expect(kinds(pages.map(({ order }) => order))).toBeGreaterThan(2);
  const [first] = children;
  if (first) expect((await drawn(first, one)).order).toEqual(pages[0]?.order);
});

it('R443: a scale keeps its order, and nothing else is said', async () => {
  for (const { order, words } of await Promise.all(children.map((child) => drawn(child, scale)))) {
    expect(order).toEqual(steps.map((_, at) => String(at + 1)));
    expect(words).not.toContain(told);
  }
});

it('R443: sentences come in another order for each child', async () => {
  const first = await Promise.all(
    children.map(async (child) => {
      const { next } = await need(house.services.room.readStatements(child, { activityId: sentences }));
      return next.map(({ id }) => id);
    }),
  );
  expect(kinds(first)).toBeGreaterThan(2);
});
