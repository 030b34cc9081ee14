import { afterAll, beforeAll, expect, it } from 'vitest';
import * as leave from '../../../app/routes/child/joining/leave.tsx';
import * as takeBack from '../../../app/routes/child/words/take-back.tsx';
import * as words from '../../../app/routes/child/words/words.tsx';
import type { Child } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';
import { type DrawnPages, drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');

let house: TestHouse;
let child: Child;
let pages: DrawnPages;

beforeAll(async () => {
  house = await openTestHouse();
  const stage = await draftVoting(house, [{ kind: 'question', prompts: prompts('What is missing?') }]);
  await stage.open();
  child = await stage.join();
  const routes = { '/here/words': words, '/here/back': takeBack, '/leave': leave };
  pages = drawPages(house, { routes, child });
});
afterAll(() => house.remove());

const said = async (path: string) => wordsOf((await pages.get(path)).html);

it('R90: six words are offered to whoever has none; whoever has some is told that new ones end them', async () => {
  expect(await said('/here/words')).toContain(t('phrase.get'));
  expect(await said('/leave')).toContain(t('phrase.get'));
  await need(house.services.privacy.makePhrase(child, { instead: '', language: 'en' }));
  expect(await said('/here/words')).toContain(t('phrase.has'));
  expect(await said('/here/words')).not.toContain(t('phrase.get'));
  expect(await said('/leave')).not.toContain(t('phrase.get'));
  expect(await said('/leave')).toContain(t('leave.return'));
});

it('R96: with nothing to take back no button says that something is kept', async () => {
  const page = await said('/here/back');
  expect(page).toContain(t('all-back.none'));
  expect(page).not.toContain(t('word.back.stay'));
});
