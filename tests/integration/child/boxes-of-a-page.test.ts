import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as how from '../../../app/routes/child/part/how.tsx';
import * as part from '../../../app/routes/child/part/part.tsx';
import * as statements from '../../../app/routes/child/votes/statements.tsx';
import { processActivity } from '../../../server/core/analysis/evaluation.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { answerOn } from '../../support/house/stage-votes.ts';
import { draftVoting, prompts, seed, type VotingStage } from '../../support/house/voting.ts';
import type { Page } from '../../support/pages/client.ts';
import { type DrawnPages, drawPages, formFor, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const view = 'A bench in the shade would be nice.';
const other = 'Slower cars near the school gate.';
const whole = '/here/part/all';

let house: TestHouse;
let stage: VotingStage;
let child: Child;
let pages: DrawnPages;
let first: string;
let second: string;
let votes: string;

const routes = { '/here/part/:anchor': part, '/here/statements/:id': statements, '/here/how': how };
const own = async () => (await need(house.services.room.place(child, {}))).own.map(({ text }) => text);
const boxIn = (page: Page, activity: string) =>
  new RegExp(`<textarea[^>]*name="text-${activity}"[^>]*>([^<]*)<`).exec(page.html)?.[1]?.trim();
const boxes = (page: Page) => [boxIn(page, first), boxIn(page, second)];
/** A browser whose seat is over: its cookie opens nothing any more. */
const seatOver = ({ consultationId, deps }: TestHouse) => ({
  seatToken: { consultationId, session: newId(deps.random) },
  none: () => [],
});
/** Words into both boxes, and the button of one of them. */
const send = (page: Page, of: string, said: Readonly<Record<string, string>>) =>
  pages.send(
    page,
    { press: `activity=${of}` },
    Object.fromEntries(Object.entries(said).map(([activity, words]) => [`text-${activity}`, words])),
  );

beforeAll(async () => {
  house = await openTestHouse();
  const ask = (words: string) => ({ kind: 'question' as const, prompts: prompts(words) });
  const drafted = await draftVoting(house, [
    ask('What is missing?'),
    ask('What is too much?'),
    { kind: 'statements', prompts: prompts('Vote.'), seeds: ['One', 'Two', 'Three'].map(seed) },
  ]);
  [first = '', second = '', votes = ''] = drafted.activities;
  await drafted.open();
  stage = drafted;
});
afterAll(() => house.remove());

/** Everything below is done by somebody who has not done anything. */
async function newcomer() {
  child = await stage.join();
  pages = drawPages(house, { routes, child });
}

describe('R880: what is sent from one of several boxes leaves what is written in the others', () => {
  beforeAll(newcomer);

  it('R929: where it was taken: the page says so and leads to those words, and sent again it is the same words', async () => {
    const page = await pages.get(whole);
    for (const again of [1, 2]) {
      const sent = await send(page, first, { [first]: view, [second]: other });
      expect([sent.status, boxes(sent), await own()], `${again}`).toEqual([200, ['', other], [view]]);
      expect(wordsOf(sent.html)).toContain(t('care.sent'));
    }
    const sent = await send(page, second, { [second]: other });
    const said = sent.path.split('#own-')[1];
    expect([sent.path, (await own()).length]).toEqual([`${whole}#own-${said}`, 2]);
    // R929: what it leads to are the words that went, and no others of this child.
    expect(wordsOf(sent.html.split(`id="own-${said}"`)[1]?.split('</article>')[0] ?? '')).toContain(other);
  });

  it('where it was not, where it is asked about, and where they were at the page of the look', async () => {
    const page = await pages.get(whole);
    const empty = await send(page, first, { [first]: ' ', [second]: other });
    expect([empty.status, boxIn(empty, second)]).toEqual([400, other]);
    expect(wordsOf(empty.html)).toContain(t('refusal.text-empty'));

    const before = await own();
    const asked = await send(page, first, { [first]: `${view} 0170 5550142`, [second]: other });
    expect(wordsOf(asked.html)).toContain(t('asked.title'));
    // Until it is answered the other words stand there as they are: they go along with the answer.
    expect(boxIn(asked, second)).toBeUndefined();
    expect(wordsOf(asked.html)).toContain(other);
    expect(await own()).toEqual(before);
    const answered = await pages.send(asked, { press: 'asked=yes' });
    expect([answered.status, boxes(answered)]).toEqual([200, ['', other]]);
    expect(await own()).toContain(`${view} 0170 5550142`);

    const carry = { carry: '', [`text-${first}`]: view, [`text-${second}`]: other };
    const back = await pages.send(formFor(whole, carry), {});
    expect([back.status, boxes(back)]).toEqual([200, [view, other]]);
  });

  it('R118: and where their seat was over meanwhile, with or without a look at the page of the look', async () => {
    const before = await own();
    const words = { [`text-${first}`]: view, [`text-${second}`]: other };
    const away = drawPages(house, { routes, child: null, cookies: seatOver(house) });
    for (const fields of [words, { ...words, carry: '' }]) {
      const given = await away.send(formFor(whole, { intent: 'post', ...fields }), {});
      expect(wordsOf(given.html)).toContain(t('away.text'));
      // The child came in again in another page, and presses “Send” in this one.
      const back = await pages.send(given, { field: `text-${first}` });
      expect([back.status, boxes(back)]).toEqual([200, [view, other]]);
      expect(wordsOf(back.html)).toContain(t('asked.not-sent'));
    }
    expect(await own()).toEqual(before);
  });
});

it('R1135: of several boxes of one label each is described by what is asked there, and so is the button that sends it', async () => {
  await newcomer();
  const { html } = await pages.get(whole);
  const toldOf = (activity: string) => {
    const of = [`name="text-${activity}"`, `name="activity" value="${activity}"`];
    const found = [...html.matchAll(/<(?:textarea|button) [^>]*>/g)].filter(([at]) =>
      of.some((each) => at.includes(each)),
    );
    const described = found.map(([at]) => /aria-describedby="([^" ]+)/.exec(at)?.[1] ?? '');
    return described.map((id) => new RegExp(`<h2 id="${id}"[^>]*>([^<]*)<`).exec(html)?.[1]);
  };
  expect(toldOf(first)).toEqual(['What is missing? en', 'What is missing? en']);
  expect(toldOf(second)).toEqual(['What is too much? en', 'What is too much? en']);
});

