import { afterAll, beforeAll, expect, it } from 'vitest';
import * as home from '../../../app/routes/child/home.tsx';
import * as name from '../../../app/routes/child/joining/name.tsx';
import * as erase from '../../../app/routes/child/me/erase.tsx';
import * as me from '../../../app/routes/child/me/me.tsx';
import * as uses from '../../../app/routes/child/me/uses.tsx';
import * as takeBack from '../../../app/routes/child/words/take-back.tsx';
import * as words from '../../../app/routes/child/words/words.tsx';
import { newId } from '../../../server/core/ids.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { attributeOf, draftVoting, prompts, type VotingStage } from '../../support/house/voting.ts';
import type { Page } from '../../support/pages/client.ts';
import { drawPages, formFor } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const routes = {
  '/here': home,
  '/here/back': takeBack,
  '/here/erase': erase,
  '/here/me': me,
  '/here/name': name,
  '/here/uses': uses,
  '/here/words': words,
};

let house: TestHouse;
let stage: VotingStage & { readonly activities: readonly string[] };
let child: Child;

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [{ kind: 'question', prompts: prompts('Say.') }], {
    attributes: [attributeOf('region', ['North', 'South', 'West'])],
  });
  await drafted.open();
  stage = drafted;
  child = await stage.join();
});
afterAll(() => house.remove());

const send = (path: string, fields: Record<string, string>) =>
  drawPages(house, { routes, child }).send(formFor(path, fields), {});
/** What has the focus as a page comes: where its address leads, or what asks for it. */
function begins({ path, html }: Page): string {
  const id = path.split('#')[1];
  const [, attribute] = id === undefined ? [] : ['', `id="${id}"`];
  const tags = html.match(/<[a-z][^>]*>/g) ?? [];
  const at = tags.find((tag) => (attribute ? tag.includes(attribute) : tag.includes('autofocus=""')));
  if (!at?.includes('tabindex="-1"')) return '';
  return wordsOf(html.slice(html.indexOf(at)));
}

it('R914, R1154: a child is at what came of its form where that led to another page', async () => {
  const named = await drawPages(house, { routes, child }).get('/here/name');
  expect(begins(named), 'a page that is no answer').toBe('');
  const [, choice = ''] = /name="name" value="([\d-]+)"/.exec(named.html) ?? [];
  const chosen = await send('/here/name', { name: choice });
  expect([chosen.path, begins(chosen).startsWith('Here you are')]).toEqual(['/here/name?chosen', true]);

  const said = await send('/here/me', { what: 'region', choice: '1' });
  expect(begins(said)).toContain('North');
  expect(begins(said).startsWith(t('me.ask.region'))).toBe(true);
  const objected = await send('/here/uses', { use: 'analysis', say: 'no' });
  expect(begins(objected).startsWith(t('uses.analysis'))).toBe(true);
  await send('/here/uses', { use: 'analysis', say: 'yes' });

  await need(
    house.services.room.post(child, {
      ...{ id: newId(house.deps.random), activityId: stage.activities[0] ?? '' },
      ...{ text: 'A bench would be nice.', language: 'en' },
    }),
  );
  const early = await drawPages(house, { routes, child }).get('/here/words?taken-back');
  expect(wordsOf(early.html), 'no address says of words that stand that they do not').not.toContain(
    t('all-back.done'),
  );
  const taken = await send('/here/back', {});
  expect(begins(taken).startsWith(t('all-back.done'))).toBe(true);
  expect(begins(await send('/here/back', {})).startsWith(t('all-back.done'))).toBe(true);
});

it('R1154: of a use it says what stands, and of an erasure that it waits', async () => {
  const asked = await drawPages(house, { routes, child }).get('/here?use=quotes');
  expect(begins(asked), 'nobody asked').toBe('');
  await need(house.services.privacy.object(child, { use: 'quotes', on: true }));
  const answered = await drawPages(house, { routes, child }).get('/here?use=quotes');
  expect(begins(answered).startsWith(`${t('uses.quotes')}: ${t('uses.said-no')}`)).toBe(true);
  const waits = await send('/here/erase', { intent: 'erase' });
  expect(begins(waits).startsWith(t('erase.waits'))).toBe(true);
});
