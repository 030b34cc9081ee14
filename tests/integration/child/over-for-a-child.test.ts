import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as home from '../../../app/routes/child/home.tsx';
import * as me from '../../../app/routes/child/me/me.tsx';
import * as room from '../../../app/routes/child/room/room.tsx';
import * as poll from '../../../app/routes/child/votes/poll.tsx';
import * as takeBack from '../../../app/routes/child/words/take-back.tsx';
import * as words from '../../../app/routes/child/words/words.tsx';
import { newId } from '../../../server/core/ids.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { attributeOf, draftVoting, option, prompts, type VotingStage } from '../../support/house/voting.ts';
import { type DrawnPages, drawPages, formFor, ledTo, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const view = 'A bench in the shade would be nice.';

let house: TestHouse;
let stage: VotingStage;
let child: Child;
let silent: Child;
let pages: DrawnPages;
let question: string;
let choosing: string;
let talk: string;

const routes = {
  '/here': home,
  '/here/me': me,
  '/here/poll/:id': poll,
  '/here/back': takeBack,
  '/here/room/:id': room,
  '/here/words': words,
};
const pagesOf = (whose: Child) => drawPages(house, { routes, child: whose });
const read = async (path: string, of = pages) => wordsOf((await of.get(path)).html);
const say = (text: string, activityId = question) =>
  need(
    house.services.room.post(child, {
      id: newId(house.deps.random),
      activityId,
      text,
      language: 'en',
    }),
  );

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(
    house,
    [
      { kind: 'question', prompts: prompts('Say.') },
      { kind: 'poll', form: 'single', prompts: prompts('Choose.'), options: [option('A'), option('B')] },
      { kind: 'room', prompts: prompts('Talk.') },
    ],
    { attributes: [attributeOf('region', ['North', 'South', 'West'])] },
  );
  [question = '', choosing = '', talk = ''] = drafted.activities;
  await drafted.open();
  stage = drafted;
  [child, silent] = [await stage.join(), await stage.join()];
  pages = pagesOf(child);
});
afterAll(() => house.remove());

describe('while it runs', () => {
  it('R327: who pays stands beside a question about the child, and so does who asks', async () => {
    const asked = await read('/here/me?what=region');
    for (const field of ['payer', 'sponsor', 'Why']) expect(asked).toContain(`${field} en`);
  });

  it('R886: a choice that is sent while it rests stands there again, and no room is spoken of', async () => {
    await stage.move('paused');
    const sent = await pages.send(formFor(`/here/poll/${choosing}`, { choice: '2', intent: 'answer' }), {});
    expect(typedIn(sent, { field: 'choice' })).toMatchObject({ choice: ['2'] });
    expect(sent.html).not.toMatch(/<form[^>]* hidden/);
    expect(wordsOf(sent.html)).toContain(t('part.paused'));
    expect(wordsOf(sent.html)).not.toContain(t('refusal.room-paused'));
    expect(ledTo(sent)).toBeUndefined();
    await stage.move('open');
  });

  it('R884: words that were taken back are none of those that the path counts', async () => {
    const { id } = await say(view);
    await say('Slower cars.');
    await need(house.services.room.withdraw(child, { id }));
    expect(await read('/here')).toContain(t('home.words', { count: 1 }));
  });

  it('R96: of words that are with the team it is said where they are taken back', async () => {
    const { id } = await say('My dad hits me every night.');
    expect(await read('/here/back')).not.toContain(t('all-back.sealed'));
    await need(house.services.safeguarding.sealOwn(child, { id }));
    expect(await read('/here/back')).toContain(t('all-back.sealed'));
    await need(house.services.privacy.withdrawAll(child, {}));
    const left = await pages.get('/here/back');
    expect(wordsOf(left.html)).not.toContain(t('all-back.none'));
    expect(left.html).toContain('href="/here/help-me"');
  });
});

describe('R886: once it is over', () => {
  beforeAll(async () => {
    await say(view, talk);
    await stage.move('closed');
  });

  it('nothing is begun any more, and nobody is told to be the first', async () => {
    const over = await read('/here');
    for (const gone of ['home.where', 'home.practice'] as const) expect(over).not.toContain(t(gone));
    const none = await read('/here/words', pagesOf(silent));
    expect(none).toContain(t('words.none.over'));
    expect(none).not.toContain(t('words.none'));
  });

  it('words that wait in a room that is over are not said to be read before other children see them', async () => {
    const own = await read(`/here/room/${talk}`);
    expect(own).toContain(view);
    expect(own).toContain(t('room.closed'));
    expect(own).not.toContain(t('ask.read-first'));
  });

  it('an answer about oneself that comes late leads to the page that says what can still be done', async () => {
    const late = await pages.send(formFor('/here/me', { what: 'region', choice: '1' }), {});
    expect([late.status, late.path]).toEqual([200, '/here/me']);
  });
});