describe('R881: an act beside a box takes its words along', () => {
  beforeAll(newcomer);
  const here = () => `/here/statements/${votes}`;
  const voteWith = async (words: string) => {
    const page = await pages.get(here());
    const beside = answerOn(page, 'agree')?.replace('beside=', '') ?? '';
    expect(page.html).toMatch(new RegExp(`<button(?=[^>]*form="draft-${votes}")(?=[^>]*value="${beside}")`));
    const fields = { beside, intent: 'post', activity: votes, [`text-${votes}`]: words };
    return pages.send(formFor(here(), fields), {});
  };
  const answered = async () =>
    (await need(house.services.room.readStatements(child, { activityId: votes }))).answered;

  it('a vote', async () => {
    const voted = await voteWith(view);
    expect([voted.status, boxIn(voted, votes), await answered()]).toEqual([200, view, 1]);
    expect(wordsOf(voted.html)).toContain(t('vote.counted'));
    expect(await own()).toEqual([]);
    expect((await voteWith(' ')).path).toMatch(/\?counted=[a-z-]+#now$/);
    // One that comes while they rest: the page says that they do, and not that a room does.
    const [card] = (await need(house.services.room.readStatements(child, { activityId: votes }))).next;
    await stage.move('paused');
    const late = { beside: `vote ${card?.id} agree`, activity: votes, [`text-${votes}`]: view };
    const rests = await pages.send(formFor(here(), late), {});
    expect([rests.status, boxIn(rests, votes)]).toEqual([400, view]);
    expect(wordsOf(rests.html)).toContain(t('vote.paused'));
    expect(wordsOf(rests.html)).not.toContain(t('refusal.room-paused'));
    await stage.move('open');
  });

  it('and what is said about how it was, and the marks beside it', async () => {
    await stage.move('closed');
    const box = `text-${processActivity}`;
    const marks = { 'mark.safe': 'yes', 'mark.relevant': 'no' };
    const page = await pages.get('/here/how');
    const judged = await pages.send(page, { press: 'beside=judge' }, { ...marks, [box]: view });
    expect([judged.status, boxIn(judged, processActivity), await own()]).toEqual([200, view, []]);
    expect(wordsOf(judged.html)).toContain(t('how.sent'));
    expect(typedIn(judged, { field: box })).toMatchObject({ 'mark.safe': ['yes'], 'mark.relevant': ['no'] });

    const asked = { 'mark.safe': 'partly', [box]: `${view} 0170 5550142` };
    const care = await pages.send(judged, { field: box, press: '=' }, asked);
    expect(wordsOf(care.html)).toContain(t('asked.title'));
    const sent = await pages.send(care, { press: 'asked=yes' });
    expect([sent.status, (await own()).length]).toEqual([200, 1]);
    expect(wordsOf(sent.html)).toContain(t('care.sent'));
    const field = 'mark.safe';
    expect(typedIn(sent, { field })).toMatchObject({ 'mark.safe': ['partly'] });
    expect(typedIn(await pages.get('/here/how'), { field })).toMatchObject({ 'mark.safe': ['yes'] });
    // Others from a page that was open meanwhile: that words are there already, and not that it is not open.
    const late = await pages.send(judged, { field: box, press: '=' }, { [box]: other });
    expect([late.status, boxIn(late, processActivity)]).toEqual([400, other]);
    expect(wordsOf(late.html)).toContain(t('refusal.state-forbids'));
  });

  it('R1120: the box about how it was, and the words beside it, name no wait from while it was open', async () => {
    const lively = await draftVoting(house, [{ kind: 'question', prompts: prompts('What is it?') }]);
    await lively.open();
    const writer = await lively.join();
    for (const at of [1, 2, 3, 4, 5])
      await lively.publish(writer, lively.activities[0] ?? '', `More trees, ${at}.`);
    pages = drawPages(house, { routes, child: writer });
    const waits = ['under-2', 'under-5', 'under-15', 'under-60', 'longer'] as const;
    const named = (html: string) => waits.filter((each) => wordsOf(html).includes(t(`wait.${each}`)));
    const { wait } = await need(house.services.room.place(writer, {}));
    expect(waits).toContain(wait);
    await lively.move('closed');
    const box = `text-${processActivity}`;
    const before = await pages.get('/here/how');
    expect([named(before.html), wordsOf(before.html).includes(t('wait.unknown'))]).toEqual([[], true]);
    await pages.send(before, { field: box, press: '=' }, { [box]: view });
    const after = await pages.get('/here/how');
    expect([wordsOf(after.html).includes(view), named(after.html)]).toEqual([true, []]);
  });

  it.each(['on', 'help'] as const)(
    'and words that went, %s, leave help there, and no box that can send nothing',
    async (went) => {
      const harm = await draftVoting(house, [{ kind: 'question', prompts: prompts('What is it?') }], {
        sensitiveTopic: went === 'on',
      });
      await harm.open();
      pages = drawPages(house, { routes, child: await harm.join() });
      await harm.move('closed');
      const box = `text-${processActivity}`;
      const typed = { 'mark.safe': 'no', [box]: 'My dad hits me every night.' };
      let page = await pages.send(await pages.get('/here/how'), { field: box, press: '=' }, typed);
      if (went === 'help') page = await pages.send(page, { press: 'choice=help' });
      expect([page.status, boxIn(page, processActivity)]).toEqual([200, undefined]);
      expect(wordsOf(page.html)).toContain(t('care.title'));
      expect(wordsOf(page.html)).toContain(t(went === 'help' ? 'help-me.sent' : 'care.sent'));
      expect(typedIn(page, { field: 'mark.safe' })).toMatchObject({ 'mark.safe': ['no'] });
    },
  );
});
