import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as how from '../../../app/routes/child/part/how.tsx';
import * as help from '../../../app/routes/public/help/help.tsx';
import * as keep from '../../../app/routes/public/site/keep.tsx';
import * as look from '../../../app/routes/public/site/look.tsx';
import * as wrong from '../../../app/routes/public/wrong/wrong.tsx';
import { processActivity } from '../../../server/core/analysis/evaluation.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, prompts, type VotingStage } from '../../support/house/voting.ts';
import type { Page } from '../../support/pages/client.ts';
import { type DrawnPages, drawPages, typedIn } from '../../support/pages/drawn-pages.ts';

const routes = { '/here/how': how, '/help': help, '/keep': keep, '/wrong': wrong, '/look': look };
const ways = ['/help', '/keep', '/wrong', '/look'];
const safe = { field: 'mark.safe' };

let house: TestHouse;
let stage: VotingStage;
beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [{ kind: 'question', prompts: prompts('What is missing?') }]);
  await drafted.open();
  stage = drafted;
});
afterAll(() => house.remove());

/** A child whose browser keeps what it chooses of the look. */
async function newcomer() {
  const child = await stage.join();
  const marks = async () => (await need(house.services.analysis.evaluation(child, {}))).marks;
  return { pages: drawPages(house, { routes, child, cookies: { look: () => 'look=1' } }), marks, child };
}

/** To another page and back again by the button that leads there. */
async function thereAndBack(
  pages: DrawnPages,
  { page, to, back }: { page: Page; to: string; back: string },
  chosen: Readonly<Record<string, string>>,
): Promise<Page> {
  const [field = ''] = Object.keys(chosen);
  const there = await pages.send(page, { press: 'carry=', to, field }, chosen);
  expect(there.path).toBe(to);
  return to === '/look'
    ? pages.send(there, { field: 'language' }, { language: 'en' })
    : pages.send(there, { press: 'carry=', to: back });
}

describe('R980, R628: what is chosen without a word stands there again after another page, and is not sent', () => {
  it('the kind of a complaint', async () => {
    const { pages } = await newcomer();
    for (const to of ['/help', '/keep', '/look']) {
      const page = await pages.get('/wrong');
      const back = await thereAndBack(pages, { page, to, back: '/wrong' }, { kind: 'privacy' });
      expect([back.path, back.status, typedIn(back, { field: 'kind' }).kind]).toEqual([
        '/wrong',
        200,
        ['privacy'],
      ]);
    }
  });

  it('how it was, beside a box and where words stand already; and before anything is taken each way is a link', async () => {
    const { pages, marks, child } = await newcomer();
    // No form stands there that a button could send.
    const early = await pages.get('/here/how');
    for (const to of ways) expect(early.html).toContain(`href="${to}"`);
    await stage.move('closed');
    const goes = async () => {
      const before = await marks();
      for (const to of ways) {
        const chosen = { 'mark.safe': 'partly' };
        const page = await pages.get('/here/how');
        const back = await thereAndBack(pages, { page, to, back: '/here/how' }, chosen);
        expect([back.path, back.status], to).toEqual(['/here/how', 200]);
        expect(typedIn(back, safe), to).toMatchObject({ 'mark.safe': ['partly'] });
        expect(await marks()).toEqual(before);
      }
    };
    await goes();
    await pages.send(await pages.get('/here/how'), { press: 'beside=judge' }, { 'mark.safe': 'yes' });
    const words = { [`text-${processActivity}`]: 'A bench in the shade would be nice.' };
    await pages.send(await pages.get('/here/how'), { press: '=', field: `text-${processActivity}` }, words);
    expect((await need(house.services.room.place(child, {}))).own).toHaveLength(1);
    expect((await pages.get('/here/how')).html).not.toContain('<textarea');
    await goes();
    // As they are stored: the page comes as by a link, with and without words that stand there.
    const page = await pages.get('/here/how');
    const back = await thereAndBack(pages, { page, to: '/help', back: '/here/how' }, { 'mark.safe': 'yes' });
    expect([back.path, back.status, typedIn(back, safe)['mark.safe']]).toEqual(['/here/how', 200, ['yes']]);
  });
});
