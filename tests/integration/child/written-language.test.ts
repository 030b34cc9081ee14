import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as part from '../../../app/routes/child/part/part.tsx';
import * as held from '../../../app/routes/child/words/held.tsx';
import * as proposals from '../../../app/routes/staff/activities/proposals.tsx';
import { unknownLanguage } from '../../../server/core/room/written-language.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts, type VotingStage } from '../../support/house/voting.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const words = { ar: 'نريد مقعدًا في الظل.', ru: 'Мы хотим скамейку.', en: 'We want a bench.' };

let house: TestHouse;
let stage: VotingStage;
let question: string;
let moderator: Staff;
let host: Staff;

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [
    { kind: 'question', prompts: prompts('What do you want to ask?'), proposes: true },
  ]);
  await drafted.open();
  stage = drafted;
  [question = ''] = drafted.activities;
  [moderator, host] = await Promise.all([house.staffWho('moderator'), house.staffWho('organiser')]);
});
afterAll(() => house.remove());

/** What a child says on the page with all questions, in the language of `page`. */
async function say(text: string, page: 'en' | 'ar' = 'en'): Promise<{ child: Child; id: string }> {
  const child = await stage.join();
  const pages = drawPages(house, { routes: { '/here/part/:anchor': part }, child, language: page });
  const box = `text-${question}`;
  const here = await pages.get('/here/part/all');
  const sent = await pages.send(here, { field: box }, { [box]: text });
  const id = /id="own-([\w-]{22})"/.exec(sent.html)?.[1] ?? '';
  return { child, id };
}
const ownOf = async (child: Child) => (await need(house.services.room.place(child, {}))).own[0];
const atDesk = async (id: string) =>
  (await need(house.services.moderation.case(moderator, { consultationId: stage.consultationId, id }))).item;

describe('R839: what a child writes in other letters than those of its page', () => {
  it.each([
    ['en', words.ar, 'ar'],
    ['ar', words.en, 'en'],
    ['en', words.ru, unknownLanguage],
    ['en', words.en, 'en'],
  ] as const)('on a page in %s: “%s” is %s for its child and at the desk', async (page, text, tag) => {
    const { child, id } = await say(text, page);
    expect(await ownOf(child)).toMatchObject({ language: tag, text });
    expect(await atDesk(id)).toMatchObject({ language: tag });
    const pages = drawPages(house, { routes: { '/here/part/:anchor': part }, child, language: page });
    expect((await pages.get('/here/part/all')).html).toMatch(
      new RegExp(`<p class="words"[^>]* lang="${tag}" dir="auto">(<span>)?${text}`),
    );
  });

  it('new words are looked at anew', async () => {
    const { child, id } = await say(words.ru);
    const sent = { id, revision: 1, text: words.ar, language: 'en' };
    expect(await need(house.services.room.revise(child, sent))).toMatchObject({ language: 'ar' });
    expect(await ownOf(child)).toMatchObject({ language: 'ar' });
  });

  it('a language that nobody knows has no name where a child reads what is kept, and keeps no question from being taken over', async () => {
    const { child, id } = await say(words.ru);
    const { consultationId } = stage;
    const decided = { consultationId, id, revision: 1, decision: 'publish' as const };
    await need(house.services.moderation.decide(moderator, decided));
    const kept = await drawPages(house, { routes: { '/here/held': held }, child }).get('/here/held');
    expect(kept.status).toBe(200);
    expect(wordsOf(kept.html)).toContain(t('held.blank'));
    const path = `/staff/c/${consultationId}/proposals`;
    const pages = drawPages(house, { routes: { '/staff/c/:id/proposals': proposals }, staff: host });
    const taken = await pages.send(
      await pages.get(path),
      { field: `title.${id}` },
      { [`title.${id}`]: 'A bench' },
    );
    expect(taken.path).toMatch(/^\/staff\/c\/[\w-]{22}\/about/);
  });
});
